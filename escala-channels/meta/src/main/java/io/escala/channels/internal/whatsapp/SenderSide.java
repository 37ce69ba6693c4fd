package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;

/** The sender of a message; it determines which fields contain the person's ids. */
enum SenderSide {
    /** The person sent the message. */
    PERSON {
        @Override
        WireUser person(JsonValue message) {
            return WireUser.sender(message);
        }
    },
    /** The business sent the message. */
    BUSINESS {
        @Override
        WireUser person(JsonValue message) {
            return WireUser.echoRecipient(message);
        }
    };

    abstract WireUser person(JsonValue message);
}
