package io.escala.crm.change;

/** What may be claimed. Stored by name: a name never changes its meaning. */
public enum ClaimKind {
    /** A phone, e-mail or other key of a contact. Holder: the contact. */
    CONTACT_KEY,
    /** A role only one key of a contact may have. Holder: the key's value. */
    CONTACT_ROLE,
    /** A key of a channel identity. Holder: the identity. */
    IDENTITY_KEY,
    /** The conversation of a line and an identity. Holder: the conversation. */
    CONVERSATION,
    /** A numbered session of a conversation. Holder: what opened it. */
    SESSION,
    /** A message by Meta's id. Holder: our message. */
    PROVIDER_MESSAGE,
    /** The host's own key of a send. Holder: our message. */
    CLIENT_REFERENCE,
    /** An event without an id of its own, by what makes it that event. Holder: whoever took it. */
    EVENT,
    /** A line by Meta's id: over all accounts, not per account. Holder: account and line id, with a slash between them. */
    LINE
}
