package io.escala.core.internal.send;

import io.escala.crm.template.TemplateReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Meta's latest report on a template's status, in addition to the host's catalogue. A report can only stop a template:
 * whether it is approved is decided by the catalogue, also for unknown values of a report.
 */
final class TemplateAvailability {
    private static final Set<String> STOPPED = Set.of(
            "PENDING",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "IN_APPEAL",
            "PENDING_DELETION",
            "DELETED",
            "LIMIT_EXCEEDED",
            "LOCKED",
            "ARCHIVED");

    private TemplateAvailability() {}

    /**
     * Returns whether the latest report stops a template.
     *
     * @param reports the latest report of each aspect
     * @return true only when a report stops it
     */
    static boolean stopped(List<TemplateReport> reports) {
        return reports.stream()
                .anyMatch(report -> report.aspect() == TemplateReport.Aspect.STATUS
                        && STOPPED.contains(report.value().toUpperCase(Locale.ROOT)));
    }
}
