package io.escala.core.internal.receive;

import io.escala.core.channel.LineReported;
import io.escala.core.internal.health.LineReports;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Relation;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.List;
import java.util.Set;

/**
 * Records what Meta reported on lines. In order:
 *
 * <ol>
 *   <li>A report on a business account concerns every line of it; one that shows a number those that show the same. When none does, it is
 *       quarantined: the line may be connected later, or be told its number.
 *   <li>One that is older than thirty days is quarantined: Meta repeats for a week at most.
 *   <li>The latest report of each aspect wins; an older or repeated one has no effect. A report with an unusable time counts as of its
 *       receipt, and is a repeat when it says what is recorded.
 * </ol>
 */
final class LineReportDecision {
    /** What it reads: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(Relation.LINE_REPORTS);

    private LineReportDecision() {}

    static Receipt.Item decide(UnitOfWork unit, RoutedEvent routed, LineReported event) {
        String phone = event.displayPhone();
        List<Line> lines = routed.lines().stream()
                .filter(line -> phone == null || phone.equals(line.displayPhone()))
                .toList();
        if (lines.isEmpty()) {
            return ReceiveRules.quarantine(
                    unit, routed, QuarantinedItem.Reason.UNKNOWN_LINE, "no line shows the number that is reported on");
        }
        EventTime time = EventTime.of(event.at(), unit.now());
        if (time.stale(unit.now())) {
            return ReceiveRules.quarantine(unit, routed, QuarantinedItem.Reason.STALE, "older than 30 days");
        }
        boolean news = false;
        for (Line line : lines) {
            news |= LineReports.record(unit, line, event.facts(), time.at(), time.corrected());
        }
        return Receipt.Item.of(news ? Receipt.Filing.STORED : Receipt.Filing.DUPLICATE);
    }
}
