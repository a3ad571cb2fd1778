package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.model.Origin;

/**
 * Everything that the processors can say, one constant for each message. A message says what is wrong,
 * on what, and what to do; {@code docs/problems.md} has a section for each code.
 *
 * <p>SB001 to SB099 are events and wiring, SB101 to SB199 codecs.
 */
public enum Problem {

    // Events.
    EVENT_NOT_RECORD("SB001", "%s is %s, and only a record can be an event: make it a record, or remove @Event"),
    EVENT_GENERIC(
            "SB002",
            "The event %s has type parameters, but its codec and its handlers need one type: make a "
                    + "record for each type, without parameters"),
    EVENT_PRIVATE(
            "SB003",
            "The event %s is private, so that the generated code cannot see it: make it and the classes "
                    + "around it package-private or public"),
    EVENT_WITHOUT_TOPIC(
            "SB004",
            "The event %s has no topic to be emitted to: set topic, or kind = EventKind.DOMAIN if it "
                    + "stays in this process"),
    PLACEHOLDER_UNKNOWN("SB005", "{%s} in the topic '%s' is no component of %s: name one of its components.%s"),
    PLACEHOLDER_TYPE(
            "SB006",
            "{%s} in the topic '%s' has type %s, which makes no topic segment: use a String, UUID, "
                    + "integral number or enum"),
    EVENT_TOPIC_WILDCARD(
            "SB007",
            "'%s' in the topic '%s' is a wildcard, but an event is emitted to one topic: write the topic "
                    + "out, or use a {component}"),
    SECOND_KEY("SB008", "%s has a second @Key on '%s' beside '%s': keep one, or make a component that combines them"),
    KEY_TYPE("SB009", "The @Key '%s' has type %s: use a String, UUID, integral number or enum"),
    SAME_TOPIC_AND_TYPE(
            "SB010",
            "%s and %s are both type '%s' on %s, so that a reader cannot tell them apart: give one another " + "type"),

    // Topics of events and handlers.
    TOPIC_CHARACTER(
            "SB011",
            "'%s' in the topic '%s' is not allowed by the brokers: use letters, digits, '_' and '-', and "
                    + "'.', ':' or '/' between segments"),
    TOPIC_EMPTY_SEGMENT(
            "SB012",
            "The topic '%s' has an empty segment: write something between its separators, and none at " + "its ends"),
    TOPIC_BRACES(
            "SB013",
            "'%s' in the topic '%s' has braces without a name between them, or without their partner: "
                    + "write {name}"),
    TOPIC_PARTIAL_SEGMENT(
            "SB014",
            "'%s' in the topic '%s' mixes text with a placeholder or wildcard: let it fill a segment of " + "its own"),
    TOPIC_TOO_LONG("SB015", "The topic '%s' has %s characters, and brokers allow %s: shorten it"),

    TOPIC_OF_DEAD_LETTERS(
            "SB016",
            "The topic '%s' stands for dead-letter destinations alone, which placeholders and wildcards never match: "
                    + "call the segment 'dlq' something else"),
    EVENT_TYPE_MALFORMED(
            "SB017",
            "The type of the event %s is blank, or holds a control character or half a surrogate pair, and nobody "
                    + "could read it: choose a readable name"),

    ANNOTATION_MISPLACED(
            "SB018", "@%s on %s means nothing, because that is no component of a record: put it on one, or remove it"),

