package dev.signalbox.processor.name;

import com.palantir.javapoet.ClassName;

/**
 * The types of other artifacts that we read or that generated code mentions; none of them is on the
 * processor's own class path. A test holds each constant against the real class.
 */
public final class LibraryNames {

    // dev.signalbox: what users write.
    public static final ClassName EVENT = api("Event");
    public static final ClassName KEY = api("Key");
    public static final ClassName HANDLER = api("Handler");
    public static final ClassName TOPIC_PARAM = api("TopicParam");
    public static final ClassName EVENT_MODULE = api("EventModule");
    public static final ClassName PAYLOAD = api("Payload");
    public static final ClassName CODEC_FOR = api("CodecFor");
    public static final ClassName USE_CODEC = api("UseCodec");
    public static final ClassName EVENT_KIND = api("EventKind");
    public static final ClassName EVENT_CONTEXT = api("EventContext");
    public static final ClassName RAW_EVENT = api("RawEvent");

    // dev.signalbox.codegen: what generated code calls.
    public static final ClassName EVENT_CODEC = codegen("EventCodec");
    public static final ClassName EVENT_TYPE = codegen("EventType");
    public static final ClassName EVENT_TABLE = codegen("EventTable");
    public static final ClassName HANDLER_BINDING = codegen("HandlerBinding");
    public static final ClassName RETRY_SPEC = codegen("RetrySpec");
    public static final ClassName DOMAIN_INVOKER = codegen("DomainInvoker");
    public static final ClassName DOMAIN_DELIVERY = codegen("DomainDelivery");
    public static final ClassName KEY_TEXT = codegen("KeyText");
    public static final ClassName TOPIC_TEXT = codegen("TopicText");
    public static final ClassName TOPIC_VALUE = codegen("TopicValue");

    // Dagger.
    public static final ClassName DAGGER_MODULE = ClassName.get("dagger", "Module");
    public static final ClassName DAGGER_PROVIDES = ClassName.get("dagger", "Provides");
    public static final ClassName DAGGER_INTO_SET = ClassName.get("dagger.multibindings", "IntoSet");

    // Injection.
    public static final ClassName JAVAX_PROVIDER = ClassName.get("javax.inject", "Provider");
    public static final ClassName JAKARTA_PROVIDER = ClassName.get("jakarta.inject", "Provider");
    public static final ClassName JAVAX_QUALIFIER = ClassName.get("javax.inject", "Qualifier");
    public static final ClassName JAKARTA_QUALIFIER = ClassName.get("jakarta.inject", "Qualifier");

    // Jackson.
    public static final ClassName JSON_GENERATOR = ClassName.get("tools.jackson.core", "JsonGenerator");
    public static final ClassName JSON_PARSER = ClassName.get("tools.jackson.core", "JsonParser");

    private LibraryNames() {}

    private static ClassName api(String simpleName) {
        return ClassName.get("dev.signalbox", simpleName);
    }

    private static ClassName codegen(String simpleName) {
        return ClassName.get("dev.signalbox.codegen", simpleName);
    }
}
