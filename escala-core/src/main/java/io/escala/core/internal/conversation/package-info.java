/** What receiving and sending share about a conversation and its messages. Not exported. */
@NullMarked
package io.escala.core.internal.conversation;

import org.jspecify.annotations.NullMarked;
