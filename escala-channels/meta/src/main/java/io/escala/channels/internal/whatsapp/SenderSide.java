package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.JsonValue;

/** Who wrote: it decides where the person's ids are. */
enum SenderSide {
    /** The person wrote to the business. */
    PERSON {
        @Override
        WireUser person(JsonValue message) {
            return WireUser.sender(message);
        }
    },
    /** The business wrote to the person. */
    BUSINESS {
        @Override
        WireUser person(JsonValue message) {
            return WireUser.echoRecipient(message);
        }
    };

    abstract WireUser person(JsonValue message);
}
