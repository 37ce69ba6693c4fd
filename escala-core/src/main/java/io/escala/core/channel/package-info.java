/** The ports between the inbox and the channel adapters: events in, messages out, and the outcomes of calls. */
@NullMarked
package io.escala.core.channel;

import org.jspecify.annotations.NullMarked;
