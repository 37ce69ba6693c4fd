package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.media.MetaMedia;
import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaSource;
import io.escala.core.media.MediaView;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.result.Receipt;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.fakemeta.Download;
import io.escala.fakemeta.DownloadFault;
import io.escala.fakemeta.MediaFile;
import io.escala.fakemeta.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Media: kept in the host's storage, without delaying their message. */
class MediaTest {
    private static final String ROSA = "5493415550101";
    private static final byte[] PICTURE = "the bytes of a picture".getBytes(StandardCharsets.UTF_8);
    private static final List<String> NAMES = List.of(
            "../../x", "C:\\x", "con.txt", "a\u202Egpj.exe", "x".repeat(5_000), "a\u0000b", "/etc/passwd", "..");

    @TempDir
    private Path folder;

    @EveryStore
    @DisplayName("What a customer sends is fetched after the message was filed, on every channel")
    void mediaAreFetchedAfterFiling(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            MediaFile picture = MediaFile.of("image/jpeg", PICTURE);
            for (Webhook webhook : List.of(
                    fixture.meta().whatsAppPerson(ROSA).chat().sends(picture),
                    fixture.meta().messengerPerson("24001").chat().sends(picture),
                    fixture.meta().instagramPerson("17001").chat().sends(picture))) {
                MessageId id = filed(node.deliver(webhook));
                assertThat(view(node, fixture, id).state()).isEqualTo(MediaView.State.PENDING);
                assertThat(open(node, id, fixture.administrator())).isEmpty();

                fixture.runWork(node);

                MediaView stored = view(node, fixture, id);
                assertThat(stored.state()).isEqualTo(MediaView.State.STORED);
                assertThat(stored.file()).isNotNull().satisfies(file -> {
                    assertThat(file.bytes()).isEqualTo(PICTURE.length);
                    assertThat(file.mimeType()).isEqualTo("image/jpeg");
                });
                assertThat(open(node, id, fixture.administrator())).contains("the bytes of a picture");
                assertThat(fixture.events(CrmEvent.MediaChanged.class))
                        .contains(new CrmEvent.MediaChanged(
                                fixture.store()
                                        .messages(TestBusiness.ACCOUNT, List.of(id))
                                        .get(id)
                                        .conversation(),
                                id,
                                0,
                                io.escala.crm.conversation.MediaFile.State.STORED));
            }
            assertThat(files()).hasSize(3);
        }
    }

    @EveryStore
    @DisplayName("What comes back wrong is refused or tried again, never stored; the message stays as it is")
    void invalidMediaAreNeverStored(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            Map<DownloadFault, String> refused = Map.of(
                    DownloadFault.redirectTo("http://169.254.169.254/latest/meta-data/"), "ADDRESS",
                    DownloadFault.redirectTo("https://fbcdn.net.evil.com/x"), "ADDRESS",
                    DownloadFault.otherBytes(new byte[] {1}), "DIGEST",
                    DownloadFault.flood(1_048_577), "TOO_LARGE",
                    DownloadFault.packed(), "ENCODED",
                    DownloadFault.bomb(50_000_000), "ENCODED");
            for (Map.Entry<DownloadFault, String> fault : refused.entrySet()) {
                fixture.meta().failNextDownload(fault.getKey());
                MessageId id = filed(node.deliver(picture(fixture)));
                fixture.runWork(node);

                MediaView view = view(node, fixture, id);
                assertThat(view.state()).as(fault.getValue()).isEqualTo(MediaView.State.FAILED);
                assertThat(view.file()).isNotNull();
                assertThat(view.file().reason()).isEqualTo(fault.getValue());
            }
            assertThat(files()).isEmpty();
            assertThat(fixture.meta().downloads()).hasSize(refused.size()).allMatch(Download::withToken);

            fixture.meta().failNextDownload(DownloadFault.status(404));
            fixture.meta().failNextDownload(DownloadFault.typed("text/html"));
            MessageId id = filed(node.deliver(picture(fixture)));
            fixture.runWork(node);
            assertThat(view(node, fixture, id).state()).isEqualTo(MediaView.State.PENDING);
            fixture.later(Duration.ofMinutes(1));
            fixture.runWork(node);
            assertThat(view(node, fixture, id).state()).isEqualTo(MediaView.State.STORED);
            assertThat(view(node, fixture, id).file())
                    .isNotNull()
                    .satisfies(file -> assertThat(file.mimeType()).isEqualTo("text/html"));
        }
    }

    @EveryStore
    @DisplayName("A redirect to another allowed address is followed once, without the token")
    void redirectIsFollowedOnceWithoutToken(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            MessageId id = filed(node.deliver(picture(fixture)));
            String file = Objects.requireNonNull(
                    Objects.requireNonNull(view(node, fixture, id).media()).providerId());
            fixture.meta()
                    .failNextDownload(DownloadFault.redirectTo(fixture.meta().baseUrl() + "/cdn/" + file));

            fixture.runWork(node);

            assertThat(open(node, id, fixture.administrator())).contains("the bytes of a picture");
            assertThat(fixture.meta().downloads())
                    .containsExactly(
                            new Download("/whatsapp_business/" + file, true), new Download("/cdn/" + file, false));
        }
    }

    @EveryStore
    @DisplayName("Whoever may not see the conversation sees none of its media")
    void mediaFollowConversationVisibility(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            MessageId id = filed(node.deliver(picture(fixture)));
            fixture.runWork(node);

            for (Actor actor : List.of(fixture.editor(), fixture.custom())) {
                assertThat(node.inbox().as(actor).media().of(List.of(id))).isEmpty();
                assertThat(open(node, id, actor)).isEmpty();
            }
            assertThat(node.inbox().as(fixture.administrator()).media().of(List.of(id, new MessageId("nobody"))))
                    .containsOnlyKeys(id);
        }
    }

    @EveryStore
    @DisplayName("A file name is shown cleaned and is no part of any path")
    void fileNamesAreCleanedAndNoPaths(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder.resolve("media")));
            for (String name : NAMES) {
                MessageId id = filed(node.deliver(fixture.meta()
                        .whatsAppPerson(ROSA)
                        .chat()
                        .sends(MediaFile.of("application/pdf", PICTURE).named(name))));
                fixture.runWork(node);

                MediaView view = view(node, fixture, id);
                assertThat(view.state()).as(name).isEqualTo(MediaView.State.STORED);
                assertThat(view.media()).isNotNull();
                String shown = Optional.ofNullable(view.media().fileName()).orElse("");
                assertThat(shown).doesNotContain("/", "\\", "\u202E", "\u0000");
                assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(200);
            }
            assertThat(files())
                    .hasSize(NAMES.size())
                    .allMatch(file -> file.toString().matches("media/[0-9a-f]{2}/[0-9a-f]{64}"));
        }
    }

    @EveryStore
    @DisplayName(
            "A medium that cannot be had is tried five times and given up; its message is there once, from the first moment")
    void failedMediumIsRetriedFiveTimes(InboxFixture fixture) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        MediaSource broken = (line, medium, sink) -> {
            if (calls.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("a defect");
            }
            return new MediaOutcome.TryLater("BROKEN", null);
        };
        InboxFixture.Node node = fixture.node(broken, new FolderMediaStorage(folder));
        Webhook webhook = picture(fixture);
        MessageId id = filed(node.deliver(webhook));

        for (int hour = 0; hour <= 6 * 24; hour++) {
            fixture.runWork(node);
            fixture.later(Duration.ofHours(1));
        }

        assertThat(calls).hasValue(5);
        assertThat(view(node, fixture, id).state()).isEqualTo(MediaView.State.EXPIRED);
        assertThat(node.deliver(webhook).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        fixture.runWork(node);
        assertThat(calls).hasValue(5);
        assertThat(fixture.conversations())
                .singleElement()
                .satisfies(view -> assertThat(fixture.thread(view.conversation().id()))
                        .extracting(Message::id)
                        .containsExactly(id));
        assertThat(files()).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "A line whose fetches fail is left alone after ten errors within an hour, and so are only its own media")
    void tenErrorsPauseTheLine(InboxFixture fixture) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        MediaSource source = (line, medium, sink) -> {
            if (!line.id().equals(TestBusiness.SALES)) {
                others.incrementAndGet();
                return new MediaOutcome.Gone();
            }
            calls.incrementAndGet();
            return new MediaOutcome.TryLater("BROKEN", null);
        };
        InboxFixture.Node node = fixture.node(source, new FolderMediaStorage(folder));
        for (int i = 0; i < 25; i++) {
            node.deliver(picture(fixture));
        }
        node.deliver(fixture.meta().messengerPerson("24001").chat().sends(MediaFile.of("image/jpeg", PICTURE)));

        fixture.runWork(node);
        assertThat(calls).hasValue(10);
        assertThat(others).hasValue(1);

        fixture.later(Duration.ofMinutes(59));
        fixture.runWork(node);
        assertThat(calls).hasValue(10);

        fixture.later(Duration.ofMinutes(1));
        fixture.runWork(node);
        assertThat(calls).hasValue(20);
    }

    @EveryStore
    @DisplayName(
            "An invalid token stops the line's media; with a new one they are fetched, and none has lost an attempt")
    void invalidTokenStopsTheLinesMedia(InboxFixture fixture) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean dead = new AtomicBoolean(true);
        try (MetaMedia media = fixture.metaMedia()) {
            MediaSource source = (line, medium, sink) -> {
                calls.incrementAndGet();
                return dead.get() ? new MediaOutcome.LineStopped("TOKEN") : media.fetch(line, medium, sink);
            };
            InboxFixture.Node node = fixture.node(source, new FolderMediaStorage(folder));
            List<MessageId> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ids.add(filed(node.deliver(picture(fixture))));
            }

            for (int minute = 0; minute < 60; minute++) {
                fixture.runWork(node);
                fixture.later(Duration.ofMinutes(1));
            }
            assertThat(calls)
                    .as("one call an hour shows whether the token is good again")
                    .hasValue(1);
            assertThat(ids).allMatch(id -> view(node, fixture, id).state() == MediaView.State.PENDING);

            dead.set(false);
            fixture.runWork(node);
            assertThat(ids).allMatch(id -> view(node, fixture, id).state() == MediaView.State.STORED);
            assertThat(calls).hasValue(4);
        }
    }

    @EveryStore
    @DisplayName("Of a message that was taken back before, nothing is fetched; afterwards what was stored is erased")
    void unsentMediaAreErased(InboxFixture fixture) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (MetaMedia media = fixture.metaMedia()) {
            MediaSource counted = (line, medium, sink) -> {
                calls.incrementAndGet();
                return media.fetch(line, medium, sink);
            };
            InboxFixture.Node node = fixture.node(counted, new FolderMediaStorage(folder));

            MessageId before = filed(node.deliver(picture(fixture)));
            unsend(fixture, node, before);
            fixture.runWork(node);
            assertThat(calls).hasValue(0);
            assertThat(view(node, fixture, before).state()).isEqualTo(MediaView.State.ERASED);

            MessageId after = filed(node.deliver(picture(fixture)));
            fixture.runWork(node);
            assertThat(files()).hasSize(1);
            unsend(fixture, node, after);
            assertThat(view(node, fixture, after).state()).isEqualTo(MediaView.State.ERASED);
            assertThat(open(node, after, fixture.administrator())).isEmpty();
            fixture.runWork(node);
            assertThat(files()).isEmpty();
            assertThat(fixture.store()
                            .media(TestBusiness.ACCOUNT, List.of(after))
                            .get(after))
                    .extracting(io.escala.crm.conversation.MediaFile::state)
                    .containsExactly(io.escala.crm.conversation.MediaFile.State.ERASED);
        }
    }

    @EveryStore
    @DisplayName("Without a storage nothing is fetched, and no work is left behind")
    void withoutStorageNothingIsFetched(InboxFixture fixture) {
        MessageId id = filed(fixture.deliver(picture(fixture)));

        assertThat(fixture.inbox().work().runDue(1_000)).isZero();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .media()
                        .of(List.of(id))
                        .get(id))
                .extracting(MediaView::state)
                .containsExactly(MediaView.State.PENDING);
    }

    private static Webhook picture(InboxFixture fixture) {
        return fixture.meta().whatsAppPerson(ROSA).chat().sends(MediaFile.of("image/jpeg", PICTURE));
    }

    private static void unsend(InboxFixture fixture, InboxFixture.Node node, MessageId id) {
        Message message = Objects.requireNonNull(
                fixture.store().messages(TestBusiness.ACCOUNT, List.of(id)).get(id));
        node.deliver(fixture.meta().whatsAppPerson(ROSA).chat().unsends(Objects.requireNonNull(message.providerId())));
    }

    private static MessageId filed(Receipt receipt) {
        assertThat(receipt.count(Receipt.Filing.STORED)).isEqualTo(1);
        return Objects.requireNonNull(receipt.items().get(0).message());
    }

    private static MediaView view(InboxFixture.Node node, InboxFixture fixture, MessageId id) {
        Map<MessageId, List<MediaView>> views =
                node.inbox().as(fixture.administrator()).media().of(List.of(id));
        assertThat(views.get(id)).hasSize(1);
        return views.get(id).get(0);
    }

    private static Optional<String> open(InboxFixture.Node node, MessageId id, Actor actor) throws IOException {
        Optional<InputStream> opened = node.inbox().as(actor).media().open(id, 0);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = opened.get()) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }
}
