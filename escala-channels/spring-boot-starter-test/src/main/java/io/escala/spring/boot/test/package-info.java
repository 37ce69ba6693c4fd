/** Tests of an application with the starter: {@link io.escala.spring.boot.test.EscalaTest}. */
@NullMarked
package io.escala.spring.boot.test;

import org.jspecify.annotations.NullMarked;
