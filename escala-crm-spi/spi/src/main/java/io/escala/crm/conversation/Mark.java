package io.escala.crm.conversation;

/** The times of a conversation that only ever move forward. Raising one commutes: any order ends in the same state. */
public enum Mark {
    /** Latest customer event that opens the messaging window, at min(Meta's time, time of receipt). */
    WINDOW_OPENED,
    /** Latest time at which Meta itself said that the window is shut. */
    WINDOW_SHUT,
    /** Latest message either way, by the message's time; lists are ordered by it. */
    ACTIVITY,
    /** Latest arrival of an inbound message, by our clock. */
    INBOUND_ARRIVAL,
    /** Latest answer by a person of the team or from the phone app. */
    ANSWERED,
    /** Up to when the owner has read, by arrival. */
    READ_BY_TEAM,
    /** Somebody marked the conversation unread. */
    MARKED_UNREAD,
    /** The customer's device has everything sent up to here. */
    DELIVERED_UP_TO,
    /** The customer has read everything sent up to here. */
    READ_UP_TO
}
