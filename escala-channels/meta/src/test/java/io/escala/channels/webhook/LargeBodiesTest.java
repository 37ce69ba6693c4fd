package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.result.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A body with more events than are filed before the answer")
class LargeBodiesTest {
    private final RecordingIntake filed = new RecordingIntake();
    private final List<byte[]> kept = new ArrayList<>();

    private final Intake withJournal = new Intake() {
        @Override
        public Receipt receive(IncomingBatch batch) {
            return filed.receive(batch);
        }

        @Override
        public Optional<Journal> largeBodies() {
            return Optional.of((app, several, body) -> kept.add(body.toByteArray()));
        }
    };

    private static WebhookResponse post(Intake intake, String body) {
        return MetaWebhooks.receiving(intake)
                .app(Deliveries.APP, Deliveries.SECRET)
                .verifyToken(Deliveries.TOKEN)
                .build()
                .post(Deliveries.signed(body));
    }

    private static String body(int events) {
        return IntStream.range(0, events)
                .mapToObj(i -> "{\"sender\":{\"id\":\"7\"},\"recipient\":{\"id\":\"104\"},\"timestamp\":1793000000050,"
                        + "\"message\":{\"mid\":\"m_" + i + "\",\"text\":\"hola\"}}")
                .collect(Collectors.joining(
                        ",", "{\"object\":\"page\",\"entry\":[{\"id\":\"104\",\"messaging\":[", "]}]}"));
    }

    @Test
    @DisplayName("is kept in the intake's journal and answered")
    void isKeptAndAnswered() {
        String body = body(1_001);

        WebhookResponse response = post(withJournal, body);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.receipt()).isNull();
        assertThat(kept).containsExactly(body.getBytes(StandardCharsets.UTF_8));
        assertThat(filed.batches()).isEmpty();
    }

    @Test
    @DisplayName("is filed where the intake has no journal")
    void isFiledWithoutAJournal() {
        assertThat(post(filed, body(1_001)).receipt()).isNotNull();

        assertThat(filed.events()).hasSize(1_001);
    }

    @Test
    @DisplayName("has more than a thousand: one of a thousand is filed")
    void hasMoreThanAThousand() {
        assertThat(post(withJournal, body(1_000)).receipt()).isNotNull();

        assertThat(filed.events()).hasSize(1_000);
        assertThat(kept).isEmpty();
    }
}
