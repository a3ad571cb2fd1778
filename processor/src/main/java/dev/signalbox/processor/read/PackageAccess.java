package dev.signalbox.processor.read;

import com.google.auto.common.MoreElements;
import javax.lang.model.element.TypeElement;

/** What a package can see. */
final class PackageAccess {

    private PackageAccess() {}

    static boolean isVisible(TypeElement type, String packageName) {
        return switch (TypeUseReader.access(type)) {
            case PUBLIC -> true;
            case PACKAGE -> MoreElements.getPackage(type).getQualifiedName().contentEquals(packageName);
            case PRIVATE -> false;
        };
    }
}
