package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.TopicPattern;
import dev.signalbox.processor.model.TopicSegment;
import dev.signalbox.processor.model.TopicSegment.Kind;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;

/** Writes the {@code EventType} of an event. */
final class EventTypeWriter {

    private EventTypeWriter() {}

    static CodeBlock write(EventModel event) {
        CodeBlock.Builder type = CodeBlock.builder().add(base(event)).add("$>$>");
        event.key().ifPresent(key -> type.add("\n.withKey($S, event -> $L)", key.name(), text(key.name())));
        if (!event.topic().captures().isEmpty()) {
            type.add("\n.withTopic(event -> $L)", filled(event.topic()));
        }
        return type.add("$<$<").build();
    }

    private static CodeBlock base(EventModel event) {
        String topic = event.topic().text();
        if (!event.isDomain()) {
            return CodeBlock.of(
                    "$T.of($T.class, $S, $L, $T.$L, $T.$N)",
                    LibraryNames.EVENT_TYPE,
                    event.name(),
                    topic,
                    Literals.of(event.type()),
                    LibraryNames.EVENT_KIND,
                    event.scope(),
                    GeneratedNames.codecOf(event.name()),
                    GeneratedNames.CODEC_INSTANCE);
        }
        if (topic.isEmpty()) {
            return CodeBlock.of(
                    "$T.domain($T.class, $L)", LibraryNames.EVENT_TYPE, event.name(), Literals.of(event.type()));
        }
        return CodeBlock.of(
                "new $T($T.class, $S, $L, $T.$L, null, event -> null, event -> $S)",
                ParameterizedTypeName.get(LibraryNames.EVENT_TYPE, event.name()),
                event.name(),
                topic,
                Literals.of(event.type()),
                LibraryNames.EVENT_KIND,
                event.scope(),
                topic);
    }

    /** The topic with the placeholders filled from {@code event}. */
    private static CodeBlock filled(TopicPattern topic) {
        List<CodeBlock> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (TopicSegment segment : topic.segments()) {
            if (segment.separator() != TopicSegment.FIRST) {
                literal.append(segment.separator());
            }
            if (segment.is(Kind.CAPTURE)) {
                addLiteral(literal, parts);
                parts.add(CodeBlock.of(
                        "$T.segment($S, $L)", LibraryNames.TOPIC_TEXT, segment.text(), text(segment.text())));
            } else {
                literal.append(segment.text());
            }
        }
        addLiteral(literal, parts);
        return CodeBlock.join(parts, " + ");
    }

    private static void addLiteral(StringBuilder literal, List<CodeBlock> parts) {
        if (!literal.isEmpty()) {
            parts.add(CodeBlock.of("$S", literal.toString()));
            literal.setLength(0);
        }
    }

    private static CodeBlock text(String component) {
        return CodeBlock.of("$T.of(event.$N())", LibraryNames.KEY_TEXT, component);
    }
}
