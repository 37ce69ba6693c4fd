package io.escala.crm.contact;

/** What a contact is found by. Each value belongs to one contact of an account, in whatever role. */
public enum ContactKeyKind {
    /** A phone number, exact digits. */
    PHONE,
    /** An e-mail address, trimmed and in lower case. */
    EMAIL,
    /** An Instagram user name that somebody typed or that was known before the person wrote. */
    INSTAGRAM_USER_NAME,
    /** The account's custom field of type ID. */
    ID_FIELD,
    /** The id under which the host's own system knows the contact. */
    EXTERNAL_REFERENCE
}
