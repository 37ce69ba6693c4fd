package io.escala.core.feed;

import io.escala.crm.event.LoggedEvent;

/**
 * The host's own reaction to events, given to {@link io.escala.core.inbox.Inbox#follow}.
 *
 * <p>Called by several threads at once, but for the events of one conversation one after the other, in the order of the log; so are those of
 * one contact, and those of one line. An event is handled again when the process was lost, or what the handler threw, before it was
 * settled.
 */
@FunctionalInterface
public interface EventHandler {
    /**
     * Handles an event.
     *
     * @param event the event, with its account
     * @throws Exception when it is to be handled again, as {@link MessageHandler#handle} says
     */
    void handle(LoggedEvent event) throws Exception;
}
