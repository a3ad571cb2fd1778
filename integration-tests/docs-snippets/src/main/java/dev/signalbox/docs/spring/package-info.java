/** What the page for those who come from Spring shows. */
@NullMarked
package dev.signalbox.docs.spring;

import org.jspecify.annotations.NullMarked;
