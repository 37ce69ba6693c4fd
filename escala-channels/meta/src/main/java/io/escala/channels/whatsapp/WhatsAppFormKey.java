package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The public key of a number, as Meta has it.
 *
 * @param pem the key in PEM
 * @param status whether Meta can use it
 */
public record WhatsAppFormKey(String pem, Status status) {
    /** Whether Meta can use a key. Minor versions add states: handle unknown ones in a default. */
    public enum Status {
        /** It can be used. */
        VALID,
        /** It was signed for another registration of the number: upload it again. */
        MISMATCH,
        /** Meta states something that this version does not know. */
        UNKNOWN
    }

    public WhatsAppFormKey {
        Objects.requireNonNull(pem, "pem");
        Objects.requireNonNull(status, "status");
    }

    /** Reads an answer; null when it has no key. */
    static @Nullable WhatsAppFormKey of(GraphAnswer.Ok ok) {
        String pem = field(ok, "business_public_key");
        return pem == null ? null : new WhatsAppFormKey(pem, status(field(ok, "business_public_key_signature_status")));
    }

    /** Meta's samples have the fields at the top, and within a list. */
    private static @Nullable String field(GraphAnswer.Ok ok, String name) {
        String top = ok.text(name);
        return top == null ? ok.text("data", 0, name) : top;
    }

    private static Status status(@Nullable String word) {
        return "VALID".equals(word) ? Status.VALID : "MISMATCH".equals(word) ? Status.MISMATCH : Status.UNKNOWN;
    }
}
