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
    public static final ClassName TABLE_MEMBERS = codegen("TableMembers");
    public static final ClassName HANDLER_BINDING = codegen("HandlerBinding");
    public static final ClassName RETRY_SPEC = codegen("RetrySpec");
    public static final ClassName DOMAIN_INVOKER = codegen("DomainInvoker");
    public static final ClassName DOMAIN_DELIVERY = codegen("DomainDelivery");
    public static final ClassName KEY_TEXT = codegen("KeyText");
    public static final ClassName TOPIC_TEXT = codegen("TopicText");
    public static final ClassName TOPIC_VALUE = codegen("TopicValue");
    public static final ClassName RECORD_CODEC = codegen("RecordCodec");
    public static final ClassName SEALED_CODEC = codegen("SealedCodec");
    public static final ClassName VALUE_CODEC = codegen("ValueCodec");
    public static final ClassName HAND_WRITTEN_CODEC = codegen("HandWrittenCodec");
    public static final ClassName DECODING = codegen("Decoding");
    public static final ClassName PROPERTY_NAMES = codegen("PropertyNames");
    public static final ClassName ELEMENTS = codegen("Elements");
    public static final ClassName MAP_KEYS = codegen("MapKeys");
    public static final ClassName ENUM_NAMES = codegen("EnumNames");
    public static final ClassName PRIMITIVE_READER = codegen("PrimitiveReader");
    public static final ClassName PRIMITIVE_WRITER = codegen("PrimitiveWriter");
    public static final ClassName PRIMITIVE_ARRAYS = codegen("PrimitiveArrays");

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
    public static final ClassName JSON_TOKEN = ClassName.get("tools.jackson.core", "JsonToken");
    public static final ClassName SERIALIZED_STRING = ClassName.get("tools.jackson.core.io", "SerializedString");
    public static final ClassName PROPERTY_NAME_MATCHER =
            ClassName.get("tools.jackson.core.sym", "PropertyNameMatcher");
    public static final ClassName JACKSON_ANNOTATIONS_INSIDE = jacksonAnnotation("JacksonAnnotationsInside");
    public static final ClassName JSON_PROPERTY = jacksonAnnotation("JsonProperty");
    public static final ClassName JSON_ALIAS = jacksonAnnotation("JsonAlias");
    public static final ClassName JSON_CREATOR = jacksonAnnotation("JsonCreator");
    public static final ClassName JSON_IGNORE = jacksonAnnotation("JsonIgnore");
    public static final ClassName JSON_IGNORE_PROPERTIES = jacksonAnnotation("JsonIgnoreProperties");
    public static final ClassName JSON_INCLUDE = jacksonAnnotation("JsonInclude");
    public static final ClassName JSON_TYPE_INFO = jacksonAnnotation("JsonTypeInfo");
    public static final ClassName JSON_TYPE_NAME = jacksonAnnotation("JsonTypeName");
    public static final ClassName JSON_SUB_TYPES = jacksonAnnotation("JsonSubTypes");

    private LibraryNames() {}

    private static ClassName api(String simpleName) {
        return ClassName.get("dev.signalbox", simpleName);
    }

    private static ClassName jacksonAnnotation(String simpleName) {
        return ClassName.get("com.fasterxml.jackson.annotation", simpleName);
    }

    /** A class of the package that generated code is written against. */
    static ClassName codegen(String simpleName) {
        return ClassName.get("dev.signalbox.codegen", simpleName);
    }
}
