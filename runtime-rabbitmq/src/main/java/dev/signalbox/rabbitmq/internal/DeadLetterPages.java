package dev.signalbox.rabbitmq.internal;

import dev.signalbox.rabbitmq.internal.LetterQueues.Source;
import dev.signalbox.rabbitmq.internal.Listings.Listing;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import dev.signalbox.runtime.transport.StoredLetter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows dead letters page by page, as many as are wanted or memory allows. Used by one thread. */
final class DeadLetterPages {

    private final LetterQueues queues;
    private final QueueSessions sessions;
    private final MovedByBroker moved = new MovedByBroker();
    private final Listings listings = new Listings();
    private final long budget = MemoryBudget.page(Runtime.getRuntime().maxMemory());

    DeadLetterPages(LetterQueues queues, QueueSessions sessions) {
        this.queues = queues;
        this.sessions = sessions;
    }

    /** A page that is being filled. */
    private static final class Filling {

        private final Place place;
        private final Listing listing;
        private final int max;
        private final List<StoredLetter> letters = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private long bytes;

        Filling(Place place, Listing listing, int max) {
            this.place = place;
            this.listing = listing;
            this.max = max;
        }
    }

    /** The page that comes after another, or the first. */
    Page page(Place place, @Nullable String after, int max) throws IOException {
        Listing listing = listings.of(after);
        Filling page = new Filling(place, listing, max);
        for (Source source : queues.sources(place)) {
            if (!fill(page, source)) {
                return shown(page, true);
            }
        }
        listings.end(listing);
        return shown(page, false);
    }

    /** False if it is full, and there is more. */
    private boolean fill(Filling page, Source source) throws IOException {
        QueueSession session = sessions.of(source.queue(), page.place.group());
        int index = session == null ? 0 : page.listing.position(session);
        while (session != null) {
            HeldDeadLetter letter = session.at(index);
            if (letter == null) {
                return true;
            }
            if (isOf(page, source, letter)) {
                if (isFull(page, letter)) {
                    return false;
                }
                if (letter.content() == null) { // all are fetched again at once, instead of one by one
                    sessions.end(session);
                    session = sessions.of(source.queue(), page.place.group());
                    index = 0;
                    continue;
                }
                add(page, letter, session.content(letter));
            }
            index++;
            page.listing.reached(session, index);
        }
        return true;
    }

    private static boolean isOf(Filling page, Source source, HeldDeadLetter letter) {
        return !letter.gone()
                && letter.leaving() == null
                && source.has(letter, page.place)
                && !page.ids.contains(letter.id())
                && !page.listing.hasShown(letter.id(), letter.failedAt());
    }

    private boolean isFull(Filling page, HeldDeadLetter letter) {
        return page.letters.size() == page.max || (!page.letters.isEmpty() && page.bytes + letter.size() > budget);
    }

    private void add(Filling page, HeldDeadLetter letter, Seen content) {
        moved.seen(content.properties(), page.place.group());
        page.letters.add(LetterMessages.read(letter.id(), page.place.topic(), page.place.group(), content));
        page.times.add(letter.failedAt());
        page.ids.add(letter.id());
        page.bytes += letter.size();
    }

    /** What was shown counts only now: who has failed before is asked for the same page again. */
    private static Page shown(Filling page, boolean more) {
        for (int i = 0; i < page.letters.size(); i++) {
            page.listing.show(page.letters.get(i).id(), page.times.get(i));
        }
        return new Page(page.letters, more ? page.listing.next() : null);
    }
}
