package io.escala.crm.change;

import java.util.Objects;

/**
 * A claim and its present, future or former holder.
 *
 * @param holder the holder's id
 */
public record Holding(Claim claim, String holder) {
    public Holding {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(holder, "holder");
    }

    /** Without the holder: the holder of a role is the value of a key, which is personal data. */
    @Override
    public String toString() {
        return "Holding[" + claim + "]";
    }
}
