package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.media.MetaMedia;
import io.escala.core.media.MediaView;
import io.escala.core.media.MediaView.State;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.result.Receipt;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.DownloadFault;
import io.escala.fakemeta.MediaFile;
import io.escala.fakemeta.Webhook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Albums: one message, and each of its media is fetched, refused and erased independently. */
class AlbumTest {
    private static final List<String> PHOTOS = List.of("the first photo", "the second photo", "the third photo");

    @TempDir
    private Path folder;

    @EveryStore
    @DisplayName("Three photos sent at once are one message, and all three are fetched and can be opened")
    void threePhotosAreOneMessage(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            for (DirectChat chat : chats(fixture)) {
                Webhook webhook = chat.sends(photos());
                MessageId id = filed(node.deliver(webhook));
                assertThat(states(node, fixture, id)).containsExactly(State.PENDING, State.PENDING, State.PENDING);

                fixture.runWork(node);

                assertThat(states(node, fixture, id)).containsExactly(State.STORED, State.STORED, State.STORED);
                for (int place = 0; place < PHOTOS.size(); place++) {
                    assertThat(open(node, fixture, id, place)).isEqualTo(PHOTOS.get(place));
                }
                assertThat(node.inbox().as(fixture.administrator()).media().open(id, PHOTOS.size()))
                        .isEmpty();
                assertThat(stored(fixture, id).content()).isInstanceOf(MessageContent.Album.class);
                assertThat(node.deliver(webhook).count(Receipt.Filing.DUPLICATE))
                        .isEqualTo(1);
                fixture.runWork(node);
            }
            assertThat(fixture.conversations())
                    .hasSize(2)
                    .allSatisfy(view ->
                            assertThat(fixture.thread(view.conversation().id())).hasSize(1));
            assertThat(fixture.meta().downloads()).as("none is fetched twice").hasSize(6);
            assertThat(files()).hasSize(6);
        }
    }

    @EveryStore
    @DisplayName("One that is refused and one that has to be tried again cost the third nothing")
    void failedMediumDoesNotAffectTheOthers(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            fixture.meta().failNextDownload(DownloadFault.packed());
            fixture.meta().failNextDownload(DownloadFault.status(503));
            MessageId id = filed(node.deliver(chats(fixture).get(0).sends(photos())));

            fixture.runWork(node);
            assertThat(states(node, fixture, id)).containsExactlyInAnyOrder(State.FAILED, State.PENDING, State.STORED);

            fixture.later(Duration.ofMinutes(1));
            fixture.runWork(node);
            assertThat(states(node, fixture, id)).containsExactlyInAnyOrder(State.FAILED, State.STORED, State.STORED);
            assertThat(files()).hasSize(2);
        }
    }

    @EveryStore
    @DisplayName("Another caption keeps the photos; taking the message back erases them all, fetched or not")
    void editKeepsAndUnsendErasesTheMedia(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            DirectChat chat = chats(fixture).get(1);
            Webhook webhook = chat.sends(photos());
            MessageId id = filed(node.deliver(webhook));
            fixture.runWork(node);

            node.deliver(chat.edits(webhook.messageId(), "another caption", 1));
            assertThat(stored(fixture, id).shown().text()).isEqualTo("another caption");
            assertThat(states(node, fixture, id)).containsExactly(State.STORED, State.STORED, State.STORED);
            assertThat(files()).hasSize(3);

            node.deliver(chat.unsends(webhook.messageId()));
            assertThat(states(node, fixture, id)).containsExactly(State.ERASED, State.ERASED, State.ERASED);
            assertThat(node.inbox().as(fixture.administrator()).media().open(id, 2))
                    .isEmpty();
            fixture.runWork(node);
            assertThat(files()).isEmpty();

            Webhook other = chat.sends(photos());
            MessageId unfetched = filed(node.deliver(other));
            node.deliver(chat.unsends(other.messageId()));
            fixture.runWork(node);
            assertThat(states(node, fixture, unfetched)).containsExactly(State.ERASED, State.ERASED, State.ERASED);
            assertThat(fixture.meta().downloads())
                    .as("of what was taken back before, nothing is fetched")
                    .hasSize(3);
            assertThat(files()).isEmpty();
        }
    }

    @EveryStore
    @DisplayName("A hundred at once are an album, one more is kept in its raw form, and neither delays other messages")
    void largestAlbumAndOneMore(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            DirectChat chat = chats(fixture).get(0);
            List<MediaFile> most = Collections.nCopies(MessageContent.Album.MAX_MEDIA, photos().get(0));
            MessageId album = filed(node.deliver(chat.sends(most)));
            MessageId raw = filed(node.deliver(chat.sends(
                    Stream.concat(most.stream(), most.stream().limit(1)).toList())));

            fixture.runWork(node);

            assertThat(states(node, fixture, album)).hasSize(most.size()).containsOnly(State.STORED);
            assertThat(files()).hasSize(most.size());
            assertThat(stored(fixture, raw).content())
                    .isInstanceOfSatisfying(
                            MessageContent.Structured.class,
                            kept -> assertThat(kept.json().split("\"url\"", -1)).hasSize(most.size() + 2));
        }
    }

    private static List<DirectChat> chats(InboxFixture fixture) {
        return List.of(
                fixture.meta().messengerPerson("24001").chat(),
                fixture.meta().instagramPerson("17001").chat());
    }

    private static List<MediaFile> photos() {
        return PHOTOS.stream()
                .map(photo -> MediaFile.of("image/jpeg", photo.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static MessageId filed(Receipt receipt) {
        assertThat(receipt.count(Receipt.Filing.STORED)).isEqualTo(1);
        return Objects.requireNonNull(receipt.items().get(0).message());
    }

    private static Message stored(InboxFixture fixture, MessageId id) {
        return Objects.requireNonNull(
                fixture.store().messages(TestBusiness.ACCOUNT, List.of(id)).get(id));
    }

    private static List<State> states(InboxFixture.Node node, InboxFixture fixture, MessageId id) {
        List<MediaView> views = Objects.requireNonNull(
                node.inbox().as(fixture.administrator()).media().of(List.of(id)).get(id));
        assertThat(views)
                .extracting(MediaView::place)
                .containsExactlyElementsOf(
                        IntStream.range(0, views.size()).boxed().toList());
        return views.stream().map(MediaView::state).toList();
    }

    private static String open(InboxFixture.Node node, InboxFixture fixture, MessageId id, int place)
            throws IOException {
        try (InputStream bytes =
                node.inbox().as(fixture.administrator()).media().open(id, place).orElseThrow()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
    }
}
