package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Holding;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.RaceLostException;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
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
import java.util.stream.Collectors;

/**
 * Releases claims, takes claims and checks that expected claims are free, in one pass in the order of their rows, so that
 * transactions that want the same claims wait for each other instead of deadlocking. A claim that is only expected to be free is
 * inserted and deleted again, which makes a transaction that takes it at the same time wait.
 */
final class ClaimCheck {
    private static final Comparator<List<String>> BY_TEXT = Comparator.comparing((List<String> row) -> row.get(0))
            .thenComparing(row -> row.get(1))
            .thenComparing(row -> row.get(2));
    private static final Insert TAKE =
            Insert.into(Table.CLAIMS, "scope", "kind", "claim_key", "holder").orKeep();

    /** Replaces a holder that released the claim in the same commit: the parameter at the end. */
    private static final Insert TAKE_RELEASED = TAKE.orReplace("holder").onlyIf(row -> row.stored("holder") + " = ?");

    private static final String RELEASE =
            "DELETE FROM escala_claims WHERE scope = ? AND kind = ? AND claim_key = ? AND holder = ?";

    private final SqlSession session;
    private final CommitCandidates candidates;
    private final TreeMap<List<String>, ClaimRow> rows = new TreeMap<>(BY_TEXT);
    private final List<Held> releasedBefore = new ArrayList<>();
    private final List<Held> releasedAfter = new ArrayList<>();
    private boolean releases;

    ClaimCheck(SqlSession session, CommitCandidates candidates) {
        this.session = session;
        this.candidates = candidates;
    }

    void run() throws SQLException {
        for (int index : candidates.live()) {
            add(index, candidates.get(index));
        }
        release(releasedBefore);
        take();
        rows.values().stream()
                .filter(ClaimRow::isTemporary)
                .forEach(row -> releasedAfter.add(new Held(row.key(), row.holder())));
        release(releasedAfter);
    }

    private void add(int index, ChangeSet set) {
        Optional<Holding> conflict = set.selfConflict();
        if (conflict.isPresent()) {
            candidates.conflict(
                    index, new ClaimTaken(conflict.get().claim(), conflict.get().holder()));
            return;
        }
        set.takes().forEach(take -> row(set.account(), take.claim()).take(index, take.holder()));
        set.expectedFree().forEach(claim -> row(set.account(), claim).expectFree(index));
        for (Holding release : set.releases()) {
            releases = true;
            if (!row(set.account(), release.claim()).release(release.holder())) {
                releasedBefore.add(Held.of(set.account(), release));
            }
        }
        releasedAfter.addAll(takenAndReleased(set));
    }

    private ClaimRow row(AccountId account, Claim claim) {
        return rows.computeIfAbsent(ClaimKeys.row(account, claim), key -> new ClaimRow(claim, key));
    }

    /** What a change takes and a later one of the same ChangeSet releases must be free in the end. */
    private static List<Held> takenAndReleased(ChangeSet set) {
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

    /** Frees the claims of an account that are still held so. */
    static void release(SqlSession session, List<Holding> holdings, AccountId account) throws SQLException {
        release(
                session,
                holdings.stream()
                        .map(holding -> Held.of(account, holding))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    private void release(List<Held> held) throws SQLException {
        release(session, held);
    }

    private static void release(SqlSession session, List<Held> held) throws SQLException {
        if (!held.isEmpty()) {
            held.sort(Comparator.comparing(Held::row, BY_TEXT));
            Params.Binder<Held> binder = (params, each) -> each.bind(params);
            session.batch(RELEASE, held, binder);
        }
    }

    private void take() throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<ClaimRow> all = List.copyOf(rows.values());
        Params.Binder<ClaimRow> binder = (params, row) -> {
            bind(params, row.key()).text(row.holder());
            if (releases) {
                params.text(row.released());
            }
        };
        int[] changed = session.batch(session.dialect().insert(releases ? TAKE_RELEASED : TAKE), all, binder);
        List<List<String>> held = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0 && all.get(i).isWanted()) {
                held.add(all.get(i).key());
            }
        }
        if (!held.isEmpty()) {
            compare(held);
        }
    }

    private static Params bind(Params params, List<String> row) throws SQLException {
        return params.text(row.get(0)).text(row.get(1)).text(row.get(2));
    }

    private void compare(List<List<String>> held) throws SQLException {
        Map<List<String>, String> holders =
                ClaimQueries.holders(session, held, session.dialect().forKeyShare());
        for (List<String> key : held) {
            String holder = holders.get(key);
            ClaimRow row = rows.get(key);
            if (holder == null || row == null) {
                // Released between the two statements: free now, so take it on another run.
                throw new RaceLostException();
            }
            row.blockedBy(holder).forEach(index -> candidates.conflict(index, new ClaimTaken(row.claim(), holder)));
        }
    }

    /** A row of a claim with its holder. */
    private record Held(List<String> row, String holder) {
        static Held of(AccountId account, Holding holding) {
            return new Held(ClaimKeys.row(account, holding.claim()), holding.holder());
        }

        void bind(Params params) throws SQLException {
            ClaimCheck.bind(params, row).text(holder);
        }
    }
}
