package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in codecs that users write. */
final class HandWrittenCodecProblems {

    private static final String METHODS = """
                public void write(Money value, tools.jackson.core.JsonGenerator out) {}
                public Money read(tools.jackson.core.JsonParser in) { return new Money(); }
            """;

    private HandWrittenCodecProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(Problem.CODEC_UNUSABLE, "let it implement EventCodec", """
                        class Money {}
                        @CodecFor(Money.class)
                        §class MoneyCodec {}
                        """),
                ProblemCase.of(
                        Problem.CODEC_UNUSABLE, "give it a constructor without arguments", """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {}
                        @CodecFor(Money.class)
                        §class MoneyCodec implements EventCodec<Money> {
                            MoneyCodec(String currency) {}
                        %s}
                        """.formatted(METHODS)),
                ProblemCase.of(Problem.CODEC_UNUSABLE, "neither abstract nor an inner class", """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {}
                        @CodecFor(Money.class)
                        abstract §class MoneyCodec implements EventCodec<Money> {}
                        """),
                ProblemCase.of(Problem.CODEC_UNUSABLE, "give it no type parameters", """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {}
                        @CodecFor(Money.class)
                        §class MoneyCodec<T> implements EventCodec<Money> {
                        %s}
                        """.formatted(METHODS)),
                ProblemCase.of(Problem.CODEC_UNUSABLE, "make it visible to the generated code", """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {
                            @Payload record Price(@UseCodec(Secret§.class) Money amount) {}
                            private static class Secret implements EventCodec<Money> {
                            %s}
                        }
                        """.formatted(METHODS)),
                ProblemCase.of(
                        Problem.USE_CODEC_MISMATCH,
                        "amount of Price is a java.lang.String, but shop.MoneyCodec",
                        """
                        import dev.signalbox.codegen.EventCodec;
                        @Payload
                        record Price(@UseCodec(MoneyCodec§.class) String amount) {}
                        class Money {}
                        class MoneyCodec implements EventCodec<Money> {
                        %s}
                        """.formatted(METHODS)),
                ProblemCase.of(
                        Problem.CODEC_FOR_MISMATCH, "MoneyCodec is a codec of shop.Money and not of", """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {}
                        @CodecFor(String§.class)
                        class MoneyCodec implements EventCodec<Money> {
                        %s}
                        """.formatted(
                                        METHODS)),
                ProblemCase.of(
                        Problem.TWO_CODECS,
                        "shop.FirstCodec and shop.SecondCodec are both codecs for shop.Money",
                        """
                        import dev.signalbox.codegen.EventCodec;
                        class Money {}
                        @CodecFor(Money.class)
                        class FirstCodec implements EventCodec<Money> {
                        %1$s}
                        @CodecFor(Money§.class)
                        class SecondCodec implements EventCodec<Money> {
                        %1$s}
                        """.formatted(METHODS)),
                ProblemCase.of(
                        Problem.CODEC_NOT_VISIBLE,
                        "price of Price is a shop.Money, whose codec shop.MoneyCodec",
                        """
                        package shop.api; import dev.signalbox.Payload;
                        @Payload
                        public record Price(shop.Money §price) {}
                        """,
                        """
                        package shop; import dev.signalbox.*;
                        public class Money {}
                        @CodecFor(Money.class)
                        class MoneyCodec implements dev.signalbox.codegen.EventCodec<Money> {
                        %s}
                        """.formatted(METHODS)));
    }
}
