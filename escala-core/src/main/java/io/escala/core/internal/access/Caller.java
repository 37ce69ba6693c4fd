package io.escala.core.internal.access;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, found out at each call: a role or setting that was changed counts at the next one. Thread-safe.
 */
public final class Caller {
    private final InboxContext context;
    private final AccountId account;
    private final @Nullable UserId user;
    private final @Nullable Actor known;

    private Caller(InboxContext context, AccountId account, @Nullable UserId user, @Nullable Actor known) {
        this.context = context;
        this.account = account;
        this.user = user;
        this.known = known;
    }

    /** A caller whose role is known. */
    public static Caller of(InboxContext context, Actor actor) {
        return new Caller(context, actor.account(), actor.user(), actor);
    }

    /** A user whose role the team knows. */
    public static Caller of(InboxContext context, AccountId account, UserId user) {
        return new Caller(context, account, user, null);
    }

    /** The user whose desk it is, if the team knows them. */
    public Optional<UserId> teamUser() {
        return known == null ? Optional.ofNullable(user) : Optional.empty();
    }

    /** Whether it is the same at every call: no user of the team, whom roles and settings limit. */
    public boolean isFixed() {
        return known != null && known.kind() != Actor.Kind.USER;
    }

    /**
     * Returns the actor as of now, with what the account's settings let it see.
     *
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    public Actor actor() {
        Actor actor = known == null ? ofTeam(Objects.requireNonNull(user)) : known;
        return dependsOnSettings(actor)
                ? CommitLoop.reading(() -> context.load(account)
                                .settings()
                                .state()
                                .account()
                                .settings())
                        .map(AccountSettings::access)
                        .map(access -> access.limit(actor))
                        .orElse(actor)
                : actor;
    }

    private Actor ofTeam(UserId id) {
        TeamMember member = context.team().members(account, List.of(id)).get(id);
        return Actor.user(account, id, member == null ? Role.NONE : member.roleNow());
    }

    private static boolean dependsOnSettings(Actor actor) {
        return actor.kind() == Actor.Kind.USER
                && (actor.may(Permission.CONVERSE_OWN)
                        || actor.may(Permission.CONVERSE_UNASSIGNED)
                        || actor.may(Permission.CONVERSE_ALL))
                && !(actor.may(Permission.CONVERSE_ALL) && actor.may(Permission.CONFIGURE));
    }

    /** Without the role, which changes. */
    @Override
    public String toString() {
        return known == null ? "user " + user + " of " + account : known.toString();
    }
}
