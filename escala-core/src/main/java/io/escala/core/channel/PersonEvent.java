package io.escala.core.channel;

import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.Referral;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something about a person that is no message. */
public sealed interface PersonEvent extends ChannelEvent {
    @Override
    LineKey line();

    @Override
    default @Nullable String messageId() {
        return null;
    }

    /**
     * The channel's own entry in a thread about the person: nobody wrote it, and nobody needs to answer it.
     *
     * @param messageId the channel's id of the entry
     * @param content what it says
     */
    record Notice(String messageId, MessageContent content) {
        public Notice {
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(content, "content");
        }

        /** Omits Meta's id, because WhatsApp ids contain the customer's number. */
        @Override
        public String toString() {
            return "Notice[" + content + "]";
        }
    }

    /**
     * The channel reports new ids for a person, such as another number or user id. Both sides are the same person according
     * to the channel. Both have the same ids when something else about the person changed, such as the security code.
     *
     * @param line the line
     * @param before the previous ids, with at least one key
     * @param after the new ids, with at least one key
     * @param at the channel's timestamp; null when it is unusable
     * @param notice the entry with which the channel shows it in the thread, or null
     * @param raw the item as received
     */
    record PersonChanged(
            LineKey line,
            Party before,
            Party after,
            @Nullable Instant at,
            @Nullable Notice notice,
            RawBytes raw) implements PersonEvent {
        public PersonChanged {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(raw, "raw");
        }

        /**
         * Creates a change without an entry in the thread.
         *
         * @param line the line
         * @param before the previous ids, with at least one key
         * @param after the new ids, with at least one key
         * @param at the channel's timestamp; null when it is unusable
         * @param raw the item as received
         */
        public PersonChanged(LineKey line, Party before, Party after, @Nullable Instant at, RawBytes raw) {
            this(line, before, after, at, null, raw);
        }

        /** Returns the channel's id of the notice, or null without one. */
        @Override
        public @Nullable String messageId() {
            return notice == null ? null : notice.messageId();
        }

        /** Returns the person with all ids, the previous and the new ones. */
        @Override
        public Party party() {
            List<PartyKey> both = new ArrayList<>(before.keys());
            both.addAll(after.keys());
            return new Party(both, after.profileName());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.personChanged(this);
        }
    }

    /**
     * A person gave or withdrew consent on the channel.
     *
     * @param line the line
     * @param by the person, with at least one key
     * @param purpose the purpose
     * @param state the new state
     * @param at the channel's timestamp; null when it is unusable
     * @param raw the item as received
     */
    record ConsentChanged(
            LineKey line,
            Party by,
            ConsentPurpose purpose,
            ConsentState state,
            @Nullable Instant at,
            RawBytes raw) implements PersonEvent {
        public ConsentChanged {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Party party() {
            return by;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.consentChanged(this);
        }
    }

    /**
     * A person opened the chat, or returned to it by a link, without sending a message.
     *
     * @param line the line
     * @param kind the channel's name for the event, without personal data
     * @param from the person, with at least one key
     * @param at the channel's timestamp; null when it is unusable
     * @param opensWindow whether this kind of event opens the messaging window of its channel
     * @param referral the advertisement, post or link that led them there, or null
     * @param raw the item as received
     */
    record EnteredConversation(
            LineKey line,
            String kind,
            Party from,
            @Nullable Instant at,
            boolean opensWindow,
            @Nullable Referral referral,
            RawBytes raw)
            implements PersonEvent {
        public EnteredConversation {
            Objects.requireNonNull(line, "line");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(raw, "raw");
        }

        @Override
        public Party party() {
            return from;
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.enteredConversation(this);
        }
    }
}
