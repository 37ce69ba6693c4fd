package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Message;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** With a journal a body is acknowledged before it is filed, and filed later. */
class JournalTest {
    private static final String ROSA = "5493415550101";

    private static InboxFixture.Node journalling(InboxFixture fixture) {
        return fixture.journalling(UnaryOperator.identity());
    }

    private static void answered(InboxFixture.Node node, Webhook webhook) {
        WebhookResponse response = node.post(webhook);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.receipt()).isNull();
    }

    /** Whether a body is in the journal. */
    private static boolean isJournalled(InboxFixture fixture, Webhook webhook) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((TestBusiness.APP + "/").getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(digest.digest(webhook.bytes()));
            return fixture.store().journal(List.of(id)).containsKey(id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasWork(InboxFixture fixture) {
        return fixture.store().backlog(AccountId.NONE).oldestWork().containsKey(WorkKind.JOURNAL);
    }

    private static List<String> texts(InboxFixture fixture) {
        return fixture.conversations().stream()
                .flatMap(view -> fixture.texts(view.conversation().id()).stream())
                .toList();
    }

    @EveryStore
    @DisplayName("A body is kept and answered, then filed by work as of its receipt, and leaves the journal")
    void journalledBodyIsFiledAndDropped(InboxFixture fixture) {
        InboxFixture.Node node = journalling(fixture);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA).named("Rosa");
        Webhook one = rosa.writes("uno");
        fixture.later(Duration.ofSeconds(1));
        Webhook webhook = one.and(rosa.writes("dos"));
        Instant received = fixture.now();

        answered(node, webhook);
        assertThat(fixture.conversations()).isEmpty();
        assertThat(isJournalled(fixture, webhook)).isTrue();

        fixture.later(Duration.ofHours(1));
        fixture.runWork(node);

        assertThat(texts(fixture)).containsExactly("uno", "dos");
        ConversationView view = fixture.conversations().get(0);
        assertThat(view.displayName()).contains("Rosa");
        assertThat(fixture.thread(view.conversation().id()))
                .extracting(Message::arrivedAt)
                .containsOnly(received);
        assertThat(view.window().closesAt())
                .hasValueSatisfying(end -> assertThat(end).isBeforeOrEqualTo(received.plus(Duration.ofDays(1))));
        assertThat(isJournalled(fixture, webhook)).isFalse();
        assertThat(hasWork(fixture)).isFalse();

        answered(node, webhook);
        fixture.runWork(node);
        assertThat(texts(fixture)).containsExactly("uno", "dos");
        assertThat(isJournalled(fixture, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName("The same body delivered again while it is pending is one")
    void repeatedBodyIsJournalledOnce(InboxFixture fixture) {
        InboxFixture.Node node = journalling(fixture);
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        Instant received = fixture.now();

        answered(node, webhook);
        fixture.later(Duration.ofMinutes(1));
        answered(node, webhook);

        assertThat(node.inbox().work().runDue(100)).isEqualTo(1);
        assertThat(texts(fixture)).containsExactly("hola");
        assertThat(fixture.thread(fixture.conversations().get(0).conversation().id())
                        .get(0)
                        .arrivedAt())
                .isEqualTo(received);
    }

    @EveryStore
    @DisplayName("What a machine has answered and not filed, another one files")
    void bodyIsFiledByAnotherNode(InboxFixture fixture) {
        answered(journalling(fixture), fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        fixture.runWork(fixture.node());

        assertThat(texts(fixture)).containsExactly("hola");
        assertThat(hasWork(fixture)).isFalse();
    }

    @EveryStore
    @DisplayName("A body that breaks off after it was filed and before it left the journal is filed once")
    void interruptedFilingIsNotRepeated(InboxFixture fixture) {
        AtomicBoolean away = new AtomicBoolean(false);
        AtomicBoolean filed = new AtomicBoolean(false);
        InboxFixture.Node node = fixture.journalling(store -> FailingStore.before(store, method -> {
            boolean drops = method.equals("commit") && filed.get();
            filed.compareAndSet(false, away.get() && method.equals("commit"));
            return drops && away.get();
        }));
        // The daily tasks are enqueued by the first run.
        assertThat(node.inbox().work().runDue(10)).isZero();
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        answered(node, webhook);
        away.set(true);

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox().work().runDue(10));
        assertThat(texts(fixture)).containsExactly("hola");
        assertThat(isJournalled(fixture, webhook)).isTrue();

        away.set(false);
        fixture.later(Duration.ofMinutes(5));
        fixture.runWork();
        assertThat(texts(fixture)).containsExactly("hola");
        assertThat(isJournalled(fixture, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName("Nothing is answered with 200 that the journal does not hold")
    void bodyNotJournalledIsNotAcknowledged(InboxFixture fixture) {
        AtomicBoolean away = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.journalling(
                store -> FailingStore.before(store, method -> method.equals("commit") && away.get()));
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook).status()).isEqualTo(503);
        assertThat(isJournalled(fixture, webhook)).isFalse();

        away.set(false);
        answered(node, webhook);
        assertThat(isJournalled(fixture, webhook)).isTrue();
    }

    @EveryStore
    @DisplayName("A body with a wrong signature is not kept")
    void forgedBodyIsNotJournalled(InboxFixture fixture) {
        InboxFixture.Node node = journalling(fixture);
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook.signedWith("another-secret")).status()).isEqualTo(401);

        assertThat(isJournalled(fixture, webhook)).isFalse();
        assertThat(hasWork(fixture)).isFalse();
    }

    @EveryStore
    @DisplayName(
            "While the store cannot take what a body holds, the body waits longer and longer, and is never given up")
    void unavailableStoreDelaysFiling(InboxFixture fixture) {
        AtomicBoolean away = new AtomicBoolean(true);
        InboxFixture.Node node = fixture.journalling(
                store -> FailingStore.before(store, method -> method.equals("linesByKey") && away.get()));
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        answered(node, webhook);

        for (int i = 0; i < 12; i++) {
            fixture.runWork(node);
            assertThat(isJournalled(fixture, webhook)).isTrue();
            fixture.later(Duration.ofMinutes(10));
        }
        assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();

        away.set(false);
        fixture.runWork(node);
        assertThat(texts(fixture)).containsExactly("hola");
        assertThat(isJournalled(fixture, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName(
            "A body that a defect keeps from being filed is quarantined whole after five tries, and can be replayed")
    void defectiveBodyIsQuarantinedAfterFiveAttempts(InboxFixture fixture) {
        InboxFixture.Node node = fixture.journalling(UnaryOperator.identity(), (appId, body, receivedAt) -> {
            throw new IllegalStateException("a defect");
        });
        Webhook webhook = fixture.meta().whatsAppPerson(ROSA).writes("hola");
        Instant received = fixture.now();
        answered(node, webhook);

        for (int i = 0; i < 5; i++) {
            assertThat(isJournalled(fixture, webhook)).isTrue();
            assertThat(fixture.quarantined(AccountId.NONE)).isEmpty();
            assertThat(node.inbox().work().runDue(1)).isEqualTo(1);
            fixture.later(Duration.ofMinutes(10));
        }

        assertThat(isJournalled(fixture, webhook)).isFalse();
        assertThat(hasWork(fixture)).isFalse();
        assertThat(fixture.quarantined(AccountId.NONE)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.FAILED);
            assertThat(item.raw().toByteArray()).isEqualTo(webhook.bytes());
            assertThat(item.appId()).isEqualTo(TestBusiness.APP);
            assertThat(item.at()).isEqualTo(received);
        });
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replay(QuarantineFilter.EVERYTHING)
                        .orThrow())
                .extracting(ReplayedItem::state)
                .containsExactly(ReplayedItem.State.FILED);
        assertThat(texts(fixture)).containsExactly("hola");
    }
}
