package dev.signalbox.processor.name;

import com.palantir.javapoet.ClassName;

/** Every name that we generate. A nested type {@code Outer.Inner} becomes {@code Outer_Inner}. */
public final class GeneratedNames {

    /** The field that holds the only instance of a codec without type arguments. */
    public static final String CODEC_INSTANCE = "INSTANCE";

    private GeneratedNames() {}

    /** {@code UserRegistered_Codec}. */
    public static ClassName codecOf(ClassName type) {
        return suffixed(type, "_Codec");
    }

    /** {@code Onboarding_Handlers}. */
    public static ClassName handlersOf(ClassName handlerClass) {
        return suffixed(handlerClass, "_Handlers");
    }

    /** {@code ShopEvents_Table}. */
    public static ClassName tableOf(ClassName anchor) {
        return suffixed(anchor, "_Table");
    }

    /** {@code ShopEvents_Module}. */
    public static ClassName moduleOf(ClassName anchor) {
        return suffixed(anchor, "_Module");
    }

    private static ClassName suffixed(ClassName type, String suffix) {
        return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + suffix);
    }
}
