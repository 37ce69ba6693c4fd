package io.escala.crm.work;

/** Kinds of work items. */
public enum WorkKind {
    /** Send a queued message. Key: the message. Lane: the line. Group: the conversation. */
    SEND,
    /** Queue a scheduled message. Key and lane: the message. */
    SCHEDULED,
    /** Fetch the profile of a person whose channel does not send names. Key and lane: the identity. */
    PROFILE,
    /** Create or associate the contact of a conversation. Key and lane: the conversation. */
    REGISTER,
    /** Apply deferred reports to their message. Key and lane: line and provider id. */
    UNPARK,
    /** Process a journalled webhook body. Key and lane: the entry. */
    JOURNAL,
    /** Fetch or erase a medium. Key: operation, message and place. Lane: the media of a line. */
    MEDIA,
    /** Delete data past their retention. Key and lane: the kind of data and the day. */
    PURGE,
    /**
     * Give an event to a follower of the event log; of no account. Key: follower and cursor. Lane: a part of the follower's events. Group: what
     * the event is about.
     */
    FOLLOW,
    /** Tell that the messaging window of a conversation is about to close. Key and lane: the conversation. */
    WINDOW,
    /** Give a conversation that opened without an owner to the user whose turn it is. Key and lane: the conversation. */
    ASSIGN,
    /** Answer whoever wrote with the automatic reply of the conversation's owner. Key: the conversation and the occasion. Lane: the conversation. */
    STATUS_REPLY,
    /** Show a customer that their messages were read. Key: the conversation and when. Lane: the conversation. */
    READ_RECEIPT,
    /**
     * React to a message. Key: the message, which of the reactions of the business it is, and the reaction, which is empty to remove it. Lane: the
     * conversation.
     */
    REACTION,
    /** Show a customer that somebody is typing. Key: the conversation and when. Lane: the conversation. */
    TYPING,
    /** Close the conversations in which the customer has been silent for the time of a rule. Key and lane: the rule and its version. */
    AUTO_CLOSE,
    /** Show the users who are without activity in the status of the account's rule. Key and lane: the version of the team's settings. */
    INACTIVITY,
    /** Write the new name of a company on its contacts. Key: the company, its version and the last contact that was done. Lane: the company. */
    COMPANY_NAME,
    /**
     * Make companies of the names that contacts were given before contacts belonged to companies. Key: the last contact that was done. Lane: one for
     * the account.
     */
    COMPANY_TEXTS
}
