@NullMarked
package dev.signalbox.rabbitmq;

import org.jspecify.annotations.NullMarked;
