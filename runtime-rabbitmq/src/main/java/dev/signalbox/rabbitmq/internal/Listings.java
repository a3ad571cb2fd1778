package dev.signalbox.rabbitmq.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Listings that go on page by page. Each knows what it has shown, so that it goes on where it was even if a
 * queue has to be looked at from its front again, in another order. One that is not known any more, or is
 * another process's, goes on behind what failed before its last one. Used by one thread.
 */
final class Listings {

    private static final int REMEMBERED = 16;
    private static final String SEPARATOR = "/";

    private final Map<String, Listing> open = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Listing> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** One listing. */
    static final class Listing {

        private final String name;
        private final Set<String> shown = new HashSet<>();
        private final Map<QueueSession, Integer> positions = new HashMap<>();
        private final Instant behind;
        private String lastId;
        private Instant last;

        private Listing(String name, Instant behind, String lastId) {
            this.name = name;
            this.behind = behind;
            this.last = behind;
            this.lastId = lastId;
        }

        /** Whether a dead letter is on an earlier page. */
        boolean hasShown(String id, Instant failedAt) {
            return shown.contains(id) || id.equals(lastId) || failedAt.isBefore(behind);
        }

        void show(String id, Instant failedAt) {
            shown.add(id);
            lastId = id;
            if (failedAt.isAfter(last)) {
                last = failedAt;
            }
        }

        /** What is not shown yet of what was fetched is not before it. */
        int position(QueueSession session) {
            return positions.getOrDefault(session, 0);
        }

        void reached(QueueSession session, int position) {
            positions.keySet().removeIf(each -> !each.isOpen());
            positions.put(session, position);
        }

        /** What the next page comes after. */
        String next() {
            return name + SEPARATOR + last + SEPARATOR + lastId;
        }
    }

    /**
     * The listing of a page.
     *
     * @param after what the page before has said, or null for the first page
     * @throws IllegalArgumentException if no page says so
     */
    Listing of(@Nullable String after) {
        if (after == null) {
            return remember(new Listing(UUID.randomUUID().toString(), Instant.MIN, ""));
        }
        String[] parts = after.split(SEPARATOR, 3);
        Listing known = open.get(parts[0]);
        if (known != null) {
            return known;
        }
        try {
            return remember(new Listing(parts[0], Instant.parse(parts[1]), parts[2]));
        } catch (DateTimeException | IndexOutOfBoundsException foreign) {
            throw new IllegalArgumentException("'" + after + "' is not where a page has ended", foreign);
        }
    }

    /** It has no further page. */
    void end(Listing listing) {
        open.remove(listing.name);
    }

    private Listing remember(Listing listing) {
        open.put(listing.name, listing);
        return listing;
    }
}
