package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message after it was written: its author changed it, took it back, or one of the two sides reacted to it. A
 * closed family: match it with {@link #accept(Cases)}.
 */
public sealed interface Amendment extends MessageReport {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
     * @return what the case returned
     */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        /**
         * The author changed the message.
         *
         * @param edit the variant
         */
        R edit(Edit edit);

        /**
         * The author took the message back.
         *
         * @param unsend the variant
         */
        R unsend(Unsend unsend);

        /**
         * Somebody reacted to the message, or took the reaction back.
         *
         * @param reaction the variant
         */
        R reaction(Reaction reaction);
    }

    /**
     * The author changed the message. The latest edit by (at, order) holds; none brings back what was unsent.
     *
     * @param content what it says now
     * @param at when, in milliseconds
     * @param order decides between two edits of the same time: the greater holds. The channel's count of the edit or its id
     */
    record Edit(MessageContent content, Instant at, String order) implements Amendment {
        public Edit {
            Objects.requireNonNull(content, "content");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Checks.opaque("order", order);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.edit(this);
        }

        @Override
        public String key() {
            return "edit/" + rank();
        }

        /**
         * Sorts edits of one message.
         *
         * @return text that is greater for the edit that holds
         */
        public String rank() {
            return Ranks.of(at, order);
        }

        /** Time only: texts are personal data. */
        @Override
        public String toString() {
            return "Edit[" + at + "]";
        }
    }

    /**
     * The author took the message back: its text and media are erased, for good. Several are one, at the earliest time.
     *
     * @param at when, in milliseconds
     */
    record Unsend(Instant at) implements Amendment {
        /** Keeps milliseconds. */
        public Unsend {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unsend(this);
        }

        @Override
        public String key() {
            return "unsend/" + Ranks.of(at, "");
        }
    }

    /**
     * One side reacted to the message, or took its reaction back. The latest of each side by (at, order) holds.
     *
     * @param by inbound for the customer's, outbound for one of the business
     * @param emoji the reaction, or null when it was taken back
     * @param at when, in milliseconds
     * @param order decides between two of the same time: the greater holds
     */
    record Reaction(Direction by, @Nullable String emoji, Instant at, String order) implements Amendment {
        /** Makes the emoji storable; a blank one is none. */
        public Reaction {
            Objects.requireNonNull(by, "by");
            emoji = SafeText.name(emoji);
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Checks.opaque("order", order);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reaction(this);
        }

        @Override
        public String key() {
            return "react/" + by + "/" + rank();
        }

        /**
         * Sorts reactions of one side.
         *
         * @return text that is greater for the reaction that holds
         */
        public String rank() {
            return Ranks.of(at, order);
        }

        /** Without the emoji, which says what somebody feels. */
        @Override
        public String toString() {
            return "Reaction[" + by + ", " + at + "]";
        }
    }
}
