/** The endpoint that Meta calls. */
@NullMarked
package io.escala.spring.boot.internal.web;

import org.jspecify.annotations.NullMarked;
