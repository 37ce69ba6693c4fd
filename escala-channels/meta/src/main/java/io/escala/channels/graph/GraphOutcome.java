package io.escala.channels.graph;

import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.channel.SendOutcome.Scope;
import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call that asks or changes something at Meta, with the error classes of a send. Four variants, matched with
 * {@code instanceof}. Failures of the network and of Meta are such values, never exceptions. Immutable and thread-safe.
 *
 * @param <T> what the call returns
 */
public sealed interface GraphOutcome<T> {
    /**
     * Meta did it, or answered.
     *
     * @param value the result; of a call without one the line it was made for
     */
    record Done<T>(T value) implements GraphOutcome<T> {
        public Done {
            Objects.requireNonNull(value, "value");
        }

        /** Omits the result: it may be about people. */
        @Override
        public String toString() {
            return "Done";
        }
    }

    /**
     * Refused: the same call would be refused again.
     *
     * @param kind the kind of rejection
     * @param error Meta's code and title, or code 0 with a reason of the library's, which made no call then
     */
    record Rejected<T>(Rejection kind, DeliveryError error) implements GraphOutcome<T> {
        public Rejected {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Refused before anything was done, or Meta could not be reached: the call may be repeated.
     *
     * @param scope what has to wait, or be mended first
     * @param error Meta's code, or code 0 with a reason
     * @param after how long Meta asks to wait, or null when it names no time
     */
    record TryLater<T>(
            Scope scope, DeliveryError error, @Nullable Duration after) implements GraphOutcome<T> {
        public TryLater {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * There was no answer, or an inconclusive one: what the call was to change may have changed. A call that only asks may be repeated.
     *
     * @param error what is known
     */
    record Unknown<T>(DeliveryError error) implements GraphOutcome<T> {
        public Unknown {
            Objects.requireNonNull(error, "error");
        }
    }

    /** Returns the result, if the call was done. */
    default Optional<T> toOptional() {
        return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }
}
