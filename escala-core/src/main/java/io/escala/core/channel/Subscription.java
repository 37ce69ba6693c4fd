package io.escala.core.channel;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Whether Meta delivers the webhooks of a line to its app. Four variants, matched with {@code instanceof}. */
public sealed interface Subscription {
    /** The app is subscribed to everything that was expected, as far as Meta tells. */
    record Complete() implements Subscription {}

    /**
     * The app is subscribed, but not to everything that was expected: those webhooks do not come.
     *
     * @param fields the names of what is missing, sorted, at least one
     */
    record Missing(Set<String> fields) implements Subscription {
        /** Sorts the fields. */
        public Missing {
            fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("nothing is missing");
            }
        }
    }

    /** The app is not subscribed at all: no webhook of this line comes. */
    record NotSubscribed() implements Subscription {}

    /**
     * It could not be found out. Says nothing about the subscription, least of all that it is there.
     *
     * @param reason why, in a word: what the source says, or {@link #NOT_ASKED}, {@link #ASKED_TOO_LONG_AGO} or
     *     {@link #SOURCE_FAILED}
     * @param code Meta's code, or 0 when it gave none
     */
    record Unknown(String reason, int code) implements Subscription {
        /** Nobody has asked since this process began. */
        public static final String NOT_ASKED = "NOT_ASKED";

        /** What was answered has no value any more. */
        public static final String ASKED_TOO_LONG_AGO = "ASKED_TOO_LONG_AGO";

        /** The source threw, which is a defect. */
        public static final String SOURCE_FAILED = "SOURCE_FAILED";

        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }

        /**
         * A reason that comes without a code.
         *
         * @param reason why, in a word
         */
        public Unknown(String reason) {
            this(reason, 0);
        }
    }
}
