package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a line may make its next call. */
class LineTrafficTest {
    private static final Line LINE = SendFixture.WHATSAPP;
    private static final Instant NOON = SendFixture.NOON;

    private final LineTraffic traffic = new LineTraffic(new LineCredentials(Map.of()));
    private int attempts;

    private LineCall begin(Instant now) {
        String attempt = "m/" + attempts++;
        assertThat(traffic.reserve(LINE, attempt, now)).isEmpty();
        return traffic.begin(LINE, attempt, now).orElseThrow();
    }

    @Test
    void noSecondHasMoreCallsThanTheRateAndNearlyAllOfItIsUsed() {
        long seed = 20_261_129;
        Random random = new Random(seed);
        List<Instant> begun = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusMillis(random.nextInt(8));
            if (traffic.reserve(LINE, "m/" + i, now).isEmpty()) {
                assertThat(traffic.begin(LINE, "m/" + i, now)).isPresent();
                begun.add(now);
            }
        }

        int rate = LineRate.perSecond(Channel.WHATSAPP);
        for (int i = rate; i < begun.size(); i++) {
            assertThat(Duration.between(begun.get(i - rate), begun.get(i)))
                    .as("call %d, seed %d", i, seed)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        double possible = rate * Duration.between(NOON, now).toMillis() / 1_000.0;
        assertThat(begun.size() / possible).isGreaterThan(0.95);
    }

    @Test
    void attemptIsReservedOnceHoweverOftenItIsDecided() {
        for (int i = 0; i < 100; i++) {
            assertThat(traffic.reserve(LINE, "same/0", NOON)).isEmpty();
        }

        assertThat(traffic.room(LINE.account(), LINE.id(), NOON)).isEqualTo(79);
    }

    @Test
    void callThatBeginsLateCountsFromThen() {
        for (int i = 0; i < 80; i++) {
            assertThat(traffic.reserve(LINE, "m/" + i, NOON)).isEmpty();
        }
        Instant late = NOON.plusMillis(900);
        for (int i = 0; i < 80; i++) {
            assertThat(traffic.begin(LINE, "m/" + i, late)).isPresent();
        }

        assertThat(traffic.reserve(LINE, "next/0", NOON.plusMillis(1_000))).contains(late.plusSeconds(1));
        assertThat(traffic.isQuiet(LINE.account(), LINE.id(), NOON.plusMillis(1_000)))
                .isFalse();
        assertThat(traffic.isQuiet(LINE.account(), LINE.id(), late.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void reservedCallIsNotMadeOnceTheLineWaits() {
        LineCall first = begin(NOON);
        assertThat(traffic.reserve(LINE, "second/0", NOON)).isEmpty();
        traffic.refused(LINE, first, refusals -> NOON.plusSeconds(5));

        assertThat(traffic.begin(LINE, "second/0", NOON)).isEmpty();
        assertThat(traffic.room(LINE.account(), LINE.id(), NOON)).isZero();
        assertThat(traffic.room(LINE.account(), LINE.id(), NOON.plusSeconds(5))).isEqualTo(80);
    }

    @Test
    void refusalsOfCallsUnderWayTogetherCountOnce() {
        List<Integer> before = new ArrayList<>();
        List<LineCall> together = List.of(begin(NOON), begin(NOON), begin(NOON));
        for (LineCall call : together) {
            traffic.refused(LINE, call, refusals -> {
                before.add(refusals);
                return NOON.plusSeconds(1);
            });
        }
        traffic.refused(LINE, begin(NOON.plusSeconds(1)), refusals -> {
            before.add(refusals);
            return NOON.plusSeconds(3);
        });

        assertThat(before).containsExactly(0, 0, 0, 1);
    }

    @Test
    void answerToAnOlderCallDoesNotEndAWait() {
        LineCall older = begin(NOON);
        traffic.refused(LINE, begin(NOON), refusals -> NOON.plusSeconds(5));
        traffic.answered(LINE, older);

        assertThat(traffic.waitsUntil(LINE, NOON)).contains(NOON.plusSeconds(5));
    }

    @Test
    void answerAfterAWaitStartsTheRefusalsAgain() {
        traffic.refused(LINE, begin(NOON), refusals -> NOON.plusSeconds(1));
        traffic.answered(LINE, begin(NOON.plusSeconds(1)));

        traffic.refused(LINE, begin(NOON.plusSeconds(2)), refusals -> NOON.plusSeconds(2 + refusals));

        assertThat(traffic.waitsUntil(LINE, NOON.plusMillis(1_999))).contains(NOON.plusSeconds(2));
    }

    @Test
    void stopHoldsUntilItIsRecordedWhateverOtherCallsAnswer() {
        LineCall other = begin(NOON);
        traffic.stopped(LINE, NOON.plusSeconds(60));
        traffic.answered(LINE, other);
        assertThat(traffic.room(LINE.account(), LINE.id(), NOON)).isZero();

        traffic.stopRecorded(LINE);
        assertThat(traffic.room(LINE.account(), LINE.id(), NOON)).isPositive();
    }
}
