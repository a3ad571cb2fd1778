@NullMarked
package dev.signalbox.codegen;

import org.jspecify.annotations.NullMarked;
