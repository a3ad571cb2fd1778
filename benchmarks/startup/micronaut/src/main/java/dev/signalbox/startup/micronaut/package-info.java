/** Micronaut: its container and its events alone, wired while compiling. */
@NullMarked
package dev.signalbox.startup.micronaut;

import org.jspecify.annotations.NullMarked;
