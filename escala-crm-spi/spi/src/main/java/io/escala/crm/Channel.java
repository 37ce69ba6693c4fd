package io.escala.crm;

/** A messaging channel of Meta. */
public enum Channel {
    /** WhatsApp Business Platform, Cloud API. */
    WHATSAPP,
    /** Facebook Messenger, for Pages. */
    MESSENGER,
    /** Instagram direct messages, for professional accounts. */
    INSTAGRAM
}
