/** The example of the README. */
@NullMarked
package dev.signalbox.docs.hello;

import org.jspecify.annotations.NullMarked;
