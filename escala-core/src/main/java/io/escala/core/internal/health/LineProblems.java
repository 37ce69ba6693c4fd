package io.escala.core.internal.health;

import io.escala.core.channel.Subscription;
import io.escala.core.health.BanState;
import io.escala.core.health.LineProblem;
import io.escala.core.health.LineProblem.Kind;
import io.escala.core.health.LineQuality;
import io.escala.core.health.LineRestriction;
import io.escala.core.health.LineStanding;
import io.escala.core.health.ReviewState;
import io.escala.core.health.SubscriptionHealth;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives what is wrong with a line. Pure. */
final class LineProblems {
    /** Meta's words for a number that cannot be used. Others, also those that are not known here, are no problem. */
    private static final Set<String> NOT_CONNECTED = Set.of(
            "PENDING",
            "DELETED",
            "MIGRATED",
            "BANNED",
            "DISCONNECTED",
            "UNVERIFIED",
            "ACCOUNT_DELETED",
            "ACCOUNT_OFFBOARDED",
            "PARTNER_REMOVED");

    private LineProblems() {}

    static List<LineProblem> of(Line line, LineStanding standing, @Nullable SubscriptionHealth subscription) {
        List<LineProblem> problems = new ArrayList<>();
        if (!line.available()) {
            problems.add(new LineProblem(Kind.STOPPED, null, null, null));
        }
        if (standing.ban() != BanState.NONE) {
            add(problems, standing, Aspect.BAN, standing.ban() == BanState.BANNED ? Kind.BANNED : Kind.BAN_SCHEDULED);
        }
        for (LineRestriction each : standing.restrictions()) {
            problems.add(new LineProblem(kind(each), each.since(), each.until(), each.kind()));
        }
        if (standing.quality() == LineQuality.RED || standing.quality() == LineQuality.YELLOW) {
            add(
                    problems,
                    standing,
                    Aspect.QUALITY,
                    standing.quality() == LineQuality.RED ? Kind.QUALITY_RED : Kind.QUALITY_YELLOW);
        }
        if (standing.nameReview() == ReviewState.REJECTED || standing.nameReview() == ReviewState.EXPIRED) {
            add(problems, standing, Aspect.NAME, Kind.NAME_NOT_APPROVED);
        }
        if (standing.accountReview() == ReviewState.REJECTED) {
            add(problems, standing, Aspect.ACCOUNT_REVIEW, Kind.ACCOUNT_REJECTED);
        }
        if (standing.registration()
                .filter(word -> NOT_CONNECTED.contains(word.toUpperCase(Locale.ROOT)))
                .isPresent()) {
            add(problems, standing, Aspect.REGISTRATION, Kind.NOT_CONNECTED);
        }
        standing.report(Aspect.SENDING).ifPresent(report -> {
            switch (report.fact().value().toUpperCase(Locale.ROOT)) {
                case "BLOCKED" -> add(problems, standing, Aspect.SENDING, Kind.SENDING_BLOCKED);
                case "LIMITED" -> add(problems, standing, Aspect.SENDING, Kind.SENDING_LIMITED);
                default -> {}
            }
        });
        if (subscription != null) {
            webhooks(problems, subscription);
        }
        problems.sort(Comparator.comparing(LineProblem::kind));
        return problems;
    }

    private static void webhooks(List<LineProblem> problems, SubscriptionHealth subscription) {
        if (subscription.state() instanceof Subscription.NotSubscribed) {
            problems.add(new LineProblem(Kind.NOT_SUBSCRIBED, subscription.since(), null, null));
        } else if (subscription.state() instanceof Subscription.Missing missing) {
            problems.add(new LineProblem(
                    Kind.FIELDS_MISSING, subscription.since(), null, String.join(", ", missing.fields())));
        } else if (subscription.state() instanceof Subscription.Overridden elsewhere) {
            problems.add(new LineProblem(Kind.DELIVERED_ELSEWHERE, subscription.since(), null, elsewhere.host()));
        }
    }

    private static void add(List<LineProblem> problems, LineStanding standing, Aspect aspect, Kind kind) {
        LineReport report = standing.report(aspect).orElseThrow();
        String reason = report.fact().reason();
        problems.add(new LineProblem(
                kind,
                report.at(),
                report.fact().until(),
                reason == null ? report.fact().value() : reason));
    }

    private static Kind kind(LineRestriction restriction) {
        return switch (restriction.effect()) {
            case STARTING -> Kind.STARTING_RESTRICTED;
            case ANSWERING -> Kind.ANSWERING_RESTRICTED;
            case MESSAGING -> Kind.MESSAGING_RESTRICTED;
            case OTHER -> Kind.OTHER_RESTRICTED;
        };
    }
}
