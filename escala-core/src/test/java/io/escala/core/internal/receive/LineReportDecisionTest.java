package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.MESSENGER;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.LineReported;
import io.escala.core.result.Receipt.Filing;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineReportDecisionTest {
    private static final LineFact GREEN = LineFact.of(Aspect.QUALITY, "GREEN");
    private static final LineFact RED = LineFact.of(Aspect.QUALITY, "RED");
    private static final Line SHOWN = WHATSAPP.withDisplayPhone("5493410001122");

    private final ReceiveFixture fixture = new ReceiveFixture().at(NOON.plusSeconds(600));

    private Filing reported(Line line, @Nullable String phone, @Nullable Instant at, LineFact... facts) {
        return fixture.take(line, new LineReported(null, "8001", phone, List.of(facts), at, raw("report" + at)))
                .outcome();
    }

    private Filing reported(LineFact fact, @Nullable Instant at) {
        return reported(WHATSAPP, null, at, fact);
    }

    private List<LineReport> reports() {
        return fixture.state.account().lineReports(WHATSAPP.key());
    }

    @Test
    void everyFactIsRecordedWithOneEvent() {
        LineFact limit = LineFact.of(Aspect.MESSAGING_LIMIT, "TIER_2K");

        assertThat(reported(WHATSAPP, null, NOON, limit, GREEN)).isEqualTo(Filing.STORED);

        assertThat(reports()).extracting(LineReport::fact).containsExactly(GREEN, limit);
        assertThat(fixture.events)
                .containsExactly(
                        new CrmEvent.LineStandingChanged(WHATSAPP.id(), List.of("QUALITY", "MESSAGING_LIMIT")));
    }

    @Test
    void olderReportHasNoEffect() {
        reported(RED, NOON.plusSeconds(60));

        assertThat(reported(GREEN, NOON)).isEqualTo(Filing.DUPLICATE);
        assertThat(reports()).extracting(LineReport::fact).containsExactly(RED);
        assertThat(fixture.events).hasSize(1);
    }

    @Test
    void sameFactSaidLaterIsRecordedWithoutAnEvent() {
        reported(RED, NOON);

        assertThat(reported(RED, NOON)).isEqualTo(Filing.DUPLICATE);
        assertThat(reported(RED, NOON.plusSeconds(60))).isEqualTo(Filing.STORED);
        assertThat(reported(GREEN, NOON.plusSeconds(30))).isEqualTo(Filing.DUPLICATE);
        assertThat(reports()).extracting(LineReport::at).containsExactly(NOON.plusSeconds(60));
        assertThat(fixture.events).hasSize(1);
    }

    @Test
    void restrictionsOfTwoKindsAreKeptSideBySide() {
        LineFact starting = new LineFact(Aspect.RESTRICTION, "A", "RESTRICTED", null, NOON.plusSeconds(900));
        LineFact other = new LineFact(Aspect.RESTRICTION, "B", "RESTRICTED", null, null);

        reported(starting, NOON);
        reported(other, NOON);

        assertThat(reports()).extracting(LineReport::fact).containsExactly(starting, other);
    }

    @Test
    void reportWithoutTimeCountsAsNowUnlessUnchanged() {
        reported(RED, NOON);

        assertThat(reported(RED, null)).isEqualTo(Filing.DUPLICATE);
        assertThat(reported(GREEN, null)).isEqualTo(Filing.STORED);
        assertThat(reports()).extracting(LineReport::at).containsExactly(NOON.plusSeconds(600));
    }

    @Test
    void reportOlderThanThirtyDaysIsQuarantined() {
        assertThat(reported(RED, NOON.minus(Duration.ofDays(31)))).isEqualTo(Filing.QUARANTINED);
        assertThat(reports()).isEmpty();
    }

    @Test
    void reportOnANumberNeedsALineThatShowsIt() {
        assertThat(reported(SHOWN, "5493410001122", NOON, RED)).isEqualTo(Filing.STORED);
        assertThat(reported(SHOWN, "5493410009999", NOON, GREEN)).isEqualTo(Filing.QUARANTINED);
        assertThat(reported(WHATSAPP, "5493410001122", NOON.plusSeconds(1), GREEN))
                .isEqualTo(Filing.QUARANTINED);
        assertThat(reports()).extracting(LineReport::fact).containsExactly(RED);
    }

    @Test
    void reportOnALineIsRecordedForItAlone() {
        LineFact block = new LineFact(Aspect.RESTRICTION, "PAGE_POLICY", "block", "spam", null);

        fixture.take(MESSENGER, new LineReported(MESSENGER.key(), null, null, List.of(block), NOON, raw("policy")));

        assertThat(fixture.state.account().lineReports(MESSENGER.key()))
                .extracting(LineReport::fact)
                .containsExactly(block);
        assertThat(reports()).isEmpty();
    }
}
