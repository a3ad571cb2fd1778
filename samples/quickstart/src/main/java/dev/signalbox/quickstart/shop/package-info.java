/**
 * The shop, which is all that one writes: the events of an order, three services that handle them, and the
 * anchor. Read this; what is around it feeds the shop and shows what becomes of each event.
 */
@NullMarked
package dev.signalbox.quickstart.shop;

import org.jspecify.annotations.NullMarked;
