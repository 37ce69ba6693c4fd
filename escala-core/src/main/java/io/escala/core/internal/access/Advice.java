package io.escala.core.internal.access;

import io.escala.core.internal.Defects;
import io.escala.core.internal.HourlyWarnings;
import io.escala.core.port.Entitlements;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the host's link to an adviser to refusals for lack of the plan. The host is asked only then, and what it does wrong is left out: a
 * refusal stays a refusal. Thread-safe.
 */
public final class Advice {
    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);
    private static final HourlyWarnings WARNINGS = new HourlyWarnings();
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    private Advice() {}

    /**
     * Returns refusals with the link, where they are for lack of the plan.
     *
     * @param entitlements the host
     * @param account the account
     * @param refusals all refusals
     * @param now the current time
     */
    public static List<Refusal> on(Entitlements entitlements, AccountId account, List<Refusal> refusals, Instant now) {
        if (refusals.stream().noneMatch(Advice::concerns)) {
            return refusals;
        }
        Optional<URI> link = link(entitlements, account, now);
        return link.isEmpty()
                ? refusals
                : refusals.stream()
                        .map(refusal -> concerns(refusal) ? refusal.advisedAt(link.get()) : refusal)
                        .toList();
    }

    private static boolean concerns(Refusal refusal) {
        return refusal.reason() == Refusal.Reason.NOT_ENTITLED;
    }

    private static Optional<URI> link(Entitlements entitlements, AccountId account, Instant now) {
        try {
            // A method that a host implements may return null.
            Optional<URI> link =
                    Optional.ofNullable(entitlements.adviser(account)).flatMap(given -> given);
            if (link.isPresent() && !isAllowed(link.get())) {
                warn("an adviser's link is left out, because it is not of http, https, mailto or tel", now);
                return Optional.empty();
            }
            return link;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            warn(
                    "an adviser's link is left out, because the host threw "
                            + e.getClass().getName(),
                    now);
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI link) {
        return link.getScheme() != null && SCHEMES.contains(link.getScheme().toLowerCase(Locale.ROOT));
    }

    private static void warn(String what, Instant now) {
        if (WARNINGS.isDue(what, now)) {
            LOG.warn("{}; said once an hour", what);
        }
    }
}
