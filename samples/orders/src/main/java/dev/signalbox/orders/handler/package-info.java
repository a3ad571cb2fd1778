/** The program that handles orders: a warehouse and a bookkeeping, each a consumer group of its own. */
@NullMarked
package dev.signalbox.orders.handler;

import org.jspecify.annotations.NullMarked;
