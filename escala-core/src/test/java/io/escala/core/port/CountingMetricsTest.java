package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.port.Metrics.Answer;
import io.escala.core.port.Metrics.Sent;
import io.escala.core.port.Metrics.Worked;
import io.escala.core.result.Receipt.Filing;
import io.escala.crm.Channel;
import io.escala.crm.quarantine.QuarantinedItem.Reason;
import io.escala.crm.work.WorkKind;
import org.junit.jupiter.api.Test;

class CountingMetricsTest {
    private final CountingMetrics metrics = new CountingMetrics();

    @Test
    void eventsAreCountedByChannelOutcomeAndReason() {
        metrics.event(Channel.WHATSAPP, Filing.STORED, null);
        metrics.event(Channel.WHATSAPP, Filing.STORED, Reason.UNRECOGNIZED);
        metrics.event(Channel.MESSENGER, Filing.STORED, null);
        metrics.event(Channel.INSTAGRAM, Filing.DUPLICATE, null);
        metrics.event(null, Filing.QUARANTINED, Reason.UNREADABLE);

        assertThat(metrics.received()).isEqualTo(5);
        assertThat(metrics.events(Filing.STORED)).isEqualTo(3);
        assertThat(metrics.events(Channel.WHATSAPP, Filing.STORED)).isEqualTo(2);
        assertThat(metrics.events(Channel.WHATSAPP, Filing.DUPLICATE)).isZero();
        assertThat(metrics.events(null, Filing.QUARANTINED)).isEqualTo(1);
        assertThat(metrics.events(Reason.UNREADABLE)).isEqualTo(1);
        assertThat(metrics.events(Reason.UNRECOGNIZED)).isEqualTo(1);
        assertThat(metrics.events(Reason.STALE)).isZero();
    }

    @Test
    void deliveriesSendsAndWorkAreCountedByOutcome() {
        metrics.delivery(Answer.ACCEPTED, "app", 5);
        metrics.delivery(Answer.WRONG_SIGNATURE, null, 5);
        metrics.send(Channel.WHATSAPP, Sent.ACCEPTED, null, 5);
        metrics.send(Channel.WHATSAPP, Sent.REJECTED, Rejection.WINDOW_CLOSED, 5);
        metrics.send(Channel.MESSENGER, Sent.REJECTED, Rejection.RECIPIENT, 5);
        metrics.work(WorkKind.SEND, Worked.SETTLED, 5);
        metrics.work(WorkKind.SEND, Worked.SETTLED, 5);
        metrics.work(WorkKind.PROFILE, Worked.PUT_OFF, 5);

        assertThat(metrics.deliveries(Answer.ACCEPTED)).isEqualTo(1);
        assertThat(metrics.deliveries(Answer.ACCEPTED, "app")).isEqualTo(1);
        assertThat(metrics.deliveries(Answer.WRONG_SIGNATURE)).isEqualTo(1);
        assertThat(metrics.deliveries(Answer.WRONG_SIGNATURE, "app")).isZero();
        assertThat(metrics.sends(Sent.REJECTED)).isEqualTo(2);
        assertThat(metrics.sends(Rejection.RECIPIENT)).isEqualTo(1);
        assertThat(metrics.work(WorkKind.SEND, Worked.SETTLED)).isEqualTo(2);
        assertThat(metrics.work(WorkKind.PROFILE, Worked.SETTLED)).isZero();
    }

    @Test
    void noClockIsRead() {
        assertThat(metrics.ticks()).isZero();
        assertThat(Metrics.none().ticks()).isZero();
        assertThat(Metrics.guarded(Metrics.none())).isSameAs(Metrics.none());
    }
}
