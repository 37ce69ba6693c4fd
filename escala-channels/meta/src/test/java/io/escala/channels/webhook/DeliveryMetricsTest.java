package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static io.escala.channels.webhook.Deliveries.signed;
import static io.escala.channels.webhook.Deliveries.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.Metrics;
import io.escala.core.port.Metrics.Answer;
import io.escala.core.result.Receipt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The metrics of the deliveries that an endpoint answered. */
class DeliveryMetricsTest {
    private static final String BODY = "{\"object\":\"page\",\"entry\":[]}";
    private static final String OTHER_APP = "100000000000002";
    private static final AppSecret OTHER = AppSecret.of("00000000000000000000000000000002");

    private final RecordingIntake intake = new RecordingIntake();
    private final CountingMetrics metrics = new CountingMetrics();
    private final MetaWebhooks webhooks = builder().metrics(metrics).build();

    private MetaWebhooks.Builder builder() {
        return MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .maxBodyBytes(1_000);
    }

    @Test
    void everyDeliveryIsCountedOnceByItsAnswer() {
        assertThat(webhooks.post(signed(BODY)).status()).isEqualTo(200);
        assertThat(counted(Answer.ACCEPTED)).isEqualTo(1);

        assertThat(webhooks.post(withHeader(BODY.getBytes(UTF_8), "sha1=00")).status())
                .isEqualTo(401);
        assertThat(counted(Answer.MALFORMED_SIGNATURE)).isEqualTo(1);

        assertThat(webhooks.post(signed(BODY.getBytes(UTF_8), OTHER)).status()).isEqualTo(401);
        assertThat(counted(Answer.WRONG_SIGNATURE)).isEqualTo(1);

        assertThat(webhooks.post(signed("x".repeat(1_001))).status()).isEqualTo(413);
        assertThat(counted(Answer.TOO_LARGE)).isEqualTo(1);

        WebhookRequest broken = WebhookRequest.of(
                name -> List.of(WebhookSigner.with(SECRET).headerFor(BODY.getBytes(UTF_8))),
                new FailingStream(() -> new IOException("reset")));
        assertThat(webhooks.post(broken).status()).isEqualTo(503);
        assertThat(counted(Answer.TRY_AGAIN)).isEqualTo(1);

        AtomicLong nanos = new AtomicLong();
        WebhookRequest dripping = WebhookRequest.of(
                name -> List.of(WebhookSigner.with(SECRET).headerFor(BODY.getBytes(UTF_8))),
                new DrippingStream(BODY.getBytes(UTF_8), () -> nanos.addAndGet(1_000_000_000)));
        MetaWebhooks timed = builder().metrics(metrics).nanos(nanos::get).build();
        assertThat(timed.post(dripping).status()).isEqualTo(408);
        assertThat(counted(Answer.TIMED_OUT)).isEqualTo(1);

        intake.becomeUnavailable();
        assertThat(webhooks.post(signed(BODY)).status()).isEqualTo(503);
        assertThat(counted(Answer.TRY_AGAIN)).isEqualTo(2);

        intake.failWith(new IllegalStateException("a defect"));
        assertThat(webhooks.post(signed(BODY)).status()).isEqualTo(503);
        assertThat(counted(Answer.FAILED)).isEqualTo(1);

        long all = 0;
        for (Answer answer : Answer.values()) {
            all += counted(answer);
        }
        assertThat(all).isEqualTo(8);
    }

    @Test
    void unsignedDeliveryCountsForTheOnlyAppOfTheEndpoint() {
        webhooks.post(signed(BODY.getBytes(UTF_8), OTHER));
        assertThat(metrics.deliveries(Answer.WRONG_SIGNATURE, APP)).isEqualTo(1);

        CountingMetrics ofTwo = new CountingMetrics();
        MetaWebhooks two = builder().app(OTHER_APP, OTHER).metrics(ofTwo).build();
        two.post(signed(BODY.getBytes(UTF_8), OTHER));
        two.post(withHeader(BODY.getBytes(UTF_8), "sha256=" + "0".repeat(64)));

        assertThat(ofTwo.deliveries(Answer.ACCEPTED, OTHER_APP)).isEqualTo(1);
        assertThat(ofTwo.deliveries(Answer.WRONG_SIGNATURE)).isEqualTo(1);
        assertThat(ofTwo.deliveries(Answer.WRONG_SIGNATURE, APP)).isZero();
        assertThat(ofTwo.deliveries(Answer.WRONG_SIGNATURE, OTHER_APP)).isZero();
    }

    @Test
    void intakeMetricsAreUsedUnlessOthersAreSet() {
        CountingMetrics ofIntake = new CountingMetrics();
        Intake telling = new Intake() {
            @Override
            public Receipt receive(IncomingBatch batch) {
                return intake.receive(batch);
            }

            @Override
            public Metrics metrics() {
                return ofIntake;
            }
        };

        MetaWebhooks.receiving(telling)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .build()
                .post(signed(BODY));
        assertThat(ofIntake.deliveries(Answer.ACCEPTED, APP)).isEqualTo(1);

        MetaWebhooks.receiving(telling)
                .app(APP, SECRET)
                .verifyToken(TOKEN)
                .metrics(metrics)
                .build()
                .post(signed(BODY));
        assertThat(ofIntake.deliveries(Answer.ACCEPTED, APP)).isEqualTo(1);
        assertThat(metrics.deliveries(Answer.ACCEPTED, APP)).isEqualTo(1);
    }

    @Test
    void durationUsesTheClockOfTheMetrics() {
        List<Long> took = new ArrayList<>();
        Metrics timing = new Metrics() {
            private long now;

            @Override
            public long ticks() {
                now += 7;
                return now;
            }

            @Override
            public void delivery(Answer answer, @Nullable String appId, long nanos) {
                took.add(nanos);
            }
        };

        builder().metrics(timing).build().post(signed(BODY));

        assertThat(took).containsExactly(7L);
    }

    @Test
    void failingMetricsDoNotChangeTheAnswer() {
        Metrics broken = new Metrics() {
            @Override
            public long ticks() {
                throw new IllegalStateException("no clock");
            }

            @Override
            public void delivery(Answer answer, @Nullable String appId, long nanos) {
                throw new IllegalStateException("no registry");
            }
        };

        assertThat(builder().metrics(broken).build().post(signed(BODY)).status())
                .isEqualTo(200);
        assertThat(intake.batches()).hasSize(1);
    }

    private long counted(Answer answer) {
        return metrics.deliveries(answer);
    }
}
