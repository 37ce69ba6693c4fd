package io.escala.core.contacts;

import io.escala.core.result.Refusal;
import java.util.List;

/**
 * What creating a contact would answer now, and who it may be already: what a form shows while it is filled in. A snapshot,
 * immutable.
 */
public final class CreatePreview {
    /** The most twins that are shown. */
    public static final int MAX_TWINS = 10;

    private final List<Refusal> refusals;
    private final List<LikelyTwin> twins;

    /**
     * Creates a preview.
     *
     * @param refusals why it would be refused
     * @param twins who it may be already, the likeliest first
     */
    public CreatePreview(List<Refusal> refusals, List<LikelyTwin> twins) {
        this.refusals = List.copyOf(refusals);
        this.twins = List.copyOf(twins);
    }

    /** Returns whether the contact would be created. */
    public boolean allowed() {
        return refusals.isEmpty();
    }

    /** Returns every refusal; empty when the contact would be created. A key that a contact holds names it, as among the twins. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /**
     * Returns whether any refusal has the given reason.
     *
     * @param reason the reason
     * @return whether any refusal has it
     */
    public boolean refusedFor(Refusal.Reason reason) {
        return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
    }

    /** Returns the contacts that it may be already, the likeliest first, at most {@value #MAX_TWINS}; none to an actor who may not create. */
    public List<LikelyTwin> twins() {
        return twins;
    }

    /** Ids and reasons only, because the rest is personal data. */
    @Override
    public String toString() {
        return "CreatePreview[" + refusals + ", " + twins + "]";
    }
}
