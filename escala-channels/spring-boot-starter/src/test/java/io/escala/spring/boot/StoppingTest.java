package io.escala.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.feed.IncomingMessage;
import io.escala.core.inbox.Inbox;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.SentMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** What is under way when an application stops is finished first, and nothing is lost or done twice. */
class StoppingTest {
    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SlowAnswering.class)
    static class SlowApplication {}

    static class SlowAnswering {
        static final List<String> HANDLED = new CopyOnWriteArrayList<>();

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch closing = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @InboxListener(id = "answering")
        void on(IncomingMessage message) throws InterruptedException {
            begun.countDown();
            if (message.text().equals("slow")) {
                goOn.await();
            }
            message.reply("Answer to " + message.text());
            HANDLED.add(message.text());
        }

        @EventListener
        void closing(ContextClosedEvent event) {
            closing.countDown();
        }
    }

    @BeforeEach
    void nothingIsHandled() {
        SlowAnswering.HANDLED.clear();
    }

    @Test
    void listenerUnderWayIsFinishedWhileTheWebServerStillAccepts() throws Exception {
        try (FakeMeta meta = FakeMeta.start()) {
            Map<String, Object> properties = Host.properties(meta);
            properties.put("escala.store.file", folder.resolve("inbox.db").toString());
            Host host = Host.start(properties, SlowApplication.class);
            SlowAnswering answering = host.bean(SlowAnswering.class);
            meta.whatsAppPerson("5493415550101").writes("slow").sendTo(host.webhook());
            assertThat(answering.begun.await(20, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(host::close);
            assertThat(answering.closing.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(meta.whatsAppPerson("5493415550102").writes("late").sendTo(host.webhook()))
                    .isEqualTo(200);
            assertThat(closed).isNotDone();
            answering.goOn.countDown();
            closed.get(20, TimeUnit.SECONDS);

            assertThat(SlowAnswering.HANDLED).contains("slow");
            try (Host again = Host.start(properties, SlowApplication.class)) {
                again.bean(SlowAnswering.class).goOn.countDown();
                assertThat(meta.awaitSent(2, Duration.ofSeconds(20)))
                        .extracting(SentMessage::text)
                        .containsExactlyInAnyOrder("Answer to slow", "Answer to late");
            }
            assertThat(SlowAnswering.HANDLED).containsExactlyInAnyOrder("slow", "late");
        }
    }

    @Test
    void contextThatIsStoppedAndStartedGoesOn() throws Exception {
        try (FakeMeta meta = FakeMeta.start();
                Host host = Host.start(Host.properties(meta), InMemoryStore.class, SlowAnswering.class)) {
            host.bean(SlowAnswering.class).goOn.countDown();
            host.context().stop();
            assertThat(host.bean(Inbox.class).work().workers().started()).isZero();

            host.context().start();

            meta.whatsAppPerson("5493415550103").writes("after").sendTo(host.webhook());
            meta.awaitSent(1, Duration.ofSeconds(20));
        }
    }
}
