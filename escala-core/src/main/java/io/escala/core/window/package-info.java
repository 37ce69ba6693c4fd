/** The 24-hour messaging window as a value. */
@NullMarked
package io.escala.core.window;

import org.jspecify.annotations.NullMarked;
