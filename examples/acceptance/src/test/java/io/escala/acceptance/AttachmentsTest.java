package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.SampleFiles;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.channels.media.MetaMedia;
import io.escala.core.channel.ContentSource;
import io.escala.core.inbox.Desk;
import io.escala.core.library.NewFile;
import io.escala.core.media.MediaView;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateBinding;
import io.escala.core.template.TemplateMedia;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.Upload;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.setup.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** Files that go out: put in once, uploaded once for each line, sent as messages that are read like those that came in. */
class AttachmentsTest {
    private static final String ROSA = "5493415550101";
    private static final String MESSENGER_PERSON = "24001";
    private static final String INSTAGRAM_PERSON = "17001";

    @TempDir
    private Path folder;

    private interface Test {
        void run(InboxFixture.Node node, Desk desk) throws IOException;
    }

    private void with(InboxFixture fixture, Test test) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            test.run(node, node.inbox().as(fixture.administrator()));
        }
    }

    private static ConversationId opened(InboxFixture.Node node, Webhook webhook) {
        ConversationId conversation = node.deliver(webhook).items().get(0).conversation();
        assertThat(conversation).isNotNull();
        return conversation;
    }

    private static ConversationId writes(InboxFixture fixture, InboxFixture.Node node, Channel channel) {
        return opened(
                node,
                switch (channel) {
                    case WHATSAPP -> fixture.meta().whatsAppPerson(ROSA).writes("hola");
                    case MESSENGER ->
                        fixture.meta().messengerPerson(MESSENGER_PERSON).writes("hola");
                    case INSTAGRAM ->
                        fixture.meta().instagramPerson(INSTAGRAM_PERSON).writes("hola");
                });
    }

    private static Message read(InboxFixture fixture, MessageId id) {
        return fixture.store().messages(TestBusiness.ACCOUNT, List.of(id)).get(id);
    }

    private static DeliveryStatus status(InboxFixture fixture, MessageId id) {
        return Objects.requireNonNull(read(fixture, id).delivery()).status();
    }

    private static SendRequest attached(ConversationId to, MediaKind kind, LibraryFileId... files) {
        return SendRequest.to(to).draft(Draft.attachments(kind, List.of(files)));
    }

    @EveryStore
    @DisplayName("Several images that were scheduled go out at their time as they would at once")
    void severalImagesAreScheduled(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile first =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            LibraryFile second = desk.library()
                    .add(NewFile.image("sofa.png", ContentSource.of(SampleFiles.PNG)))
                    .orThrow();
            ScheduledMessage scheduled = desk.messages()
                    .schedule(SendRequest.to(chat)
                            .images(List.of(first.id(), second.id()))
                            .caption("Our two models")
                            .sendAt(fixture.now().plus(Duration.ofHours(1))))
                    .orThrow();
            fixture.later(Duration.ofHours(1));
            fixture.runWork(node);

            assertThat(status(fixture, scheduled.id())).isEqualTo(DeliveryStatus.ACCEPTED);
            assertThat(fixture.meta().sent())
                    .extracting(SentMessage::type, SentMessage::text)
                    .containsExactly(tuple("image", "Our two models"), tuple("image", ""));
            assertThat(fixture.meta().uploads())
                    .extracting(Upload::mimeType, Upload::bytes)
                    .containsExactly(
                            tuple("image/jpeg", SampleFiles.JPEG.length), tuple("image/png", SampleFiles.PNG.length));
        });
    }

    @EveryStore
    @DisplayName(
            "M37, M39 Several images go out as a message each, in their order, the caption with the first, as one send")
    void severalImagesAreOneSend(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile first =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            LibraryFile second = desk.library()
                    .add(NewFile.image("sofa.png", ContentSource.of(SampleFiles.PNG)))
                    .orThrow();
            SendRequest request = SendRequest.to(chat)
                    .images(List.of(first.id(), second.id()))
                    .caption("Our two models")
                    .reference("ref-2");

            Sent sent = desk.messages().send(request).orThrow();
            assertThat(sent.messages()).hasSize(2);
            assertThat(desk.messages().send(request).orThrow())
                    .isEqualTo(new Sent(sent.messages(), sent.conversation(), true));
            fixture.runWork(node);

            assertThat(fixture.meta().sent())
                    .extracting(SentMessage::type, SentMessage::text)
                    .containsExactly(tuple("image", "Our two models"), tuple("image", ""));
            assertThat(fixture.meta().uploads())
                    .extracting(Upload::mimeType, Upload::bytes)
                    .containsExactly(
                            tuple("image/jpeg", SampleFiles.JPEG.length), tuple("image/png", SampleFiles.PNG.length));
            Map<MessageId, List<MediaView>> views = desk.media().of(sent.messages());
            assertThat(views.values())
                    .allSatisfy(view -> assertThat(view)
                            .singleElement()
                            .extracting(MediaView::state)
                            .isEqualTo(MediaView.State.STORED));
            try (InputStream bytes =
                    desk.media().open(sent.messages().get(1), 0).orElseThrow()) {
                assertThat(bytes.readAllBytes()).isEqualTo(SampleFiles.PNG);
            }
            assertThat(desk.messages()
                            .send(attached(chat, MediaKind.IMAGE, second.id()).reference("ref-2"))
                            .refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.KEY_REUSED);
        });
    }

    @EveryStore
    @DisplayName("M36, M37 A file of the library stands above a template, uploaded once for all who get it")
    void templateWithAFileOfTheLibrary(InboxFixture fixture) throws IOException {
        fixture.meta()
                .put(Template.of("2040", "catalogue", "es", "Mirá, {{1}}.").mediaHeader("DOCUMENT"));
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile prices =
                    desk.library().add(SampleFiles.of(MediaKind.DOCUMENT)).orThrow();
            LibraryFile picture =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            Draft.Template draft = Draft.template("catalogue").language("es").bind(1, TemplateValue.fixed("Rosa"));

            assertThat(desk.messages()
                            .send(SendRequest.to(chat).template(draft.header(TemplateMedia.of(picture))))
                            .refusals())
                    .containsExactly(Refusal.field(Refusal.Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.HEADER));
            Sent sent = desk.messages()
                    .send(SendRequest.to(chat).template(draft.header(TemplateMedia.of(prices))))
                    .orThrow();
            desk.messages()
                    .send(SendRequest.to(chat)
                            .template(draft.header(TemplateMedia.of(prices).named("precios.pdf"))))
                    .orThrow();
            fixture.runWork(node);

            assertThat(fixture.meta().uploads()).hasSize(1);
            assertThat(fixture.meta().sent())
                    .extracting(out -> out.template().orElseThrow().header())
                    .hasSize(2)
                    .doesNotContain("")
                    .containsOnly(fixture.meta()
                            .sent()
                            .get(0)
                            .template()
                            .orElseThrow()
                            .header());
            assertThat(fixture.meta().sent().get(1).json()).contains("\"filename\":\"precios.pdf\"");
            assertThat(status(fixture, sent.messages().get(0))).isEqualTo(DeliveryStatus.ACCEPTED);
            try (InputStream bytes =
                    desk.media().open(sent.messages().get(0), 0).orElseThrow()) {
                assertThat(bytes.readAllBytes()).hasSize((int) prices.bytes());
            }

            desk.library().remove(prices.id()).orThrow();
            assertThat(desk.messages()
                            .send(SendRequest.to(chat).template(draft.header(TemplateMedia.of(prices))))
                            .refusals())
                    .containsExactly(Refusal.of(Refusal.Reason.NOT_FOUND, Refusal.Remedy.CHOOSE_OTHER_FILE)
                            .in(TemplateBinding.HEADER, null));
        });
    }

    @EveryStore
    @DisplayName(
            "M37, M38, M41, S81 Every kind goes out on every channel that takes it, and statuses and echoes find it")
    void everyKindOnEveryChannel(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            for (Channel channel : Channel.values()) {
                ConversationId chat = writes(fixture, node, channel);
                for (MediaKind kind : MediaKind.values()) {
                    if (!takes(channel, kind)) {
                        continue;
                    }
                    LibraryFile file = desk.library().add(SampleFiles.of(kind)).orThrow();
                    MessageId id = desk.messages()
                            .send(attached(chat, kind, file.id()))
                            .orThrow()
                            .messages()
                            .get(0);
                    fixture.runWork(node);

                    List<SentMessage> sent = fixture.meta().sent();
                    SentMessage last = sent.get(sent.size() - 1);
                    assertThat(last.type()).as(channel + " " + kind).isEqualTo(type(channel, kind));
                    assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.ACCEPTED);
                    node.deliver(
                            channel == Channel.WHATSAPP
                                    ? last.status(io.escala.fakemeta.DeliveryStatus.DELIVERED)
                                    : last.echo());
                    fixture.runWork(node);
                    assertThat(fixture.thread(chat))
                            .filteredOn(message -> message.id().equals(id))
                            .hasSize(1);
                    fixture.later(Duration.ofSeconds(10));
                }
                assertThat(fixture.thread(chat))
                        .hasSize(1
                                + (int) fixture.meta().sent().stream()
                                        .filter(message ->
                                                message.line().channel().name().equals(channel.name()))
                                        .count());
            }
            assertThat(fixture.meta().refused()).isEmpty();
        });
    }

    private static boolean takes(Channel channel, MediaKind kind) {
        return switch (kind) {
            case IMAGE, VIDEO, AUDIO, DOCUMENT -> true;
            case VOICE -> channel != Channel.INSTAGRAM;
            case STICKER -> channel == Channel.WHATSAPP;
        };
    }

    private static String type(Channel channel, MediaKind kind) {
        return switch (kind) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO, VOICE -> "audio";
            case DOCUMENT -> channel == Channel.WHATSAPP ? "document" : "file";
            case STICKER -> "sticker";
        };
    }

    @EveryStore
    @DisplayName("A file is uploaded once for each line, by whatever process, until Meta's id expires")
    void filesAreUploadedOnce(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile file =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            send(fixture, node, chat, file);
            send(fixture, node, chat, file);
            try (MetaMedia media = fixture.metaMedia()) {
                send(fixture, fixture.node(media, new FolderMediaStorage(folder)), chat, file);
            }
            assertThat(fixture.meta().sent()).hasSize(3);
            assertThat(fixture.meta().uploads()).hasSize(1);

            ConversationId page = writes(fixture, node, Channel.MESSENGER);
            send(fixture, node, page, file);
            assertThat(fixture.meta().uploads()).hasSize(2);

            fixture.later(Duration.ofDays(29));
            writes(fixture, node, Channel.WHATSAPP);
            send(fixture, node, chat, file);
            assertThat(fixture.meta().uploads()).hasSize(3);
            assertThat(fixture.meta().refused()).isEmpty();
        });
    }

    private static MessageId send(InboxFixture fixture, InboxFixture.Node node, ConversationId chat, LibraryFile file) {
        MessageId id = node.inbox()
                .as(fixture.administrator())
                .messages()
                .send(attached(chat, MediaKind.IMAGE, file.id()))
                .orThrow()
                .messages()
                .get(0);
        fixture.runWork(node);
        fixture.later(Duration.ofSeconds(10));
        return id;
    }

    @EveryStore
    @DisplayName("A file that Meta has no more is uploaded anew, once, and the message goes out once")
    void forgottenFilesAreUploadedAnew(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            for (Channel channel : Channel.values()) {
                ConversationId chat = writes(fixture, node, channel);
                LibraryFile file =
                        desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
                send(fixture, node, chat, file);
                fixture.meta().forgetUploads();
                int sent = fixture.meta().sent().size();
                int refused = fixture.meta().refused().size();

                MessageId id = send(fixture, node, chat, file);
                fixture.runWork(node);

                assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.ACCEPTED);
                assertThat(fixture.meta().sent()).hasSize(sent + 1);
                assertThat(fixture.meta().refused()).hasSize(refused + 1);
            }
        });
    }

    @EveryStore
    @DisplayName(
            "A message whose upload fails was not sent: it is tried again and goes out once, or fails with Meta's reason")
    void failedUploadsAreNoSends(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile file =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            for (Fault fault : List.of(
                    Fault.cut(),
                    Fault.reset(),
                    Fault.serverError(),
                    Fault.rateLimited(),
                    Fault.html(),
                    Fault.emptyAnswer())) {
                fixture.meta().failNextRead(fault);
                MessageId id = send(fixture, node, chat, another(desk));
                assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.QUEUED);
                int sent = fixture.meta().sent().size();

                fixture.later(Duration.ofMinutes(10));
                fixture.runWork(node);
                assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.ACCEPTED);
                assertThat(fixture.meta().sent()).hasSize(sent + 1);
            }

            fixture.meta().failNextRead(Fault.error(400, 131053, "Media upload error"));
            MessageId rejected = send(fixture, node, chat, file);
            assertThat(status(fixture, rejected)).isEqualTo(DeliveryStatus.FAILED);
            assertThat(Objects.requireNonNull(read(fixture, rejected).delivery())
                            .error())
                    .isNotNull()
                    .satisfies(error -> assertThat(error.code()).isEqualTo(131053));

            int sent = fixture.meta().sent().size();
            fixture.meta().failNextRead(Fault.error(401, 190, "Invalid token"));
            MessageId stopped = send(fixture, node, chat, file);
            assertThat(status(fixture, stopped)).isEqualTo(DeliveryStatus.QUEUED);
            assertThat(fixture.meta().sent()).hasSize(sent);
        });
    }

    private static LibraryFile another(Desk desk) throws IOException {
        return desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
    }

    @EveryStore
    @DisplayName("The echo of a picture that comes before Meta's answer is no second message, on Instagram neither")
    void earlyEchoesAreNoSecondMessages(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            for (Channel channel : List.of(Channel.MESSENGER, Channel.INSTAGRAM)) {
                ConversationId chat = writes(fixture, node, channel);
                fixture.meta().failNextSend(Fault.beforeAnswer(sent -> node.deliver(sent.echo())));

                MessageId id = send(fixture, node, chat, another(desk));

                assertThat(status(fixture, id)).isEqualTo(DeliveryStatus.ACCEPTED);
                assertThat(fixture.thread(chat)).hasSize(2);
            }
        });
    }

    @EveryStore
    @DisplayName("M38 A file that was removed is listed and sent no more; what was sent of it stays readable")
    void removedFilesStayReadable(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile file =
                    desk.library().add(SampleFiles.of(MediaKind.DOCUMENT)).orThrow();
            MessageId id = desk.messages()
                    .send(SendRequest.to(chat).document(file.id()))
                    .orThrow()
                    .messages()
                    .get(0);
            fixture.runWork(node);
            assertThat(desk.library().search(FileSource.ESCALA_LIBRARY, "PRICES"))
                    .containsExactly(file);

            assertThat(desk.library().remove(file.id()).orThrow().removed()).isTrue();

            assertThat(desk.library().list(FileSource.ESCALA_LIBRARY)).isEmpty();
            assertThat(desk.library().list(FileSource.ESCALA_LIBRARY).count().value())
                    .isZero();
            assertThat(desk.messages()
                            .send(SendRequest.to(chat).document(file.id()))
                            .refusals())
                    .singleElement()
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_FOUND);
                        assertThat(refusal.field()).contains("files");
                        assertThat(refusal.index()).hasValue(0);
                    });
            try (InputStream bytes = desk.media().open(id, 0).orElseThrow()) {
                assertThat(bytes.readAllBytes()).isEqualTo(SampleFiles.PDF);
            }
        });
    }

    @EveryStore
    @DisplayName("M33 Without an open window files are refused, whatever they are")
    void filesNeedAnOpenWindow(InboxFixture fixture) throws IOException {
        with(fixture, (node, desk) -> {
            ConversationId chat = writes(fixture, node, Channel.WHATSAPP);
            LibraryFile file =
                    desk.library().add(SampleFiles.of(MediaKind.IMAGE)).orThrow();
            fixture.later(Duration.ofHours(24));

            List<Refusal> refusals = new ArrayList<>(
                    desk.messages().send(SendRequest.to(chat).image(file.id())).refusals());

            assertThat(refusals).singleElement().satisfies(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Refusal.Reason.WINDOW_CLOSED);
                assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.SEND_TEMPLATE);
            });
            assertThat(fixture.meta().uploads()).isEmpty();
        });
    }
}
