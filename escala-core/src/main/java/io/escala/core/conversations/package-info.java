/** The read side: conversation lists, one conversation with its window and registration, its thread, and messages as readable text. */
@NullMarked
package io.escala.core.conversations;

import org.jspecify.annotations.NullMarked;
