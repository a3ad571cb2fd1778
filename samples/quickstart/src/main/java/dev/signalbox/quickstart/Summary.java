package dev.signalbox.quickstart;

import dev.signalbox.quickstart.shop.billing.Invoices;
import dev.signalbox.runtime.SignalboxStats;
import java.io.PrintStream;
import java.util.Locale;

/** The last lines: what the shop has done, and proof that nothing was lost on the way. */
final class Summary {

    private Summary() {}

    static void print(Shop shop, long failedAgain, PrintStream out) {
        SignalboxStats stats = shop.signalbox().stats();
        Invoices invoices = shop.invoices();
        out.printf(
                Locale.ROOT,
                "The shop: %,d invoices (%,d open, %,d paid, %,d credited), %,d pieces reserved, %,d mails sent%n",
                invoices.count(),
                invoices.count(Invoices.Status.OPEN),
                invoices.count(Invoices.Status.PAID),
                invoices.count(Invoices.Status.CREDITED),
                shop.shelves().piecesReserved(),
                shop.mailServer().sent());
        shop.ledger().earned().forEach((currency, sum) -> out.printf(Locale.ROOT, "Earned: %,.2f %s%n", sum, currency));
        out.printf(
                Locale.ROOT,
                "Nothing lost: %,d deliveries received = %,d handled + %,d dead letters + %,d in flight%n",
                stats.received(),
                stats.handled(),
                stats.deadLettered(),
                stats.inFlight());
        out.printf(
                Locale.ROOT,
                "The %,d dead letters are the %,d of before and %,d that failed again after their replay%n",
                stats.deadLettered(),
                stats.deadLettered() - failedAgain,
                failedAgain);
    }
}
