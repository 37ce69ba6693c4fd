package io.escala.crm.conversation;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SystemEntry} says. A closed family: match it with {@link #accept(Cases)}. What only a newer version knows is
 * {@link Unknown}, which keeps it as it is stored.
 */
public sealed interface EntryContent {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        R opened(Opened opened);

        R closed(Closed closed);

        R assigned(Assigned assigned);

        R linked(Linked linked);

        R unlinked(Unlinked unlinked);

        R merged(Merged merged);

        R lineChanged(LineChanged changed);

        R automationRan(AutomationRan ran);

        R note(Note note);

        R unknown(Unknown unknown);
    }

    /**
     * A session was opened.
     *
     * @param session its number, from 1
     */
    record Opened(SessionOpener opener, int session) implements EntryContent {
        public Opened {
            Objects.requireNonNull(opener, "opener");
            if (session < 1) {
                throw new IllegalArgumentException("a session counts from 1");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.opened(this);
        }
    }

    /**
     * A session was closed, by a user or, when its author is an automation, by a rule.
     *
     * @param session its number, from 1
     * @param description why, or null
     */
    record Closed(int session, @Nullable String description) implements EntryContent {
        public Closed {
            if (session < 1) {
                throw new IllegalArgumentException("a session counts from 1");
            }
            description = description == null ? null : SafeText.message(description);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.closed(this);
        }

        /** Without the description: texts are personal data. */
        @Override
        public String toString() {
            return "Closed[" + session + "]";
        }
    }

    /**
     * Another user answers.
     *
     * @param from who did before, or null for nobody
     * @param to who does now, or null for nobody
     */
    record Assigned(@Nullable UserId from, @Nullable UserId to) implements EntryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.assigned(this);
        }
    }

    /** The person was linked to a contact. */
    record Linked(ContactId contact) implements EntryContent {
        public Linked {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.linked(this);
        }
    }

    /** The person is no longer linked to a contact. */
    record Unlinked(ContactId contact) implements EntryContent {
        public Unlinked {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unlinked(this);
        }
    }

    /**
     * Two people turned out to be one: the messages of another conversation show here too.
     *
     * @param conversation the other conversation
     */
    record Merged(ConversationId conversation) implements EntryContent {
        public Merged {
            Objects.requireNonNull(conversation, "conversation");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.merged(this);
        }
    }

    /**
     * The conversation goes on over another line.
     *
     * @param from the line before
     * @param to the line now
     */
    record LineChanged(LineId from, LineId to) implements EntryContent {
        public LineChanged {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lineChanged(this);
        }
    }

    /**
     * An automation ran.
     *
     * @param name its name, cleaned for display; null when nothing of it can be shown
     */
    record AutomationRan(@Nullable String name) implements EntryContent {
        /** The name of the registration of contacts. */
        public static final String REGISTRATION = "registration";

        public AutomationRan {
            name = SafeText.name(name);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.automationRan(this);
        }

        /** Without the name, which people choose. */
        @Override
        public String toString() {
            return "AutomationRan";
        }
    }

    /**
     * A note of the team, which the customer never sees.
     *
     * @param text the text, made storable and at most {@value SafeText#MAX_TEXT_CODE_POINTS} code points
     */
    record Note(String text) implements EntryContent {
        public Note {
            text = SafeText.message(Objects.requireNonNull(text, "text"));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.note(this);
        }

        /** Length only: texts are personal data. */
        @Override
        public String toString() {
            return "Note[" + text.length() + " chars]";
        }
    }

    /**
     * What a newer version wrote.
     *
     * @param kind the newer version's name of it
     * @param json its stored form
     */
    record Unknown(String kind, String json) implements EntryContent {
        public Unknown {
            kind = SafeText.storable(Objects.requireNonNull(kind, "kind"));
            json = SafeText.storable(Objects.requireNonNull(json, "json"));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unknown(this);
        }

        /** Without the stored form, which can hold personal data. */
        @Override
        public String toString() {
            return "Unknown[" + kind + "]";
        }
    }
}
