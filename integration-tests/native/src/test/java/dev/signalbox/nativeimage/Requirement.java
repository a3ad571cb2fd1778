package dev.signalbox.nativeimage;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * One thing that a native image has to be told: asked for by a program, or named by metadata.
 *
 * @param name of a class, of a file (with wildcards, in metadata), or of the interfaces of a proxy
 * @param member of the class: {@code name(types)} or a field's name; empty for the class itself
 */
record Requirement(Kind kind, String name, String member) implements Comparable<Requirement> {

    /** What it is; JNI's are apart because native code asks, and no agent sees it. */
    enum Kind {
        TYPE,
        METHOD,
        FIELD,
        UNSAFE_ALLOCATED,
        SERIALIZABLE,
        PROXY,
        JNI_TYPE,
        JNI_METHOD,
        JNI_FIELD,
        GLOB,
        BUNDLE
    }

    static Requirement of(Kind kind, String name) {
        return new Requirement(kind, name, "");
    }

    /** Whether this, as metadata name it, is enough for what is asked for. */
    boolean covers(Requirement asked) {
        return equals(asked) || (kind == Kind.GLOB && asked.kind == Kind.GLOB && matches(asked.name));
    }

    private boolean matches(String file) {
        return FileSystems.getDefault().getPathMatcher("glob:" + name).matches(Path.of(file));
    }

    /** As an entry of the metadata would say it. */
    String json() {
        return switch (kind) {
            case TYPE -> entry("");
            case METHOD -> entry(", \"methods\": [" + method() + "]");
            case FIELD -> entry(", \"fields\": [{\"name\": \"" + member + "\"}]");
            case UNSAFE_ALLOCATED -> entry(", \"unsafeAllocated\": true");
            case SERIALIZABLE -> entry(", \"serializable\": true");
            case PROXY -> "{\"type\": {\"proxy\": [\"" + name.replace(",", "\", \"") + "\"]}}";
            case JNI_TYPE -> entry(", \"jniAccessible\": true");
            case JNI_METHOD -> entry(", \"jniAccessible\": true, \"methods\": [" + method() + "]");
            case JNI_FIELD -> entry(", \"jniAccessible\": true, \"fields\": [{\"name\": \"" + member + "\"}]");
            case GLOB -> "{\"glob\": \"" + name + "\"}";
            case BUNDLE -> "{\"bundle\": \"" + name + "\"}";
        };
    }

    private String entry(String rest) {
        return "{\"type\": \"" + name + "\"" + rest + "}";
    }

    private String method() {
        int parameters = member.indexOf('(');
        String types = member.substring(parameters + 1, member.length() - 1);
        String list = types.isEmpty() ? "" : "\"" + types.replace(",", "\", \"") + "\"";
        return "{\"name\": \"" + member.substring(0, parameters) + "\", \"parameterTypes\": [" + list + "]}";
    }

    @Override
    public int compareTo(Requirement other) {
        return toString().compareTo(other.toString());
    }
}
