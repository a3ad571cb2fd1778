/** Mail to customers, in a consumer group of its own. */
@NullMarked
package dev.signalbox.quickstart.shop.notification;

import org.jspecify.annotations.NullMarked;
