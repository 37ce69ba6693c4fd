package io.escala.channels.server;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.server.EndpointClient.Answer;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.Intake;
import io.escala.core.result.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way to serve the endpoint answers, over real HTTP. */
abstract class EndpointContract {
    static final String PATH = EndpointClient.PATH;
    static final int CAP = 4096;

    /** Not compact and not ASCII only: the bytes must arrive as they were sent. */
    private static final String BODY = """
            { "object":"whatsapp_business_account" , "entry":[{"id":"9001","changes":[{"field":"messages","value":{
             "messaging_product":"whatsapp","metadata":{"phone_number_id":"7008"},
             "messages":[{"from":"5493415550101","id":"wamid.A1","timestamp":"1790000000","type":"text","text":{"body":"¿qué tal? 👋"}}]}}]}]}
            """;

    private final AtomicInteger received = new AtomicInteger();
    private final AtomicReference<Intake> intake = new AtomicReference<>(batch -> {
        received.addAndGet(batch.events().size());
        return new Receipt(List.of());
    });
    private EndpointClient client;

    /** Serves the endpoint at {@link #PATH}. Returns the port. */
    abstract int serve(MetaWebhooks webhooks) throws Exception;

    abstract void stop() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        client = new EndpointClient(serve(webhooks(batch -> intake.get().receive(batch))));
    }

    @AfterEach
    void end() throws Exception {
        stop();
    }

    static MetaWebhooks webhooks(Intake intake) {
        return MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .maxBodyBytes(CAP)
                .build();
    }

    final EndpointClient client() {
        return client;
    }

    static byte[] body() {
        return BODY.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void challengeIsReturned() throws Exception {
        Answer answer = client.challenge(TOKEN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.contentType()).matches("(?i)text/plain; ?charset=utf-8");
        assertThat(client.challenge("wrong").status()).isEqualTo(403);
    }

    @Test
    void signedBodyIsFiledAsItCame() throws Exception {
        Answer answer = client.deliver(body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(received).hasValue(1);
    }

    @Test
    void wrongSignatureIsRefused() throws Exception {
        assertThat(client.deliver(body(), EndpointClient.signature(new byte[] {1}))
                        .status())
                .isEqualTo(401);
        assertThat(client.deliver(body(), "none").status()).isEqualTo(401);
        assertThat(received).hasValue(0);
    }

    @Test
    void bodyOverTheCapIsRefused() throws Exception {
        assertThat(client.deliver(new byte[CAP + 20_000]).status()).isEqualTo(413);
        assertThat(client.deliver((BODY + " ".repeat(CAP - body().length)).getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void chunkedBodyIsReadToItsEnd() throws Exception {
        assertThat(client.deliverInChunks(body()).status()).isEqualTo(200);
        assertThat(received).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        Answer answer = client.call(method, method.startsWith("P") ? body() : null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.allow()).isEqualTo("GET, POST");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void onlyThePathItselfIsAnswered() throws Exception {
        assertThat(client.get(PATH + "/more").status()).isEqualTo(404);
    }

    @Test
    void failuresAreAnsweredWithoutAWordOfThem() throws Exception {
        intake.set(batch -> {
            throw new TryAgainException("the store is away");
        });
        isAnswered(503);
        intake.set(batch -> {
            throw new IllegalStateException("secret reason");
        });
        isAnswered(503);
        intake.set(batch -> new Receipt(List.of()));
        isAnswered(200);
    }

    @Test
    void errorsOfTheMachineAreNotShownEither() throws Exception {
        intake.set(batch -> {
            throw new OutOfMemoryError("secret reason");
        });
        isAnswered(500);
        intake.set(batch -> new Receipt(List.of()));
        // Some containers close the connection after that, so this is on a new one.
        client = client.anew();
        isAnswered(200);
    }

    private void isAnswered(int status) throws Exception {
        Answer answer = client.deliver(body());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void manyAtOnce() {
        List<CompletableFuture<Answer>> answers =
                IntStream.range(0, 200).mapToObj(i -> client.begin(body())).toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
        assertThat(received).hasValue(200);
    }
}
