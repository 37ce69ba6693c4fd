package io.escala.core.internal.identify;

import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Merges two identities that are, or seem to be, one person. They are merged only if their contacts do not differ, no user took
 * one off the contact of the other, and they are not known under different user ids of one portfolio. The one with the older conversation remains and takes the keys of
 * both; the other becomes a redirect. On each line one conversation continues and shows the messages of both, and the window is
 * that of both. Otherwise nothing is merged, and the conflict is recorded as a suggestion.
 */
public final class Fusion {
    private static final Comparator<Conversation> CONTINUES_FIRST = Comparator.comparing(
                    Conversation::open, Comparator.reverseOrder())
            .thenComparing(Conversation::createdAt)
            .thenComparing(conversation -> conversation.id().value());

    private Fusion() {}

    /**
     * Merges the identity of the user id and the identity of the number, or records the conflict.
     *
     * @param unit the decision
     * @param speaker the identity of the user id, which identifies the sender
     * @param other the identity of the number
     * @param at when both were seen together
     * @return the identity that remains, or the speaker when they are not merged
     */
    public static ChannelIdentity settle(UnitOfWork unit, ChannelIdentity speaker, ChannelIdentity other, Instant at) {
        if (contactsDiffer(speaker, other) || vetoed(speaker, other) || userIdsDiffer(unit.state(), speaker, other)) {
            report(unit, speaker, other);
            return speaker;
        }
        return fuse(unit, speaker, other, at);
    }

    /** Merges two identities: the one with the older conversation remains. */
    static ChannelIdentity fuse(UnitOfWork unit, ChannelIdentity speaker, ChannelIdentity other, Instant at) {
        boolean speakerStays = older(unit.state()).compare(speaker, other) <= 0;
        ChannelIdentity into = speakerStays ? speaker : other;
        ChannelIdentity from = speakerStays ? other : speaker;
        unit.expect(into).expect(from);
        if (into.contact() == null && from.contact() != null) {
            unit.change(IdentityChange.LinkIdentity.to(
                    into, from.contact(), LinkReasons.of(unit, LinkRule.MERGED, Author.CHANNEL)));
            unit.event(new CrmEvent.IdentityLinked(into.id(), from.contact()));
            SystemEntries.linked(unit, into, from.contact(), Author.CHANNEL);
        }
        List<Conversation> ofFrom = unit.state().conversations().of(from.id());
        List<Conversation> ofBoth = new ArrayList<>(unit.state().conversations().of(into.id()));
        ofBoth.addAll(ofFrom);
        redirectFormer(unit, ofFrom, from.id(), into.id());
        unit.change(new IdentityChange.FuseIdentity(from.id(), into.id()));
        inheritKeys(unit, from, into, at);
        joinConversations(unit, ofBoth, into.id(), at);
        return unit.state().identities().find(into.id()).orElse(into);
    }

    /**
     * Records that two identities share a key but are not one person.
     *
     * @param unit the decision
     * @param speaker the current holder of the key
     * @param former the former holder of the key
     */
    static void report(UnitOfWork unit, ChannelIdentity speaker, ChannelIdentity former) {
        List<ContactId> contacts = new ArrayList<>();
        if (speaker.contact() != null) {
            contacts.add(speaker.contact());
        }
        if (former.contact() != null && !contacts.contains(former.contact())) {
            contacts.add(former.contact());
        }
        Suggestion suggestion =
                Suggestion.of(unit.account(), Suggestion.Kind.IDENTITY_CONFLICT, speaker.id(), contacts, unit.now());
        unit.change(new IntakeChange.Suggest(suggestion));
        unit.event(new CrmEvent.AttentionNeeded(suggestion.id()));
    }

    /**
     * Returns the current user ids of an identity.
     *
     * @param state the loaded state
     * @param identity the identity
     * @return its valid business-scoped user ids, of any portfolio
     */
    public static List<IdentityKey> userIds(State state, ChannelIdentity identity) {
        return state.identities().aliases(identity.id()).stream()
                .filter(IdentityAlias::valid)
                .map(IdentityAlias::key)
                .filter(key -> key.kind() == IdentityKeyKind.BSUID)
                .toList();
    }

    static boolean contactsDiffer(ChannelIdentity a, ChannelIdentity b) {
        return a.contact() != null && b.contact() != null && !Objects.equals(a.contact(), b.contact());
    }

    /** A user took one of them off the contact of the other. */
    static boolean vetoed(ChannelIdentity a, ChannelIdentity b) {
        return (a.contact() != null && b.vetoes().contains(a.contact()))
                || (b.contact() != null && a.vetoes().contains(b.contact()));
    }

