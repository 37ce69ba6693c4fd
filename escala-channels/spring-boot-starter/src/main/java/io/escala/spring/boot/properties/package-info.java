/** The properties of the starter, and what is wrong with them. */
@NullMarked
package io.escala.spring.boot.properties;

import org.jspecify.annotations.NullMarked;
