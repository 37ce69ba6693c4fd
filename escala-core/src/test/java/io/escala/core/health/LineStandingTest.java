package io.escala.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from Meta's reports on a line. */
class LineStandingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String STARTING = "RESTRICTED_BIZ_INITIATED_MESSAGING";
    private static final String ANSWERING = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING";

    private static LineReport report(LineFact fact, int seconds) {
        return new LineReport(
                new AccountId("acme"), new LineKey(Channel.WHATSAPP, "7001"), fact, NOON.plusSeconds(seconds));
    }

    private static LineReport report(Aspect aspect, String value) {
        return report(LineFact.of(aspect, value), 0);
    }

    private static LineReport restricted(String kind, String value, @Nullable Instant until) {
        return report(new LineFact(Aspect.RESTRICTION, kind, value, "blocks", until), 0);
    }

    private static LineStanding standing(LineReport... reports) {
        return LineStanding.of(List.of(reports), NOON.plusSeconds(60));
    }

    @Test
    void withoutReportsNothingIsKnownAndNothingForbidden() {
        LineStanding none = standing();

        assertThat(none.quality()).isEqualTo(LineQuality.UNKNOWN);
        assertThat(none.messagingLimit()).isEmpty();
        assertThat(none.throughput()).isEmpty();
        assertThat(none.nameReview()).isEqualTo(ReviewState.UNKNOWN);
        assertThat(none.accountReview()).isEqualTo(ReviewState.UNKNOWN);
        assertThat(none.registration()).isEmpty();
        assertThat(none.isOfficial()).isFalse();
        assertThat(none.ban()).isEqualTo(BanState.NONE);
        assertThat(none.violation()).isEmpty();
        assertThat(none.restrictions()).isEmpty();
        assertThat(none.numbersPerAccount()).isEmpty();
        assertThat(none.mayStart()).isTrue();
        assertThat(none.mayAnswer()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, GREEN",
        "yellow, YELLOW",
        "RED, RED",
        "FLAGGED, RED",
        "UNFLAGGED, UNKNOWN",
        "NA, UNKNOWN",
        "PURPLE, UNKNOWN",
    })
    void qualityIsReadAndItsWordKept(String word, LineQuality expected) {
        LineStanding standing = standing(report(Aspect.QUALITY, word));

        assertThat(standing.quality()).isEqualTo(expected);
        assertThat(standing.report(Aspect.QUALITY)).hasValueSatisfying(report -> {
            assertThat(report.fact().value()).isEqualTo(word);
            assertThat(report.at()).isEqualTo(NOON);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "TIER_50, 50, false",
        "TIER_2K, 2000, false",
        "TIER_100K, 100000, false",
        "tier_1m, 1000000, false",
        "250, 250, false",
        "TIER_UNLIMITED, , true",
        "-1, , true",
        "TIER_NOT_SET, , false",
        "9999999999, , false",
        "K, , false",
        "-2, , false",
    })
    void limitIsANumberUnlimitedOrKeptRaw(String raw, @Nullable Long people, boolean unlimited) {
        MessagingLimit limit =
                standing(report(Aspect.MESSAGING_LIMIT, raw)).messagingLimit().orElseThrow();

        assertThat(limit.people()).isEqualTo(people == null ? OptionalLong.empty() : OptionalLong.of(people));
        assertThat(limit.isUnlimited()).isEqualTo(unlimited);
        assertThat(limit).hasToString(raw).isEqualTo(MessagingLimit.of(raw)).hasSameHashCodeAs(MessagingLimit.of(raw));
        assertThat(limit.raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, APPROVED",
        "AVAILABLE_WITHOUT_REVIEW, APPROVED",
        "PENDING_REVIEW, PENDING",
        "DEFERRED, PENDING",
        "DECLINED, REJECTED",
        "REJECTED, REJECTED",
        "EXPIRED, EXPIRED",
        "NONE, UNKNOWN",
    })
    void reviewsAreRead(String word, ReviewState expected) {
        LineStanding standing = standing(report(Aspect.NAME, word), report(Aspect.ACCOUNT_REVIEW, word));

        assertThat(standing.nameReview()).isEqualTo(expected);
        assertThat(standing.accountReview()).isEqualTo(expected);
    }

    @Test
    void everyOtherAspectIsRead() {
        LineStanding standing = standing(
                report(Aspect.THROUGHPUT, "HIGH"),
                report(Aspect.REGISTRATION, "CONNECTED"),
                report(Aspect.OFFICIAL, "true"),
                report(Aspect.VIOLATION, "ADULT"),
                report(new LineFact(Aspect.NUMBER_LIMIT, "BUSINESS", "25", null, null), 0),
                report(new LineFact(Aspect.NUMBER_LIMIT, "ACCOUNT", "20", null, null), 0));

        assertThat(standing.throughput()).contains("HIGH");
        assertThat(standing.registration()).contains("CONNECTED");
        assertThat(standing.isOfficial()).isTrue();
        assertThat(standing.violation()).map(report -> report.fact().value()).contains("ADULT");
        assertThat(standing.numbersPerBusiness()).hasValue(25);
        assertThat(standing.numbersPerAccount()).hasValue(20);
        assertThat(standing.reports()).hasSize(6);
    }

    @Test
    void restrictionForbidsWhatItNames() {
        LineStanding starting = standing(restricted(STARTING, "RESTRICTED", null));
        LineStanding answering = standing(restricted(ANSWERING, "RESTRICTED", null));
        LineStanding other = standing(restricted("RESTRICTED_SOMETHING_NEW", "RESTRICTED", null));

        assertThat(List.of(starting.mayStart(), starting.mayAnswer())).containsExactly(false, true);
        assertThat(List.of(answering.mayStart(), answering.mayAnswer())).containsExactly(true, false);
        assertThat(List.of(other.mayStart(), other.mayAnswer())).containsExactly(true, true);
        assertThat(other.restrictions())
                .containsExactly(new LineRestriction(
                        "RESTRICTED_SOMETHING_NEW", LineRestriction.Effect.OTHER, NOON, null, "blocks"));
    }

    @Test
    void restrictionEndsAtItsTimeToTheMillisecond() {
        LineReport report = restricted(STARTING, "RESTRICTED", NOON.plusSeconds(60));

        assertThat(LineStanding.of(List.of(report), NOON.plusMillis(59_999)).mayStart())
                .isFalse();
        assertThat(standing(report).mayStart()).isTrue();
        assertThat(standing(report).restrictions()).isEmpty();
        assertThat(standing(report).reports()).containsExactly(report);
    }

    @Test
    void restrictionEndsWhenMetaSaysSoLater() {
        LineReport starting = restricted(STARTING, "RESTRICTED", null);
        LineReport adding = restricted("RESTRICTED_ADD_PHONE_NUMBER_ACTION", "RESTRICTED", null);

        assertThat(standing(starting, adding, report(LineFact.of(Aspect.BAN, "REINSTATE"), 1))
                        .restrictions())
                .isEmpty();
        assertThat(standing(starting, adding, report(LineFact.of(Aspect.SENDING, "AVAILABLE"), 1))
                        .restrictions())
                .extracting(LineRestriction::kind)
                .containsExactly("RESTRICTED_ADD_PHONE_NUMBER_ACTION");
        for (LineReport noEnd : List.of(
                report(LineFact.of(Aspect.BAN, "REINSTATE"), 0),
                report(LineFact.of(Aspect.SENDING, "AVAILABLE"), 0),
                report(LineFact.of(Aspect.SENDING, "LIMITED"), 1),
                report(LineFact.of(Aspect.BAN, "SCHEDULE_FOR_DISABLE"), 1))) {
            assertThat(standing(starting, noEnd).mayStart())
                    .as(noEnd.fact().value())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"block, false", "unblock, true", "warning, true", "something_new, true"})
    void pageIsBlockedUntilItIsUnblocked(String action, boolean may) {
        LineStanding standing = standing(restricted(LineStanding.PAGE_POLICY, action, null));

        assertThat(List.of(standing.mayStart(), standing.mayAnswer())).containsOnly(may);
    }

    @Test
    void bannedAccountSendsNothingUntilItIsReinstated() {
        LineReport disabled = report(Aspect.BAN, "DISABLE");
        LineStanding scheduled = standing(report(Aspect.BAN, "SCHEDULE_FOR_DISABLE"));

        assertThat(standing(disabled).ban()).isEqualTo(BanState.BANNED);
        assertThat(List.of(standing(disabled).mayStart(), standing(disabled).mayAnswer()))
                .containsOnly(false);
        assertThat(standing(disabled, report(LineFact.of(Aspect.SENDING, "AVAILABLE"), 1))
                        .ban())
                .isEqualTo(BanState.NONE);
        assertThat(scheduled.ban()).isEqualTo(BanState.SCHEDULED);
        assertThat(scheduled.mayStart()).isTrue();
        assertThat(standing(report(Aspect.BAN, "REINSTATE")).ban()).isEqualTo(BanState.NONE);
    }

    @Test
    void everyProblemHasATextInBothLanguages() {
        for (LineProblem.Kind kind : LineProblem.Kind.values()) {
            LineProblem problem = new LineProblem(kind, null, null, null);
            String english = problem.text(Locale.forLanguageTag("pt-BR"));

            assertThat(english).endsWith(".").contains(". ");
            assertThat(problem.text(Locale.forLanguageTag("es-AR")))
                    .endsWith(".")
                    .isNotEqualTo(english);
        }
    }
}
