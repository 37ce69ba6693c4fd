/** The ports between the inbox and the channel adapters: events in, messages out, and their outcomes. */
@NullMarked
package io.escala.core.channel;

import org.jspecify.annotations.NullMarked;
