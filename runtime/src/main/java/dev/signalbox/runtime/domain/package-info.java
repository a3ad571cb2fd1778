/**
 * Domain events: handled in this process, by plain method calls with the object itself, and retried
 * where they failed. No bytes, no transport.
 */
@NullMarked
package dev.signalbox.runtime.domain;

import org.jspecify.annotations.NullMarked;
