package io.escala.crm.contact;

/** What a key is to its contact. A phone may be several at once: the same number as primary and as WhatsApp phone. */
public enum KeyRole {
    /** The main phone or e-mail; a contact has at most one of each. */
    PRIMARY,
    /** One of up to ten further phones or e-mails. Never a destination. */
    SECONDARY,
    /** The WhatsApp phone; a contact has at most one. */
    WHATSAPP
}
