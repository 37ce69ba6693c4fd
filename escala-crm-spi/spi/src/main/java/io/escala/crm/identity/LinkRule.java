package io.escala.crm.identity;

/** Why a person was linked to a contact, or is linked to none. */
public enum LinkRule {
    /** Somebody chose the contact for them. */
    ASSOCIATED,
    /** The contact was created from a conversation of theirs. */
    CREATED,
    /** The business wrote to a number of the contact, and they are who has it. */
    WRITTEN_TO,
    /** The contact got the number, user name or id by which they were known already. */
    KEY_ADDED,
    /** A contact was known under an id of theirs. */
    KNOWN_ID,
    /** Their number was a contact's WhatsApp phone, digit for digit. */
    EXACT_WHATSAPP_PHONE,
    /** Their number was a contact's primary phone, digit for digit. */
    EXACT_PRIMARY_PHONE,
    /** Their number was a contact's secondary phone, digit for digit. */
    EXACT_SECONDARY_PHONE,
    /** A national form of their number was a contact's WhatsApp phone. */
    FORM_WHATSAPP_PHONE,
    /** A national form of their number was a contact's primary phone. */
    FORM_PRIMARY_PHONE,
    /** A national form of their number was a contact's secondary phone. */
    FORM_SECONDARY_PHONE,
    /** Their id on Messenger was recorded on a contact. */
    FACEBOOK_ID,
    /** Their Instagram user name was recorded on a contact. */
    USER_NAME,
    /** They turned out to be one person with somebody who was linked to the contact. */
    MERGED,
    /** Somebody took them off a contact; they are linked to none. */
    UNLINKED
}
