package dev.signalbox.runtime.wire;

import java.util.Locale;

/** What a media type says about the form of the bytes; parameters and case do not matter. */
final class MediaTypes {

    private MediaTypes() {}

    /** Without parameters, in lower case. */
    static String essence(String mediaType) {
        int parameters = mediaType.indexOf(';');
        String essence = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        return essence.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether it is JSON: the subtype {@code json}, or a suffix {@code +json}. */
    static boolean isJson(String mediaType) {
        return hasForm(essence(mediaType), "json");
    }

    /** Whether the subtype of an essence is the form, or has it as its suffix. */
    static boolean hasForm(String essence, String form) {
        int before = essence.length() - form.length() - 1;
        return before > 0
                && essence.endsWith(form)
                && (essence.charAt(before) == '+' || essence.indexOf('/') == before);
    }
}
