package dev.signalbox.recorder.boot;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.HashSet;
import java.util.Set;

/** Which names are the JDK's, of classes that exist and of those that do not. */
final class JdkPackages {

    private static final Set<String> PACKAGES = ofModules();

    private JdkPackages() {}

    static boolean haveClass(String name) {
        int end = name.lastIndexOf('.');
        if (end < 0) {
            return isPrimitive(name);
        }
        return PACKAGES.contains(name.substring(0, end))
                || name.startsWith("jdk.proxy")
                || name.startsWith("com.sun.proxy.");
    }

    /** A file in one of the packages, or that of a service of the JDK's. */
    static boolean haveResource(String name) {
        String services = "META-INF/services/";
        if (name.startsWith(services)) {
            return haveClass(name.substring(services.length()));
        }
        int end = name.lastIndexOf('/');
        return end > 0 && PACKAGES.contains(name.substring(0, end).replace('/', '.'));
    }

    private static boolean isPrimitive(String name) {
        return switch (name.replace("[]", "")) {
            case "boolean", "byte", "char", "double", "float", "int", "long", "short", "void" -> true;
            default -> false;
        };
    }

    private static Set<String> ofModules() {
        Set<String> packages = new HashSet<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            packages.addAll(module.descriptor().packages());
        }
        return packages;
    }
}
