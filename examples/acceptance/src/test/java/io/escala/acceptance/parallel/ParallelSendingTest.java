package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.channel.SendOutcome;
import io.escala.core.result.Outcome;
import io.escala.core.work.Workers;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Calls of one line at the same time: who waits for whom, and who does not. */
class ParallelSendingTest {
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @EveryStore
    @DisplayName("Twenty conversations of a line have their calls under way at the same time")
    void callsOfALineRunAtTheSameTime(InboxFixture fixture) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(20);
        RecordingGateway gateway = new RecordingGateway(text -> {
            all.countDown();
            await(all);
            return RecordingGateway.accepted(text);
        });
        Chats chats = new Chats(fixture, 20);
        List<Message> queued = chats.queueOneEach();
        try (Workers workers = fixture.node(gateway).inbox().start()) {
            assertThat(gateway.awaitBegun(20)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }

        assertThat(queued)
                .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.ACCEPTED));
    }

    @EveryStore
    @DisplayName("No more calls of a line are under way than are set, and all are made")
    void callsOfALineAreBounded(InboxFixture fixture) throws InterruptedException {
        RecordingGateway gateway = new RecordingGateway(RecordingGateway::accepted);
        Chats chats = new Chats(fixture, 12);
        chats.queueOneEach();
        try (Workers workers = fixture.node(gateway, builder -> builder.callsPerLine(3))
                .inbox()
                .start()) {
            assertThat(gateway.awaitBegun(12)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }

        assertThat(gateway.mostRunning()).isBetween(1, 3);
        assertThat(gateway.begun()).hasSize(12);
    }

    @EveryStore
    @DisplayName(
            "A call without an answer holds up its own conversation, and no other, also not what is queued meanwhile")
    void silentCallHoldsOnlyItsConversation(InboxFixture fixture) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        RecordingGateway gateway = new RecordingGateway(text -> {
            if (text.equals("rosa 1")) {
                await(answered);
            }
            return RecordingGateway.accepted(text);
        });
        Chats chats = new Chats(fixture, 2);
        for (int i = 1; i <= 3; i++) {
            chats.queue(0, "rosa " + i);
            chats.queue(1, "juan " + i);
        }
        try (Workers workers = fixture.node(gateway).inbox().start()) {
            assertThat(gateway.awaitBegun(4)).isTrue();
            assertThat(gateway.begun()).contains("rosa 1").containsSubsequence("juan 1", "juan 2", "juan 3");
            chats.queue(1, "juan 4");
            assertThat(gateway.awaitBegun(1)).isTrue();
            assertThat(gateway.begun()).hasSize(5).endsWith("juan 4");

            answered.countDown();
            assertThat(gateway.awaitBegun(2)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }
        assertThat(gateway.begun()).containsSubsequence("rosa 1", "rosa 2", "rosa 3");
    }

    @EveryStore
    @DisplayName(
            "Once a call says that the line has to wait, no further call of it begins, whatever the others answer; then all go out in order")
    void refusedRateHoldsTheLine(InboxFixture fixture) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(8);
        CountDownLatch rest = new CountDownLatch(1);
        RecordingGateway gateway = new RecordingGateway(text -> {
            all.countDown();
            await(all);
            if (text.equals("chat 0") && rest.getCount() > 0) {
                return new SendOutcome.TryLater(
                        SendOutcome.Scope.LINE, new DeliveryError(130429, 0, "RATE"), Duration.ofSeconds(30));
            }
            await(rest);
            return RecordingGateway.accepted(text);
        });
        Chats chats = new Chats(fixture, 8);
        chats.queueOneEach();
        IntStream.range(0, 8).forEach(chat -> chats.queue(chat, "second of " + chat));
        Polls polls = new Polls();
        InboxFixture.Node node = fixture.node(polls::over, gateway);
        try (Workers workers = node.inbox().start()) {
            assertThat(gateway.awaitBegun(8)).isTrue();
            polls.awaitSeveral();
            rest.countDown();
            polls.awaitSeveral();
            assertThat(gateway.begun()).as("while the line waits").hasSize(8);

            fixture.later(Duration.ofSeconds(31));
            assertThat(gateway.awaitBegun(9)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }
        assertThat(gateway.begun()).hasSize(17);
        for (int chat = 0; chat < 8; chat++) {
            assertThat(gateway.begun()).containsSubsequence("chat " + chat, "second of " + chat);
        }
    }

    @EveryStore
    @DisplayName(
            "Once a call stops the line, no further call of it begins, until it is resumed; then all go out in order")
    void stopHoldsTheLine(InboxFixture fixture) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(6);
        CountDownLatch rest = new CountDownLatch(1);
        RecordingGateway gateway = new RecordingGateway(text -> {
            all.countDown();
            await(all);
            if (text.equals("chat 0") && rest.getCount() > 0) {
                return new SendOutcome.TryLater(
                        SendOutcome.Scope.STOPPED_LINE, new DeliveryError(190, 0, "TOKEN"), null);
            }
            await(rest);
            return RecordingGateway.accepted(text);
        });
        Chats chats = new Chats(fixture, 6);
        Message first = chats.queueOneEach().get(0);
        IntStream.range(0, 6).forEach(chat -> chats.queue(chat, "second of " + chat));
        Polls polls = new Polls();
        InboxFixture.Node node = fixture.node(polls::over, gateway);
        try (Workers workers = node.inbox().start()) {
            assertThat(gateway.awaitBegun(6)).isTrue();
            polls.awaitSeveral();
            rest.countDown();
            polls.awaitSeveral();
            fixture.later(Duration.ofSeconds(61));
            polls.awaitSeveral();
            assertThat(gateway.begun()).as("while the line is stopped").hasSize(6);

            assertThat(fixture.inbox().as(fixture.administrator()).lines().resume(first.line()))
                    .isInstanceOf(Outcome.Done.class);
            fixture.later(Duration.ofSeconds(61));
            assertThat(gateway.awaitBegun(7)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }
        assertThat(gateway.begun()).hasSize(13);
        for (int chat = 0; chat < 6; chat++) {
            assertThat(gateway.begun()).containsSubsequence("chat " + chat, "second of " + chat);
        }
    }

    @EveryStore
    @DisplayName("A line never calls more often than its rate, and uses all of it")
    void lineKeepsItsRate(InboxFixture fixture) throws InterruptedException {
        RecordingGateway gateway = new RecordingGateway(RecordingGateway::accepted);
        Chats chats = new Chats(fixture, 20);
        for (int i = 0; i < 9; i++) {
            chats.queueOneEach();
        }
        Polls polls = new Polls();
        try (Workers workers = fixture.node(polls::over, gateway).inbox().start()) {
            assertThat(gateway.awaitBegun(80)).isTrue();
            polls.awaitSeveral();
            assertThat(gateway.begun()).as("in the first second").hasSize(80);
            fixture.later(Duration.ofMillis(999));
            polls.awaitSeveral();
            assertThat(gateway.begun()).as("just before it is over").hasSize(80);

            fixture.later(Duration.ofMillis(1));
            assertThat(gateway.awaitBegun(80)).isTrue();
            polls.awaitSeveral();
            assertThat(gateway.begun()).as("in two seconds").hasSize(160);
            fixture.later(Duration.ofSeconds(1));
            assertThat(gateway.awaitBegun(20)).isTrue();
            assertThat(workers.stop(DRAIN)).isTrue();
        }
        assertThat(gateway.begun()).hasSize(180);
    }

    @EveryStore
    @DisplayName(
            "A process that lost its line records how its calls ended, and sends nothing more; the new owner repeats none of them")
    void lostLeaseIsFenced(InboxFixture fixture) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        RecordingGateway slow = new RecordingGateway(text -> {
            await(answered);
            return RecordingGateway.accepted(text);
        });
        RecordingGateway other = new RecordingGateway(RecordingGateway::accepted);
        Chats chats = new Chats(fixture, 4);
        List<Message> queued = chats.queueOneEach();
        IntStream.range(0, 4).forEach(chat -> chats.queue(chat, "second of " + chat));
        InboxFixture.Node successor = fixture.node(other);
        AtomicBoolean paused = new AtomicBoolean();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(
                        store, method -> paused.get() && (method.equals("lease") || method.equals("extend"))),
                slow);
        try (Workers workers = node.inbox().start()) {
            assertThat(slow.awaitBegun(4)).isTrue();

            paused.set(true);
            fixture.later(Duration.ofSeconds(21));
            fixture.runWork(successor);
            assertThat(other.begun()).as("calls of the new owner").isEmpty();
            assertThat(queued)
                    .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.UNKNOWN));
            answered.countDown();
            assertThat(workers.stop(DRAIN)).isTrue();
        }
        assertThat(queued)
                .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.ACCEPTED));

        fixture.later(Duration.ofMinutes(1));
        fixture.runWork(successor);
        assertThat(slow.begun()).hasSize(4);
        assertThat(other.begun()).hasSize(4).allMatch(text -> text.startsWith("second of"));
    }

    @EveryStore
    @DisplayName("Stopping begins nothing more, and waits for the calls under way, whose answers are kept")
    void stopWaitsForCalls(InboxFixture fixture) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        RecordingGateway gateway = new RecordingGateway(text -> {
            await(answered);
            return RecordingGateway.accepted(text);
        });
        Chats chats = new Chats(fixture, 5);
        List<Message> queued = chats.queueOneEach();
        Message later = chats.queue(0, "later");
        try (Workers workers = fixture.node(gateway).inbox().start()) {
            assertThat(gateway.awaitBegun(5)).isTrue();
            FutureTask<Boolean> stopping = new FutureTask<>(() -> workers.stop(DRAIN));
            Thread stopper = new Thread(stopping);
            stopper.start();
            assertThat(queued)
                    .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.STARTED));
            answered.countDown();
            stopper.join();
            assertThat(stopping).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(true);
        }
        assertThat(queued)
                .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.ACCEPTED));

        // The line was given back, so nobody has to wait for its lease.
        fixture.runWork();
        assertThat(chats.status(later)).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName("Calls that do not end in time are interrupted, and become unknown")
    void stopInterruptsCalls(InboxFixture fixture) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(3);
        RecordingGateway gateway = new RecordingGateway(text -> {
            try {
                await(never);
            } catch (IllegalStateException e) {
                interrupted.countDown();
            }
            return new SendOutcome.Unknown(new DeliveryError(0, 0, "INTERRUPTED"));
        });
        Chats chats = new Chats(fixture, 3);
        List<Message> queued = chats.queueOneEach();
        try (Workers workers = fixture.node(gateway).inbox().start()) {
            assertThat(gateway.awaitBegun(3)).isTrue();
            assertThat(workers.stop(Duration.ZERO)).isFalse();
            await(interrupted);
        }
        fixture.later(Duration.ofMinutes(3));
        fixture.runWork();

        assertThat(queued)
                .allSatisfy(message -> assertThat(chats.status(message)).isEqualTo(DeliveryStatus.UNKNOWN));
        assertThat(gateway.begun()).hasSize(3);
    }
}
