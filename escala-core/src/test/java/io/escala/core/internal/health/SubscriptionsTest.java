package io.escala.core.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.Subscription;
import io.escala.core.channel.Subscription.Complete;
import io.escala.core.channel.Subscription.NotSubscribed;
import io.escala.core.channel.Subscription.Unknown;
import io.escala.core.health.SubscriptionHealth;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The subscription status that a process keeps for its lines. */
class SubscriptionsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LATELY = Duration.ofMinutes(50);
    private static final Line PAGE = Line.messenger(ACME, new LineId("page"), "Page", "104");
    private static final Line OTHER = Line.messenger(ACME, new LineId("other"), "Other", "105");

    private Instant now = NOON;
    private final List<Line> asked = new ArrayList<>();
    private final Map<LineId, Subscription> answers = new HashMap<>(Map.of(PAGE.id(), new Complete()));

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Subscriptions subscriptions = new Subscriptions(
            line -> {
                asked.add(line);
                Subscription answer = answers.get(line.id());
                if (answer == null) {
                    throw new IllegalStateException("a defect");
                }
                return answer;
            },
            clock);

    private SubscriptionHealth page() {
        return subscriptions.of(List.of(PAGE), now).get(PAGE.id());
    }

    private void at(Duration sinceNoon, Subscription answer) {
        now = NOON.plus(sinceNoon);
        answers.put(PAGE.id(), answer);
        subscriptions.refresh(ACME, List.of(PAGE), Duration.ZERO);
    }

    private static SubscriptionHealth health(Subscription state, Duration since, Duration asked) {
        return new SubscriptionHealth(state, NOON.plus(since), NOON.plus(asked));
    }

    @Test
    void noSourceReportsNothing() {
        Subscriptions none = new Subscriptions(null, clock);
        none.refresh(ACME, List.of(PAGE), Duration.ZERO);

        assertThat(none.of(List.of(PAGE), now)).isEmpty();
    }

    @Test
    void uncheckedLineIsUnknownSinceProcessStart() {
        now = NOON.plusSeconds(60);

        assertThat(page()).isEqualTo(new SubscriptionHealth(new Unknown(Unknown.NOT_ASKED), NOON, null));
        assertThat(asked).isEmpty();
    }

    @Test
    void repeatedAnswerKeepsItsSinceTime() {
        at(Duration.ofHours(1), new Complete());
        at(Duration.ofHours(2), new Complete());

        assertThat(page()).isEqualTo(health(new Complete(), Duration.ofHours(1), Duration.ofHours(2)));
    }

    @Test
    void failedCheckIsUnknownSinceTheFirstFailure() {
        at(Duration.ofHours(1), new Complete());
        at(Duration.ofHours(2), new Unknown("DEADLINE"));
        at(Duration.ofHours(3), new Unknown("REFUSED", 190));

        assertThat(page()).isEqualTo(health(new Unknown("REFUSED", 190), Duration.ofHours(2), Duration.ofHours(3)));
    }

    @Test
    void neverSuccessfulCheckIsUnknownSinceProcessStart() {
        at(Duration.ofHours(1), new Unknown("NO_TOKEN"));

        assertThat(page()).isEqualTo(health(new Unknown("NO_TOKEN"), Duration.ZERO, Duration.ofHours(1)));
    }

    @Test
    void answerExpiresAfterThreeHours() {
        at(Duration.ZERO, new Complete());
        now = NOON.plus(SubscriptionHealth.HOLDS).minusMillis(1);
        assertThat(page().state()).isEqualTo(new Complete());

        now = NOON.plus(SubscriptionHealth.HOLDS);
        SubscriptionHealth tooOld =
                health(new Unknown(Unknown.ASKED_TOO_LONG_AGO), SubscriptionHealth.HOLDS, Duration.ZERO);
        assertThat(page()).isEqualTo(tooOld);
        now = NOON.plus(Duration.ofDays(2));
        assertThat(page()).isEqualTo(tooOld);

        at(Duration.ofDays(3), new Complete());
        assertThat(page()).isEqualTo(health(new Complete(), Duration.ofDays(3), Duration.ofDays(3)));
    }

    @Test
    void missingFieldsAnswerExpiresToo() {
        at(Duration.ZERO, new NotSubscribed());
        at(Duration.ofHours(4), new Unknown("DEADLINE"));

        assertThat(page()).isEqualTo(health(new Unknown("DEADLINE"), Duration.ofHours(3), Duration.ofHours(4)));
    }

    @Test
    void outdatedAnswerIsIgnored() {
        SubscriptionHealth later =
                SubscriptionStates.then(SubscriptionStates.notAsked(NOON), new NotSubscribed(), NOON.plusSeconds(2));

        assertThat(SubscriptionStates.then(later, new Complete(), NOON.plusSeconds(1)))
                .isEqualTo(later);
    }

    @Test
    void lineIsCheckedAgainAfterTheInterval() {
        subscriptions.refresh(ACME, List.of(PAGE), LATELY);
        now = NOON.plus(LATELY).minusMillis(1);
        subscriptions.refresh(ACME, List.of(PAGE), LATELY);
        assertThat(asked).hasSize(1);

        now = NOON.plus(LATELY);
        subscriptions.refresh(ACME, List.of(PAGE), LATELY);
        assertThat(asked).hasSize(2);
    }

    @Test
    void throwingSourceDoesNotAffectOtherLines() {
        subscriptions.refresh(ACME, List.of(OTHER, PAGE), Duration.ZERO);

        Map<LineId, SubscriptionHealth> each = subscriptions.of(List.of(OTHER, PAGE), now);
        assertThat(each.get(OTHER.id()).state()).isEqualTo(new Unknown(Unknown.SOURCE_FAILED));
        assertThat(each.get(PAGE.id()).state()).isEqualTo(new Complete());
    }

    @Test
    void changedAppStartsANewCheck() {
        at(Duration.ofHours(1), new Complete());
        Line moved = PAGE.withApp("9001");

        assertThat(subscriptions.of(List.of(moved), now).get(PAGE.id()).state())
                .isEqualTo(new Unknown(Unknown.NOT_ASKED));
    }

    @Test
    void removedLinesAreForgottenPerAccount() {
        Line elsewhere = Line.messenger(new AccountId("other"), PAGE.id(), "Page", "106");
        subscriptions.refresh(ACME, List.of(PAGE), Duration.ZERO);
        subscriptions.refresh(elsewhere.account(), List.of(elsewhere), Duration.ZERO);
        subscriptions.refresh(ACME, List.of(), Duration.ZERO);

        assertThat(page().askedAt()).isNull();
        assertThat(subscriptions.of(List.of(elsewhere), now).get(PAGE.id()).state())
                .isEqualTo(new Complete());
    }
}
