package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.MoveFollower;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Stores that are wrong about followers of the event log, each in one way. */
final class WrongFollowers {
    private WrongFollowers() {}

    /** Takes the beginning of the log for its end. */
    static CrmStore endTooEarly(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public String endOfEvents() {
                return "0";
            }
        };
    }

    /** Does not check where a follower is that is moved. */
    static CrmStore movesFromAnywhere(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                return target().commit(changeSets.stream()
                        .map(set -> WrongCommits.copy(
                                set,
                                set.operation(),
                                set.changes().stream().map(this::fromHere).toList()))
                        .toList());
            }

            private Change fromHere(Change change) {
                return change instanceof MoveFollower move ? fromHere(move) : change;
            }

            private Change fromHere(MoveFollower move) {
                Claim claim = Claim.follower(move.follower());
                String holder = target().holders(AccountId.NONE, Set.of(claim)).get(claim);
                FollowerPosition here = holder == null ? null : FollowerPosition.parse(holder);
                return move.to().equals(here) ? move : new MoveFollower(move.follower(), here, move.to());
            }
        };
    }
}
