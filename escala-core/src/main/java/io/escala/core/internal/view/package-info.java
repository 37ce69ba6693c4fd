/** What users see of conversations: rows of lists, and threads with what may be written in them. It reads and changes nothing. */
@NullMarked
package io.escala.core.internal.view;

import org.jspecify.annotations.NullMarked;
