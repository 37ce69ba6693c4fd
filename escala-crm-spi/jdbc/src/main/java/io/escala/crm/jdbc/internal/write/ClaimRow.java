package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a group of ChangeSets wants of one claim. Not thread-safe. */
final class ClaimRow {
    /** Holds a claim inside a transaction only, while it is expected to be free or was released and not taken. */
    private static final String NOBODY = "nobody";

    private final Claim claim;
    private final List<String> key;
    private final List<Integer> takers = new ArrayList<>();
    private final List<Integer> expecting = new ArrayList<>();
    private @Nullable String taker;
    private @Nullable String released;

    /**
     * Creates the row of a claim that nothing is wanted of yet.
     *
     * @param key scope, kind and key
     */
    ClaimRow(Claim claim, List<String> key) {
        this.claim = claim;
        this.key = key;
    }

    void take(int index, String holder) {
        taker = holder;
        takers.add(index);
    }

    void expectFree(int index) {
        expecting.add(index);
    }

    /** Returns false when another holder releases the claim already. */
    boolean release(String holder) {
        if (released == null) {
            released = holder;
        }
        return released.equals(holder);
    }

    Claim claim() {
        return claim;
    }

    List<String> key() {
        return key;
    }

    /** The holder within the transaction. */
    String holder() {
        return Objects.requireNonNullElse(taker, NOBODY);
    }

    /** The holder that the claim may be taken from, or null. */
    @Nullable
    String released() {
        return released;
    }

    /** Whether the row must be gone before the commit. */
    boolean isTemporary() {
        return taker == null;
    }

    /** Whether it matters who holds the claim; a claim that is only released may stay with another holder. */
    boolean isWanted() {
        return taker != null || !expecting.isEmpty();
    }

    /** The ChangeSets that may not be committed because another transaction's holder has the claim. */
    List<Integer> blockedBy(String holder) {
        List<Integer> blocked = new ArrayList<>(expecting);
        if (!holder.equals(taker)) {
            blocked.addAll(takers);
        }
        return blocked;
    }
}
