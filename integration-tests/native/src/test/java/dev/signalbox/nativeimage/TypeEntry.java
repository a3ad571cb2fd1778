package dev.signalbox.nativeimage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.signalbox.nativeimage.Requirement.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A class.
 *
 * @param type its name, or {@code {"proxy": [interfaces]}}
 * @param jniAccessible that native code asks for the class and these members, not Java
 */
record TypeEntry(
        @JsonProperty(required = true) JsonNode type,
        @Nullable List<Method> methods,
        @Nullable List<Field> fields,
        @Nullable Boolean unsafeAllocated,
        @Nullable Boolean serializable,
        @Nullable Boolean jniAccessible)
        implements MetadataEntry {

    /** A method, or a constructor, which is called {@code <init>}. */
    record Method(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<String> parameterTypes) {

        String signature() {
            return name + "(" + String.join(",", parameterTypes) + ")";
        }
    }

    /** A field. */
    record Field(@JsonProperty(required = true) String name) {}

    @Override
    public Set<Requirement> requirements() {
        if (type.isObject()) {
            return Set.of(Requirement.of(Kind.PROXY, interfaces()));
        }
        boolean jni = isTrue(jniAccessible);
        String name = type.asString();
        Set<Requirement> all = new LinkedHashSet<>();
        all.add(Requirement.of(jni ? Kind.JNI_TYPE : Kind.TYPE, name));
        for (Method method : methods == null ? List.<Method>of() : methods) {
            all.add(new Requirement(jni ? Kind.JNI_METHOD : Kind.METHOD, name, method.signature()));
        }
        for (Field field : fields == null ? List.<Field>of() : fields) {
            all.add(new Requirement(jni ? Kind.JNI_FIELD : Kind.FIELD, name, field.name()));
        }
        if (isTrue(unsafeAllocated)) {
            all.add(Requirement.of(Kind.UNSAFE_ALLOCATED, name));
        }
        if (isTrue(serializable)) {
            all.add(Requirement.of(Kind.SERIALIZABLE, name));
        }
        return all;
    }

    private String interfaces() {
        if (type.size() != 1 || !type.path("proxy").isArray()) {
            throw new IllegalArgumentException("Neither a name nor a proxy: " + type);
        }
        return StreamSupport.stream(type.path("proxy").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.joining(","));
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }
}
