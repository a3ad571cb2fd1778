package dev.signalbox.it.codecs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every scalar that is not a primitive or a time. */
public record Texts(
        String string,
        CharSequence charSequence,
        char[] chars,
        byte[] bytes,
        Size anEnum,
        Colour namedEnum,
        BigInteger bigInteger,
        BigDecimal bigDecimal,
        UUID uuid,
        URI uri,
        URL url,
        Locale locale,
        Currency currency,
        @Nullable String nullableString,
        @Nullable CharSequence nullableCharSequence,
        char @Nullable [] nullableChars,
        byte @Nullable [] nullableBytes,
        @Nullable Size nullableEnum,
        @Nullable BigInteger nullableBigInteger,
        @Nullable BigDecimal nullableBigDecimal,
        @Nullable UUID nullableUuid,
        @Nullable URI nullableUri,
        @Nullable URL nullableUrl,
        @Nullable Locale nullableLocale,
        @Nullable Currency nullableCurrency) {}
