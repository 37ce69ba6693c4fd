/** The store of an application: opened from its properties, and in its transactions. */
@NullMarked
package io.escala.spring.boot.internal.store;

import org.jspecify.annotations.NullMarked;
