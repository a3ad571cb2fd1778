package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules, one for each kind of value. */
final class ValueRules {

    private static final Map<Class<?>, ValueRule<?>> RULES = List.<ValueRule<?>>of(
                    new PrimitiveRule(),
                    new ScalarRule(),
                    new EnumRule(),
                    new OptionalRule(),
                    new OptionalNumberRule(),
                    new CollectionRule(),
                    new ArrayRule(),
                    new MapRule(),
                    new GeneratedCodecRule(),
                    new HandWrittenCodecRule(),
                    new TypeVariableRule())
            .stream()
            .collect(Collectors.toUnmodifiableMap(ValueRule::kind, Function.identity()));

    private ValueRules() {}

    /** An expression that reads the value that the parser stands on. */
    static CodeBlock read(ValueType type, Site site) {
        return of(type).readAny(type, site);
    }

    /** Statements that write a value that is not null. */
    static CodeBlock write(ValueType type, CodeBlock value, Site site) {
        return of(type).writeAny(type, value, site);
    }

    /** Whether the value has to be in a variable. */
    static boolean mentionValueTwice(ValueType type) {
        return of(type).mentionsValueTwice();
    }

    private static ValueRule<?> of(ValueType type) {
        ValueRule<?> rule = RULES.get(type.getClass());
        if (rule == null) {
            throw new IllegalArgumentException("No rule for " + type);
        }
        return rule;
    }
}