    // Handlers.
    HANDLER_PRIVATE(
            "SB020",
            "The handler %s is private, so that the generated code cannot call it: make it " + "package-private"),
    HANDLER_ABSTRACT("SB021", "The handler %s is abstract: put @Handler on a method with a body"),
    HANDLER_GENERIC("SB022", "The handler %s has type parameters, and nobody could choose them: remove them"),
    HANDLER_IN_INTERFACE("SB023", "The handler %s is in an interface: put it in a class"),
    HANDLER_IN_INNER_CLASS(
            "SB024",
            "The handler %s is in an inner class, which nobody can create: make the class static, or " + "move it out"),
    HANDLER_IN_PRIVATE_CLASS(
            "SB025",
            "The handler %s is in a private class, which the generated code cannot see: make the class "
                    + "package-private"),
    HANDLER_IN_GENERIC_CLASS(
            "SB026",
            "The handler %s is in a class with type parameters, and nobody could choose them: move it to "
                    + "a class without"),
    HANDLER_RETURN_TYPE(
            "SB027",
            "The handler %s returns %s, which nobody would look at: return void, or a CompletionStage "
                    + "that ends when the work is done"),
    HANDLER_WITHOUT_EVENT(
            "SB028",
            "The handler %s has no event to handle: make its first parameter an @Event record, an "
                    + "interface of events, or RawEvent"),
    PARAMETER_NO_EVENT(
            "SB029",
            "The first parameter of a handler is the event, but %s is none: put @Event on the record, or "
                    + "take RawEvent to see every message"),
    EVENT_PARAMETER_GENERIC(
            "SB030",
            "The event parameter %s has type parameters, which no message carries: take an event or "
                    + "interface without"),
    SEALED_MEMBER_NO_EVENT("SB031", "%s permits %s, which is no event: put @Event on it, or take the events alone"),
    SECOND_EVENT_PARAMETER(
            "SB032", "'%s' is a second event, but a handler takes one at a time: write a handler for each"),
    RAW_HANDLER_WITHOUT_TOPIC(
            "SB033",
            "The handler %s takes RawEvent, which has no topic of its own: set topic, for example topic " + "= \"**\""),
    TOPIC_PARAM_NOT_CAPTURED("SB034", "The topic '%s' captures no {%s}: write the name in braces into the topic.%s"),
    TOPIC_PARAM_TYPE(
            "SB035",
            "The topic parameter '%s' has type %s, which a topic segment cannot become: use a String, "
                    + "UUID, integral number or enum"),
    TOPIC_PARAM_TWICE("SB036", "The topic parameter {%s} is taken twice: take it once"),
    TWO_QUALIFIERS("SB037", "'%s' has more than one qualifier, and Dagger allows one: keep one"),
    REST_NOT_LAST(
            "SB038",
            "'**' in the topic '%s' is the rest of the topic, but more follows: put it at the end, or "
                    + "use '*' for one segment"),
    CAPTURE_TWICE("SB039", "The topic '%s' captures {%s} twice: give each its own name"),
    TOPIC_NEVER_MATCHES(
            "SB040",
            "The topic '%s' never matches %s, to which %s is emitted: correct it, or leave it out to "
                    + "read the event's own topic; if emits name this topic with EmitOptions.topic, set "
                    + "anyTopic = true"),
    DOMAIN_HANDLER_TOPIC("SB041", "%s is a domain event, which travels on no topic: remove the topic"),
    DOMAIN_HANDLER_TIMEOUT(
            "SB042", "%s is a domain event, which is handled in the emitter's own thread: remove the timeout"),
    GROUP_CHARACTER(
            "SB043", "'%s' in the group '%s' is not allowed by the brokers: use letters, digits, '.', '_' and '-'"),
    DURATION_MALFORMED(
            "SB044",
            "'%s' is no duration: write a number and ms, s, m, h or d, for example 250ms, or ISO-8601, "
                    + "for example PT0.25S"),
    DURATION_OUT_OF_RANGE("SB045", "The %s '%s' is not between %s and %s: choose one that is"),
    RETRY_ATTEMPTS(
            "SB046",
            "%s attempts are not between 1 and %s: choose a number that is, or leave it out for the "
                    + "runtime's policy"),
    RETRY_MULTIPLIER(
            "SB047",
            "A multiplier of %s is not between 1 and %s: choose one that is, or leave it out for the "
                    + "runtime's policy"),
    RETRY_JITTER(
            "SB048",
            "A jitter of %s is not between 0 and 1: choose a share of the delay, or leave it out for the "
                    + "runtime's policy"),
    RETRY_DELAY_OVER_MAX("SB049", "The delay %s is longer than maxDelay %s: lower the one or raise the other"),
    RETRY_ON_AND_EXCEPT("SB050", "%s is in both on and except: keep it in one"),
    SIGNATURE_NOT_VISIBLE(
            "SB051",
            "The handler %s mentions %s, which the generated code in the same package cannot see: make "
                    + "it package-private or public"),
    HANDLER_ID_MALFORMED(
            "SB052",
            "The handler id '%s' is blank, or holds a control character or half a surrogate pair, and would be lost "
                    + "in dead letters: choose a readable name"),

    GROUP_MALFORMED(
            "SB053",
            "The group '%s' cannot be a name on every broker: begin with a letter or digit, and use at most %s "
                    + "characters"),

