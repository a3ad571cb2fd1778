package dev.signalbox.runtime.wire;

/** The header names of the CloudEvents attributes under one prefix. */
record AttributeNames(
        String prefix,
        String specVersion,
        String id,
        String type,
        String source,
        String time,
        String subject,
        String partitionKey) {

    private static final AttributeNames KAFKA = of("ce_");
    private static final AttributeNames AMQP = of("cloudEvents_");

    static AttributeNames under(String prefix) {
        if (prefix.equals(KAFKA.prefix)) {
            return KAFKA;
        }
        return prefix.equals(AMQP.prefix) ? AMQP : of(prefix);
    }

    private static AttributeNames of(String prefix) {
        return new AttributeNames(
                prefix,
                prefix + "specversion",
                prefix + "id",
                prefix + "type",
                prefix + "source",
                prefix + "time",
                prefix + "subject",
                prefix + "partitionkey");
    }
}
