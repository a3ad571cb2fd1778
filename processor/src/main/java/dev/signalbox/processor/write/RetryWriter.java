package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.RetryModel;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.model.TypeUse;
import dev.signalbox.processor.name.LibraryNames;
import java.time.Duration;
import java.util.List;

/** Writes a {@code RetrySpec} and the durations in it as constants. */
final class RetryWriter {

    private RetryWriter() {}

    /** Whether everything is left to the runtime's policy. */
    static boolean isDefault(RetryModel retry) {
        return settings(retry).isEmpty();
    }

    static CodeBlock write(RetryModel retry) {
        return CodeBlock.of("$T.DEFAULT$L", LibraryNames.RETRY_SPEC, settings(retry));
    }

    static CodeBlock duration(Duration duration) {
        if (duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return CodeBlock.of("$T.ofSeconds($L)", Duration.class, duration.toSeconds());
        }
        return duration.equals(Duration.ofMillis(duration.toMillis()))
                ? CodeBlock.of("$T.ofMillis($L)", Duration.class, duration.toMillis())
                : CodeBlock.of("$T.ofNanos($LL)", Duration.class, duration.toNanos());
    }

    private static CodeBlock settings(RetryModel retry) {
        CodeBlock.Builder settings = CodeBlock.builder();
        if (retry.attempts().value() != 0) {
            settings.add(".withAttempts($L)", retry.attempts().value());
        }
        retry.delay().value().value().ifPresent(delay -> settings.add(".withDelay($L)", duration(delay)));
        if (retry.multiplier().value() != 0) {
            settings.add(".withMultiplier($L)", retry.multiplier().value());
        }
        retry.maxDelay().value().value().ifPresent(delay -> settings.add(".withMaxDelay($L)", duration(delay)));
        if (retry.jitter().value() != -1) {
            settings.add(".withJitter($L)", retry.jitter().value());
        }
        if (!retry.on().isEmpty()) {
            settings.add(".withOn($L)", classes(retry.on()));
        }
        if (!retry.except().isEmpty()) {
            settings.add(".withExcept($L)", classes(retry.except()));
        }
        return settings.build();
    }

    private static CodeBlock classes(List<Stated<TypeUse>> types) {
        List<CodeBlock> literals = types.stream()
                .map(type -> CodeBlock.of("$T.class", type.value().name()))
                .toList();
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(literals, ", "));
    }
}
