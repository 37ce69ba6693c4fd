package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.Metrics;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Receipt;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Threads show messages by Meta's time, then by arrival, then by their place in the body or the queue. Time stands still here. */
class ThreadOrderTest {
    private static final int MANY = 50;
    private static final String ROSA = "5493415550101";

    private static List<String> texts() {
        return IntStream.range(0, MANY).mapToObj(i -> "mensaje " + i).toList();
    }

    /** All messages in one body with the same time. */
    private static Webhook body(Function<String, Webhook> writes) {
        List<Webhook> bodies = texts().stream().map(writes).toList();
        return bodies.get(0).and(bodies.subList(1, MANY).toArray(new Webhook[0]));
    }

    private static ConversationId only(InboxFixture fixture) {
        assertThat(fixture.conversations()).hasSize(1);
        return fixture.conversations().get(0).conversation().id();
    }

    private static void assertInOrder(InboxFixture fixture, ConversationId conversation) {
        assertThat(fixture.texts(conversation)).containsExactlyElementsOf(texts());
        assertThat(fixture.thread(conversation)).extracting(Message::at).containsOnly(fixture.now());
        assertThat(fixture.thread(conversation)).extracting(Message::arrivedAt).containsOnly(fixture.now());
    }

    @EveryStore
    @DisplayName(
            "Messages of one moment in one body are shown in the order of the body, on each channel, in one page or in many")
    void messagesOfOneBodyKeepItsOrder(InboxFixture fixture) {
        for (Function<String, Webhook> writes : List.<Function<String, Webhook>>of(
                fixture.meta().whatsAppPerson(ROSA)::writes,
                fixture.meta().messengerPerson("24001")::writes,
                fixture.meta().instagramPerson("17001")::writes)) {
            Receipt receipt = fixture.deliver(body(writes));

            assertThat(receipt.count(Receipt.Filing.STORED)).isEqualTo(MANY);
            ConversationId conversation = receipt.items().get(0).conversation();
            assertInOrder(fixture, conversation);
            List<String> newestFirst = new ArrayList<>();
            String after = null;
            do {
                var page = fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .messages(conversation)
                        .page(after == null ? CursorRequest.first(7) : CursorRequest.after(after, 7));
                page.items()
                        .forEach(message -> newestFirst.add(message.content().text()));
                after = page.next();
            } while (after != null);
            assertThat(newestFirst).containsExactlyElementsOf(reversed(texts()));
        }
    }

    private static List<String> reversed(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(i -> texts.get(texts.size() - 1 - i))
                .toList();
    }

    @EveryStore
    @DisplayName("Bodies that come one after another in one moment are shown in that order")
    void bodiesKeepTheirOrder(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);

        texts().forEach(text -> fixture.deliver(rosa.writes(text)));

        assertInOrder(fixture, only(fixture));
    }

    @EveryStore
    @DisplayName(
            "What has to be decided again, because another machine was first with the same person, keeps its order")
    void conflictKeepsTheOrder(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        Webhook first = rosa.writes("primero");
        Webhook body = body(rosa::writes);
        AtomicBoolean alone = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.before(store, method -> {
                    if (method.equals("commit") && alone.getAndSet(false)) {
                        fixture.deliver(first);
                    }
                    return false;
                }),
                Metrics.none());

        assertThat(node.deliver(body).count(Receipt.Filing.STORED)).isEqualTo(MANY);

        assertThat(alone).isFalse();
        assertThat(fixture.texts(only(fixture)))
                .contains("primero")
                .filteredOn(text -> !text.equals("primero"))
                .containsExactlyElementsOf(texts());
    }

    @EveryStore
    @DisplayName("What is filed one by one, because one message among them cannot be, keeps its order")
    void filingOneByOneKeepsTheOrder(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        InboxFixture.Node node = fixture.node(refusing("mensaje 17"), Metrics.none());

        Receipt receipt = node.deliver(body(rosa::writes));

        assertThat(receipt.count(Receipt.Filing.STORED)).isEqualTo(MANY - 1);
        assertThat(receipt.items().get(17).reason()).isEqualTo(QuarantinedItem.Reason.FAILED);
        List<String> filed = new ArrayList<>(texts());
        filed.remove(17);
        assertThat(fixture.texts(only(fixture))).containsExactlyElementsOf(filed);
    }

    /** A store that fails on one message. */
    private static UnaryOperator<CrmStore> refusing(String text) {
        return store -> (CrmStore) Proxy.newProxyInstance(
                CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && holds((List<?>) arguments[0], text)) {
                        throw new IllegalArgumentException("refused by the test");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean holds(List<?> changeSets, String text) {
        return changeSets.stream()
                .flatMap(set -> ((ChangeSet) set).changes().stream())
                .anyMatch(change -> change instanceof ConversationChange.AppendMessage append
                        && append.message().content().text().equals(text));
    }

    @EveryStore
    @DisplayName("A body that is filed from the journal is shown in its order")
    void journalledBodyKeepsItsOrder(InboxFixture fixture) {
        InboxFixture.Node node = fixture.journalling(UnaryOperator.identity());

        assertThat(node.post(body(fixture.meta().whatsAppPerson(ROSA)::writes)).status())
                .isEqualTo(200);
        fixture.runWork(node);

        assertInOrder(fixture, only(fixture));
    }

    @EveryStore
    @DisplayName(
            "What was quarantined is replayed in the order of the body it came in, also what is quarantined once more")
    void replayKeepsTheOrder(InboxFixture fixture) {
        WhatsAppNumber number = WhatsAppNumber.of("1062")
                .app(TestBusiness.APP)
                .phone("5493410001166")
                .waba("2040")
                .portfolio("3030")
                .token("token-of-1062");
        fixture.meta().put(number);
        fixture.deliver(body(fixture.meta().whatsAppPerson(ROSA).with(number)::writes));
        assertThat(fixture.quarantined(AccountId.NONE)).hasSize(MANY);
        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", "1062", "2040")
                .withApp(TestBusiness.APP)
                .withPortfolio("3030"));

        InboxFixture.Node defective = fixture.node(refusing("mensaje 17"), Metrics.none());
        assertThat(defective
                        .inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsOnlyOnce(ReplayedItem.State.MOVED)
                .contains(ReplayedItem.State.FILED);

        List<String> filed = new ArrayList<>(texts());
        filed.remove(17);
        assertThat(fixture.texts(only(fixture))).containsExactlyElementsOf(filed);
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT))
                .extracting(QuarantinedItem::place)
                .containsExactly(17);
    }

    @EveryStore
    @DisplayName("Sends of one moment are shown, and go out, in the order they were queued")
    void sendsKeepTheirOrder(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Recipient to = Recipient.conversation(view.conversation().id());

        texts().forEach(text -> fixture.queues(to, Draft.text(text)));
        assertThat(fixture.texts(view.conversation().id()).subList(1, MANY + 1)).containsExactlyElementsOf(texts());
        fixture.runWork();

        assertThat(fixture.texts(view.conversation().id()).subList(1, MANY + 1)).containsExactlyElementsOf(texts());
        assertThat(fixture.meta().sent()).extracting(SentMessage::text).containsExactlyElementsOf(texts());
    }
}
