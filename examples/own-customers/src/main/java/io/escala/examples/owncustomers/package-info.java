/** An application with customers and orders of its own, to whom people write. */
@NullMarked
package io.escala.examples.owncustomers;

import org.jspecify.annotations.NullMarked;
