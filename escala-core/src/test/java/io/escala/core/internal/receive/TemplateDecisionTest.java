package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.TemplateReported;
import io.escala.core.result.Receipt;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateReport.Aspect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateDecisionTest {
    private static final TemplateKey HELLO = new TemplateKey("8001", "hello", "es_AR");

    private final ReceiveFixture fixture = new ReceiveFixture().at(NOON.plusSeconds(600));

    private Receipt.Filing reported(Aspect aspect, String value, @Nullable Instant at) {
        return fixture.take(
                        WHATSAPP,
                        new TemplateReported("8001", "hello", "es_AR", aspect, value, null, at, raw(value + at)))
                .outcome();
    }

    @Test
    void latestReportOfEachAspectWins() {
        reported(Aspect.STATUS, "APPROVED", NOON);
        reported(Aspect.STATUS, "PAUSED", NOON.plusSeconds(60));
        reported(Aspect.QUALITY, "RED", NOON);

        assertThat(fixture.state.account().reports(HELLO))
                .extracting(TemplateReport::value)
                .containsExactly("PAUSED", "RED");
        assertThat(fixture.events).contains(new CrmEvent.TemplateChanged(HELLO, Aspect.QUALITY));
    }

    @Test
    void olderOrRepeatedReportHasNoEffect() {
        reported(Aspect.STATUS, "PAUSED", NOON.plusSeconds(60));

        assertThat(reported(Aspect.STATUS, "APPROVED", NOON)).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(reported(Aspect.STATUS, "PAUSED", NOON.plusSeconds(60))).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(fixture.events).hasSize(1);
    }

    @Test
    void reportWithoutTimeCountsAsNowUnlessUnchanged() {
        reported(Aspect.STATUS, "PAUSED", NOON);

        assertThat(reported(Aspect.STATUS, "PAUSED", null)).isEqualTo(Receipt.Filing.DUPLICATE);
        assertThat(reported(Aspect.STATUS, "APPROVED", null)).isEqualTo(Receipt.Filing.STORED);
        assertThat(fixture.state.account().reports(HELLO))
                .extracting(TemplateReport::at)
                .containsExactly(NOON.plusSeconds(600));
    }
}
