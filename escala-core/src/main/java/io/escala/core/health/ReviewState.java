package io.escala.core.health;

import java.util.Locale;

/** The state of a review by Meta: of a display name or of a WhatsApp Business Account. */
public enum ReviewState {
    /** It was approved. */
    APPROVED,
    /** It is being reviewed, or the decision was put off. */
    PENDING,
    /** It was rejected. */
    REJECTED,
    /** It was approved, but no longer is. */
    EXPIRED,
    /** There was no review, Meta has not said anything yet, or with a word that is not known here. */
    UNKNOWN;

    /** Reads Meta's word. */
    static ReviewState of(String value) {
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "APPROVED", "AVAILABLE_WITHOUT_REVIEW" -> APPROVED;
            case "PENDING", "PENDING_REVIEW", "DEFERRED" -> PENDING;
            case "REJECTED", "DECLINED" -> REJECTED;
            case "EXPIRED" -> EXPIRED;
            default -> UNKNOWN;
        };
    }
}
