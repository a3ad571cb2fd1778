package dev.signalbox.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import org.junit.jupiter.api.Test;

class MessageAndNotesTest {

    private static final Headers NOTES = Headers.of("sbx_dl_reason", "REJECTED", "sbx_dl_replays", "2");

    @Test
    void bothAreReadAgainAsTheyWere() {
        Headers message = Headers.of(
                "a", "1",
                "sbx_dl_reason", "mine",
                "sbx_dl_orig_x", "mine too",
                "sbx_dl_", "odd",
                "sbx_dl_orig_orig_", "odder",
                "a", "2");
        Headers all = MessageAndNotes.join(message, NOTES);
        assertThat(MessageAndNotes.message(all)).isEqualTo(message);
        assertThat(MessageAndNotes.notes(all)).isEqualTo(NOTES);
    }

    @Test
    void usualHeadersKeepTheirNames() {
        Headers message = Headers.of("ce_id", "1", "sbx", "2", "SBX_DL_REASON", "3");
        assertThat(MessageAndNotes.join(message, NOTES))
                .startsWith(message.iterator().next());
        assertThat(MessageAndNotes.join(message, Headers.empty())).isEqualTo(message);
    }
}
