package io.escala.channels.event.whatsapp;

import java.util.Objects;

/**
 * The description of the media of a call, for a WebRTC stack.
 *
 * @param type {@code offer} of a call by a person, {@code answer} of a call by the business, or a newer word
 * @param sdp the description, in the form of RFC 8866; it contains network addresses
 */
public record WhatsAppCallSession(String type, String sdp) {
    public WhatsAppCallSession {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sdp, "sdp");
    }

    /** Omits the description. */
    @Override
    public String toString() {
        return "WhatsAppCallSession[" + type + "]";
    }
}