    // Anchors.
    ANCHOR_NOT_INTERFACE("SB060", "%s is %s, but an @EventModule is an interface: nothing is ever created of it"),
    TWO_ANCHORS("SB061", "%s and %s are both anchors of the package %s: keep one, or move one to a package of its own"),
    ENTRY_NO_EVENT("SB062", "%s is no event: name records with @Event on them"),
    HANDLER_CLASS_NOT_VISIBLE(
            "SB063",
            "%s has handlers, but its anchor %s is in another package and cannot see it: make it public, "
                    + "or put an anchor in its package"),
    EVENT_NOT_VISIBLE(
            "SB064",
            "The event %s belongs to the anchor %s, which is in another package and cannot see it: make "
                    + "it public, or put an anchor in its package"),
    INJECTED_TYPE_NOT_VISIBLE(
            "SB065",
            "%s is injected into handlers of the anchor %s, which is in another package and cannot see "
                    + "it: make it public, or put an anchor in its package"),
    SAME_HANDLER_ID("SB066", "The handlers %s and %s have the same id '%s': set another id on one of them"),
    CODEC_MISSING(
            "SB067",
            "The module of %s was compiled without the Signalbox processor, so that the event has no "
                    + "codec: add signalbox-processor to that module's annotation processors"),
    TOO_MANY_SUPPLIERS(
            "SB068",
            "The table of %s would take %s suppliers, and Java allows a constructor %s: put anchors in the "
                    + "packages below"),
    ADDED_TOO_LATE(
            "SB069",
            "%s was generated after the table of %s was written: let its processor make it in an earlier "
                    + "round, or compile it in a module of its own"),

    TABLE_HIDDEN(
            "SB070",
            "Another jar has a %s too, and a program would see one of the two alone; only the other jar's knows %s: call "
                    + "this anchor something else, or move it to a package of its own"),

    HANDLER_WITHOUT_ANCHOR(
            "SB080",
            "Nothing calls the handlers of %s: put an interface with @EventModule into its package or one above, or "
                    + "@SuppressWarnings(\"SB080\") on a class whose bindings you use yourself"),

    // Warnings.
    DOMAIN_EVENT_UNHANDLED(
            "SB081",
            Severity.WARNING,
            "Nobody handles the domain event %s, which no other module can see: write a handler, remove the "
                    + "event, or make it public for handlers elsewhere"),
    NO_EVENT_IMPLEMENTS(
            "SB082",
            Severity.WARNING,
            "No event of this compilation implements %s, which is not public, so that none of another module "
                    + "can: let one implement it, or make it public"),

    NESTED_TYPE_NAME(
            "SB083",
            Severity.WARNING,
            "%s is nested and has no name of its own, so that @JsonTypeInfo(use = NAME) means '%s' to jackson-databind, "
                    + "which does not read the '%s' that is written here: put @JsonTypeName on it, or use SIMPLE_NAME"),

    // Notes.
    AUXILIARY_CLASS(
            "SB089",
            Severity.NOTE,
            "%s has no file of its own, so that javac warns of the code that is generated for it under "
                    + "-Xlint:auxiliaryclass and may not find it in an incremental build: move it to a file of "
                    + "its name, or nest it in another class"),

    // Types of components.
    COMPONENT_NOT_SERIALIZABLE(
            "SB101",
            "%s is a %s, which cannot be serialized: %s, or write a codec and name it with @UseCodec or @CodecFor"),
    RAW_TYPE("SB102", "%s is the raw type %s, which does not say what is inside: write its type arguments"),
    WILDCARD_TYPE("SB103", "%s holds the wildcard %s, which is no type that could be read: write the type without '?'"),
    MAP_KEY_TYPE(
            "SB104",
            "%s has keys of type %s, which are no property names: use String, UUID, Byte, Short, Integer, Long or "
                    + "an enum"),
    ELEMENT_WITHOUT_ORDER(
            "SB105", "%s is a sorted set of %s, which has no order: let it implement Comparable, or use a Set"),
    GENERIC_ARRAY("SB106", "%s is the array %s of a generic type, which Java cannot create: use a List"),
    NULLABLE_ARGUMENT(
            "SB107",
            "%s has the type argument @Nullable %s, but a generic codec decides by itself where null may stand: put "
                    + "@Nullable on the component in the generic record"),
    TYPE_NOT_VISIBLE(
            "SB108",
            "%s is a %s, which generated code cannot see: make it and the classes around it public, or "
                    + "package-private in the same package"),
    CODEC_OF_OTHER_MODULE_MISSING(
            "SB109",
            "%s is a %s, which has no codec: add signalbox-processor to the annotation processors of %s and "
                    + "@Payload to the type"),
    NEVER_COMPLETE(
            "SB110",
            "%s can never be complete, because %s, without end: make a component on the way @Nullable, Optional or "
                    + "a collection"),

