package io.escala.core.internal.receive;

import io.escala.core.channel.TemplateReported;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Receipt;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Relation;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.Optional;
import java.util.Set;

/**
 * Records Meta's report on a template. The latest report of each aspect wins; an older or repeated one has no effect. A
 * report with an unusable time counts as of its receipt, and is a repeat when its value is already recorded.
 */
final class TemplateDecision {
    /** What it reads besides the holders of its claims: see {@link ReceiveLoader}. */
    static final Set<Relation> LOADS = Set.of(Relation.TEMPLATE_REPORTS);

    private TemplateDecision() {}

    static Receipt.Item decide(UnitOfWork unit, TemplateReported event) {
        EventTime time = EventTime.of(event.at(), unit.now());
        TemplateKey key = key(event);
        TemplateReport report =
                new TemplateReport(unit.account(), key, event.aspect(), event.value(), event.reason(), time.at());
        Optional<TemplateReport> known = unit.state().account().reports(key).stream()
                .filter(before -> before.aspect() == event.aspect())
                .findFirst();
        boolean news = known.map(before -> report.outranks(before)
                        && !(time.corrected() && before.value().equals(report.value())))
                .orElse(true);
        if (!news) {
            return Receipt.Item.of(Receipt.Filing.DUPLICATE);
        }
        unit.change(new AccountChange.ReportTemplate(report));
        unit.event(new CrmEvent.TemplateChanged(key, event.aspect()));
        return Receipt.Item.of(Receipt.Filing.STORED);
    }

    static TemplateKey key(TemplateReported event) {
        return new TemplateKey(event.wabaId(), event.name(), event.language());
    }
}
