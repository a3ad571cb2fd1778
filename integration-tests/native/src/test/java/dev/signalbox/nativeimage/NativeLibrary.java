package dev.signalbox.nativeimage;

import dev.signalbox.nativeimage.Requirement.Kind;
import dev.signalbox.recorder.RecordedAccess;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The native code that client libraries load. What it asks of Java no agent sees, so it is written down here,
 * from the names in their compiled code, where {@code NativeLibraryTest} finds them again.
 */
enum NativeLibrary {
    ZSTD("com.github.luben.zstd.util.Native", "zstd-jni"),
    SNAPPY("org.xerial.snappy.SnappyLoader", "snappyjava"),
    LZ4("net.jpountz.util.Native", "lz4-java");

    private static final Pattern FILE =
            Pattern.compile("(.*?)(?i:linux|darwin|mac|win|windows)/[^/]+/(?:lib)?(zstd-jni|snappyjava|lz4-java)[^/]*");

    private final String loader;
    private final String file;

    NativeLibrary(String loader, String file) {
        this.loader = loader;
        this.file = file;
    }

    /** The library that was loaded. */
    static NativeLibrary loadedBy(RecordedAccess access) {
        return Stream.of(values())
                .filter(each -> access.asker().startsWith(each.loader))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Native code that nobody has looked into: " + access));
    }

    /** The class that loads it. */
    String loader() {
        return loader;
    }

    /** What the name of its file has in it. */
    String file() {
        return file;
    }

    /** What it asks of Java. */
    Stream<Requirement> requirements() {
        return members().flatMap(each -> Stream.of(Requirement.of(Kind.JNI_TYPE, each.name()), each));
    }

    private Stream<Requirement> members() {
        return switch (this) {
            // In fields of the streams it says how far it has come.
            case ZSTD ->
                Stream.of("ZstdInputStreamNoFinalizer", "ZstdOutputStreamNoFinalizer")
                        .map("com.github.luben.zstd."::concat)
                        .flatMap(type -> Stream.of("srcPos", "dstPos")
                                .map(field -> new Requirement(Kind.JNI_FIELD, type, field)));
            // Its errors are thrown by a method that it calls.
            case SNAPPY ->
                Stream.of(new Requirement(Kind.JNI_METHOD, "org.xerial.snappy.SnappyNative", "throw_error(int)"));
            // It throws these itself.
            case LZ4 ->
                Stream.of("IllegalArgumentException", "IllegalStateException", "OutOfMemoryError")
                        .map("java.lang."::concat)
                        .map(type -> new Requirement(Kind.JNI_METHOD, type, "<init>(java.lang.String)"));
        };
    }

    /** Whether it is the file of a library, for some platform: a program asks for that of its own alone. */
    static boolean isFile(Requirement requirement) {
        return requirement.kind() == Kind.GLOB
                && FILE.matcher(requirement.name()).matches();
    }

    /** Whether both are files of the same library, for whatever platforms. */
    static boolean isSame(Requirement one, Requirement other) {
        return isFile(one) && isFile(other) && withoutPlatform(one).equals(withoutPlatform(other));
    }

    private static String withoutPlatform(Requirement file) {
        return FILE.matcher(file.name()).replaceFirst("$1$2");
    }
}
