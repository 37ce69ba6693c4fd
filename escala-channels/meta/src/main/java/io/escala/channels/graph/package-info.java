/** The HTTP client of the Graph API: versions, tokens, deadlines and the outcome of each call. */
@NullMarked
package io.escala.channels.graph;

import org.jspecify.annotations.NullMarked;
