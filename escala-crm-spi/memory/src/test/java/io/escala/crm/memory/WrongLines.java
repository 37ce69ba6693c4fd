package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stores with one defect in lines that are stopped, moved or removed. */
final class WrongLines {
    private WrongLines() {}

    /** Shows the report on a line that came last. */
    static CrmStore lastReportWins(InstantSource clock) {
        Map<List<Object>, LineReport> last = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                List<CommitResult> results = target().commit(changeSets);
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof AccountChange.ReportLine reported) {
                            last.put(about(reported.report()), reported.report());
                        }
                    }
                }
                return results;
            }

            @Override
            public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
                return WrongReads.mapped(
                        target().lineReports(account, lines),
                        reports -> reports.stream()
                                .map(report -> last.getOrDefault(about(report), report))
                                .toList());
            }
        };
    }

    private static List<Object> about(LineReport report) {
        return List.of(
                report.account(),
                report.line(),
                report.fact().aspect(),
                report.fact().subject());
    }

    /** Keeps one report on each aspect, whatever it is about more exactly. */
    static CrmStore oneReportPerAspect(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
                return WrongReads.mapped(target().lineReports(account, lines), reports -> {
                    Map<LineFact.Aspect, LineReport> first = new LinkedHashMap<>();
                    reports.forEach(report -> first.putIfAbsent(report.fact().aspect(), report));
                    return List.copyOf(first.values());
                });
            }
        };
    }

    /** Takes over whether a line is available when the line is replaced. */
    static CrmStore replacedLineResumes(InstantSource clock) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set,
                        set.operation(),
                        set.changes().stream()
                                .flatMap(WrongLines::withAvailability)
                                .toList()));
    }

    private static Stream<Change> withAvailability(Change change) {
        return change instanceof AccountChange.PutLine put
                ? Stream.of(
                        change,
                        new AccountChange.SetLineAvailability(
                                put.line().id(), put.line().available()))
                : Stream.of(change);
    }

    /** Finds a line by its key after it was removed, until another line has the key. */
    static CrmStore removedLineStillFound(InstantSource clock) {
        Map<LineKey, Line> removed = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                List<CommitResult> results = target().commit(changeSets);
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof AccountChange.RemoveLine remove) {
                            removed.put(remove.line().key(), remove.line());
                        }
                    }
                }
                return results;
            }

            @Override
            public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
                Map<LineKey, Line> found = new HashMap<>(removed);
                found.keySet().retainAll(keys);
                found.putAll(target().linesByKey(keys));
                return found;
            }
        };
    }
}
