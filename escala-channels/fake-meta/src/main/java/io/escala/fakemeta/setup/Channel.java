package io.escala.fakemeta.setup;

/** The three kinds of lines. */
public enum Channel {
    /** A WhatsApp Business number. */
    WHATSAPP,
    /** A Facebook Page. */
    MESSENGER,
    /** An Instagram professional account. */
    INSTAGRAM
}
