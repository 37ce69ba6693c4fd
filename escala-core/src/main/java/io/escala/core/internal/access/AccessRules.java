package io.escala.core.internal.access;

import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.Visibility;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Permission checks. Deny by default: what no rule allows is refused. What the caller may not see is refused as not found;
 * what it may see but not do, as not permitted.
 *
 * <p>Thread-safe: stateless.
 */
public final class AccessRules {
    private static final Permission[] CONTACT_LOOK_UP = {
        Permission.MANAGE_CONTACTS,
        Permission.MANAGE_OWN_CONTACTS,
        Permission.MANAGE_MARKETING_CONTACTS,
        Permission.REGISTER_CONTACTS,
        Permission.CONVERSE_ALL,
        Permission.CONVERSE_OWN,
        Permission.CONVERSE_UNASSIGNED
    };

    private AccessRules() {}

    /**
     * Requires the Pro plan and the WhatsApp add-on of users, automations and campaigns, not of the host itself; the refusal says
     * which is missing, and its remedy is to talk to an adviser.
     *
     * @param actor the caller
     * @param has the account's entitlements
     * @return the refusal, if either is missing
     */
    public static Optional<Refusal> entitled(Actor actor, Set<Entitlement> has) {
        return actor.kind() == Actor.Kind.HOST ? Optional.empty() : entitled(has);
    }

    /**
     * Requires the plan of who wrote a message that is about to be sent, as {@link #entitled(Actor, Set)} does.
     *
     * @param author who wrote it
     * @param has the account's entitlements
     * @return the refusal, if either is missing
     */
    public static Optional<Refusal> entitled(Author author, Set<Entitlement> has) {
        return author.kind() == Author.Kind.HOST ? Optional.empty() : entitled(has);
    }

    private static Optional<Refusal> entitled(Set<Entitlement> has) {
        Set<Entitlement> missing = EnumSet.allOf(Entitlement.class);
        missing.removeAll(has);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.NOT_ENTITLED, Refusal.Remedy.TALK_TO_ADVISER)
                        .lacking(missing));
    }

    /**
     * Requires the plan for a read.
     *
     * @param actor the caller
     * @param has the account's entitlements
     * @throws RefusedException when it is missing
     */
    public static void requireEntitled(Actor actor, Set<Entitlement> has) {
        entitled(actor, has).ifPresent(refusal -> {
            throw new RefusedException(List.of(refusal));
        });
    }

    /**
     * Requires a permission.
     *
     * @param actor the caller
     * @param permission the permission
     * @return the refusal, if the role does not grant it
     */
    public static Optional<Refusal> permitted(Actor actor, Permission permission) {
        return actor.may(permission)
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR));
    }

    /**
     * Requires one of several permissions.
     *
     * @param actor the caller
     * @param anyOf the permissions
     * @return the refusal, if the role grants none of them
     */
    public static Optional<Refusal> permittedAny(Actor actor, Permission... anyOf) {
        return Arrays.stream(anyOf).anyMatch(actor::may)
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR));
    }

    /**
     * Requires that an actor may change conversations, which is allowed to whoever may see them, but not to campaigns: they only send.
     *
     * @param actor the caller
     * @return the refusal, if it may not
     */
    public static Optional<Refusal> editsConversations(Actor actor) {
        return actor.kind() == Actor.Kind.CAMPAIGN
                ? Optional.of(Refusal.of(Refusal.Reason.NOT_PERMITTED, Refusal.Remedy.ASK_ADMINISTRATOR))
                : Optional.empty();
    }

    /**
     * Requires one of several permissions for a read.
     *
     * @param actor the caller
     * @param anyOf the permissions
     * @throws RefusedException when the role grants none of them
     */
    public static void require(Actor actor, Permission... anyOf) {
        permittedAny(actor, anyOf).ifPresent(refusal -> {
            throw new RefusedException(List.of(refusal));
        });
    }

    /**
     * Requires that an actor may look up contacts, and what belongs to them: whoever converses looks up whom they converse with.
     *
     * @param actor the caller
     * @throws RefusedException when the role does not allow it
     */
    public static void requireContactLookUp(Actor actor) {
        require(actor, CONTACT_LOOK_UP);
    }

    /**
     * Returns whether an actor may look up contacts.
     *
     * @param actor the caller
     * @return whether its role grants one of the permissions that {@link #requireContactLookUp} asks for
     */
    public static boolean looksUpContacts(Actor actor) {
        return Arrays.stream(CONTACT_LOOK_UP).anyMatch(actor::may);
    }

    /**
     * Returns which contacts an actor may see in lists: all, if it may register or manage all of them or reads every conversation; else its own, if it
     * manages these or converses; and those that may be written for marketing, if it manages these.
     *
     * @param actor the caller
     * @return the contacts
     */
    public static ContactVisibility contactVisibility(Actor actor) {
        if (actor.may(Permission.MANAGE_CONTACTS)
                || actor.may(Permission.REGISTER_CONTACTS)
                || actor.may(Permission.CONVERSE_ALL)) {
            return ContactVisibility.ALL;
        }
        UserId user = actor.user();
        boolean own = actor.may(Permission.MANAGE_OWN_CONTACTS) || converses(actor);
        return new ContactVisibility(
                false, own && user != null ? Set.of(user) : Set.of(), actor.may(Permission.MANAGE_MARKETING_CONTACTS));
    }

    /**
     * Returns which conversations the actor may see.
     *
     * @param actor the caller
     * @return all; or its own, the unassigned ones or both; or none; on the lines of its role
     */
    public static Visibility visibility(Actor actor) {
        LineScope lines = actor.role().lines();
        if (actor.may(Permission.CONVERSE_ALL)) {
            return new Visibility(true, Set.of(), true, lines);
        }
        UserId user = actor.user();
        Set<UserId> own = actor.may(Permission.CONVERSE_OWN) && user != null ? Set.of(user) : Set.of();
        return new Visibility(false, own, actor.may(Permission.CONVERSE_UNASSIGNED), lines);
    }

    /**
     * Returns whether the actor may see any conversation at all.
     *
     * @param actor the caller
     * @return whether its role lets it see some: all, its own or the unassigned ones
     */
    public static boolean converses(Actor actor) {
        Visibility visibility = visibility(actor);
        return visibility.all()
                || visibility.unassigned()
                || !visibility.owners().isEmpty();
    }

    /**
     * Returns whether the actor may see a conversation.
     *
     * @param actor the caller
     * @param conversation the conversation
     * @return whether it is in the actor's account and within its visibility
     */
    public static boolean sees(Actor actor, Conversation conversation) {
        return conversation.account().equals(actor.account())
                && visibility(actor).sees(conversation);
    }

    /**
     * Returns whether the actor may read and write on a line.
     *
     * @param actor the caller
     * @param line the line
     * @return whether its role reaches the line
     */
    public static boolean reaches(Actor actor, Line line) {
        return actor.role().lines().includes(line.id(), line.channel());
    }

    /**
     * Returns the refusal for what does not exist or may not be seen.
     *
     * @return always the same refusal, so that it does not reveal which of the two applies
     */
    public static Refusal notFound() {
        return Refusal.of(Refusal.Reason.NOT_FOUND, Refusal.Remedy.NONE);
    }
}
