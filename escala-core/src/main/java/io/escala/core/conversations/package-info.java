/** The read side: conversation lists, one conversation with its window and registration, and its thread. */
@NullMarked
package io.escala.core.conversations;

import org.jspecify.annotations.NullMarked;
