package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.FailingStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaSink;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.TryAgainException;
import io.escala.core.health.AccountHealth;
import io.escala.core.media.MediaView;
import io.escala.core.port.CountingMetrics;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Work that throws errors or kills its process is quarantined without stopping other work; other work never is. */
class WorkQuarantineTest {
    private static final String ROSA = "5493415550101";
    private static final byte[] PICTURE = "the bytes of a picture".getBytes(StandardCharsets.UTF_8);

    /** Longer than a lease lasts. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** Longer than work is put off. */
    private static final Duration PUT_OFF = Duration.ofMinutes(11);

    @TempDir
    private Path folder;

    /** Fetches every medium, after running a hook of the test. */
    private static final class Source implements MediaSource {
        private final List<String> begun = new ArrayList<>();
        private Predicate<String> overflows = medium -> false;
        private Predicate<String> dies = medium -> false;

        @Override
        public MediaOutcome fetch(Line line, MediaRef media, MediaSink sink) {
            String id = Objects.requireNonNull(media.providerId());
            begun.add(id);
            if (overflows.test(id)) {
                overflow(0);
            }
            if (dies.test(id)) {
                throw new InternalError("the process is gone");
            }
            try {
                sink.take(new ByteArrayInputStream(PICTURE), "image/jpeg");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new MediaOutcome.Fetched(PICTURE.length, "image/jpeg");
        }

        private static int overflow(int depth) {
            return depth < 0 ? 0 : overflow(depth + 1) + 1;
        }
    }

    private final Source source = new Source();

