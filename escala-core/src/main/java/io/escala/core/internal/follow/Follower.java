package io.escala.core.internal.follow;

import io.escala.core.feed.EventHandler;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.MessageHandler;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A follower of the event log in this process.
 *
 * @param options its options
 * @param messages what it does with messages from customers, or null when it gets events
 * @param events what it does with events, or null when it gets messages
 */
record Follower(
        FollowerOptions options,
        @Nullable MessageHandler messages,
        @Nullable EventHandler events) {
    String name() {
        return options.name();
    }

    /** Returns whether it gets an event. */
    boolean gets(LoggedEvent event) {
        return options.account().filter(only -> !only.equals(event.account())).isEmpty()
                && (messages == null || event.event() instanceof CrmEvent.MessageReceived);
    }
}
