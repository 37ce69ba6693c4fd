package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.change.Expected;
import io.escala.crm.change.TeamChange.PutTeamSettings;
import io.escala.crm.change.TeamChange.PutTeamUser;
import io.escala.crm.change.TeamChange.RaiseLastActive;
import io.escala.crm.change.TeamChange.RaiseLastAssigned;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Users, roles and statuses are read as they were put; a user is changed only while another one is as they were read; the latest times
 * at which a user was given a conversation and was active are kept; and a user is found idle only while they were not active since.
 */
abstract class TeamsContract extends StoreContract {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");

    @Test
    void nothingWasSavedYet() {
        assertThat(store.teamSettings(ACME)).isEmpty();
        assertThat(store.allTeamUsers(ACME)).isEmpty();
        assertThat(store.teamUsers(ACME, List.of(ANA))).isEmpty();
        assertThat(store.teamUsers(ACME, List.of())).isEmpty();
        assertThat(store.lastAssigned(ACME, List.of(ANA))).isEmpty();
        assertThat(store.lastAssigned(ACME, List.of())).isEmpty();
        assertThat(store.lastActive(ACME, List.of(ANA))).isEmpty();
        assertThat(store.lastActive(ACME, List.of())).isEmpty();

        commitApplied(new PutTeamSettings(TeamSettings.of(ACME).withVersion(1)));
        assertThat(store.teamSettings(ACME)).contains(TeamSettings.of(ACME).withVersion(1));
    }

    @Test
    void rolesAndStatusesAreReadAsTheyWerePut() {
        TeamSettings full = TeamSettings.of(ACME)
                .with(new Role("nothing", Set.of()))
                .with(new Role("everything", EnumSet.allOf(Permission.class)).describedAs("Ñandú & co."))
                .with(new Role("some lines", Set.of(Permission.CONVERSE_ALL))
                        .on(LineScope.ofChannels(Channel.MESSENGER, Channel.INSTAGRAM)
                                .and(new LineId("sales"), new LineId("help"))
                                .without(Set.of(Channel.INSTAGRAM))))
                .with(new Role("no line", Set.of(Permission.CONVERSE_OWN)).on(LineScope.ofChannels()))
                .with(UserStatus.offline("lunch").takingConversations().replying("Back at two.\n¡Gracias! 😀"))
                .with(new UserStatus("busy", true, false, null))
                .with(new IdleRule(Duration.ofMinutes(15).plusMillis(1), "lunch", NOON.plusMillis(1)))
                .withVersion(7);
        commitApplied(new PutTeamSettings(full));
        commitAppliedIn(GLOBEX, new PutTeamSettings(TeamSettings.of(GLOBEX).withVersion(1)));

        assertThat(store.teamSettings(ACME)).contains(full);
        assertThat(store.teamSettings(GLOBEX)).contains(TeamSettings.of(GLOBEX).withVersion(1));

        TeamSettings unsaved = full.with(IdleRule.after(IdleRule.LONGEST, UserStatus.AWAY));
        commitApplied(new PutTeamSettings(unsaved.withVersion(8)));
        assertThat(store.teamSettings(ACME)).contains(unsaved.withVersion(8));

        commitApplied(new PutTeamSettings(full.withoutRole("nothing").withVersion(8)));
        assertThat(store.teamSettings(ACME))
                .contains(full.withoutRole("nothing").withVersion(8));
    }

    @Test
    void usersAreReadAsTheyWerePutInOrderOfTheirIds() {
        TeamUser ana = user(ANA, "Ana Ñ.", 1);
        TeamUser upper = user(new UserId("Zoe"), "Zoe", 3).withActive(false).withStatus("away");
        TeamUser bea = user(BEA, "Bea", 2).withRole("gone").withIdleSince(NOON.plusMillis(1));
        commitApplied(new PutTeamUser(bea), new PutTeamUser(ana), new PutTeamUser(upper));
        commitAppliedIn(
                GLOBEX,
                new PutTeamUser(TeamUser.of(GLOBEX, ANA, "Another", Role.EDITOR).withVersion(1)));

        assertThat(store.allTeamUsers(ACME)).containsExactly(upper, ana, bea);
        assertThat(store.teamUsers(ACME, List.of(BEA, new UserId("nobody"), ANA)))
                .isEqualTo(Map.of(ANA, ana, BEA, bea));

        TeamUser changed = bea.named("Beatriz")
                .withRole(Role.ADMINISTRATOR.name())
                .withIdleSince(null)
                .withVersion(3);
        commitApplied(new PutTeamUser(changed));
        assertThat(store.teamUsers(ACME, List.of(BEA))).isEqualTo(Map.of(BEA, changed));
        assertThat(store.allTeamUsers(GLOBEX)).extracting(TeamUser::displayName).containsExactly("Another");
    }

