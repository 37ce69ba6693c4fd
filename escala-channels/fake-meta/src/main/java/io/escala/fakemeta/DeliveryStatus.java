package io.escala.fakemeta;

/** How far a sent message came. */
public enum DeliveryStatus {
    /** It left Meta. WhatsApp only. */
    SENT,
    /** It reached a device. WhatsApp and Messenger. */
    DELIVERED,
    /** It was seen. */
    READ,
    /** A voice note was played. WhatsApp only. */
    PLAYED
}
