/** The memory of a delivery, from its bytes to the stored records. */
@NullMarked
package io.escala.acceptance.memory;

import org.jspecify.annotations.NullMarked;