    @Test
    void userIsAddedOnceAndChangedAtTheVersionRead() {
        TeamUser first = user(ANA, "Ana", 1);
        commitApplied(changeSet().expect(version(0)).change(new PutTeamUser(first)));

        assertThat(commit(changeSet().expect(version(0)).change(new PutTeamUser(user(ANA, "Other", 1)))))
                .isInstanceOf(CommitResult.Conflict.class);
        commitApplied(changeSet()
                .expect(version(1))
                .change(new PutTeamUser(first.named("Anna").withVersion(2))));
        assertThat(commit(changeSet().expect(version(1)).change(new PutTeamUser(first.withVersion(2)))))
                .isInstanceOf(CommitResult.Conflict.class);
        assertThat(store.allTeamUsers(ACME)).containsExactly(user(ANA, "Anna", 2));
    }

    @Test
    void expectingAUserWhoIsNotThereAddsNobody() {
        commitApplied(changeSet().expect(version(0)).change(new RaiseLastAssigned(BEA, NOON)));

        assertThat(store.allTeamUsers(ACME)).isEmpty();
        assertThat(store.teamUsers(ACME, List.of(ANA))).isEmpty();
        assertThat(store.lastAssigned(ACME, List.of(BEA))).containsEntry(BEA, NOON);
    }

    @Test
    void userIsChangedOnlyWhileAnotherIsAsTheyWereRead() {
        commitApplied(new PutTeamUser(user(ANA, "Ana", 1)), new PutTeamUser(user(BEA, "Bea", 1)));

        List<CommitResult> results = store.commit(
                List.of(leaving(ANA, BEA, 1).build(), leaving(BEA, ANA, 1).build()));

        assertThat(results)
                .containsExactly(
                        new CommitResult.Applied(),
                        new CommitResult.Conflict(new CommitResult.VersionMoved(version(1), 2L)));
        assertThat(commit(leaving(BEA, ANA, 1))).isInstanceOf(CommitResult.Conflict.class);
        assertThat(store.allTeamUsers(ACME)).extracting(TeamUser::active).containsExactly(false, true);
        commitApplied(leaving(BEA, ANA, 2));
    }

    @Test
    void ofTwoWhoRemoveEachOtherAtOnceOneStays() {
        List<CrmStore> stores = List.of(store, fixture.reopen().orElse(store));
        for (int round = 0; round < 12; round++) {
            UserId one = new UserId("one-" + round);
            UserId two = new UserId("two-" + round);
            commitApplied(new PutTeamUser(user(one, "One", 1)), new PutTeamUser(user(two, "Two", 1)));

            List<CommitResult> results = Race.run(2, runner -> {
                ChangeSet set = (runner == 0 ? leaving(one, two, 1) : leaving(two, one, 1)).build();
                return () -> stores.get(runner).commit(List.of(set)).get(0);
            });

            assertThat(results)
                    .as("round " + round)
                    .filteredOn(new CommitResult.Applied()::equals)
                    .hasSize(1);
            assertThat(store.teamUsers(ACME, List.of(one, two)).values())
                    .as("round " + round)
                    .filteredOn(TeamUser::active)
                    .hasSize(1);
        }
    }

    /** A user leaves, while another one is at a version. */
    private ChangeSet.Builder leaving(UserId user, UserId staying, long version) {
        return changeSet()
                .expect(new Expected(Expected.Kind.TEAM_USER, staying.value(), version))
                .expect(new Expected(Expected.Kind.TEAM_USER, user.value(), 1))
                .change(new PutTeamUser(user(user, "Name", 2).withActive(false)));
    }

    @Test
    void latestAssignmentIsKept() {
        for (List<Integer> order : List.of(List.of(1, 2, 3), List.of(3, 1, 2), List.of(2, 3, 1))) {
            UserId user = new UserId("user-" + order.get(0));
            for (int seconds : order) {
                commitApplied(new RaiseLastAssigned(user, NOON.plusSeconds(seconds)));
            }
            assertThat(store.lastAssigned(ACME, List.of(user))).isEqualTo(Map.of(user, NOON.plusSeconds(3)));
        }
        commitApplied(
                new RaiseLastAssigned(ANA, NOON.plusMillis(2)),
                new RaiseLastAssigned(ANA, NOON.plusMillis(1)),
                new RaiseLastAssigned(BEA, NOON));

        assertThat(store.lastAssigned(ACME, Arrays.asList(ANA, BEA, new UserId("never"))))
                .isEqualTo(Map.of(ANA, NOON.plusMillis(2), BEA, NOON));
        assertThat(store.lastAssigned(GLOBEX, List.of(ANA))).isEmpty();
        assertThat(store.allTeamUsers(ACME)).isEmpty();
    }

