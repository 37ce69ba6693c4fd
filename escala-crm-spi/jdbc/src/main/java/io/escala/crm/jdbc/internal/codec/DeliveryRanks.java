package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.conversation.DeliveryStatus;

/** Delivery statuses by their stored rank. */
public final class DeliveryRanks {
    private static final DeliveryStatus[] BY_RANK = new DeliveryStatus[DeliveryStatus.values().length];

    static {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            BY_RANK[status.rank()] = status;
        }
    }

    private DeliveryRanks() {}

    /** Returns the status of a stored rank; the highest known status for a rank that only a newer version knows. */
    public static DeliveryStatus status(int rank) {
        return BY_RANK[Math.max(0, Math.min(rank, BY_RANK.length - 1))];
    }
}
