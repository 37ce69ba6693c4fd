package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.SampleFiles;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.media.MetaMedia;
import io.escala.core.channel.ContentSource;
import io.escala.core.inbox.Desk;
import io.escala.core.library.Library;
import io.escala.core.library.NewFile;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.port.MediaStorage;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Refusal;
import io.escala.core.send.SendRequest;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.fakemeta.SentMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** The files of an account: who puts them in, finds them and takes them off, and what a bad name or storage does. */
class LibraryTest {
    private static final List<String> NAMES = List.of(
            "../../x.jpg",
            "C:\\x.jpg",
            "con.jpg",
            "a\u202Egpj.jpg",
            "x".repeat(5_000) + ".jpg",
            "a\u0000b.jpg",
            " ",
            "\"; name=\"type\".jpg");

    @TempDir
    private Path folder;

    @EveryStore
    @DisplayName(
            "M37, M38 The team finds files of gallery and library, the newest first; what is of one send is not listed")
    void teamFindsFiles(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            Library library =
                    desk(fixture, media, new FolderMediaStorage(folder)).library();
            List<LibraryFile> added = new ArrayList<>();
            for (String name : List.of("Sofá rojo.jpg", "Mesa roja.jpg", "Silla.jpg")) {
                added.add(0, library.add(image(name)).orThrow());
                fixture.later(Duration.ofSeconds(1));
            }
            LibraryFile taken = library.add(image("IMG_1.jpg").from(FileSource.DEVICE_CAMERA))
                    .orThrow();

            assertThat(library.list(FileSource.ESCALA_GALLERY)).containsExactlyElementsOf(added);
            assertThat(library.list(FileSource.ESCALA_GALLERY)
                            .page(CursorRequest.first(2))
                            .items())
                    .containsExactlyElementsOf(added.subList(0, 2));
            assertThat(library.list(FileSource.ESCALA_GALLERY).count().value()).isEqualTo(3);
            assertThat(library.search(FileSource.ESCALA_GALLERY, "roj")).containsExactly(added.get(1), added.get(2));
            assertThat(library.search(FileSource.ESCALA_GALLERY, "SOFA rojo")).containsExactly(added.get(2));
            assertThat(library.list(FileSource.ESCALA_LIBRARY)).isEmpty();
            assertThat(library.list(FileSource.DEVICE_CAMERA)).isEmpty();
            assertThat(library.find(taken.id())).contains(taken);
            try (InputStream bytes = library.open(taken.id()).orElseThrow()) {
                assertThat(bytes.readAllBytes()).isEqualTo(SampleFiles.JPEG);
            }
        }
    }

    @EveryStore
    @DisplayName("M38 One takes off what one put in; what others put in, an administrator")
    void filesAreTakenOffByPermission(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            Library seller = node.inbox().as(fixture.salesUser()).library();
            Library administrator = node.inbox().as(fixture.administrator()).library();
            LibraryFile theirs = administrator.add(image("a.jpg")).orThrow();
            LibraryFile own = seller.add(image("b.jpg")).orThrow();
            LibraryFile other = seller.add(image("c.jpg")).orThrow();

            assertThat(seller.remove(theirs.id()).refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.NOT_PERMITTED);
            assertThat(seller.remove(own.id()).orThrow().removed()).isTrue();
            assertThat(seller.remove(own.id()).orThrow().removed()).as("again").isTrue();
            assertThat(administrator.remove(other.id()).orThrow().removed()).isTrue();
            assertThat(seller.list(FileSource.ESCALA_GALLERY)).containsExactly(theirs);
        }
    }

    @EveryStore
    @DisplayName("Names are cleaned and are no paths; whatever they are, the file goes out")
    void namesAreCleaned(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            Desk desk = node.inbox().as(fixture.administrator());
            ConversationId chat = writes(fixture, node);
            for (String name : NAMES) {
                LibraryFile file =
                        desk.library().add(image(name).mimeType("image/jpeg")).orThrow();
                assertThat(file.name()).isNotBlank().doesNotContain("/", "\\", "\u0000", "\u202E");
                desk.messages().send(SendRequest.to(chat).image(file.id())).orThrow();
                fixture.runWork(node);
                fixture.later(Duration.ofSeconds(10));
            }

            assertThat(fixture.meta().sent())
                    .hasSize(NAMES.size())
                    .extracting(SentMessage::type)
                    .containsOnly("image");
            assertThat(fixture.meta().uploads())
                    .allSatisfy(upload -> assertThat(upload.name()).matches("[A-Za-z0-9._-]{1,100}"));
            try (Stream<Path> files = Files.walk(folder)) {
                assertThat(files.filter(Files::isRegularFile)).hasSize(NAMES.size());
            }
        }
    }

    @EveryStore
    @DisplayName("A storage that fails keeps nothing of a file, and makes a message wait that was queued before")
    void brokenStorageMakesMessagesWait(InboxFixture fixture) throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        MediaStorage whole = new FolderMediaStorage(folder);
        MediaStorage storage = new MediaStorage() {
            @Override
            public void store(String key, @Nullable String mimeType, InputStream bytes) throws IOException {
                check();
                whole.store(key, mimeType, bytes);
            }

            @Override
            public Optional<InputStream> open(String key) throws IOException {
                check();
                return whole.open(key);
            }

            @Override
            public void delete(String key) throws IOException {
                whole.delete(key);
            }

            private void check() throws IOException {
                if (broken.get()) {
                    throw new IOException("the disk is gone");
                }
            }
        };
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, storage);
            Desk desk = node.inbox().as(fixture.administrator());
            ConversationId chat = writes(fixture, node);
            LibraryFile file = desk.library().add(image("a.jpg")).orThrow();
            broken.set(true);
            assertThatThrownBy(() -> desk.library().add(image("b.jpg"))).isInstanceOf(IOException.class);
            MessageId id = desk.messages()
                    .send(SendRequest.to(chat).image(file.id()))
                    .orThrow()
                    .messages()
                    .get(0);
            fixture.runWork(node);
            assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.QUEUED);
            assertThat(fixture.meta().sent()).isEmpty();

            broken.set(false);
            fixture.later(Duration.ofMinutes(10));
            fixture.runWork(node);
            assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.ACCEPTED);
            assertThat(fixture.meta().sent()).hasSize(1);
            assertThat(desk.library().list(FileSource.ESCALA_GALLERY)).containsExactly(file);
        }
    }

    @EveryStore
    @DisplayName("Many people who get one file at once: it is uploaded once")
    void manyPeopleOneUpload(InboxFixture fixture) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            Desk desk = node.inbox().as(fixture.administrator());
            LibraryFile file =
                    desk.library().add(SampleFiles.of(MediaKind.DOCUMENT)).orThrow();
            for (int i = 0; i < 20; i++) {
                ConversationId chat = node.deliver(fixture.meta()
                                .whatsAppPerson("54934155502" + (10 + i))
                                .writes("hola"))
                        .items()
                        .get(0)
                        .conversation();
                desk.messages()
                        .send(SendRequest.to(Objects.requireNonNull(chat)).document(file.id()))
                        .orThrow();
            }
            fixture.runWork(node);

            assertThat(fixture.meta().sent()).hasSize(20);
            assertThat(fixture.meta().uploads()).hasSize(1);
        }
    }

    private static Desk desk(InboxFixture fixture, MetaMedia media, MediaStorage storage) {
        return fixture.node(media, storage).inbox().as(fixture.administrator());
    }

    private static NewFile image(String name) {
        return NewFile.image(name, ContentSource.of(SampleFiles.JPEG));
    }

    private static ConversationId writes(InboxFixture fixture, InboxFixture.Node node) {
        return Objects.requireNonNull(
                node.deliver(fixture.meta().whatsAppPerson("5493415550101").writes("hola"))
                        .items()
                        .get(0)
                        .conversation());
    }

    private static DeliveryStatus status(InboxFixture fixture, MessageId id) {
        Message message = Objects.requireNonNull(
                fixture.store().messages(TestBusiness.ACCOUNT, List.of(id)).get(id));
        return Objects.requireNonNull(message.delivery()).status();
    }
}
