package io.escala.acceptance.commands;

import io.escala.core.result.Refusal.Reason;
import io.escala.crm.Channel;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one account should be like: plain maps, and what the product says of roles, written without the library's rules. */
final class ShadowAccount {
    /** A conversation as it should be. */
    static final class Talk {
        final ConversationId id;
        final String person;
        final boolean salesLine;
        final Channel channel;

        @Nullable
        ShadowActor owner;

        boolean open = true;
        /** The customer wrote, and nobody of the team has read it or answered. */
        boolean waiting = true;

        boolean markedUnread;
        int messages = 1;
        int notes;
        final Set<String> tags = new TreeSet<>();

        Talk(ConversationId id, String person, boolean salesLine, Channel channel) {
            this.id = id;
            this.person = person;
            this.salesLine = salesLine;
            this.channel = channel;
        }

        boolean unread() {
            return waiting || markedUnread;
        }
    }

    final Map<ConversationId, Talk> talks = new LinkedHashMap<>();
    final List<ContactId> contacts = new ArrayList<>();
    /** The contacts of persons. */
    final Map<String, ContactId> registered = new HashMap<>();
    /** What was sent under each reference, and where. */
    final Map<String, List<String>> sent = new HashMap<>();

    boolean sellersSeeUnassigned;
    final Set<Channel> administratorsOnly = new HashSet<>();

    /** Whether an actor sees a conversation. */
    boolean sees(ShadowActor actor, Talk talk) {
        boolean ofTheTeam = !administratorsOnly.contains(talk.channel);
        return switch (actor) {
            case HOST, AUTOMATION, CAMPAIGN, ADMINISTRATOR -> true;
            case SELLER, OTHER_SELLER ->
                ofTheTeam && (talk.owner == actor || (talk.owner == null && sellersSeeUnassigned));
            case UNASSIGNED_ONLY -> ofTheTeam && talk.owner == null;
            case ONE_LINE -> ofTheTeam && talk.salesLine;
            case EVERY_CONVERSATION -> ofTheTeam;
            case EDITOR, NO_ROLE -> false;
        };
    }

    Set<ConversationId> seen(ShadowActor actor, Predicate<Talk> asked) {
        return talks.values().stream()
                .filter(talk -> sees(actor, talk) && asked.test(talk))
                .map(talk -> talk.id)
                .collect(Collectors.toSet());
    }

    /** Why a command on a conversation is refused; empty when it is not. An id of another account is no talk. */
    List<Reason> refusesEdit(ShadowActor actor, @Nullable Talk talk) {
        if (actor == ShadowActor.CAMPAIGN) {
            return List.of(Reason.NOT_PERMITTED);
        }
        return refusesSight(actor, talk);
    }

    List<Reason> refusesSight(ShadowActor actor, @Nullable Talk talk) {
        return talk != null && sees(actor, talk) ? List.of() : List.of(Reason.NOT_FOUND);
    }

    /** Whether a user can be given a conversation: whoever would see it then. Nobody knows of a null user. */
    private boolean mayHave(@Nullable ShadowActor user, Talk talk) {
        if (user == null || !user.isUser() || user == ShadowActor.UNASSIGNED_ONLY) {
            return false;
        }
        ShadowActor before = talk.owner;
        talk.owner = user;
        boolean seen = sees(user, talk);
        talk.owner = before;
        return seen;
    }

    List<Reason> assign(ShadowActor actor, @Nullable Talk talk, boolean toNobody, @Nullable ShadowActor to) {
        List<Reason> refused = refusesEdit(actor, talk);
        if (!refused.isEmpty() || talk == null) {
            return refused;
        }
        if (!toNobody && !mayHave(to, talk)) {
            return List.of(Reason.USER_UNAVAILABLE);
        }
        talk.owner = to;
        return List.of();
    }

    List<Reason> close(
            ShadowActor actor, @Nullable Talk talk, boolean described, boolean transfer, @Nullable ShadowActor to) {
        List<Reason> refused = refusesEdit(actor, talk);
        if (!refused.isEmpty() || talk == null) {
            return refused;
        }
        List<Reason> reasons = new ArrayList<>();
        if (!described) {
            reasons.add(Reason.FIELD_MISSING);
        }
        if (transfer && to != null && to == talk.owner) {
            reasons.add(Reason.FIELD_INVALID);
        } else if (transfer && !mayHave(to, talk)) {
            reasons.add(Reason.USER_UNAVAILABLE);
        }
        if (reasons.isEmpty() && talk.open) {
            talk.open = false;
            talk.owner = transfer ? to : talk.owner;
        }
        return reasons;
    }

    List<Reason> edit(ShadowActor actor, @Nullable Talk talk, Consumer<Talk> change) {
        List<Reason> refused = refusesEdit(actor, talk);
        if (refused.isEmpty() && talk != null) {
            change.accept(talk);
        }
        return refused;
    }

    /** Only the owner reads for the owner; anybody reads what is nobody's. */
    static void read(ShadowActor actor, Talk talk) {
        if (talk.owner == null || talk.owner == actor) {
            talk.waiting = false;
            talk.markedUnread = false;
        }
    }

    List<Reason> send(ShadowActor actor, @Nullable Talk talk, String reference, String text) {
        List<Reason> refused = refusesSight(actor, talk);
        if (!refused.isEmpty() || talk == null) {
            return refused;
        }
        List<String> what = List.of(talk.id.value(), text);
        List<String> earlier = sent.putIfAbsent(reference, what);
        if (earlier != null) {
            return earlier.equals(what) ? List.of() : List.of(Reason.KEY_REUSED);
        }
        talk.messages++;
        talk.waiting &= !actor.isUser();
        talk.open |= actor != ShadowActor.CAMPAIGN;
        return List.of();
    }

    List<Reason> associate(ShadowActor actor, @Nullable Talk talk, ContactId contact) {
        List<Reason> reasons = new ArrayList<>();
        if (actor != ShadowActor.ADMINISTRATOR && actor != ShadowActor.AUTOMATION && actor != ShadowActor.HOST) {
            reasons.add(Reason.NOT_PERMITTED);
        }
        reasons.addAll(refusesSight(actor, talk));
        if (!reasons.isEmpty() || talk == null) {
            return reasons;
        }
        if (!contacts.contains(contact)) {
            return List.of(Reason.NOT_FOUND);
        }
        ContactId other = registered.putIfAbsent(talk.person, contact);
        return other == null || other.equals(contact) ? List.of() : List.of(Reason.ALREADY_REGISTERED);
    }

    void writes(Talk talk) {
        talk.messages++;
        talk.waiting = true;
        talk.open = true;
    }
}
