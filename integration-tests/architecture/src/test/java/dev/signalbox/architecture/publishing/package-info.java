/** What is published, and what a repository wants to know of it. */
@NullMarked
package dev.signalbox.architecture.publishing;

import org.jspecify.annotations.NullMarked;
