package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A delivery")
class DeliveryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Delivery QUEUED = Delivery.at(DeliveryStatus.QUEUED, NOON);

    @Test
    @DisplayName("ends the same in every order of its steps, with any of them seen twice")
    void convergesInEveryOrder() {
        List<DeliveryStep> steps = List.of(
                step(0, DeliveryStatus.STARTED, 1),
                step(0, DeliveryStatus.UNKNOWN, 2),
                step(1, DeliveryStatus.STARTED, 3),
                step(DeliveryStep.REPORTED, DeliveryStatus.SENT, 4),
                new DeliveryStep(
                        DeliveryStep.REPORTED, DeliveryStatus.FAILED, at(5), new DeliveryError(131_026, 0, null)),
                step(DeliveryStep.REPORTED, DeliveryStatus.DELIVERED, 6));
        Delivery expected = inOrder(steps);

        assertThat(expected.status()).isEqualTo(DeliveryStatus.DELIVERED);
        for (List<DeliveryStep> order : permutations(steps)) {
            assertThat(inOrder(order)).isEqualTo(expected);
            List<DeliveryStep> twice = new ArrayList<>(order);
            twice.add(order.get(0));
            twice.add(0, order.get(3));
            assertThat(inOrder(twice)).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("ends the same over shuffled random steps of all attempts and statuses")
    void randomStepsConverge() {
        Random random = new Random(20_260_303);
        for (int round = 0; round < 2_000; round++) {
            List<DeliveryStep> steps = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                steps.add(randomStep(random));
            }
            Delivery expected = inOrder(steps);
            Collections.shuffle(steps, random);
            assertThat(inOrder(steps)).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("never moves back, whatever is seen")
    void neverMovesBack() {
        Random random = new Random(20_260_304);
        Delivery delivery = QUEUED;
        for (int i = 0; i < 5_000; i++) {
            Delivery next = delivery.raised(randomStep(random));
            boolean forward = next.attempt() > delivery.attempt()
                    || (next.attempt() == delivery.attempt()
                            && next.status().rank() >= delivery.status().rank());
            assertThat(forward).isTrue();
            delivery = i % 50 == 0 ? QUEUED : next;
        }
    }

    @Test
    @DisplayName("that Meta has reported on is not moved by a step of ours, however high")
    void metaReportsOutrankOurSteps() {
        Delivery sent = QUEUED.raised(step(DeliveryStep.REPORTED, DeliveryStatus.SENT, 1));

        assertThat(sent.raised(step(7, DeliveryStatus.FAILED, 2)).status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    @DisplayName("that failed and then arrived has arrived, and keeps the error on record")
    void deliveredOverridesFailed() {
        Delivery failed = QUEUED.raised(new DeliveryStep(
                DeliveryStep.REPORTED, DeliveryStatus.FAILED, at(1), new DeliveryError(131_000, 0, "unknown")));
        Delivery arrived = failed.raised(step(DeliveryStep.REPORTED, DeliveryStatus.DELIVERED, 2));

        assertThat(arrived.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(arrived.error()).isEqualTo(new DeliveryError(131_000, 0, "unknown"));
        assertThat(failed.raised(step(DeliveryStep.REPORTED, DeliveryStatus.SENT, 3))
                        .status())
                .isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    @DisplayName("keeps the earliest time of each status")
    void keepsTheEarliestTimes() {
        Delivery read = QUEUED.raised(step(DeliveryStep.REPORTED, DeliveryStatus.READ, 9))
                .raised(step(DeliveryStep.REPORTED, DeliveryStatus.READ, 4))
                .raised(step(DeliveryStep.REPORTED, DeliveryStatus.SENT, 2));

        assertThat(read.times())
                .containsEntry(DeliveryStatus.READ, at(4))
                .containsEntry(DeliveryStatus.SENT, at(2))
                .containsEntry(DeliveryStatus.QUEUED, NOON);
    }

    @Test
    @DisplayName("keeps the price, whichever report says it")
    void keepsThePrice() {
        DeliveryPrice price = new DeliveryPrice(true, "MARKETING", "regular", "PMP");
        Delivery sent = QUEUED.raised(new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.SENT, at(1), null, price));

        assertThat(sent.raised(step(DeliveryStep.REPORTED, DeliveryStatus.READ, 2))
                        .price())
                .isEqualTo(new DeliveryPrice(true, "marketing", "regular", "pmp"));
        assertThat(DeliveryPrice.of(price.text())).isEqualTo(price);
        assertThat(DeliveryPrice.of(new DeliveryPrice(false, "a b", "-", null).text()))
                .isEqualTo(new DeliveryPrice(false, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryPrice.of("1 a"));
    }

    @Test
    @DisplayName("ranks its statuses in the order of the way, none twice")
    void ranksAreStrictlyRising() {
        assertThat(DeliveryStatus.values()).extracting(DeliveryStatus::rank).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    private static DeliveryStep randomStep(Random random) {
        int[] attempts = {0, 1, 2, DeliveryStep.REPORTED};
        DeliveryStatus[] statuses = DeliveryStatus.values();
        return new DeliveryStep(
                attempts[random.nextInt(attempts.length)],
                statuses[random.nextInt(statuses.length)],
                at(random.nextInt(20)),
                random.nextInt(3) > 0
                        ? null
                        : new DeliveryError(random.nextInt(3), random.nextInt(2), random.nextBoolean() ? null : "why"),
                random.nextInt(3) > 0
                        ? null
                        : new DeliveryPrice(
                                random.nextBoolean(), random.nextBoolean() ? "utility" : "service", null, "pmp"));
    }

    private static Delivery inOrder(List<DeliveryStep> steps) {
        Delivery delivery = QUEUED;
        for (DeliveryStep step : steps) {
            delivery = delivery.raised(step);
        }
        return delivery;
    }

    private static <T> List<List<T>> permutations(List<T> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            List<T> rest = new ArrayList<>(of);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> order = new ArrayList<>();
                order.add(first);
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }

    private static DeliveryStep step(int attempt, DeliveryStatus status, int second) {
        return new DeliveryStep(attempt, status, at(second), null);
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
