package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.Unreliable;
import io.escala.acceptance.stage.World;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.TryAgainException;
import io.escala.core.conversations.ConversationView;
import io.escala.core.quarantine.Replayed;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.SetAside;
import io.escala.crm.conversation.Message;
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

/** With a journal a body is answered before it is filed, and filed all the same. */
class JournalTest {
    private static final String ROSA = "5493415550101";

    private static World.Node journalling(World world) {
        return world.journalling(UnaryOperator.identity());
    }

    private static void answered(World.Node node, Webhook webhook) {
        WebhookResponse response = node.post(webhook);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.receipt()).isNull();
    }

    /** Whether a body is in the journal. */
    private static boolean waits(World world, Webhook webhook) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((Shop.APP + "/").getBytes(StandardCharsets.UTF_8));
            String id = HexFormat.of().formatHex(digest.digest(webhook.bytes()));
            return world.store().journal(List.of(id)).containsKey(id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasWork(World world) {
        return world.store().backlog(AccountId.NONE).oldestWork().containsKey(WorkKind.JOURNAL);
    }

    private static List<String> texts(World world) {
        return world.conversations().stream()
                .flatMap(view -> world.texts(view.conversation().id()).stream())
                .toList();
    }

    @EveryStore
    @DisplayName("A body is kept and answered, then filed by work as of its receipt, and leaves the journal")
    void story(World world) {
        World.Node node = journalling(world);
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA).named("Rosa");
        Webhook one = rosa.writes("uno");
        world.later(Duration.ofSeconds(1));
        Webhook webhook = one.and(rosa.writes("dos"));
        Instant received = world.now();

        answered(node, webhook);
        assertThat(world.conversations()).isEmpty();
        assertThat(waits(world, webhook)).isTrue();

        world.later(Duration.ofHours(1));
        world.runWork(node);

        assertThat(texts(world)).containsExactly("uno", "dos");
        ConversationView view = world.conversations().get(0);
        assertThat(view.displayName()).contains("Rosa");
        assertThat(world.thread(view.conversation().id()))
                .extracting(Message::arrivedAt)
                .containsOnly(received);
        assertThat(view.window().closesAt())
                .hasValueSatisfying(end -> assertThat(end).isBeforeOrEqualTo(received.plus(Duration.ofDays(1))));
        assertThat(waits(world, webhook)).isFalse();
        assertThat(hasWork(world)).isFalse();

        answered(node, webhook);
        world.runWork(node);
        assertThat(texts(world)).containsExactly("uno", "dos");
        assertThat(waits(world, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName("The same body delivered again while it waits is one")
    void twice(World world) {
        World.Node node = journalling(world);
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        Instant received = world.now();

        answered(node, webhook);
        world.later(Duration.ofMinutes(1));
        answered(node, webhook);

        assertThat(node.inbox().work().runDue(100)).isEqualTo(1);
        assertThat(texts(world)).containsExactly("hola");
        assertThat(world.thread(world.conversations().get(0).conversation().id())
                        .get(0)
                        .arrivedAt())
                .isEqualTo(received);
    }

    @EveryStore
    @DisplayName("What a machine has answered and not filed, another one files")
    void anotherMachine(World world) {
        answered(journalling(world), world.meta().whatsAppPerson(ROSA).writes("hola"));

        world.runWork(world.node());

        assertThat(texts(world)).containsExactly("hola");
        assertThat(hasWork(world)).isFalse();
    }

    @EveryStore
    @DisplayName("A body that breaks off after it was filed and before it left the journal is filed once")
    void brokenOffInBetween(World world) {
        AtomicBoolean away = new AtomicBoolean(false);
        AtomicBoolean filed = new AtomicBoolean(false);
        World.Node node = world.journalling(store -> Unreliable.before(store, method -> {
            boolean drops = method.equals("commit") && filed.get();
            filed.compareAndSet(false, away.get() && method.equals("commit"));
            return drops && away.get();
        }));
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        answered(node, webhook);
        away.set(true);

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> node.inbox().work().runDue(10));
        assertThat(texts(world)).containsExactly("hola");
        assertThat(waits(world, webhook)).isTrue();

        away.set(false);
        world.later(Duration.ofMinutes(5));
        world.runWork();
        assertThat(texts(world)).containsExactly("hola");
        assertThat(waits(world, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName("Nothing is answered with 200 that the journal does not hold")
    void notKept(World world) {
        AtomicBoolean away = new AtomicBoolean(true);
        World.Node node =
                world.journalling(store -> Unreliable.before(store, method -> method.equals("commit") && away.get()));
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook).status()).isEqualTo(503);
        assertThat(waits(world, webhook)).isFalse();

        away.set(false);
        answered(node, webhook);
        assertThat(waits(world, webhook)).isTrue();
    }

    @EveryStore
    @DisplayName("A body with a wrong signature is not kept")
    void forged(World world) {
        World.Node node = journalling(world);
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");

        assertThat(node.post(webhook.signedWith("another-secret")).status()).isEqualTo(401);

        assertThat(waits(world, webhook)).isFalse();
        assertThat(hasWork(world)).isFalse();
    }

    @EveryStore
    @DisplayName(
            "While the store cannot take what a body holds, the body waits longer and longer, and is never given up")
    void waiting(World world) {
        AtomicBoolean away = new AtomicBoolean(true);
        World.Node node = world.journalling(
                store -> Unreliable.before(store, method -> method.equals("linesByKey") && away.get()));
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        answered(node, webhook);

        for (int i = 0; i < 12; i++) {
            world.runWork(node);
            assertThat(waits(world, webhook)).isTrue();
            world.later(Duration.ofMinutes(10));
        }
        assertThat(world.quarantined(AccountId.NONE)).isEmpty();

        away.set(false);
        world.runWork(node);
        assertThat(texts(world)).containsExactly("hola");
        assertThat(waits(world, webhook)).isFalse();
    }

    @EveryStore
    @DisplayName("A body that a defect keeps from being filed is set aside whole after five tries, and can be replayed")
    void defect(World world) {
        World.Node node = world.journalling(UnaryOperator.identity(), (appId, body, receivedAt) -> {
            throw new IllegalStateException("a defect");
        });
        Webhook webhook = world.meta().whatsAppPerson(ROSA).writes("hola");
        Instant received = world.now();
        answered(node, webhook);

        for (int i = 0; i < 5; i++) {
            assertThat(waits(world, webhook)).isTrue();
            assertThat(world.quarantined(AccountId.NONE)).isEmpty();
            assertThat(node.inbox().work().runDue(1)).isEqualTo(1);
            world.later(Duration.ofMinutes(10));
        }

        assertThat(waits(world, webhook)).isFalse();
        assertThat(hasWork(world)).isFalse();
        assertThat(world.quarantined(AccountId.NONE)).singleElement().satisfies(item -> {
            assertThat(item.reason()).isEqualTo(SetAside.Reason.FAILED);
            assertThat(item.raw().toByteArray()).isEqualTo(webhook.bytes());
            assertThat(item.appId()).isEqualTo(Shop.APP);
            assertThat(item.at()).isEqualTo(received);
        });
        assertThat(world.inbox().quarantine().replay(AccountId.NONE, AsideFilter.EVERYTHING))
                .extracting(Replayed::outcome)
                .containsExactly(Replayed.Outcome.FILED);
        assertThat(texts(world)).containsExactly("hola");
    }
}
