package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.MoveFollower;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CrmStore;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A follower of the event log moves on from where it is, and of several processes that move it one succeeds. */
abstract class FollowersContract extends StoreContract {
    private static final FollowerPosition FIRST = new FollowerPosition("1", "a");
    private static final FollowerPosition SECOND = new FollowerPosition("2", "b");
    private static final FollowerPosition THIRD = new FollowerPosition("3", "c");
    private static final int ROUNDS = 12;

    @Test
    void followerMovesOnFromWhereItIs() {
        assertThat(position("answering")).isEmpty();
        commitApplied(moved(null, FIRST));
        assertThat(position("answering")).contains(FIRST);

        commitApplied(moved(FIRST, SECOND));

        assertThat(position("answering")).contains(SECOND);
        assertThat(position("another")).isEmpty();
    }

    @Test
    void followerThatIsElsewhereIsAConflict() {
        commitApplied(moved(null, FIRST));
        commitApplied(moved(FIRST, SECOND));
        WorkItem work = WorkItem.single(AccountId.NONE, WorkKind.FOLLOW, "answering/3", NOON);

        assertThat(commit(moved(FIRST, THIRD).enqueue(work))).isInstanceOf(Conflict.class);
        assertThat(commit(moved(null, THIRD).enqueue(work))).isInstanceOf(Conflict.class);
        assertThat(commit(moved(FIRST, new FollowerPosition("2", "other")).enqueue(work)))
                .as("another move to the same cursor")
                .isInstanceOf(Conflict.class);

        assertThat(position("answering")).contains(SECOND);
        assertThat(store.lane(AccountId.NONE, work.lane(), 10)).isEmpty();
    }

    @Test
    void followersAreIndependent() {
        commitApplied(moved(null, FIRST));
        commitApplied(changeSet(AccountId.NONE).change(new MoveFollower("another", null, SECOND)));

        assertThat(position("answering")).contains(FIRST);
        assertThat(position("another")).contains(SECOND);
    }

    @Test
    void ofSeveralProcessesOneMovesAFollower() {
        List<CrmStore> stores = List.of(store, fixture.reopen().orElse(store));
        FollowerPosition from = FIRST;
        commitApplied(moved(null, from));
        for (int round = 0; round < ROUNDS; round++) {
            String cursor = "round-" + round;
            List<ChangeSet> moves = moves(from, cursor);

            List<CommitResult> results = Race.run(i -> () ->
                    stores.get(i % stores.size()).commit(List.of(moves.get(i))).get(0));

            assertThat(results).filteredOn(Applied.class::isInstance).hasSize(1);
            FollowerPosition winner = new FollowerPosition(cursor, "by-" + results.indexOf(new Applied()));
            assertThat(position("answering")).contains(winner);
            from = winner;
        }
    }

    private List<ChangeSet> moves(FollowerPosition from, String cursor) {
        return IntStream.range(0, Race.RUNNERS)
                .mapToObj(i ->
                        moved(from, new FollowerPosition(cursor, "by-" + i)).build())
                .toList();
    }

    private ChangeSet.Builder moved(@Nullable FollowerPosition from, FollowerPosition to) {
        return changeSet(AccountId.NONE).change(new MoveFollower("answering", from, to));
    }

    private Optional<FollowerPosition> position(String follower) {
        Claim claim = Claim.follower(follower);
        return Optional.ofNullable(store.holders(AccountId.NONE, Set.of(claim)).get(claim))
                .map(FollowerPosition::parse);
    }
}
