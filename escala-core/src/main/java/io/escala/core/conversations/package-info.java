/**
 * The read side: lists of conversations by a query, each row with all that it shows, one conversation with its window and registration,
 * its thread, and messages as readable text.
 */
@NullMarked
package io.escala.core.conversations;

import org.jspecify.annotations.NullMarked;
