package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Holding;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.RaceLostException;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ClaimKeys;
import io.escala.crm.jdbc.internal.read.ClaimQueries;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult.ClaimTaken;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives back and takes claims, in the order of their rows, so that two who want the same do not block each other. */
final class ClaimCheck {
    private static final Comparator<List<String>> BY_TEXT = Comparator.comparing((List<String> row) -> row.get(0))
            .thenComparing(row -> row.get(1))
            .thenComparing(row -> row.get(2));
    private static final String RELEASE =
            "DELETE FROM escala_claims WHERE scope = ? AND kind = ? AND claim_key = ? AND holder = ?";

    private final SqlSession session;
    private final CommitCandidates candidates;
    private final TreeMap<List<String>, Wish> wishes = new TreeMap<>(BY_TEXT);

    ClaimCheck(SqlSession session, CommitCandidates candidates) {
        this.session = session;
        this.candidates = candidates;
    }

    void run() throws SQLException {
        List<Held> released = new ArrayList<>();
        List<Held> releasedAfterwards = new ArrayList<>();
        for (int index : candidates.live()) {
            ChangeSet set = candidates.get(index);
            if (wish(index, set)) {
                set.releases().forEach(holding -> released.add(Held.of(set.account(), holding)));
                releasedAfterwards.addAll(takenAndGivenBack(set));
            }
        }
        release(released);
        take();
        release(releasedAfterwards);
    }

    /** Notes what a ChangeSet takes; false when it stands in its own way. */
    private boolean wish(int index, ChangeSet set) {
        Optional<Holding> conflict = set.selfConflict();
        if (conflict.isPresent()) {
            candidates.conflict(
                    index, new ClaimTaken(conflict.get().claim(), conflict.get().holder()));
            return false;
        }
        Map<Claim, String> own = new HashMap<>();
        set.takes().forEach(take -> own.put(take.claim(), take.holder()));
        own.forEach((claim, holder) -> wishes.computeIfAbsent(
                        ClaimKeys.row(set.account(), claim), row -> new Wish(claim, holder))
                .wanted
                .add(index));
        return true;
    }

    /** What a change takes and a later one of the same ChangeSet gives back must be free in the end. */
    private static List<Held> takenAndGivenBack(ChangeSet set) {
        Map<Claim, String> held = new HashMap<>();
        for (Change change : set.changes()) {
            change.releases().forEach(holding -> held.remove(holding.claim(), holding.holder()));
            change.takes().forEach(holding -> held.put(holding.claim(), holding.holder()));
        }
        set.claims().forEach(holding -> held.put(holding.claim(), holding.holder()));
        List<Held> free = new ArrayList<>();
        for (Holding take : set.takes()) {
            if (!held.containsKey(take.claim())) {
                free.add(Held.of(set.account(), take));
            }
        }
        return free;
    }

    private void release(List<Held> held) throws SQLException {
        if (!held.isEmpty()) {
            held.sort(Comparator.comparing(Held::row, BY_TEXT));
            Params.Binder<Held> binder = (params, each) -> each.bind(params);
            session.batch(RELEASE, held, binder);
        }
    }

    private void take() throws SQLException {
        if (wishes.isEmpty()) {
            return;
        }
        List<Held> takes = new ArrayList<>();
        wishes.forEach((row, wish) -> takes.add(new Held(row, wish.holder)));
        Params.Binder<Held> binder = (params, each) -> each.bind(params);
        int[] taken = session.batch(
                "INSERT INTO escala_claims (scope, kind, claim_key, holder) SELECT ?, ?, ?, ? WHERE TRUE"
                        + " ON CONFLICT DO NOTHING",
                takes,
                binder);
        List<List<String>> held = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 0) {
                held.add(takes.get(i).row());
            }
        }
        if (!held.isEmpty()) {
            compare(held);
        }
    }

    private void compare(List<List<String>> held) throws SQLException {
        Map<List<String>, String> holders =
                ClaimQueries.holders(session, held, session.dialect().forKeyShare());
        for (List<String> row : held) {
            String holder = holders.get(row);
            Wish wish = wishes.get(row);
            if (holder == null || wish == null) {
                // Given back between the two statements: free now, so take it on another run.
                throw new RaceLostException();
            }
            if (!holder.equals(wish.holder)) {
                wish.wanted.forEach(index -> candidates.conflict(index, new ClaimTaken(wish.claim, holder)));
            }
        }
    }

    /** Who wants a claim, and for whom. */
    private static final class Wish {
        private final Claim claim;
        private final String holder;
        private final List<Integer> wanted = new ArrayList<>();

        Wish(Claim claim, String holder) {
            this.claim = claim;
            this.holder = holder;
        }
    }

    /** A row of a claim with its holder. */
    private record Held(List<String> row, String holder) {
        static Held of(AccountId account, Holding holding) {
            return new Held(ClaimKeys.row(account, holding.claim()), holding.holder());
        }

        void bind(Params params) throws SQLException {
            params.text(row.get(0)).text(row.get(1)).text(row.get(2)).text(holder);
        }
    }
}
