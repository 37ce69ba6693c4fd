package io.escala.core.health;

import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What Meta says of a line, read from its latest reports at one moment. Of WhatsApp numbers Meta reports all of it, of Pages only that it warned,
 * blocked or unblocked them, of Instagram accounts nothing. Words of Meta's that are not known here are in {@link #reports}.
 *
 * <p>Immutable.
 */
public final class LineStanding {
    /** The kind of the restriction by which Meta blocks a Page. */
    public static final String PAGE_POLICY = "PAGE_POLICY";

    /** Further values of a {@link Aspect#RESTRICTION}, such as {@code unblock} and {@code warning}, are no restriction in force. */
    private static final Set<String> IN_FORCE = Set.of("RESTRICTED", "BLOCK");

    private final List<LineReport> reports;
    private final List<LineRestriction> restrictions;
    private final BanState ban;

    private LineStanding(List<LineReport> reports, Instant now) {
        this.reports = reports;
        this.ban = ban(reports);
        this.restrictions = restrictions(reports, now);
    }

    /**
     * Reads the reports on a line.
     *
     * @param reports the latest ones, at most one per aspect and subject
     * @param now for when it is read: a restriction whose time has passed is none
     */
    public static LineStanding of(Collection<LineReport> reports, Instant now) {
        Objects.requireNonNull(now, "now");
        return new LineStanding(List.copyOf(reports), now);
    }

    /** Returns every report, as it was given. */
    public List<LineReport> reports() {
        return reports;
    }

    /** Returns the latest report on an aspect, with Meta's own word, reason and time. */
    public Optional<LineReport> report(Aspect aspect) {
        Objects.requireNonNull(aspect, "aspect");
        return latest(reports, aspect);
    }

    /** Returns how people react to its messages. */
    public LineQuality quality() {
        return value(Aspect.QUALITY).map(LineQuality::of).orElse(LineQuality.UNKNOWN);
    }

    /** Returns with how many people its business may start a conversation in 24 hours, if Meta said so. */
    public Optional<MessagingLimit> messagingLimit() {
        return value(Aspect.MESSAGING_LIMIT).map(MessagingLimit::of);
    }

    /** Returns Meta's word for how fast it may send, such as {@code STANDARD} (80 messages a second) or {@code HIGH} (1,000), if Meta said so. */
    public Optional<String> throughput() {
        return value(Aspect.THROUGHPUT);
    }

    /** Returns the review of its display name. */
    public ReviewState nameReview() {
        return value(Aspect.NAME).map(ReviewState::of).orElse(ReviewState.UNKNOWN);
    }

    /** Returns the review of its WhatsApp Business Account. */
    public ReviewState accountReview() {
        return value(Aspect.ACCOUNT_REVIEW).map(ReviewState::of).orElse(ReviewState.UNKNOWN);
    }

    /** Returns Meta's word for whether it can be used, such as {@code CONNECTED}, if Meta said so. */
    public Optional<String> registration() {
        return value(Aspect.REGISTRATION);
    }

    /** Whether Meta shows it as an official account. */
    public boolean isOfficial() {
        return value(Aspect.OFFICIAL).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Returns whether its WhatsApp Business Account is banned. */
    public BanState ban() {
        return ban;
    }

    /** Returns the last rule that its business broke, if any: Meta's name of it, its advice and when. */
    public Optional<LineReport> violation() {
        return report(Aspect.VIOLATION);
    }

    /** Returns what is restricted now, in order of Meta's names. */
    public List<LineRestriction> restrictions() {
        return restrictions;
    }

    /** Returns how many numbers the business may have, if Meta said so. */
    public OptionalLong numbersPerBusiness() {
        return numbers("BUSINESS");
    }

    /** Returns how many numbers the WhatsApp Business Account may have, if Meta said so. */
    public OptionalLong numbersPerAccount() {
        return numbers("ACCOUNT");
    }

    /** Whether Meta lets it write to people outside the messaging window, as far as Meta has said. */
    public boolean mayStart() {
        return ban != BanState.BANNED && !isRestricted(LineRestriction.Effect.STARTING);
    }

    /** Whether Meta lets it answer within the messaging window, as far as Meta has said. */
    public boolean mayAnswer() {
        return ban != BanState.BANNED && !isRestricted(LineRestriction.Effect.ANSWERING);
    }

    private boolean isRestricted(LineRestriction.Effect what) {
        return restrictions.stream()
                .map(LineRestriction::effect)
                .anyMatch(effect -> effect == what || effect == LineRestriction.Effect.MESSAGING);
    }

    private Optional<String> value(Aspect aspect) {
        return report(aspect).map(report -> report.fact().value());
    }

    private OptionalLong numbers(String subject) {
        return reports.stream()
                .filter(report -> report.fact().aspect() == Aspect.NUMBER_LIMIT
                        && report.fact().subject().equals(subject))
                .map(report -> MessagingLimit.of(report.fact().value()).people())
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static Optional<LineReport> latest(List<LineReport> reports, Aspect aspect) {
        return reports.stream()
                .filter(report -> report.fact().aspect() == aspect)
                .max(Comparator.comparing(LineReport::at));
    }

    private static BanState ban(List<LineReport> reports) {
        return latest(reports, Aspect.BAN)
                .map(report -> switch (report.fact().value().toUpperCase(Locale.ROOT)) {
                    case "DISABLE" -> isOver(reports, report, Aspect.SENDING) ? BanState.NONE : BanState.BANNED;
                    case "SCHEDULE_FOR_DISABLE" -> BanState.SCHEDULED;
                    default -> BanState.NONE;
                })
                .orElse(BanState.NONE);
    }

    private static List<LineRestriction> restrictions(List<LineReport> reports, Instant now) {
        List<LineRestriction> inForce = new ArrayList<>();
        for (LineReport report : reports) {
            LineFact fact = report.fact();
            LineRestriction.Effect effect = LineRestriction.effect(fact.subject());
            boolean ended = (fact.until() != null && !now.isBefore(fact.until()))
                    || isOver(reports, report, Aspect.BAN)
                    || (effect != LineRestriction.Effect.OTHER && isOver(reports, report, Aspect.SENDING));
            if (fact.aspect() == Aspect.RESTRICTION
                    && IN_FORCE.contains(fact.value().toUpperCase(Locale.ROOT))
                    && !ended) {
                inForce.add(new LineRestriction(fact.subject(), effect, report.at(), fact.until(), fact.reason()));
            }
        }
        inForce.sort(Comparator.comparing(LineRestriction::kind));
        return List.copyOf(inForce);
    }

    /** Whether Meta said later that the account is reinstated, or that everything can be sent. */
    private static boolean isOver(List<LineReport> reports, LineReport report, Aspect by) {
        String word = by == Aspect.BAN ? "REINSTATE" : "AVAILABLE";
        return latest(reports, by)
                .filter(later ->
                        later.at().isAfter(report.at()) && later.fact().value().equalsIgnoreCase(word))
                .isPresent();
    }
}
