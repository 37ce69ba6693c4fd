package io.escala.crm.account;

import io.escala.crm.Channel;
import java.util.Set;

/**
 * What an account lets its team see beyond or below what roles say.
 *
 * @param sellersSeeUnassigned whether those who read and answer their own conversations ({@link Permission#CONVERSE_OWN}) do so with
 *     conversations that have no owner, too
 * @param administratorsOnly channels of which only administrators ({@link Permission#CONFIGURE}) read and answer conversations, such as
 *     Messenger and Instagram; automations, campaigns and the host are not limited
 */
public record AccessSettings(boolean sellersSeeUnassigned, Set<Channel> administratorsOnly) {
    /** What roles say, and nothing else. */
    public static final AccessSettings DEFAULT = new AccessSettings(false, Set.of());

    public AccessSettings {
        administratorsOnly = Set.copyOf(administratorsOnly);
    }

    /** Returns a copy in which sellers see conversations without an owner, or do not. */
    public AccessSettings withSellersSeeUnassigned(boolean see) {
        return new AccessSettings(see, administratorsOnly);
    }

    /** Returns a copy in which these channels, and no others, are for administrators only. */
    public AccessSettings withAdministratorsOnly(Channel... channels) {
        return new AccessSettings(sellersSeeUnassigned, Set.of(channels));
    }

    /** Returns what an actor may do under these settings. */
    public Actor limit(Actor actor) {
        if (actor.kind() != Actor.Kind.USER) {
            return actor;
        }
        Role role = actor.role();
        if (sellersSeeUnassigned && role.grants(Permission.CONVERSE_OWN)) {
            role = role.with(Permission.CONVERSE_UNASSIGNED);
        }
        if (!administratorsOnly.isEmpty() && !role.grants(Permission.CONFIGURE)) {
            role = role.on(role.lines().without(administratorsOnly));
        }
        return new Actor(actor.account(), actor.kind(), actor.user(), role);
    }
}
