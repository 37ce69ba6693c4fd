/** Keys as texts. */
@NullMarked
package io.escala.channels.internal.pem;

import org.jspecify.annotations.NullMarked;