    // Names on the wire.
    PROPERTY_NAMES_COLLIDE("SB111", "%s and %s are both called '%s' on the wire: give one another @JsonProperty"),
    ENUM_TEXTS_COLLIDE(
            "SB112", "The constants %s and %s of %s are both '%s' on the wire: give one another @JsonProperty"),
    IGNORED_CANNOT_BE_READ(
            "SB113",
            "%s is ignored, and nothing is left to read it back from: make it @Nullable, Optional or a collection, "
                    + "or remove @JsonIgnore"),
    ANNOTATION_NOT_SUPPORTED("SB114", "%s is not supported by codecs: %s"),
    NAMING_OPTION("SB115", "-Asignalbox.naming=%s means nothing: use %s.%s"),

    NULLABLE_PRIMITIVE("SB116", "%s is @Nullable, but holds %s, which is never null: use %s, or remove @Nullable"),

    // Sealed interfaces.
    SUBTYPE_NO_RECORD("SB121", "%s permits %s, which is no record and cannot be serialized: make it a record"),
    SUBTYPE_ARGUMENTS(
            "SB122",
            "%s does not pass its type parameters straight on to %s, so that nobody could know its codec: declare "
                    + "the same parameters and pass them on"),
    SUBTYPE_HAND_WRITTEN(
            "SB123",
            "%s of the sealed interface %s has a codec of its own, which leaves no place for what tells the records "
                    + "apart: write the codec of the interface by hand instead"),
    SUBTYPE_NOT_VISIBLE("SB124", "%s of the sealed interface %s is private, so that its codec cannot see it: open it"),
    SUBTYPE_NAMES_COLLIDE(
            "SB125", "%s and %s of the sealed interface %s are both called '%s': give one another @JsonTypeName"),
    DISCRIMINATOR_COLLIDES(
            "SB126",
            "'%s' tells the records of the sealed interface %s apart, but is also what %s is called: rename the one "
                    + "with @JsonTypeInfo(property = …) or the other with @JsonProperty"),

    // Payloads and codecs that users write.
    PAYLOAD_NO_RECORD(
            "SB131",
            "%s is %s, and codecs are made for records and sealed interfaces: make it one, or remove @Payload"),
    PAYLOAD_PRIVATE(
            "SB132",
            "%s is private, so that its codec cannot see it: make it and the classes around it package-private or "
                    + "public"),
    CODEC_UNUSABLE("SB133", "%s cannot be used as a codec: %s"),
    USE_CODEC_MISMATCH("SB134", "%s is a %s, but %s is a codec of %s: name a codec of the component's type"),
    CODEC_FOR_MISMATCH("SB135", "%s is a codec of %s and not of %s: name what it implements EventCodec for"),
    TWO_CODECS("SB136", "%s and %s are both codecs for %s: keep one, or name one with @UseCodec where it is wanted"),
    CODEC_NOT_VISIBLE(
            "SB137", "%s is a %s, whose codec %s is not visible there: make the codec and its constructor public"),

    // Any element.
    UNRESOLVED_TYPE("SB098", "%s uses %s, which is not on the class path: add the jar that has it"),
    GENERATED_NAME_TOO_LONG(
            "SB096",
            "%s is generated from %s, and the name of its file has %s bytes, where file systems allow 255: shorten the "
                    + "names that it is made of"),
    GENERATED_NAME_COLLIDES(
            "SB097", "%s is generated from %s, but a class of that name exists already: rename one of them"),
    INTERNAL_ERROR(
            "SB999",
            "The Signalbox processor failed on %s, which is a fault of the processor: please report it with this text. %s");

    /** What a problem does to the compilation. */
    public enum Severity {
        /** It fails. */
        ERROR,
        /** It fails where warnings do. */
        WARNING,
        /** It goes on, whatever its settings. */
        NOTE
    }

    private final String code;
    private final Severity severity;
    private final String template;

    Problem(String code, String template) {
        this(code, Severity.ERROR, template);
    }

    Problem(String code, Severity severity, String template) {
        this.code = code;
        this.severity = severity;
        this.template = template;
    }

    /** The code that the message begins with, for example {@code SB001}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether users may say that they know, with {@code @SuppressWarnings}. */
    public boolean canBeSilenced() {
        return severity == Severity.WARNING || this == HANDLER_WITHOUT_ANCHOR;
    }

    /** This problem at a place; the arguments fill the message in the order of its {@code %s}. */
    public Diagnostic at(Origin origin, Object... arguments) {
        return new Diagnostic(this, origin, code + ": " + String.format(template, arguments));
    }
}
