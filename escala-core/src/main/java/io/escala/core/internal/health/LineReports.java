package io.escala.core.internal.health;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.AccountChange;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineReport;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records what Meta says of a line, as far as it is newer than what is recorded. Pure. */
public final class LineReports {
    private LineReports() {}

    /**
     * Records facts about a line, with one event if they differ from what was recorded. What is said again later is recorded with its later
     * time, so that an old report that arrives afterwards cannot replace it.
     *
     * @param line the line, whose reports are loaded
     * @param facts what Meta says
     * @param at when
     * @param repeats whether a fact that is recorded already is nothing new, whatever its time
     * @return whether anything was recorded
     */
    public static boolean record(UnitOfWork unit, Line line, List<LineFact> facts, Instant at, boolean repeats) {
        boolean news = false;
        Set<LineFact.Aspect> changed = EnumSet.noneOf(LineFact.Aspect.class);
        for (LineFact fact : facts) {
            LineReport report = new LineReport(unit.account(), line.key(), fact, at);
            Optional<LineReport> known = unit.state().account().lineReports(line.key()).stream()
                    .filter(before -> before.fact().aspect() == fact.aspect()
                            && before.fact().subject().equals(fact.subject()))
                    .findFirst();
            boolean same = known.filter(before -> before.fact().equals(fact)).isPresent();
            if (known.map(before -> report.outranks(before) && !(repeats && same))
                    .orElse(true)) {
                unit.change(new AccountChange.ReportLine(report));
                news = true;
                if (!same) {
                    changed.add(fact.aspect());
                }
            }
        }
        if (!changed.isEmpty()) {
            unit.event(new CrmEvent.LineStandingChanged(
                    line.id(), changed.stream().map(Enum::name).toList()));
        }
        return news;
    }
}
