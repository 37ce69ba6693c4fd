package io.escala.fakemeta;

/** The delivery status of a sent message. */
public enum DeliveryStatus {
    /** Sent by Meta. WhatsApp only. */
    SENT,
    /** Delivered to a device. WhatsApp and Messenger. */
    DELIVERED,
    /** Read. */
    READ,
    /** Voice note played. WhatsApp only. */
    PLAYED
}
