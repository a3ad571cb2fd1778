/** Invoices, in a consumer group of its own. */
@NullMarked
package dev.signalbox.quickstart.shop.billing;

import org.jspecify.annotations.NullMarked;
