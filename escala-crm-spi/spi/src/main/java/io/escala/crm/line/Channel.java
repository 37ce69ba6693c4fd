package io.escala.crm.line;

/** A messaging channel of Meta (S3). */
public enum Channel {
    /** WhatsApp Business Platform, Cloud API. */
    WHATSAPP,
    /** Facebook Messenger, for Pages. */
    MESSENGER,
    /** Instagram direct messages, for professional accounts (S76). */
    INSTAGRAM
}
