/** The methods of beans that handle what happens in the inbox. */
@NullMarked
package io.escala.spring.boot.internal.listener;

import org.jspecify.annotations.NullMarked;