    private static boolean userIdsDiffer(State state, ChannelIdentity a, ChannelIdentity b) {
        List<IdentityKey> ofA = userIds(state, a);
        return userIds(state, b).stream()
                .anyMatch(key -> ofA.stream().anyMatch(own -> own.scope().equals(key.scope()) && !own.equals(key)));
    }

    private static Comparator<ChannelIdentity> older(State state) {
        return Comparator.comparing((ChannelIdentity identity) -> firstConversation(state, identity))
                .thenComparing(ChannelIdentity::createdAt)
                .thenComparing(identity -> identity.id().value());
    }

    private static Instant firstConversation(State state, ChannelIdentity identity) {
        return state.conversations().of(identity.id()).stream()
                .filter(conversation -> conversation.identity().equals(identity.id()))
                .map(Conversation::createdAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /**
     * Moves the keys to the remaining identity: its aliases then contain all user ids and numbers of the person, and a
     * number that moves to another person is noticed, whichever of the two had it.
     */
    private static void inheritKeys(UnitOfWork unit, ChannelIdentity from, ChannelIdentity into, Instant at) {
        for (IdentityAlias alias : unit.state().identities().aliases(from.id())) {
            inheritKey(unit, alias, into, at);
        }
    }

    /** Moves one key; a key first seen in this decision is not moved now, but when it is seen next. */
    static void inheritKey(UnitOfWork unit, IdentityAlias alias, ChannelIdentity into, Instant at) {
        if (!alias.valid() || unit.touched(Claim.identityKey(alias.key()))) {
            return;
        }
        unit.change(new IdentityChange.EndAlias(alias, at));
        unit.change(new IdentityChange.SeeAlias(new IdentityAlias(
                alias.account(), into.id(), alias.key(), alias.grade(), alias.validFrom(), null, alias.lastSeen())));
    }

    /**
     * Lets one conversation on each line continue: the open one, else the older. It shows the messages of the other, which is no
     * longer listed. A conversation on a line where the remaining identity has none is its own from now on.
     */
    private static void joinConversations(UnitOfWork unit, List<Conversation> ofBoth, IdentityId into, Instant at) {
        Map<String, List<Conversation>> byLine = ofBoth.stream()
                .filter(conversation -> conversation.supersededBy() == null)
                .distinct()
                .sorted(CONTINUES_FIRST)
                .collect(Collectors.groupingBy(
                        conversation -> conversation.line().value(), TreeMap::new, Collectors.toList()));
        byLine.values().forEach(conversations -> {
            Conversation continues = conversations.get(0);
            LineId line = continues.line();
            for (Conversation ends : conversations.subList(1, conversations.size())) {
                unit.expect(continues).expect(ends);
                unit.change(new ConversationChange.SupersedeConversation(ends.id(), continues.id(), ends.session()));
                unit.event(new CrmEvent.ConversationSuperseded(ends.id(), continues.id()));
                SystemEntries.merged(unit, continues, ends, at);
            }
            keepOwnerAndTags(unit, conversations);
            if (unit.state().conversations().between(line, into).isEmpty()) {
                Claim claim = Claim.conversation(line, into);
                unit.state().hold(new Holding(claim, continues.id().value()));
            }
        });
    }

    /** The one that continues has the tags of all, and of those that are open the owner of the one that was active last. */
    private static void keepOwnerAndTags(UnitOfWork unit, List<Conversation> conversations) {
        Conversation continues = conversations.get(0);
        Set<ConversationTag> tags = new TreeSet<>();
        conversations.forEach(conversation -> tags.addAll(conversation.tags()));
        UserId owner = conversations.stream()
                .filter(Conversation::open)
                .max(Comparator.comparing(
                        conversation -> conversation.mark(Mark.ACTIVITY).orElse(Instant.MIN)))
                .orElse(continues)
                .owner();
        if (tags.equals(continues.tags()) && Objects.equals(owner, continues.owner())) {
            return;
        }
        unit.change(new ConversationChange.EditConversation(continues.id(), owner, tags));
        if (!Objects.equals(owner, continues.owner())) {
            SystemEntries.assigned(unit, continues, owner, Author.CHANNEL);
            unit.event(new CrmEvent.ConversationAssigned(continues.id(), continues.owner(), owner));
        }
    }

    /** Identities that were merged into the one that ends follow it, so that a redirect is always one step. */
    private static void redirectFormer(UnitOfWork unit, List<Conversation> ofFrom, IdentityId from, IdentityId into) {
        ofFrom.stream()
                .map(Conversation::identity)
                .filter(identity -> !identity.equals(from))
                .distinct()
                .forEach(identity -> unit.change(new IdentityChange.FuseIdentity(identity, into)));
    }
}
