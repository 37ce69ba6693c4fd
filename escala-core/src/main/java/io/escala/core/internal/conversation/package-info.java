/** Shared rules of receiving and sending on conversations and messages. Not exported. */
@NullMarked
package io.escala.core.internal.conversation;

import org.jspecify.annotations.NullMarked;
