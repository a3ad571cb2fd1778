@NullMarked
package dev.signalbox.rabbitmq.internal;

import org.jspecify.annotations.NullMarked;
