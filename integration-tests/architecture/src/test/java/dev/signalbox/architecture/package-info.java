/** What holds for the whole repository: who may import whom, no reflection, documentation that compiles. */
@NullMarked
package dev.signalbox.architecture;

import org.jspecify.annotations.NullMarked;
