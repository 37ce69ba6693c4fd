package io.escala.core.channel;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Whether Meta delivers the webhooks of a line to its app. Five variants, matched with {@code instanceof}. */
public sealed interface Subscription {
    /** The app is subscribed to every expected field, as far as Meta reports. */
    record Complete() implements Subscription {}

    /**
     * The app is subscribed, but some expected fields are missing: their webhooks are not delivered.
     *
     * @param fields the names of the missing fields, sorted, at least one
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

    /**
     * The app is subscribed, but messages of the line's account go to another address than the app's. That is meant where the host has set
     * it; else they are lost.
     *
     * @param host the host of that address
     */
    record Overridden(String host) implements Subscription {
        public Overridden {
            Objects.requireNonNull(host, "host");
        }
    }

    /** The app is not subscribed: no webhook of this line is delivered. */
    record NotSubscribed() implements Subscription {}

    /**
     * The state could not be determined. It must not be read as subscribed.
     *
     * @param reason a short word: from the source, or {@link #NOT_ASKED}, {@link #ASKED_TOO_LONG_AGO} or {@link
     *     #SOURCE_FAILED}
     * @param code Meta's code, or 0 when there is none
     */
    record Unknown(String reason, int code) implements Subscription {
        /** It was not checked since this process started. */
        public static final String NOT_ASKED = "NOT_ASKED";

        /** The last answer is too old. */
        public static final String ASKED_TOO_LONG_AGO = "ASKED_TOO_LONG_AGO";

        /** The source threw an exception, which is a bug. */
        public static final String SOURCE_FAILED = "SOURCE_FAILED";

        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }

        /**
         * Creates a reason without a code.
         *
         * @param reason a short word
         */
        public Unknown(String reason) {
            this(reason, 0);
        }
    }
}
