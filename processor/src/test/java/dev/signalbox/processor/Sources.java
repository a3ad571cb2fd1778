package dev.signalbox.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Sources in tests. One that does not begin with its package is in {@code shop}, with the api imported. */
public final class Sources {

    private static final String HEADER = "package shop; import dev.signalbox.*; import java.util.*;\n";
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:^|[ \n])(?:class|record|enum|@?interface) (\\w+)");

    private Sources() {}

    /** Files named after the first class in them. */
    public static List<JavaFileObject> of(String... sources) {
        return Arrays.stream(sources)
                .map(source -> JavaFileObjects.forSourceString(nameOf(source), whole(source)))
                .toList();
    }

    /** The source as it is compiled. */
    public static String whole(String source) {
        return source.startsWith("package ") ? source : HEADER + source;
    }

    /** The qualified name of the first class in it. */
    public static String nameOf(String source) {
        String whole = whole(source);
        Matcher inPackage = PACKAGE.matcher(whole);
        Matcher type = TYPE.matcher(whole);
        if (!inPackage.find() || !type.find()) {
            throw new IllegalArgumentException("no class in " + source);
        }
        return inPackage.group(1) + "." + type.group(1);
    }

    /** Compiles with our processors, and others before them. */
    public static Compilation compile(List<JavaFileObject> sources, Processor... others) {
        List<Processor> processors = new ArrayList<>(Arrays.asList(others));
        processors.add(new CodecProcessor());
        processors.add(new TableProcessor());
        return Compiler.javac()
                .withProcessors(processors)
                .withOptions("-Xlint:all,-processing,-path", "-Werror")
                .compile(sources);
    }
}
