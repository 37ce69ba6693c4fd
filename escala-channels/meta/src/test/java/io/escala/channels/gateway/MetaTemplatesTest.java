package io.escala.channels.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.channels.GraphStub;
import io.escala.channels.SendAnswers;
import io.escala.core.channel.TryAgainException;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MetaTemplatesTest {
    private static final String WABA = "2055500000000001";

    @RegisterExtension
    private final GraphStub meta = new GraphStub();

    private final AtomicLong nanos = new AtomicLong();
    private MetaTemplates templates;

    @BeforeEach
    void open() {
        templates = MetaTemplates.builder(meta.graph()).nanos(nanos::get).build();
        has("welcome");
    }

    @Test
    void templatesAreReadOnceForTenMinutes() {
        assertThat(templates.find(GraphStub.WHATSAPP, "welcome", "es")).isPresent();
        passes(Duration.ofMinutes(10).minusNanos(1));
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        assertThat(meta.requests()).hasSize(1);

        passes(Duration.ofNanos(1));
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void nameAndLanguageAreExact() {
        assertThat(templates.find(GraphStub.WHATSAPP, "welcome", "es_AR")).isEmpty();
        assertThat(templates.find(GraphStub.WHATSAPP, "Welcome", "es")).isEmpty();
    }

    @Test
    void otherChannelsHaveNone() {
        assertThat(templates.find(GraphStub.MESSENGER, "welcome", "es")).isEmpty();
        assertThat(templates.all(GraphStub.INSTAGRAM)).isEmpty();
        assertThat(meta.requests()).isEmpty();
    }

    @Test
    void templateThatIsNotThereIsLookedForAgainAfterTenSeconds() {
        assertThat(templates.find(GraphStub.WHATSAPP, "new", "es")).isEmpty();
        has("new");
        assertThat(templates.find(GraphStub.WHATSAPP, "new", "es")).isEmpty();
        assertThat(meta.requests()).hasSize(1);

        passes(Duration.ofSeconds(10));
        assertThat(templates.find(GraphStub.WHATSAPP, "new", "es")).isPresent();
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void reportedChangeIsReadAtTheNextUse() {
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        passes(Duration.ofSeconds(10));

        templates.changed(new TemplateKey("another", "welcome", "es"));
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        assertThat(meta.requests()).hasSize(1);

        has("renamed");
        templates.changed(new TemplateKey(WABA, "welcome", "es"));
        assertThat(templates.all(GraphStub.WHATSAPP))
                .extracting(MessageTemplate::name)
                .containsExactly("renamed");
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void changeReportedTooSoonIsNotForgotten() {
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        has("renamed");
        templates.changed(new TemplateKey(WABA, "welcome", "es"));
        assertThat(templates.all(GraphStub.WHATSAPP))
                .extracting(MessageTemplate::name)
                .containsExactly("welcome");

        passes(Duration.ofSeconds(10));
        assertThat(templates.all(GraphStub.WHATSAPP))
                .extracting(MessageTemplate::name)
                .containsExactly("renamed");
    }

    @Test
    void whoAsksForThemGetsThemAtTheNextUseOnce() {
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        has("renamed");
        templates.refresh(GraphStub.WHATSAPP);

        assertThat(templates.all(GraphStub.WHATSAPP))
                .extracting(MessageTemplate::name)
                .containsExactly("renamed");
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        assertThat(meta.requests()).hasSize(2);
    }

    @Test
    void whatIsKeptGoesOnWhileMetaFails() {
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
        meta.answers(500, SendAnswers.error(2, 0));
        passes(Duration.ofHours(1));

        assertThat(templates.find(GraphStub.WHATSAPP, "welcome", "es")).isPresent();
        assertThat(templates.find(GraphStub.WHATSAPP, "welcome", "es")).isPresent();
        assertThat(meta.requests()).hasSize(2);

        has("renamed");
        passes(Duration.ofSeconds(10));
        assertThat(templates.all(GraphStub.WHATSAPP))
                .extracting(MessageTemplate::name)
                .containsExactly("renamed");
    }

    @Test
    void withoutAnythingKeptAFailureIsToldAndNotRepeatedAtOnce() {
        meta.answers(400, SendAnswers.error(190, 0));

        assertThatThrownBy(() -> templates.find(GraphStub.WHATSAPP, "welcome", "es"))
                .isInstanceOf(TryAgainException.class)
                .hasMessageContaining("190");
        assertThatThrownBy(() -> templates.all(GraphStub.WHATSAPP)).isInstanceOf(TryAgainException.class);
        assertThat(meta.requests()).hasSize(1);

        has("welcome");
        passes(Duration.ofSeconds(10));
        assertThat(templates.all(GraphStub.WHATSAPP)).hasSize(1);
    }

    private void has(String name) {
        meta.answers(200, "{\"data\":[{\"name\":\"" + name + "\",\"language\":\"es\",\"status\":\"APPROVED\"}]}");
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
