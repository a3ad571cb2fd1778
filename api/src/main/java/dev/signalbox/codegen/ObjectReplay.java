package dev.signalbox.codegen;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.util.ByteArrayBuilder;

/** Reads an {@link ObjectBuffer} again, from the start of its object, on which it stands. Used by one thread. */
final class ObjectReplay extends ParserMinimalBase {

    private static final char[] NO_TEXT = new char[0];

    private final ObjectBuffer buffer;
    private int position;
    private TokenStreamContext context;

    /**
     * @param around the context of the object's own place
     */
    ObjectReplay(ObjectBuffer buffer, @Nullable TokenStreamContext around) {
        super(ObjectReadContext.empty());
        this.buffer = buffer;
        this.context = ReplayContext.object(around);
        this._currToken = JsonToken.START_OBJECT;
    }

    /** Goes back from the first property name of an object to the object's start. */
    void rewindToStart() {
        position--;
        _currToken = JsonToken.START_OBJECT;
        ((ReplayContext) context).enter(null);
    }

    /**
     * The text of a property of the object on whose start the replay stands; of several the first.
     *
     * @return null if there is no such property; not a String if it is no text
     */
    @Nullable
    Object find(String property) {
        int at = buffer.find(position, property);
        if (at < 0) {
            return null;
        }
        return buffer.token(at) == JsonToken.VALUE_STRING ? buffer.value(at) : buffer.token(at);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        if (_currToken == null || position == buffer.end(0)) {
            _currToken = null;
            return null;
        }
        JsonToken token = buffer.token(++position);
        switch (token) {
            case PROPERTY_NAME -> ((ReplayContext) context).enter((String) buffer.value(position));
            case END_OBJECT, END_ARRAY -> context = context.getParent();
            case START_OBJECT -> {
                countElement();
                context = ReplayContext.object(context);
            }
            case START_ARRAY -> {
                countElement();
                context = ReplayContext.array(context);
            }
            default -> countElement();
        }
        _currToken = token;
        return token;
    }

    private void countElement() {
        if (context instanceof ReplayContext own) {
            own.element();
        }
    }

    @Override
    public JsonParser skipChildren() {
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            position = buffer.end(position);
            context = context.getParent();
            _currToken = buffer.token(position);
        }
        return this;
    }

    @Override
    public TokenStreamContext streamReadContext() {
        return context;
    }

    @Override
    public @Nullable String currentName() {
        boolean onStart = _currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY;
        TokenStreamContext named = onStart ? context.getParent() : context;
        return named == null ? null : named.currentName();
    }

    @Override
    public @Nullable String getString() {
        if (_currToken == null) {
            return null;
        }
        return switch (_currToken) {
            case PROPERTY_NAME, VALUE_STRING -> (String) buffer.value(position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number().toString();
            default -> _currToken.asString();
        };
    }

    @Override
    public String getValueAsString(String fallback) {
        String text = getString();
        return text == null || _currToken == JsonToken.VALUE_NULL ? fallback : text;
    }

    @Override
    public char[] getStringCharacters() {
        String text = getString();
        return text == null ? NO_TEXT : text.toCharArray();
    }

    @Override
    public int getStringLength() {
        String text = getString();
        return text == null ? 0 : text.length();
    }

    @Override
    public int getStringOffset() {
        return 0;
    }

    @Override
    public boolean hasStringCharacters() {
        return false;
    }

    private Object number() {
        Object value = buffer.value(position);
        if (value == null || _currToken == null || !_currToken.isNumeric()) {
            throw _constructReadException("Current token (%s) is no number", _currToken);
        }
        return value;
    }

    @Override
    public Number getNumberValue() {
        return ReplayNumber.parsed(number(), _currToken == JsonToken.VALUE_NUMBER_INT);
    }

    @Override
    public Object getNumberValueDeferred() {
        return number();
    }

    @Override
    public NumberType getNumberType() {
        return ReplayNumber.typeOf(getNumberValue());
    }

    @Override
    public int getIntValue() {
        Number value = getNumberValue();
        if (!(value instanceof Integer)) {
            _reportOverflowInt();
        }
        return value.intValue();
    }

    @Override
    public long getLongValue() {
        Number value = getNumberValue();
        if (!(value instanceof Integer) && !(value instanceof Long)) {
            _reportOverflowLong();
        }
        return value.longValue();
    }

    @Override
    public BigInteger getBigIntegerValue() {
        Number value = getNumberValue();
        return value instanceof BigInteger big ? big : BigInteger.valueOf(value.longValue());
    }

    @Override
    public BigDecimal getDecimalValue() {
        return ReplayNumber.toDecimal(number());
    }

    @Override
    public double getDoubleValue() {
        return ReplayNumber.toDouble(number());
    }

    @Override
    public float getFloatValue() {
        return ReplayNumber.toFloat(number());
    }

    @Override
    public boolean isNaN() {
        return _currToken == JsonToken.VALUE_NUMBER_FLOAT && ReplayNumber.isNonFinite(number());
    }

    @Override
    public @Nullable Object getEmbeddedObject() {
        return _currToken == JsonToken.VALUE_EMBEDDED_OBJECT ? buffer.value(position) : null;
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        if (getEmbeddedObject() instanceof byte[] bytes) {
            return bytes;
        }
        if (_currToken != JsonToken.VALUE_STRING) {
            throw _constructReadException("Current token (%s) is neither text nor bytes", _currToken);
        }
        ByteArrayBuilder decoded = new ByteArrayBuilder();
        _decodeBase64(getString(), decoded, variant);
        return decoded.toByteArray();
    }

    @Override
    public TokenStreamLocation currentLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return TokenStreamLocation.NA;
    }

    @Override
    public @Nullable Object currentValue() {
        return null;
    }

    @Override
    public void assignCurrentValue(Object value) {
        // Nobody asks for it.
    }

    @Override
    public @Nullable Object streamReadInputSource() {
        return null;
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    protected void _closeInput() {
        // Nothing is open.
    }

    @Override
    protected void _releaseBuffers() {
        // Nothing is borrowed.
    }

    @Override
    protected void _handleEOF() {
        _reportInvalidEOF();
    }
}
