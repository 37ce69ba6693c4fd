package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static io.escala.channels.webhook.Deliveries.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.TryAgainException;
import io.escala.core.result.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An intake that is one method of the host's. */
class HostIntakeTest {
    private static final String TWO_MESSAGES = """
            {"object":"whatsapp_business_account","entry":[{"id":"900100200300400","changes":[{"field":"messages","value":{
             "messaging_product":"whatsapp","metadata":{"display_phone_number":"5493410001122","phone_number_id":"700800900100200"},
             "contacts":[{"profile":{"name":"Rosa P"},"wa_id":"5493415550101"}],
             "messages":[{"from":"5493415550101","id":"wamid.A1","timestamp":"1790000000","type":"text","text":{"body":"hola"}},
              {"from":"5493415550101","id":"wamid.A2","timestamp":"1790000001","type":"text","text":{"body":"chau"}}]}}]}]}
            """;

    private final List<ChannelEvent> handled = new ArrayList<>();
    private Consumer<ChannelEvent> handler = handled::add;

    private final MetaWebhooks webhooks = MetaWebhooks.receiving(batch -> {
                batch.events().forEach(event -> handler.accept(event));
                return batch.received();
            })
            .app(APP, SECRET)
            .verifyToken(TOKEN)
            .build();

    static List<RuntimeException> exceptions() {
        return List.of(new IllegalStateException("a defect"), new TryAgainException("the tables are locked"));
    }

    @Test
    void everyEventIsHandledAndAcknowledged() {
        WebhookResponse response = webhooks.post(signed(TWO_MESSAGES));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Optional.ofNullable(response.receipt()))
                .hasValueSatisfying(receipt -> assertThat(receipt.count(Receipt.Filing.STORED))
                        .isEqualTo(2)
                        .isEqualTo(receipt.items().size()));
        assertThat(handled).extracting(ChannelEvent::messageId).containsExactly("wamid.A1", "wamid.A2");
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exceptionIsAnsweredWithRetryOfTheWholeBody(RuntimeException exception) {
        handler = event -> {
            if ("wamid.A2".equals(event.messageId())) {
                throw exception;
            }
            handled.add(event);
        };
        assertThat(webhooks.post(signed(TWO_MESSAGES)).status()).isEqualTo(503);

        handler = handled::add;
        assertThat(webhooks.post(signed(TWO_MESSAGES)).status()).isEqualTo(200);
        assertThat(handled).extracting(ChannelEvent::messageId).containsExactly("wamid.A1", "wamid.A1", "wamid.A2");
    }

    @Test
    void repeatedDeliveryCarriesTheSameIds() {
        webhooks.post(signed(TWO_MESSAGES));
        webhooks.post(signed(TWO_MESSAGES));

        assertThat(handled).hasSize(4).allSatisfy(event -> assertThat(event).isInstanceOf(MessageEvent.class));
        assertThat(handled.subList(2, 4)).isEqualTo(handled.subList(0, 2));
    }
}
