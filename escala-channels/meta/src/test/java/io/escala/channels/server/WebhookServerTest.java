package io.escala.channels.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.channels.server.EndpointClient.Answer;
import io.escala.channels.webhook.Deliveries;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookSigner;
import io.escala.core.result.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The server that does nothing else: also slow senders, and its end. */
class WebhookServerTest extends EndpointContract {
    private WebhookServer server;

    @Override
    int serve(MetaWebhooks webhooks) {
        server = WebhookServer.start(0, PATH, webhooks);
        return server.port();
    }

    @Override
    void stop() {
        server.close();
    }

    /** Lets time pass when a test says so. */
    private static final class ManualTimer implements DeadlineTimer {
        final BlockingQueue<Runnable> counting = new LinkedBlockingQueue<>();

        @Override
        public Runnable start(Runnable passed) {
            counting.add(passed);
            return () -> counting.remove(passed);
        }

        /** Time passes for every request until a call that waits for it returns. */
        void passUntil(Runnable waiting) throws InterruptedException {
            AtomicBoolean returned = new AtomicBoolean();
            CompletableFuture<Void> call = CompletableFuture.runAsync(() -> {
                waiting.run();
                counting.add(() -> returned.set(true));
            });
            while (!returned.get()) {
                counting.take().run();
            }
            call.join();
        }
    }

    @Test
    void slowSendersDoNotHoldAThread() throws Exception {
        ManualTimer timer = new ManualTimer();
        String signature = EndpointClient.signature(body());
        List<String> stuck = List.of(
                "POST /web",
                "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Le",
                "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n" + WebhookSigner.HEADER + ": "
                        + signature + "\r\n\r\n{\"object\":",
                "POST /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n{\"object\":",
                "PUT /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n{\"object\":",
                "GET /webhook HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\n{\"object\":");
        try (WebhookServer one = WebhookServer.start(0, PATH, webhooks(batch -> new Receipt(List.of())), 1, timer)) {
            for (String beginning : stuck) {
                try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), one.port())) {
                    sender.getOutputStream().write(beginning.getBytes(US_ASCII));
                    sender.getOutputStream().flush();

                    timer.passUntil(() -> readToTheEnd(sender));
                }
                assertThat(new EndpointClient(one.port()).deliver(body()).status())
                        .as("the only thread, after " + beginning)
                        .isEqualTo(200);
            }
        }
    }

    /** Reads until the other side is gone, whatever it still says. */
    private static void readToTheEnd(Socket sender) {
        try {
            sender.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // It is gone, too.
        }
    }

    @Test
    void filingIsNotCutOff() throws Exception {
        ManualTimer timer = new ManualTimer();
        CountDownLatch filing = new CountDownLatch(1);
        CountDownLatch passed = new CountDownLatch(1);
        MetaWebhooks webhooks = webhooks(batch -> {
            filing.countDown();
            await(passed);
            return new Receipt(List.of());
        });
        try (WebhookServer slow = WebhookServer.start(0, PATH, webhooks, 1, timer)) {
            EndpointClient client = new EndpointClient(slow.port());
            CompletableFuture<Answer> answer = client.begin(body());
            filing.await();

            timer.counting.take().run();
            passed.countDown();

            assertThat(answer.join().status()).isEqualTo(200);
            assertThat(client.challenge(Deliveries.TOKEN).status()).isEqualTo(200);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while it files", e);
        }
    }

    @Test
    void closingFinishesWhatIsUnderWay() throws Exception {
        CountDownLatch filing = new CountDownLatch(1);
        CountDownLatch filed = new CountDownLatch(1);
        WebhookServer closing = WebhookServer.start(0, PATH, webhooks(batch -> {
            filing.countDown();
            await(filed);
            return new Receipt(List.of());
        }));
        EndpointClient client = new EndpointClient(closing.port());
        CompletableFuture<Answer> underWay = client.begin(body());
        filing.await();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
        int status = 200;
        while (status == 200) {
            status = client.challenge(Deliveries.TOKEN).status();
        }

        assertThat(status).as("new ones are to be delivered again").isEqualTo(503);
        assertThat(closed).isNotDone();
        filed.countDown();
        assertThat(underWay.join().status()).isEqualTo(200);
        closed.join();
        closing.join();
        closing.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.challenge(Deliveries.TOKEN));
    }

    @Test
    void waitingForItsEndCanBeInterrupted() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                server.join();
                ended.complete(new AssertionError("not closed yet"));
            } catch (InterruptedException e) {
                ended.complete(e);
            }
        });
        waiting.start();

        waiting.interrupt();

        assertThat(ended.join()).isInstanceOf(InterruptedException.class);
        assertThat(client().challenge(Deliveries.TOKEN).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeStartedIsTold() {
        MetaWebhooks webhooks = webhooks(batch -> new Receipt(List.of()));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> WebhookServer.start(server.port(), PATH, webhooks))
                .withMessage("cannot listen on port " + server.port());
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookServer.start(0, "webhook", webhooks));
        assertThatNullPointerException()
                .isThrownBy(() -> WebhookServer.start(0, null, webhooks))
                .withMessage("path");
        assertThatNullPointerException()
                .isThrownBy(() -> WebhookServer.start(0, PATH, null))
                .withMessage("webhooks");
    }
}
