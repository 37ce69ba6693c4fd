package io.escala.channels.health;

import io.escala.channels.graph.GraphError;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
     * It could not be found out. Says nothing about the subscription.
     *
     * @param reason why, in a word: what {@link SubscriptionCheck} or the call says
     * @param error what Meta says, or null when it said nothing
     */
    record Unknown(String reason, @Nullable GraphError error) implements Subscription {
        /** Checks that the reason is there. */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
