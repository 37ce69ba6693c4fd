package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.number;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;
import static io.escala.acceptance.loads.LoadsFixture.party;
import static io.escala.acceptance.loads.LoadsFixture.raw;
import static io.escala.acceptance.loads.LoadsFixture.text;
import static io.escala.acceptance.loads.LoadsFixture.userId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.result.Receipt.Filing;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.Relation;
import io.escala.crm.conversation.Mark;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event is counted once")
class CountedOnceTest {
    private static final ChannelEvent WITHOUT_EFFECT = new DeliveryEvent.Watermark(
            WHATSAPP.key(), party(userId("AR.1")), Mark.READ_UP_TO, NOON.minus(Duration.ofDays(31)), raw("read"));

    private static final ChannelEvent MESSAGE = text(WHATSAPP, "m", "hello", number(MOBILE));

    private final LoadsFixture fixture = new LoadsFixture();

    @Test
    @DisplayName("after the decisions about its body, and not when they are to be made again with more loads")
    void afterAllDecisions() {
        fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
        fixture.record(1, Relation.CONVERSATIONS_OF);

        assertThatThrownBy(() -> fixture.receive(WITHOUT_EFFECT, MESSAGE)).isInstanceOf(NotLoadedException.class);
        assertThat(fixture.metrics.received()).isZero();

        fixture.receive(WITHOUT_EFFECT, MESSAGE);
        assertThat(fixture.metrics.events(Filing.IGNORED)).isEqualTo(1);
        assertThat(fixture.metrics.events(Filing.STORED)).isEqualTo(1);
        assertThat(fixture.metrics.received()).isEqualTo(2);
    }
}