    private InboxFixture.Node node(InboxFixture fixture) {
        try {
            return fixture.node(source, new FolderMediaStorage(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MessageId> pictures(InboxFixture fixture, InboxFixture.Node node, int count) {
        List<MessageId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Objects.requireNonNull(
                    node.deliver(fixture.meta().whatsAppPerson(ROSA).chat().sends(MediaFile.of("image/jpeg", PICTURE)))
                            .items()
                            .get(0)
                            .message()));
        }
        return ids;
    }

    private static MediaView view(InboxFixture fixture, InboxFixture.Node node, MessageId id) {
        return node.inbox()
                .as(fixture.administrator())
                .media()
                .of(List.of(id))
                .get(id)
                .get(0);
    }

    private static String medium(InboxFixture fixture, InboxFixture.Node node, MessageId id) {
        return Objects.requireNonNull(
                Objects.requireNonNull(view(fixture, node, id).media()).providerId());
    }

    private static List<MediaView.State> states(InboxFixture fixture, InboxFixture.Node node, List<MessageId> ids) {
        return ids.stream().map(id -> view(fixture, node, id).state()).toList();
    }

    private static List<QuarantinedWork> quarantine(InboxFixture fixture, InboxFixture.Node node) {
        return node.inbox()
                .as(fixture.administrator())
                .quarantine()
                .work()
                .page(CursorRequest.first(100))
                .items();
    }

    private static AccountHealth health(InboxFixture fixture, InboxFixture.Node node) {
        return node.inbox().as(fixture.administrator()).health().current();
    }

    @EveryStore
    @DisplayName(
            "Work that ends three attempts with an error is quarantined; its neighbours are done, and it can be replayed")
    void threeErrorsQuarantineTheWork(InboxFixture fixture) {
        InboxFixture.Node node = node(fixture);
        List<MessageId> ids = pictures(fixture, node, 3);
        String poison = medium(fixture, node, ids.get(1));
        source.overflows = poison::equals;

        fixture.runWork(node);
        assertThat(states(fixture, node, ids))
                .containsExactly(MediaView.State.STORED, MediaView.State.PENDING, MediaView.State.STORED);
        assertThat(quarantine(fixture, node)).as("after one error").isEmpty();
        for (int attempt = 2; attempt <= 3; attempt++) {
            fixture.later(PUT_OFF);
            fixture.runWork(node);
        }

        assertThat(quarantine(fixture, node)).singleElement().satisfies(work -> {
            assertThat(work.key().kind()).isEqualTo(WorkKind.MEDIA);
            assertThat(work.reason()).isEqualTo(QuarantinedWork.Reason.ERRORS);
            assertThat(work.detail()).isEqualTo(StackOverflowError.class.getName());
            assertThat(work.item().attempts()).isEqualTo(3);
            assertThat(work.at()).isEqualTo(fixture.now());
        });
        assertThat(health(fixture, node).quarantinedWork()).isEqualTo(Map.of(WorkKind.MEDIA, 1L));
        assertThat(source.begun.stream().filter(poison::equals)).hasSize(3);
        fixture.later(Duration.ofDays(1));
        fixture.runWork(node);
        assertThat(source.begun.stream().filter(poison::equals))
                .as("not tried any more")
                .hasSize(3);

        source.overflows = medium -> false;
        WorkKey key = quarantine(fixture, node).get(0).key();
        assertThat(node.inbox()
                        .as(fixture.administrator())
                        .quarantine()
                        .replayWork(List.of(key))
                        .orThrow())
                .containsExactly(key);
        assertThat(quarantine(fixture, node)).isEmpty();
        fixture.runWork(node);
        assertThat(states(fixture, node, ids)).containsOnly(MediaView.State.STORED);
    }

    @EveryStore
    @DisplayName("Work that its process dies of is given up after one suspicion beside others and five alone")
    void workThatKillsItsProcessIsQuarantined(InboxFixture fixture) {
        InboxFixture.Node node = node(fixture);
        List<MessageId> ids = pictures(fixture, node, 3);
        String poison = medium(fixture, node, ids.get(0));
        source.dies = poison::equals;

        for (int lost = 0; lost < 6; lost++) {
            assertThat(quarantine(fixture, node))
                    .as("after %d lost workers", lost)
                    .isEmpty();
            InboxFixture.Node next = node(fixture);
            assertThatThrownBy(() -> fixture.runWork(next)).isInstanceOf(InternalError.class);
            fixture.later(LEASE);
        }
        fixture.runWork(node);

        assertThat(quarantine(fixture, node)).singleElement().satisfies(work -> {
            assertThat(work.reason()).isEqualTo(QuarantinedWork.Reason.LOST_WORKERS);
            assertThat(work.item().suspicions()).isEqualTo(6);
            assertThat(work.item().attempts()).isEqualTo(6);
        });
        assertThat(source.begun.stream().filter(poison::equals)).hasSize(6);
        assertThat(states(fixture, node, ids))
                .containsExactly(MediaView.State.PENDING, MediaView.State.STORED, MediaView.State.STORED);
    }

    @EveryStore
    @DisplayName("Five machines killed one after the other while they run the same work do not put it into quarantine")
    void rollingRestartQuarantinesNothing(InboxFixture fixture) {
        InboxFixture.Node survivor = node(fixture);
        List<MessageId> ids = pictures(fixture, survivor, 2);
        String unlucky = medium(fixture, survivor, ids.get(0));
        source.dies = unlucky::equals;
        for (int machine = 0; machine < 5; machine++) {
            InboxFixture.Node killed = node(fixture);
            assertThatThrownBy(() -> fixture.runWork(killed)).isInstanceOf(InternalError.class);
            fixture.later(LEASE);
        }

        source.dies = medium -> false;
        fixture.runWork(survivor);

        assertThat(quarantine(fixture, survivor)).isEmpty();
        assertThat(states(fixture, survivor, ids)).containsOnly(MediaView.State.STORED);
    }

    @EveryStore
    @DisplayName(
            "Forty kills in the middle of whatever is under way put nothing into quarantine, and all of it is done in the end")
    void fortyKillsQuarantineNothing(InboxFixture fixture) {
        Random random = new Random(20_261_128);
        InboxFixture.Node survivor = node(fixture);
        List<MessageId> ids = new ArrayList<>();
        for (int kill = 0; kill < 40; kill++) {
            ids.addAll(pictures(fixture, survivor, 1 + random.nextInt(4)));
            AtomicInteger left = new AtomicInteger(random.nextInt(4));
            source.dies = medium -> left.getAndDecrement() == 0;
            InboxFixture.Node killed = node(fixture);
            try {
                fixture.runWork(killed);
            } catch (InternalError expected) {
                assertThat(expected).hasMessage("the process is gone");
            }
            fixture.later(LEASE);
        }

        source.dies = medium -> false;
        fixture.runWork(survivor);

        assertThat(quarantine(fixture, survivor)).isEmpty();
        assertThat(states(fixture, survivor, ids)).containsOnly(MediaView.State.STORED);
    }

    @EveryStore
    @DisplayName("A store that is unavailable while a lease is released leaves no suspicion")
    void unavailableStoreCausesNoSuspicion(InboxFixture fixture) {
        AtomicInteger away = new AtomicInteger();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.throwing(store, method -> {
                    if (method.equals("commit") && away.get() > 0) {
                        throw new StoreUnavailableException("away");
                    }
                }),
                Metrics.none());
        var view = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message queued =
                fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("buenas"));
        for (int outage = 0; outage < 10; outage++) {
            away.set(1);
            assertThatThrownBy(() -> node.inbox().work().runDue(10)).isInstanceOf(TryAgainException.class);
            away.set(0);
            assertThat(node.inbox().work().runDue(0)).isZero();
            fixture.later(LEASE);
        }

        fixture.runWork(node);

        assertThat(fixture.message(queued.conversation(), queued.id()).delivery())
                .isNotNull()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.ACCEPTED));
        assertThat(quarantine(fixture, node)).isEmpty();
    }

    private static final class Gateway implements ChannelGateway {
        private final AtomicInteger calls = new AtomicInteger();
        private final Error thrown;

        Gateway(Error thrown) {
            this.thrown = thrown;
        }

        @Override
        public SendOutcome send(Dispatch dispatch) {
            calls.incrementAndGet();
            throw thrown;
        }

        @Override
        public boolean markRead(Line line, IdentityKey from, String messageId) {
            throw thrown;
        }
    }

    @EveryStore
    @DisplayName(
            "A send that has set out becomes unknown, whether its gateway throws an error or takes the process along")
    void dispatchedSendBecomesUnknown(InboxFixture fixture) {
        var view = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Recipient to = Recipient.conversation(view.conversation().id());
        Message first = fixture.queues(to, Draft.text("uno"));
        Gateway throwing = new Gateway(new NoClassDefFoundError("com/example/Gone"));

        fixture.runWork(fixture.node(throwing));

        assertUnknown(fixture, first);
        assertThat(throwing.calls).hasValue(1);

        fixture.later(Duration.ofMinutes(1));
        fixture.runWork();
        Message second = fixture.queues(to, Draft.text("dos"));
        Gateway dying = new Gateway(new InternalError("the process is gone"));
        InboxFixture.Node killed = fixture.node(dying);
        assertThatThrownBy(() -> fixture.runWork(killed)).isInstanceOf(InternalError.class);
        fixture.later(LEASE);
        fixture.runWork();

        assertUnknown(fixture, second);
        assertThat(dying.calls).hasValue(1);
        assertThat(fixture.meta().sentTo(fixture.meta().whatsAppPerson(ROSA))).isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .quarantine()
                        .work()
                        .page(CursorRequest.first(10))
                        .items())
                .isEmpty();
    }

    @EveryStore
    @DisplayName("A send that has set out and keeps ending in errors becomes unknown instead of going into quarantine")
    void dispatchedSendWithErrorsBecomesUnknown(InboxFixture fixture) {
        var view = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message queued =
                fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("uno"));
        InboxFixture.Node killed = fixture.node(new Gateway(new InternalError("the process is gone")));
        assertThatThrownBy(() -> fixture.runWork(killed)).isInstanceOf(InternalError.class);
        fixture.later(LEASE);
        AtomicInteger errors = new AtomicInteger();
        InboxFixture.Node broken = fixture.node(
                store -> FailingStore.refusing(store, set -> {
                    if (set.changes().stream().anyMatch(WorkQuarantineTest::becomesUnknown)
                            && errors.incrementAndGet() <= 3) {
                        throw new AssertionError("not this time");
                    }
                    return false;
                }),
                Metrics.none());

        for (int attempt = 0; attempt < 3; attempt++) {
            fixture.runWork(broken);
            fixture.later(PUT_OFF);
        }

        assertThat(errors).hasValue(4);
        assertUnknown(fixture, queued);
        assertThat(quarantine(fixture, broken)).isEmpty();
        assertThat(fixture.meta().sentTo(fixture.meta().whatsAppPerson(ROSA))).isEmpty();
    }

    private static boolean becomesUnknown(Change change) {
        return change instanceof ConversationChange.RaiseDelivery raise
                && raise.step().status() == DeliveryStatus.UNKNOWN;
    }

    private static void assertUnknown(InboxFixture fixture, Message message) {
        assertThat(fixture.message(message.conversation(), message.id()).delivery())
                .isNotNull()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.UNKNOWN));
    }

    @EveryStore
    @DisplayName("A send that errors before it sets out is quarantined, stays queued, and goes out when it is replayed")
    void sendFailingBeforeDispatchIsQuarantined(InboxFixture fixture) {
        var view = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message queued =
                fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("uno"));
        CountingMetrics metrics = new CountingMetrics();
        InboxFixture.Node node = fixture.node(
                store -> FailingStore.throwing(store, method -> {
                    if (method.equals("messages")) {
                        throw new StackOverflowError();
                    }
                }),
                metrics);

        for (int attempt = 0; attempt < 3; attempt++) {
            fixture.runWork(node);
            fixture.later(PUT_OFF);
        }

        assertThat(quarantine(fixture, node))
                .extracting(QuarantinedWork::key)
                .containsExactly(new WorkKey(WorkKind.SEND, queued.id().value()));
        assertThat(metrics.work(WorkKind.SEND, Metrics.Worked.QUARANTINED)).isEqualTo(1);
        assertThat(metrics.work(WorkKind.SEND, Metrics.Worked.FAILED))
                .as("each run is told once")
                .isEqualTo(2);
        assertThat(fixture.message(queued.conversation(), queued.id()).delivery())
                .isNotNull()
                .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.QUEUED));
        fixture.runWork();
        assertThat(fixture.meta().sentTo(fixture.meta().whatsAppPerson(ROSA))).isEmpty();

        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .quarantine()
                        .replayWork(List.of(quarantine(fixture, node).get(0).key()))
                        .orThrow())
                .hasSize(1);
        fixture.runWork();
        assertThat(fixture.meta().sentTo(fixture.meta().whatsAppPerson(ROSA))).hasSize(1);
    }

    @EveryStore
    @DisplayName(
            "A body of the journal that errors goes into the quarantine of no account, and is filed when it is replayed")
    void failingJournalledBodyIsQuarantined(InboxFixture fixture) {
        AtomicInteger reads = new AtomicInteger();
        InboxFixture.Node broken = fixture.journalling(store -> store, (app, body, at) -> {
            reads.incrementAndGet();
            throw new StackOverflowError();
        });
        assertThat(broken.post(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                        .status())
                .isEqualTo(200);
        for (int attempt = 0; attempt < 4; attempt++) {
            fixture.runWork(broken);
            fixture.later(PUT_OFF);
        }

        List<QuarantinedWork> found = broken.inbox()
                .as(Actor.host())
                .quarantine()
                .work()
                .page(CursorRequest.first(10))
                .items();
        assertThat(reads).hasValue(3);
        assertThat(found)
                .singleElement()
                .satisfies(work -> assertThat(work.key().kind()).isEqualTo(WorkKind.JOURNAL));
        assertThat(health(fixture, broken).quarantinedWork()).isEqualTo(Map.of(WorkKind.JOURNAL, 1L));

        assertThat(broken.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .replayWork(List.of(found.get(0).key()))
                        .orThrow())
                .isEqualTo(Set.of(found.get(0).key()));
        fixture.runWork(fixture.journalling(store -> store));
        assertThat(fixture.conversations()).hasSize(1);
    }

    @EveryStore
    @DisplayName("Work that is due for longer than the setting keeps an account from being up, the journal's included")
    void overdueWorkMakesTheAccountDown(InboxFixture fixture) {
        InboxFixture.Node node = fixture.journalling(store -> store);
        assertThat(health(fixture, node).isUp()).isTrue();
        assertThat(node.post(fixture.meta().whatsAppPerson(ROSA).writes("hola")).status())
                .isEqualTo(200);

        fixture.later(Duration.ofMinutes(15));
        assertThat(health(fixture, node).isUp()).as("exactly as long as it may").isTrue();
        fixture.later(Duration.ofMillis(1));
        assertThat(health(fixture, node).problems()).containsExactly(AccountHealth.Problem.WORK_OVERDUE);
        assertThat(health(fixture, node).overdue()).containsOnlyKeys(WorkKind.JOURNAL);
        assertThat(health(fixture, node).workers().lastRun())
                .as("nobody runs it here")
                .isNull();

        fixture.runWork(node);
        assertThat(health(fixture, node).isUp()).isTrue();
        assertThat(health(fixture, node).workers().lastRun()).isEqualTo(fixture.now());
    }

    @EveryStore
    @DisplayName("Who may not operate neither sees nor replays quarantined work")
    void onlyOperatorsSeeQuarantinedWork(InboxFixture fixture) {
        InboxFixture.Node node = node(fixture);
        String poison = medium(fixture, node, pictures(fixture, node, 1).get(0));
        source.overflows = poison::equals;
        for (int attempt = 0; attempt < 3; attempt++) {
            fixture.runWork(node);
            fixture.later(PUT_OFF);
        }
        WorkKey key = quarantine(fixture, node).get(0).key();

        for (var actor : List.of(fixture.salesUser(), fixture.editor(), fixture.custom(Permission.CONVERSE_ALL))) {
            Quarantine quarantine = node.inbox().as(actor).quarantine();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(quarantine::work)
                    .matches(refused -> refused.has(Refusal.Reason.NOT_PERMITTED));
            assertThat(quarantine.replayWork(List.of(key)).refusedFor(Refusal.Reason.NOT_PERMITTED))
                    .isTrue();
        }
        assertThat(quarantine(fixture, node)).hasSize(1);
    }
}
