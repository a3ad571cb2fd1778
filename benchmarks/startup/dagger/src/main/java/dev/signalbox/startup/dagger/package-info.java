/** Dagger alone: handlers that it gathers into a set. */
@NullMarked
package dev.signalbox.startup.dagger;

import org.jspecify.annotations.NullMarked;
