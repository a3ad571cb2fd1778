/** The program: the object graph and the options. */
@NullMarked
package dev.signalbox.it.shop.app;

import org.jspecify.annotations.NullMarked;
