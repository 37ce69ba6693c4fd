package io.escala.crm.store;

import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one ChangeSet. Matched with {@code instanceof}; there are these three. */
public sealed interface CommitResult {
    /** All of it landed, now. */
    record Applied() implements CommitResult {}

    /**
     * All of it had landed before, under the same operation id; nothing happened now. Only applied operations are remembered,
     * so the earlier result was {@link Applied}.
     */
    record AlreadyApplied() implements CommitResult {}

    /**
     * None of it landed: somebody else was first. Load again and decide again.
     *
     * @param cause what stood in the way; of several, any one
     */
    record Conflict(Cause cause) implements CommitResult {
        public Conflict {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** What can stand in the way of a ChangeSet. */
    sealed interface Cause {}

    /**
     * A claim is held by somebody else.
     *
     * @param claim the claim
     * @param holder who holds it
     */
    record ClaimTaken(Claim claim, String holder) implements Cause {
        public ClaimTaken {
            Objects.requireNonNull(claim, "claim");
            Objects.requireNonNull(holder, "holder");
        }

        /** Claim only: the holder of a role is the value of a key, which is personal data. */
        @Override
        public String toString() {
            return "ClaimTaken[" + claim + "]";
        }
    }

    /**
     * A version is not the expected one.
     *
     * @param expected what was expected
     * @param actual the version that stands, or null when the thing does not exist
     */
    record VersionMoved(Expected expected, @Nullable Long actual) implements Cause {
        public VersionMoved {
            Objects.requireNonNull(expected, "expected");
        }
    }

    /**
     * The lease is no longer held: somebody else may be at work on the lane.
     *
     * @param lane the lane
     */
    record LeaseLost(String lane) implements Cause {
        public LeaseLost {
            Objects.requireNonNull(lane, "lane");
        }

        /** Without the lane, which may be named by Meta's id of a message: WhatsApp's ids hold the customer's number. */
        @Override
        public String toString() {
            return "LeaseLost";
        }
    }
}
