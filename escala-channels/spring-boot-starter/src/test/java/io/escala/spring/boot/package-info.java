/** Applications that start, on the release of Spring Boot whose libraries are there. */
@NullMarked
package io.escala.spring.boot;

import org.jspecify.annotations.NullMarked;
