package io.escala.crm.change;

import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a {@link State} that belongs to the account's team. Not thread-safe. */
public final class TeamState {
    private static final Comparator<UserId> BY_ID = Comparator.comparing(UserId::value);

    private final LoadedRelations loaded;
    private final Map<UserId, TeamUser> users = new TreeMap<>(BY_ID);
    private final Map<UserId, Instant> assigned = new TreeMap<>(BY_ID);
    private final Map<UserId, Instant> activity = new TreeMap<>(BY_ID);
    private final TeamChange.Cases<Boolean> effects = new Effects();
    private @Nullable TeamSettings settings;

    TeamState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    TeamChange.Cases<Boolean> effects() {
        return effects;
    }

    /** The roles and statuses, or empty when they were never saved. */
    public Optional<TeamSettings> settings() {
        loaded.require(Relation.TEAM_SETTINGS, State.SETTINGS);
        return Optional.ofNullable(settings);
    }

    /** A user, if it exists. */
    public Optional<TeamUser> user(UserId id) {
        loaded.require(Relation.TEAM_USERS, id);
        return Optional.ofNullable(users.get(id));
    }

    /** Every user loaded, in order of their ids. */
    public List<TeamUser> users() {
        return List.copyOf(users.values());
    }

    /** When a user was given a conversation last, or empty for never. */
    public Optional<Instant> lastAssigned(UserId user) {
        loaded.require(Relation.LAST_ASSIGNED, user);
        return Optional.ofNullable(assigned.get(user));
    }

    /** When a user was active last, or empty for never. */
    public Optional<Instant> lastActive(UserId user) {
        loaded.require(Relation.LAST_ACTIVE, user);
        return Optional.ofNullable(activity.get(user));
    }

    /** Puts in what the store holds. */
    public void put(TeamSettings stored) {
        loaded.add(Relation.TEAM_SETTINGS, State.SETTINGS);
        settings = stored;
    }

    /** Puts in what the store holds. */
    public void put(TeamUser stored) {
        loaded.add(Relation.TEAM_USERS, stored.id());
        users.put(stored.id(), stored);
    }

    /** Puts in what the store holds; a later time is kept. It does not count as loaded, since the store may hold a later one. */
    public void putLastAssigned(UserId user, Instant stored) {
        assigned.merge(user, stored, (a, b) -> b.isAfter(a) ? b : a);
    }

    /** Puts in what the store holds; a later time is kept. It does not count as loaded, since the store may hold a later one. */
    public void putLastActive(UserId user, Instant stored) {
        activity.merge(user, stored, (a, b) -> b.isAfter(a) ? b : a);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        Stream.ofNullable(settings).map(TeamChange.PutTeamSettings::new),
                        users.values().stream().map(TeamChange.PutTeamUser::new),
                        assigned.entrySet().stream()
                                .map(entry -> new TeamChange.RaiseLastAssigned(entry.getKey(), entry.getValue())),
                        activity.entrySet().stream()
                                .map(entry -> new TeamChange.RaiseLastActive(entry.getKey(), entry.getValue())))
                .flatMap(part -> part);
    }

    private final class Effects implements TeamChange.Cases<Boolean> {
        @Override
        public Boolean putTeamSettings(TeamChange.PutTeamSettings change) {
            put(change.settings());
            return true;
        }

        @Override
        public Boolean putTeamUser(TeamChange.PutTeamUser change) {
            put(change.user());
            return true;
        }

        @Override
        public Boolean raiseLastAssigned(TeamChange.RaiseLastAssigned change) {
            putLastAssigned(change.user(), change.at());
            return true;
        }

        @Override
        public Boolean raiseLastActive(TeamChange.RaiseLastActive change) {
            putLastActive(change.user(), change.at());
            return true;
        }
    }
}
