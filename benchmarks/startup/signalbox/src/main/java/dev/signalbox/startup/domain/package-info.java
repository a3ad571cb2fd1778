/** Signalbox with a domain event: in this process, as the peers' events are. */
@NullMarked
package dev.signalbox.startup.domain;

import org.jspecify.annotations.NullMarked;
