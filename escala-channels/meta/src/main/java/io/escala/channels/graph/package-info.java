/** The one HTTP path to the Graph API: versions, tokens, deadlines, and an honest answer to what became of a call. */
@NullMarked
package io.escala.channels.graph;

import org.jspecify.annotations.NullMarked;
