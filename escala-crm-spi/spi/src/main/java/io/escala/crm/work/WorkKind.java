package io.escala.crm.work;

/** Kinds of durable work. */
public enum WorkKind {
    /** Send a queued message. Key: the message. Lane: the line. Group: the conversation. */
    SEND,
    /** Fetch the profile of a person whose channel does not send names. Key and lane: the identity. */
    PROFILE,
    /** Create or associate the contact of a conversation. Key and lane: the conversation. */
    REGISTER,
    /** Bring together a deferred report and its message. Key and lane: line and provider id. */
    UNPARK,
    /** File a journalled webhook body. Key and lane: the entry. */
    JOURNAL,
    /** Fetch a medium, or erase it. Key: what, message and place. Lane: the media of a line. */
    MEDIA,
    /** Delete what is kept long enough. Key and lane: what, and of which day. */
    PURGE
}
