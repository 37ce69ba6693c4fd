package io.escala.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.messenger4j.webhook.Event;
import com.restfb.types.webhook.WebhookEntry;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.messaging.MessagingItem;
import com.restfb.types.webhook.whatsapp.WhatsappMessagesValue;
import com.restfb.types.whatsapp.platform.Message;
import com.restfb.types.whatsapp.platform.Status;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A comparison of speed is valid only if all candidates read the same content. */
class SameContentTest {
    /** The compared data of an item: person, id, and text or status. */
    record Item(String person, String id, String content) {}

    @ParameterizedTest
    @EnumSource(Sample.class)
    void escalaAndRestFbReadTheSameContent(Sample sample) throws Exception {
        List<Item> ours = byLibrary(sample);

        RestFb peer = new RestFb();
        peer.sample = sample;
        peer.prepare();

        assertThat(ours).hasSize(sample == Sample.WHATSAPP_TEXTS_100 ? 100 : 1).doesNotHaveDuplicates();
        assertThat(itemsOf(peer.verifyAndParse())).isEqualTo(ours);
    }

    @Test
    void escalaAndMessenger4jReadTheSameContent() throws Exception {
        Messenger4j peer = new Messenger4j();
        peer.prepare();

        Event event = Objects.requireNonNull(peer.verifyAndParse());

        assertThat(byLibrary(Sample.MESSENGER_TEXT))
                .containsExactly(new Item(
                        event.senderId(),
                        event.asTextMessageEvent().messageId(),
                        event.asTextMessageEvent().text()));
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void limitBenchmarksReadTheSameBytes(Sample sample) throws Exception {
        VerifyAndParse benchmark = prepared(sample);

        assertThat(benchmark.treeRead())
                .hasToString(benchmark.treeReadOfJackson2().toString());
        assertThat(benchmark.treeRead().findValuesAsString("object")).hasSize(1);
        assertThat(benchmark.tokenScan()).isEqualTo(tokens(benchmark.treeRead()));
        assertThat(benchmark.hmac()).isEqualTo(Business.SECRET.hmacSha256(sample.body()));
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void everyItemKeepsItsBytes(Sample sample) throws Exception {
        String body = new String(sample.body(), StandardCharsets.UTF_8);

        assertThat(eventsOf(sample))
                .allSatisfy(event ->
                        assertThat(body).contains(new String(event.raw().toByteArray(), StandardCharsets.UTF_8)));
    }

    /** Counts start and end of objects and arrays, field names, and values. */
    private static int tokens(JsonNode node) {
        int tokens = node.isContainer() ? 2 : 1;
        for (JsonNode child : node.values()) {
            tokens += tokens(child) + (node.isObject() ? 1 : 0);
        }
        return tokens;
    }

    private static VerifyAndParse prepared(Sample sample) throws Exception {
        VerifyAndParse benchmark = new VerifyAndParse();
        benchmark.sample = sample;
        benchmark.prepare();
        return benchmark;
    }

    private static List<ChannelEvent> eventsOf(Sample sample) throws Exception {
        VerifyAndParse benchmark = prepared(sample);
        benchmark.library();
        return Objects.requireNonNull(benchmark.handedOn).events();
    }

    private static List<Item> byLibrary(Sample sample) throws Exception {
        List<Item> items = new ArrayList<>();
        for (ChannelEvent event : eventsOf(sample)) {
            if (event instanceof MessageEvent.Inbound inbound) {
                items.add(new Item(
                        person(inbound.from()),
                        inbound.messageId(),
                        Objects.requireNonNull(inbound.content().text())));
            } else if (event instanceof DeliveryEvent.Status status) {
                items.add(new Item(person(status.to()), status.messageId(), lower(status.status())));
            }
        }
        return items;
    }

    private static String person(Party party) {
        return party.keys().get(0).value();
    }

    private static List<Item> itemsOf(WebhookObject read) {
        List<Item> items = new ArrayList<>();
        for (WebhookEntry entry : read.getEntryList()) {
            entry.getChanges().forEach(change -> {
                WhatsappMessagesValue value = (WhatsappMessagesValue) change.getValue();
                for (Message message : value.getMessages()) {
                    items.add(new Item(
                            message.getFrom(),
                            message.getId(),
                            message.getText().getBody()));
                }
                for (Status status : value.getStatuses()) {
                    items.add(new Item(status.getRecipientId(), status.getId(), lower(status.getStatus())));
                }
            });
            for (MessagingItem item : entry.getMessaging()) {
                items.add(new Item(
                        item.getSender().getId(),
                        item.getMessage().getMid(),
                        item.getMessage().getText()));
            }
        }
        return items;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
