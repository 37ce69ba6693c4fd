package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.work.Workers;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;

/** Several calls of a line over HTTP at the same time. */
class ParallelCallsToMetaTest {
    private static final int CHATS = 6;

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(9, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @EveryStore
    @DisplayName(
            "While Meta is slow to answer one call, the messages of all other conversations are sent, in their order")
    void slowAnswerHoldsOneConversation(InboxFixture fixture) throws InterruptedException {
        Chats chats = new Chats(fixture, CHATS);
        List<Message> queued = new ArrayList<>();
        for (String text : List.of("uno", "dos", "tres")) {
            for (int chat = 0; chat < CHATS; chat++) {
                queued.add(chats.queue(chat, text));
            }
        }
        CountDownLatch answers = new CountDownLatch(1);
        AtomicReference<SentMessage> slow = new AtomicReference<>();
        fixture.meta().failNextSend(Fault.beforeAnswer(sent -> {
            slow.set(sent);
            await(answers);
        }));
        try (Workers workers = fixture.node().inbox().start()) {
            int others = 3 * (CHATS - 1);
            List<SentMessage> sent = fixture.meta().awaitSent(others + 1, Duration.ofSeconds(9));
            assertThat(sent).hasSize(others + 1);
            assertThat(slow.get().text()).isEqualTo("uno");

            answers.countDown();
            assertThat(fixture.meta().awaitSent(3 * CHATS, Duration.ofSeconds(20)))
                    .hasSize(3 * CHATS);
            assertThat(workers.stop(Duration.ofSeconds(30))).isTrue();
        }

        assertThat(queued)
                .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.ACCEPTED));
        for (int chat = 0; chat < CHATS; chat++) {
            assertThat(fixture.meta().sentTo(chats.person(chat)))
                    .extracting(SentMessage::text)
                    .containsExactly("uno", "dos", "tres");
        }
    }
}
