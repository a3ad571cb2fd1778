/** Spring Boot as its starter sets it up, without a web server. */
@NullMarked
package dev.signalbox.startup.spring;

import org.jspecify.annotations.NullMarked;
