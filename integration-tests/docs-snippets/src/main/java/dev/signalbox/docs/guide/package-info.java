/** The code that the guide shows. */
@NullMarked
package dev.signalbox.docs.guide;

import org.jspecify.annotations.NullMarked;
