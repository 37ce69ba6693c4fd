package io.escala.core.contacts;

import io.escala.crm.Channel;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who wrote and is no contact, and so may be registered; of one line. A snapshot, immutable. */
public final class UnregisteredPerson {
    private final Conversation conversation;
    private final IdentityId identity;
    private final @Nullable String name;

    private UnregisteredPerson(Conversation conversation, IdentityId identity, @Nullable String name) {
        this.conversation = conversation;
        this.identity = identity;
        this.name = name;
    }

    /**
     * Returns the person of a conversation.
     *
     * @param conversation the conversation
     * @param identity the person
     * @param name the name to show, or null when only an id is known
     * @return the person
     */
    public static UnregisteredPerson of(Conversation conversation, IdentityId identity, @Nullable String name) {
        return new UnregisteredPerson(
                Objects.requireNonNull(conversation, "conversation"),
                Objects.requireNonNull(identity, "identity"),
                name);
    }

    /** Returns the person. */
    public IdentityId identity() {
        return identity;
    }

    /** Returns the name to show: that of the profile, else the user name, else the number; empty when only an id is known. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Returns the channel. */
    public Channel channel() {
        return conversation.channel();
    }

    /** Returns the line to which they wrote. */
    public LineId line() {
        return conversation.line();
    }

    /** Returns the conversation from which they can be registered. */
    public ConversationId conversation() {
        return conversation.id();
    }

    /** Returns when the conversation was active last, or empty if it never was. */
    public Optional<Instant> latestActivity() {
        return conversation.mark(Mark.ACTIVITY);
    }

    /** Ids only: names are personal data. */
    @Override
    public String toString() {
        return "UnregisteredPerson[" + identity + ", " + conversation.id() + "]";
    }
}
