package io.escala.core.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.internal.receive.Histories.Delivered;
import io.escala.core.internal.receive.Histories.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inbox converges for every order and duplication of Meta's events. */
@Tag("one-jdk")
class ConvergenceTest {
    private static final int BY_CHANCE = 10_000;

    static Stream<History> catalogue() {
        return Histories.catalogue();
    }

    /** Every order of the history, each with every event repeated at the end. */
    @ParameterizedTest
    @MethodSource("catalogue")
    void everyOrderWithEveryDuplicateConverges(History history) {
        String expected = fingerprint(history, history.events());
        for (List<Delivered> order : orders(history.events())) {
            for (Delivered twice : history.events()) {
                List<Delivered> deliveries = new ArrayList<>(order);
                deliveries.add(twice);
                assertThat(fingerprint(history, deliveries))
                        .as(() -> describe(deliveries))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void longShuffledHistoriesWithDuplicatesConverge() {
        for (long seed = 0; seed < BY_CHANCE; seed++) {
            History history = Histories.random(seed);
            List<Delivered> deliveries = new ArrayList<>(history.events());
            Random random = new Random(~seed);
            for (Delivered event : history.events()) {
                if (random.nextInt(3) == 0) {
                    deliveries.add(event);
                }
            }
            Collections.shuffle(deliveries, random);
            assertThat(fingerprint(history, deliveries))
                    .as(history.name())
                    .isEqualTo(fingerprint(history, history.events()));
        }
    }

    /** Tests the test: using the arrival time as the event time must fail it. */
    @Test
    void usingArrivalOrderIsDetected() {
        History history = Histories.catalogue()
                .filter(each -> each.name().startsWith("a message is edited twice"))
                .findFirst()
                .orElseThrow();

        assertThat(orders(history.events()).stream()
                        .map(order -> fingerprint(history, asTheyArrive(order)))
                        .map(print -> print.replaceAll("@[^ ]*", ""))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    private static List<Delivered> asTheyArrive(List<Delivered> deliveries) {
        List<Delivered> retimed = new ArrayList<>();
        for (Delivered delivered : deliveries) {
            if (delivered.event() instanceof AmendmentEvent.Reacted reacted) {
                ChannelEvent now = new AmendmentEvent.Reacted(
                        reacted.line(),
                        reacted.person(),
                        reacted.messageId(),
                        ReceiveFixture.NOON.minusSeconds(1000).plusSeconds(retimed.size()),
                        reacted.by(),
                        reacted.emoji(),
                        reacted.order(),
                        reacted.raw());
                retimed.add(new Delivered(delivered.line(), now));
            } else {
                retimed.add(delivered);
            }
        }
        return retimed;
    }

    private static String fingerprint(History history, List<Delivered> deliveries) {
        ReceiveFixture fixture = new ReceiveFixture();
        history.before().accept(fixture);
        deliveries.forEach(each -> fixture.take(each.line(), each.event()));
        assertThat(fixture.neverErased()).as("media of what was taken back").isEmpty();
        return Fingerprint.of(fixture.state) + "\nmedia to fetch=" + fixture.toFetch();
    }

    private static String describe(List<Delivered> deliveries) {
        return deliveries.stream().map(each -> each.event().toString()).toList().toString();
    }

    private static List<List<Delivered>> orders(List<Delivered> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Delivered>> orders = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Delivered> rest = new ArrayList<>(all);
            Delivered first = rest.remove(i);
            for (List<Delivered> tail : orders(rest)) {
                List<Delivered> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                orders.add(order);
            }
        }
        return orders;
    }
}
