package io.escala.crm.change;

import java.util.Objects;

/**
 * A claim and who holds it, or is to hold it, or holds it no longer.
 *
 * @param claim the claim
 * @param holder the holder's id
 */
public record Holding(Claim claim, String holder) {
    public Holding {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(holder, "holder");
    }

    /** Claim only: the holder of a role is the value of a key, which is personal data. */
    @Override
    public String toString() {
        return "Holding[" + claim + "]";
    }
}
