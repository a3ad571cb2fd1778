package dev.signalbox.processor.model;

/**
 * What {@code @Handler} says.
 *
 * @param anyTopic whether the topic need not be one that the event is emitted to
 */
public record HandlerAnnotation(
        Stated<String> topic,
        boolean anyTopic,
        Stated<String> group,
        Stated<DurationText> timeout,
        Stated<String> id,
        RetryModel retry) {

    /** The handler's own topic or pattern; empty where it reads the events' own. */
    public TopicPattern pattern() {
        return TopicPattern.of(topic.value());
    }
}
