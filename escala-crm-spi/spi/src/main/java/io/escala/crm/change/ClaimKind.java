package io.escala.crm.change;

/** The kinds of claims. Stored by name, so a name never changes its meaning. */
public enum ClaimKind {
    /** A phone, e-mail or other key of a contact. Holder: the contact. */
    CONTACT_KEY,
    /** A role that only one key of a contact may have. Holder: the key's value. */
    CONTACT_ROLE,
    /** A key of a channel identity. Holder: the identity. */
    IDENTITY_KEY,
    /** The conversation of a line and an identity. Holder: the conversation. */
    CONVERSATION,
    /** A numbered session of a conversation. Holder: the cause that opened it. */
    SESSION,
    /** A message by Meta's id. Holder: this library's message. */
    PROVIDER_MESSAGE,
    /** The host's reference of a send. Holder: this library's message, or the id that a scheduled one will have. */
    CLIENT_REFERENCE,
    /** An event without an id of its own, by its distinguishing parts. Holder: an id chosen by the caller. */
    EVENT,
    /** A line by Meta's id, across all accounts. Holder: account and line id, separated by a slash. */
    LINE,
    /** A follower of the event log, across all accounts. Holder: a {@link
     * io.escala.crm.event.FollowerPosition}. */
    FOLLOWER,
    /** The active rule that closes the conversations of a line. Holder: the rule. */
    AUTO_CLOSE_LINE,
    /** A record of a kind by its id in the host's system. Holder: the record. */
    RECORD_REFERENCE,
    /** A company by its id in the host's system. Holder: the company. */
    COMPANY_REFERENCE,
    /** The company that was created because a contact named it, by the folded name. Holder: the company. */
    COMPANY_NAME
}
