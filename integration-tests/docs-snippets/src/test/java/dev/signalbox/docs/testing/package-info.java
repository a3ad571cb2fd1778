@NullMarked
package dev.signalbox.docs.testing;

import org.jspecify.annotations.NullMarked;
