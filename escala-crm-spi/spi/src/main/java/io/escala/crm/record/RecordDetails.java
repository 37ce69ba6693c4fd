package io.escala.crm.record;

import io.escala.crm.internal.CustomFields;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record has by its kind. A closed family: match it with {@link #accept(Cases)}. Immutable. */
public sealed interface RecordDetails {
    /** The kind of record that has these details. */
    RecordKind kind();

    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        R opportunity(Opportunity details);

        R activity(Activity details);

        R task(Task details);
    }

    /** How an opportunity ended, or that it has not. */
    enum Result {
        OPEN,
        WON,
        LOST
    }

    /** How urgent a task is. */
    enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    /**
     * A possible sale. It is done when it is won or lost.
     *
     * @param stage where it stands, in the account's own words, cleaned ({@link SafeText#name}); null for nowhere yet
     * @param worth what it is worth, or null if that is not known
     * @param expectedClose the day on which the sale is expected, or null
     * @param result how it ended
     * @param customFields the account's own fields by name; blank values are dropped
     */
    record Opportunity(
            @Nullable String stage,
            @Nullable Money worth,
            @Nullable LocalDate expectedClose,
            Result result,
            Map<String, String> customFields)
            implements RecordDetails {
        /**
         * Cleans the stage and the fields.
         *
         * @throws IllegalArgumentException if a field has a blank name
         */
        public Opportunity {
            stage = SafeText.name(stage);
            Objects.requireNonNull(result, "result");
            customFields = CustomFields.clean(customFields);
        }

        /** Makes an opportunity without fields of the account's own. */
        public Opportunity(
                @Nullable String stage, @Nullable Money worth, @Nullable LocalDate expectedClose, Result result) {
            this(stage, worth, expectedClose, result, Map.of());
        }

        /** Returns an open opportunity about which nothing else is known. */
        public static Opportunity open() {
            return new Opportunity(null, null, null, Result.OPEN);
        }

        /** Returns a copy that ended like this. */
        public Opportunity ended(Result newResult) {
            return new Opportunity(stage, worth, expectedClose, newResult, customFields);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.OPPORTUNITY;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.opportunity(this);
        }

        /** Without the stage and the fields, which are texts of people. */
        @Override
        public String toString() {
            return "Opportunity[" + result + "]";
        }
    }

    /**
     * Something that takes place at a time.
     *
     * @param type what it is, in the account's own words, such as call or meeting; cleaned ({@link SafeText#name}), not blank
     * @param at when it takes place, to the millisecond
     */
    record Activity(String type, Instant at) implements RecordDetails {
        /**
         * Cleans the type.
         *
         * @throws IllegalArgumentException if no character of the type can be shown
         */
        public Activity {
            String clean = SafeText.name(Objects.requireNonNull(type, "type"));
            if (clean == null) {
                throw new IllegalArgumentException("type must not be blank");
            }
            type = clean;
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public RecordKind kind() {
            return RecordKind.ACTIVITY;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.activity(this);
        }

        /** Without the type, which is text of people. */
        @Override
        public String toString() {
            return "Activity[" + at + "]";
        }
    }

    /**
     * Something to be done.
     *
     * @param priority how urgent it is, or null if nobody said
     */
    record Task(@Nullable Priority priority) implements RecordDetails {
        @Override
        public RecordKind kind() {
            return RecordKind.TASK;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.task(this);
        }
    }
}
