package io.escala.crm.conversation;

import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change to an existing message: an edit or unsend by its author, or a reaction by either side. A closed family: match it
 * with {@link #accept(Cases)}.
 */
public sealed interface Amendment extends MessageReport {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        /** Handles an edit. */
        R edit(Edit edit);

        /** Handles an unsend. */
        R unsend(Unsend unsend);

        /** Handles a reaction. */
        R reaction(Reaction reaction);
    }

    /**
     * The author edited the message. The latest edit by (at, order) wins; an edit of an unsent message has no effect.
     *
     * @param content the new content
     * @param at when, to the millisecond
     * @param order decides between two edits of the same time, the greater wins: the channel's edit count or the edit's id
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

        /** Returns a text that sorts the edits of one message; the edit in force has the greatest. */
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
     * The author unsent the message: its text and media are erased for good. Of several unsends the earliest time is kept.
     *
     * @param at when, to the millisecond
     */
    record Unsend(Instant at) implements Amendment {
        /** Truncates the time to milliseconds. */
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
     * One side reacted to the message or removed its reaction. The latest of each side by (at, order) wins.
     *
     * @param by inbound for a reaction of the customer, outbound for one of the business
     * @param emoji the reaction, or null when it was removed
     * @param at when, to the millisecond
     * @param order decides between two reactions of the same time: the greater wins
     */
    record Reaction(Direction by, @Nullable String emoji, Instant at, String order) implements Amendment {
        /** Cleans the emoji; a blank one becomes null. */
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

        /** Returns a text that sorts the reactions of one side; the reaction in force has the greatest. */
        public String rank() {
            return Ranks.of(at, order);
        }

        /** Without the emoji, which is personal data. */
        @Override
        public String toString() {
            return "Reaction[" + by + ", " + at + "]";
        }
    }
}