    @Test
    void latestActivityIsKeptAndRaisesNoVersion() {
        for (List<Integer> order : List.of(List.of(1, 2, 3), List.of(3, 1, 2), List.of(2, 3, 1))) {
            UserId user = new UserId("user-" + order.get(0));
            for (int seconds : order) {
                commitApplied(new RaiseLastActive(user, NOON.plusSeconds(seconds)));
            }
            assertThat(store.lastActive(ACME, List.of(user))).isEqualTo(Map.of(user, NOON.plusSeconds(3)));
        }
        commitApplied(
                new RaiseLastActive(ANA, NOON.plusMillis(2)),
                new RaiseLastActive(ANA, NOON.plusMillis(1)),
                new RaiseLastActive(BEA, NOON));
        assertThat(store.allTeamUsers(ACME)).as("nobody is added").isEmpty();
        assertThat(store.teamUsers(ACME, List.of(ANA))).isEmpty();

        TeamUser ana = user(ANA, "Ana", 1);
        commitApplied(changeSet().expect(version(0)).change(new PutTeamUser(ana)));
        commitApplied(new RaiseLastActive(ANA, NOON.plusMillis(3)));
        commitApplied(changeSet().expect(version(1)));

        assertThat(store.allTeamUsers(ACME)).containsExactly(ana);
        assertThat(store.lastActive(ACME, Arrays.asList(ANA, BEA, new UserId("never"))))
                .isEqualTo(Map.of(ANA, NOON.plusMillis(3), BEA, NOON));
        assertThat(store.lastActive(GLOBEX, List.of(ANA))).isEmpty();
        assertThat(store.lastAssigned(ACME, List.of(ANA))).isEmpty();
    }

    @Test
    void activityConflictsWithWhatExpectsNone() {
        TeamUser ana = user(ANA, "Ana", 1);
        commitApplied(new PutTeamUser(ana), new RaiseLastActive(ANA, NOON));
        commitApplied(changeSet().expect(active(ANA, NOON)).expect(active(BEA, Instant.EPOCH)));
        commitApplied(new RaiseLastActive(ANA, NOON.minusMillis(1)));
        commitApplied(changeSet().expect(active(ANA, NOON)));
        commitApplied(new RaiseLastActive(ANA, NOON.plusMillis(1)));

        assertThat(commit(idle(ana, NOON)))
                .isEqualTo(new CommitResult.Conflict(new CommitResult.VersionMoved(
                        active(ANA, NOON), NOON.plusMillis(1).toEpochMilli())));
        assertThat(store.allTeamUsers(ACME)).containsExactly(ana);
        commitApplied(idle(ana, NOON.plusMillis(1)));
        assertThat(store.allTeamUsers(ACME))
                .containsExactly(ana.withIdleSince(NOON).withVersion(2));
    }

    @Test
    void whoIsActiveAtTheMomentIsNotFoundIdle() {
        List<CrmStore> stores = List.of(store, fixture.reopen().orElse(store));
        for (int round = 0; round < 12; round++) {
            TeamUser user = user(new UserId("user-" + round), "Name", 1);
            commitApplied(new PutTeamUser(user), new RaiseLastActive(user.id(), NOON));

            List<CommitResult> results = Race.run(2, runner -> {
                ChangeSet set = runner == 0
                        ? idle(user, NOON).build()
                        : changeSet()
                                .expect(new Expected(
                                        Expected.Kind.TEAM_USER, user.id().value(), 1))
                                .change(new RaiseLastActive(user.id(), NOON.plusSeconds(1)))
                                .build();
                return () -> stores.get(runner).commit(List.of(set)).get(0);
            });

            assertThat(results)
                    .as("round " + round)
                    .filteredOn(new CommitResult.Applied()::equals)
                    .hasSize(1);
        }
    }

    /** A user is found idle who was active last at a time. */
    private ChangeSet.Builder idle(TeamUser user, Instant active) {
        return changeSet()
                .expect(active(user.id(), active))
                .expect(new Expected(Expected.Kind.TEAM_USER, user.id().value(), user.version()))
                .change(new PutTeamUser(user.withIdleSince(NOON).withVersion(user.version() + 1)));
    }

    private static Expected active(UserId user, Instant at) {
        return new Expected(Expected.Kind.LAST_ACTIVE, user.value(), at.toEpochMilli());
    }

    private static TeamUser user(UserId id, String name, long version) {
        return TeamUser.of(ACME, id, name, Role.SALES_USER).withVersion(version);
    }

    private static Expected version(long version) {
        return new Expected(Expected.Kind.TEAM_USER, ANA.value(), version);
    }
}
