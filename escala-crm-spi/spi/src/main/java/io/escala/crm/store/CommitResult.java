package io.escala.crm.store;

import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of committing a ChangeSet: one of these three, matched with {@code instanceof}. */
public sealed interface CommitResult {
    /** The whole ChangeSet was committed now. */
    record Applied() implements CommitResult {}

    /**
     * The operation id was committed before and nothing changed now. Only applied operations are recorded, so the earlier
     * result was {@link Applied}. Ids are kept for a limited time: see {@link OperationId}.
     */
    record AlreadyApplied() implements CommitResult {}

    /**
     * Nothing was committed, because another commit was first. Load and decide again.
     *
     * @param cause the reason; of several, any one
     */
    record Conflict(Cause cause) implements CommitResult {
        public Conflict {
            Objects.requireNonNull(cause, "cause");
        }
    }

    /** Why a ChangeSet conflicts. */
    sealed interface Cause {}

    /** A claim has another holder. */
    record ClaimTaken(Claim claim, String holder) implements Cause {
        public ClaimTaken {
            Objects.requireNonNull(claim, "claim");
            Objects.requireNonNull(holder, "holder");
        }

        /** Without the holder: the holder of a role is the value of a key, which is personal data. */
        @Override
        public String toString() {
            return "ClaimTaken[" + claim + "]";
        }
    }

    /**
     * A version is not the expected one.
     *
     * @param actual the current version, or null when the object does not exist
     */
    record VersionMoved(Expected expected, @Nullable Long actual) implements Cause {
        public VersionMoved {
            Objects.requireNonNull(expected, "expected");
        }
    }

    /** The lease is no longer held: another worker may be working on the lane. */
    record LeaseLost(String lane) implements Cause {
        public LeaseLost {
            Objects.requireNonNull(lane, "lane");
        }

        /** Without the lane, whose name may contain Meta's id of a message: WhatsApp's ids contain the customer's number. */
        @Override
        public String toString() {
            return "LeaseLost";
        }
    }
}
