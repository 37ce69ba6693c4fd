package io.escala.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.contacts.NewContact;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.UnstorableException;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;

/** Data that a database permanently refuses, although every record accepts it. */
class UnstorableEventsTest {
    private static final String REFUSED = "rechazado";

    private static boolean refused(ChangeSet set) {
        return set.changes().stream().anyMatch(UnstorableEventsTest::refused);
    }

    private static boolean refused(Change change) {
        if (change instanceof ContactChange.AddContact add) {
            return REFUSED.equals(add.contact().firstName());
        }
        return change instanceof ConversationChange.AppendMessage append
                && REFUSED.equals(append.message().content().text());
    }

    private static InboxFixture.Node refusing(InboxFixture fixture) {
        return fixture.node(store -> FailingStore.refusing(store, UnstorableEventsTest::refused), Metrics.none());
    }

    @EveryStore
    @DisplayName(
            "Of a body with messages the database refuses, those are quarantined, each once, and all others are filed")
    void refusedMessagesAreQuarantined(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson("5493415550101");
        WhatsAppPerson luis = fixture.meta().whatsAppPerson("5493415550102");
        List<String> texts = List.of("uno", REFUSED, "tres", "cuatro", REFUSED, "seis");
        List<Webhook> more = new ArrayList<>();
        for (String text : texts.subList(1, texts.size())) {
            more.add(rosa.writes(text));
        }
        more.add(luis.writes("hola"));
        Webhook body = rosa.writes(texts.get(0)).and(more.toArray(new Webhook[0]));
        InboxFixture.Node node = refusing(fixture);

        for (boolean again : new boolean[] {false, true}) {
            WebhookResponse response = node.post(body);

            assertThat(response.status()).isEqualTo(200);
            Receipt.Filing filed = again ? Receipt.Filing.DUPLICATE : Receipt.Filing.STORED;
            assertThat(Objects.requireNonNull(response.receipt()).items())
                    .extracting(Receipt.Item::outcome)
                    .containsExactly(
                            filed, Receipt.Filing.QUARANTINED, filed, filed, Receipt.Filing.QUARANTINED, filed, filed);
        }

        assertThat(fixture.quarantined(TestBusiness.ACCOUNT))
                .extracting(QuarantinedItem::reason)
                .containsExactly(QuarantinedItem.Reason.FAILED, QuarantinedItem.Reason.FAILED);
        assertThat(fixture.conversations())
                .extracting(
                        view -> new TreeSet<>(fixture.texts(view.conversation().id())))
                .containsExactlyInAnyOrder(
                        new TreeSet<>(Set.of("uno", "tres", "cuatro", "seis")), new TreeSet<>(Set.of("hola")));
    }

    @EveryStore
    @DisplayName("A command the database refuses throws, and leaves nothing")
    void commandThrows(InboxFixture fixture) {
        NewContact contact = NewContact.consenting(REFUSED, "Gomez").email("g@example.org");

        assertThatThrownBy(() -> refusing(fixture)
                        .inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .add(contact))
                .isInstanceOf(UnstorableException.class);

        assertThat(fixture.search("gomez")).isEmpty();
    }
}
