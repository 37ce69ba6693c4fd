/** A host with the versions of Spring Boot. */
@NullMarked
package io.escala.examples.springboot;

import org.jspecify.annotations.NullMarked;
