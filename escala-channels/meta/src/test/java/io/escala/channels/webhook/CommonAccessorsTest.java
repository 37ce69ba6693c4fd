package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The accessors that every event has. */
class CommonAccessorsTest {
    private static MetaEvent event(String name) {
        return MetaEvents.parse(Payload.bytes(name)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp/text, wamid.IN-text",
        "whatsapp/status_read, wamid.OUT-1",
        "whatsapp/standby_text, wamid.IN-standby_text",
        "messenger/text, m_text",
        "messenger/standby_text, m_standby",
        "instagram/comment, 178001",
        "instagram/self, aWdf_self",
        "instagram/unsupported, aWdf_uns"
    })
    void eventHasMetasId(String name, String id) {
        assertThat(event(name).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp/text, 2026-09-21T14:13:20Z",
        "whatsapp/template_status, 2026-09-21T14:28:20Z",
        "whatsapp/standby_status, 2026-09-21T14:16:40Z",
        "messenger/delivery_with_time, 2026-10-26T07:33:20.050Z",
        "messenger/standby_text, 2026-10-26T07:33:20.050Z",
        "instagram/self_postback, 2026-10-26T07:33:20.050Z"
    })
    void eventHasItsTime(String name, Instant at) {
        assertThat(event(name).at()).isEqualTo(at);
    }

    @ParameterizedTest
    @MethodSource("io.escala.channels.webhook.Payload#names")
    void typedEventHasItsChannel(String name) {
        MetaEvent event = event(name);
        if (event instanceof Unrecognized && event.line() == null) {
            assertThat(event.channel()).isNull();
        } else {
            assertThat(event.channel()).hasToString(name.split("/", 2)[0].toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void unreadableEventHasNoDetails() {
        MetaEvent event = MetaEvents.parse(new byte[0]).get(0);

        assertThat(event.id()).isNull();
        assertThat(event.at()).isNull();
        assertThat(event.channel()).isNull();
    }
}
