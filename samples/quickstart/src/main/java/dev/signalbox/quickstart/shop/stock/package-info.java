/** Goods on shelves, in a consumer group of its own. */
@NullMarked
package dev.signalbox.quickstart.shop.stock;

import org.jspecify.annotations.NullMarked;
