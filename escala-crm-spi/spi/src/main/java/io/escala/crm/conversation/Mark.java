package io.escala.crm.conversation;

/** Times of a conversation that only move forward. Raising marks commutes: any order gives the same state. */
public enum Mark {
    /** Latest customer event that opens the messaging window, at the earlier of Meta's time and the time of receipt. */
    WINDOW_OPENED,
    /** Latest time at which Meta rejected a send because the window was closed. */
    WINDOW_SHUT,
    /** Time of the latest message in either direction; conversation lists are ordered by it. */
    ACTIVITY,
    /** Latest arrival of an inbound message, by the local clock. */
    INBOUND_ARRIVAL,
    /** Latest answer by a user of the team or from the phone app. */
    ANSWERED,
    /** Arrival time up to which the owner has read. */
    READ_BY_TEAM,
    /** When a user marked the conversation unread. */
    MARKED_UNREAD,
    /** When a user took the conversation over from automation without answering. */
    TAKEN_OVER,
    /** When the conversation was handed back to automation. */
    HANDED_BACK,
    /** Everything sent up to this time was delivered. */
    DELIVERED_UP_TO,
    /** The customer has read everything sent up to this time. */
    READ_UP_TO,
    /** The {@link #WINDOW_OPENED} of the latest window of which it was told that it is about to close; later openings are told again. */
    CLOSING_TOLD,
    /** When the business last opened the conversation: a user by hand, or by a send. */
    OPENED_BY_BUSINESS
}
