/** What a delivery may cost in memory, from its bytes to what is stored. */
@NullMarked
package io.escala.acceptance.memory;

import org.jspecify.annotations.NullMarked;
