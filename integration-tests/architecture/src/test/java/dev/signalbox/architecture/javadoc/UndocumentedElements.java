package dev.signalbox.architecture.javadoc;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds public types and methods without Javadoc, from source alone. */
final class UndocumentedElements {

    private UndocumentedElements() {}

    /** The types, each as {@code File.java:line: name}. */
    static List<String> typesIn(List<Path> sources) throws IOException {
        return scan(sources).types;
    }

    /** The methods, in the same form; what overrides or only constructs needs no words of its own. */
    static List<String> methodsIn(List<Path> sources) throws IOException {
        return scan(sources).methods;
    }

    private static Found scan(List<Path> sources) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            Found found = new Found(new ArrayList<>(), new ArrayList<>());
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, DocTrees.instance(task), found).scan(unit, null);
            }
            return found;
        }
    }

    private record Found(List<String> types, List<String> methods) {}

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final Found found;

        Scanner(CompilationUnitTree unit, DocTrees trees, Found found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            requireComment(type.getSimpleName().toString(), found.types);
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean constructor = method.getReturnType() == null;
            if (isPublic(method.getModifiers()) && !constructor && !isOverride(method)) {
                requireComment(method.getName() + "(…)", found.methods);
            }
            return null;
        }

        private void requireComment(String name, List<String> silent) {
            if (trees.getDocComment(getCurrentPath()) == null) {
                long start = trees.getSourcePositions()
                        .getStartPosition(unit, getCurrentPath().getLeaf());
                Path file = Path.of(unit.getSourceFile().getName());
                silent.add(file.getFileName() + ":" + unit.getLineMap().getLineNumber(start) + ": " + name);
            }
        }

        private boolean isPublic(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (isInInterface() && !flags.contains(Modifier.PRIVATE));
        }

        private boolean isInInterface() {
            Tree.Kind parent = getCurrentPath().getParentPath().getLeaf().getKind();
            return parent == Tree.Kind.INTERFACE || parent == Tree.Kind.ANNOTATION_TYPE;
        }

        private static boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .map(AnnotationTree::getAnnotationType)
                    .anyMatch(type -> type.toString().equals("Override"));
        }
    }
}
