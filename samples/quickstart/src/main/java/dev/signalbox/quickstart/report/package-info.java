/** What the program prints. */
@NullMarked
package dev.signalbox.quickstart.report;

import org.jspecify.annotations.NullMarked;
