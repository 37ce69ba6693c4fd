package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.channel.SendOutcome;
import io.escala.core.work.Workers;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Order within each conversation, and no message twice, whatever the calls answer and while workers die. */
class OrderUnderFaultsTest {
    private static final Logger LOG = LoggerFactory.getLogger(OrderUnderFaultsTest.class);
    private static final int CHATS = 10;
    private static final int MESSAGES = 6;
    private static final DeliveryError ERROR = new DeliveryError(500, 0, "FAULT");

    /** What Meta saw: answers at random, and notes calls that must not be. Thread-safe. */
    private static final class Faults {
        private final Random random;
        private final Map<String, SendOutcome> last = new HashMap<>();
        private final Map<String, Integer> reached = new HashMap<>();
        private final Set<String> underWay = ConcurrentHashMap.newKeySet();
        private final List<String> violations = new ArrayList<>();

        Faults(long seed) {
            random = new Random(seed);
        }

        SendOutcome answer(String text) {
            String chat = text.substring(0, text.indexOf('/'));
            if (!underWay.add(chat)) {
                violate(text + " while another call of its conversation is under way");
            }
            try {
                return decide(text, chat, Integer.parseInt(text.substring(text.indexOf('/') + 1)));
            } finally {
                underWay.remove(chat);
            }
        }

        private synchronized SendOutcome decide(String text, String chat, int place) {
            if (place < reached.getOrDefault(chat, 0)) {
                violate(text + " after " + reached.get(chat));
            }
            reached.put(chat, place);
            if (last.containsKey(text) && !(last.get(text) instanceof SendOutcome.TryLater)) {
                violate(text + " again after " + last.get(text));
            }
            int dice = random.nextInt(20);
            if (dice == 0) {
                last.put(text, new SendOutcome.Unknown(ERROR));
                throw new InternalError("the process is gone");
            }
            SendOutcome outcome = switch (dice) {
                case 1 -> new SendOutcome.TryLater(SendOutcome.Scope.LINE, ERROR, null);
                case 2, 3 -> new SendOutcome.TryLater(SendOutcome.Scope.CONVERSATION, ERROR, null);
                case 4, 5 -> new SendOutcome.Unknown(ERROR);
                case 6, 7 -> new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, ERROR);
                default -> RecordingGateway.accepted(text);
            };
            last.put(text, outcome);
            return outcome;
        }

        synchronized void violate(String what) {
            violations.add(what);
        }

        synchronized List<String> violations() {
            return List.copyOf(violations);
        }

        synchronized Map<String, SendOutcome> outcomes() {
            return Map.copyOf(last);
        }
    }

    @EveryStore
    @DisplayName(
            "Every message ends once and after those before it in its conversation, under refusals, silence and lost workers")
    void orderHolds(InboxFixture fixture) throws InterruptedException {
        long seed = new Random().nextLong();
        LOG.info("seed {}", seed);
        Faults faults = new Faults(seed);
        Chats chats = new Chats(fixture, CHATS);
        Map<String, Message> queued = new HashMap<>();
        for (int place = 0; place < MESSAGES; place++) {
            for (int chat = 0; chat < CHATS; chat++) {
                String text = chat + "/" + place;
                queued.put(text, chats.queue(chat, text));
            }
        }
        RecordingGateway gateway = new RecordingGateway(faults::answer);
        try (Workers first = fixture.node(gateway).inbox().start();
                Workers second = fixture.node(gateway).inbox().start()) {
            int quiet = 0;
            while (faults.outcomes().size() < queued.size() || quiet < 40) {
                quiet = gateway.awaitOne() ? 0 : quiet + 1;
                assertThat(quiet).as("rounds without a call, seed %d", seed).isLessThan(1_000);
                fixture.later(Duration.ofSeconds(1));
            }
            assertThat(first.stop(Duration.ofSeconds(30))).isTrue();
            assertThat(second.stop(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(faults.violations()).as("seed %d", seed).isEmpty();
        queued.forEach((text, message) -> {
            SendOutcome outcome = faults.outcomes().get(text);
            DeliveryStatus expected = outcome instanceof SendOutcome.Accepted
                    ? DeliveryStatus.ACCEPTED
                    : outcome instanceof SendOutcome.Rejected ? DeliveryStatus.FAILED : DeliveryStatus.UNKNOWN;
            assertThat(chats.status(message)).as("%s, seed %d", text, seed).isEqualTo(expected);
        });
    }
}
