package io.escala.crm.contact;

/** The role of a key for its contact. A phone may have several: the same number as primary and as WhatsApp phone. */
public enum KeyRole {
    /** The main phone or e-mail; a contact has at most one of each. */
    PRIMARY,
    /** One of up to ten further phones or e-mails. Messages are never sent to it. */
    SECONDARY,
    /** The phone used on WhatsApp; a contact has at most one. */
    WHATSAPP
}
