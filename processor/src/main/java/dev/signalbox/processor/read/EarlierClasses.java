package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.HiddenTable;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Finds what was compiled before into the folder of this compilation. A build tool may compile a few classes alone; the
 * anchor that owns them, and the others that its table is made of, are then there as class files.
 */
public final class EarlierClasses {

    private final Elements elements;
    private final Filer filer;
    private final SourceClasses sources;
    private final Map<String, List<String>> anchorsByPackage = new HashMap<>();

    public EarlierClasses(ProcessingEnvironment environment, SourceClasses sources) {
        this.sources = sources;
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
    }

    /** The anchors of earlier compilations in the packages of a class and above. */
    public List<TypeElement> anchorsAbove(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        List<TypeElement> anchors = new ArrayList<>();
        String name = elements.getPackageOf(type).getQualifiedName().toString();
        while (true) {
            for (String anchor : anchorsByPackage.computeIfAbsent(name, each -> anchorsIn(module, each))) {
                TypeElement found = elements.getTypeElement(module, anchor);
                if (found != null) {
                    anchors.add(found);
                }
            }
            if (name.isEmpty()) {
                return anchors;
            }
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
    }

    /** What the table of an anchor was made of, as far as it is still there. */
    public List<TypeElement> membersOf(TypeElement anchor) {
        ModuleElement module = elements.getModuleOf(anchor);
        ClassName table = GeneratedNames.tableOf(ClassName.get(anchor));
        if (!isInOutput(table.packageName(), table.simpleName())) {
            return List.of();
        }
        TypeElement earlier = elements.getTypeElement(module, table.canonicalName());
        return earlier == null ? List.of() : membersOf(earlier, module);
    }

    private List<TypeElement> membersOf(TypeElement table, ModuleElement module) {
        return FoundAnnotation.on(table, LibraryNames.TABLE_MEMBERS)
                .map(members -> members.texts("value"))
                .orElse(List.of())
                .stream()
                .map(name -> elements.getTypeElement(module, name))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Whether an earlier compilation into the same folder has generated a codec of the class, which an event or payload
     * holds that may not be compiled now.
     */
    boolean hadCodec(TypeElement type) {
        ClassName codec = GeneratedNames.codecOf(ClassName.get(type));
        TypeElement earlier = elements.getTypeElement(elements.getModuleOf(type), codec.canonicalName());
        return earlier != null
                && !sources.isInSource(earlier)
                && earlier.getSuperclass().toString().startsWith(LibraryNames.EVENT_CODEC.packageName())
                && isInOutput(codec.packageName(), codec.simpleName());
    }

    /**
     * The table of a jar that has the name of the anchor's. Empty where it holds nothing but classes of this compilation,
     * as an older jar of the same module does.
     */
    Optional<HiddenTable> hiddenBy(TypeElement anchor) {
        ModuleElement module = elements.getModuleOf(anchor);
        ClassName name = GeneratedNames.tableOf(ClassName.get(anchor));
        TypeElement table = elements.getTypeElement(module, name.canonicalName());
        if (table == null || sources.isInSource(table) || isInOutput(name.packageName(), name.simpleName())) {
            return Optional.empty();
        }
        List<String> strangers = membersOf(table, module).stream()
                .filter(member -> !sources.contains(member))
                .map(member -> member.getQualifiedName().toString())
                .toList();
        return strangers.isEmpty()
                ? Optional.empty()
                : Optional.of(new HiddenTable(name, Origin.of(anchor), strangers));
    }

    /** Only classes beside which there is a table are looked at. */
    private List<String> anchorsIn(ModuleElement module, String packageName) {
        PackageElement home = elements.getPackageElement(module, packageName);
        if (home == null) {
            return List.of();
        }
        List<TypeElement> types = ElementFilter.typesIn(home.getEnclosedElements());
        Set<String> names = new HashSet<>();
        types.forEach(type -> names.add(type.getSimpleName().toString()));
        List<String> anchors = new ArrayList<>();
        for (TypeElement type : types) {
            if (names.contains(GeneratedNames.tableOf(ClassName.get(
                                    packageName, type.getSimpleName().toString()))
                            .simpleName())
                    && AnnotationReader.isPresent(type, LibraryNames.EVENT_MODULE)
                    && isInOutput(packageName, type.getSimpleName().toString())) {
                anchors.add(type.getQualifiedName().toString());
            }
        }
        return anchors;
    }

    /** Anchors of jars own nothing of this compilation. */
    private boolean isInOutput(String packageName, String simpleName) {
        try (InputStream file = filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, simpleName + ".class")
                .openInputStream()) {
            return file != null;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException absent) {
            return false;
        }
    }
}
