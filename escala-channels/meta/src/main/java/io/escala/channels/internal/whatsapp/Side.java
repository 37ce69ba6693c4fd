package io.escala.channels.internal.whatsapp;

import io.escala.channels.internal.wire.Json;

/** Who wrote: it decides where the person's ids are. */
enum Side {
    /** The person wrote to the business. */
    PERSON {
        @Override
        WireUser person(Json message) {
            return WireUser.sender(message);
        }
    },
    /** The business wrote to the person. */
    BUSINESS {
        @Override
        WireUser person(Json message) {
            return WireUser.echoRecipient(message);
        }
    };

    abstract WireUser person(Json message);
}
