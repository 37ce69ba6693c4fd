package io.escala.crm.contact;

/** The kinds of contact keys. Each value belongs to at most one contact of an account, whatever its roles. */
public enum ContactKeyKind {
    /** A phone number, as digits. */
    PHONE,
    /** An e-mail address, trimmed and in lower case. */
    EMAIL,
    /** An Instagram user name that a user typed or that was known before the person's first message. */
    INSTAGRAM_USER_NAME,
    /** A person's id on Messenger that was known before their first message, of one Page or of a Page not known. */
    FACEBOOK_ID,
    /** The account's custom field of type ID. */
    ID_FIELD,
    /** The contact's id in the host's own system. */
    EXTERNAL_REFERENCE
}
