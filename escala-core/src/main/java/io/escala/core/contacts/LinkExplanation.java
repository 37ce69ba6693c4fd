package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.LinkReason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a conversation belongs to its contact, or to none: what decided, and the rules that were tried. A snapshot, immutable.
 */
public final class LinkExplanation {
    private final ConversationId conversation;
    private final @Nullable ContactId contact;
    private final @Nullable LinkReason reason;
    private final @Nullable IdentityKey key;
    private final Set<ContactId> vetoes;
    private final List<LinkStep> steps;
    private final boolean ofNow;
    private final Names names;

    /**
     * Names to show. What is not in it is shown by a general word.
     *
     * @param contacts names of contacts
     * @param user the name of the user who made the link, or null
     */
    public record Names(
            Map<ContactId, String> contacts, @Nullable String user) {
        public Names {
            contacts = Map.copyOf(contacts);
        }

        /** Counts only: names are personal data. */
        @Override
        public String toString() {
            return "Names[" + contacts.size() + "]";
        }
    }

    /**
     * Creates an explanation.
     *
     * @param conversation the conversation, after following those that continue it
     * @param contact the contact, or null when it belongs to none
     * @param reason what was recorded with the link, or null
     * @param key the person's key that met then, or null when none did, or it is not known any more
     * @param vetoes the contacts that users took the person or their number off
     * @param steps the rules that were tried, in order
     * @param ofNow whether the steps are what the rules find now, and not what they found when the link was made
     * @param names names to show
     */
    public LinkExplanation(
            ConversationId conversation,
            @Nullable ContactId contact,
            @Nullable LinkReason reason,
            @Nullable IdentityKey key,
            Set<ContactId> vetoes,
            List<LinkStep> steps,
            boolean ofNow,
            Names names) {
        this.conversation = Objects.requireNonNull(conversation, "conversation");
        this.contact = contact;
        this.reason = reason;
        this.key = key;
        this.vetoes = Set.copyOf(vetoes);
        this.steps = List.copyOf(steps);
        this.ofNow = ofNow;
        this.names = Objects.requireNonNull(names, "names");
    }

    /** Returns the conversation. */
    public ConversationId conversation() {
        return conversation;
    }

    /** Returns the contact; empty when the person is no contact. */
    public Optional<ContactId> contact() {
        return Optional.ofNullable(contact);
    }

    /**
     * Returns what was recorded with the link: the rule, the kind of key and the national form that met, who made it and when. Empty when it
     * was made before reasons were recorded, and for a person who was never linked. Of somebody who is no contact it says who took them
     * off one last.
     */
    public Optional<LinkReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns the person's key that met when the link was made: personal data. Empty when a person or a program chose the contact. */
    public Optional<IdentityKey> key() {
        return Optional.ofNullable(key);
    }

    /** Returns the contacts that users took the person or their number off: no rule links them again. */
    public Set<ContactId> vetoes() {
        return vetoes;
    }

    /** Returns the rules that were tried, in order, up to and including the one that decided. */
    public List<LinkStep> steps() {
        return steps;
    }

    /**
     * Returns whether {@link #steps} are what the rules find now, as if nobody had linked the person. Otherwise they are what the rules found when
     * the link was made, which is known of links that a rule made.
     */
    public boolean stepsAreOfNow() {
        return ofNow;
    }

    /**
     * Returns the reason as a sentence for a user; the steps have texts of their own. It contains names.
     *
     * @param locale Spanish texts for any Spanish locale; English for every other
     * @return the text
     */
    public String text(Locale locale) {
        return LinkTexts.in(locale).of(contact, reason, names);
    }

    /** Ids and rules only, because the rest is personal data. */
    @Override
    public String toString() {
        return "LinkExplanation[" + conversation + " " + contact + " " + reason + " " + steps + "]";
    }
}
