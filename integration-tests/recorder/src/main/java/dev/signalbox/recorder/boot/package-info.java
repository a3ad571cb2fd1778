/**
 * What the changed methods of the JDK call, on the boot class path. There are no lambdas here, nor strings
 * added up: to link one asks the methods that are recorded, perhaps while they are being initialized.
 */
@NullMarked
package dev.signalbox.recorder.boot;

import org.jspecify.annotations.NullMarked;
