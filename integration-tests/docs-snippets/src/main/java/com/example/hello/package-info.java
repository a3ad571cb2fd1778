/** The project of the page that gets a newcomer started; the archetype makes the same. */
@NullMarked
package com.example.hello;

import org.jspecify.annotations.NullMarked;
