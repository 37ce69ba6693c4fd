package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.SampleFiles;
import io.escala.channels.media.MetaMedia;
import io.escala.core.channel.ContentSource;
import io.escala.core.inbox.Desk;
import io.escala.core.library.NewFile;
import io.escala.core.port.FolderMediaStorage;
import io.escala.core.result.Refusal;
import io.escala.core.send.AttachmentLimits.Availability;
import io.escala.core.send.AttachmentOption;
import io.escala.core.send.AttachmentOption.Entry;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Surface;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.fakemeta.Webhook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

/** What may be attached, by where it is written, and what the menu says of it. */
class AttachmentMenuTest {
    @TempDir
    private Path folder;

    private interface Check {
        void run(InboxFixture.Node node, ConversationId chat) throws IOException;
    }

    private void with(InboxFixture fixture, Check check) throws IOException {
        try (MetaMedia media = fixture.metaMedia()) {
            InboxFixture.Node node = fixture.node(media, new FolderMediaStorage(folder));
            check.run(
                    node,
                    opened(node, fixture.meta().whatsAppPerson("5493415550101").writes("hola")));
        }
    }

    private static ConversationId opened(InboxFixture.Node node, Webhook webhook) {
        ConversationId conversation = node.deliver(webhook).items().get(0).conversation();
        assertThat(conversation).isNotNull();
        return conversation;
    }

    private static List<Refusal.Reason> reasons(
            Desk desk, ConversationId chat, Surface surface, MediaKind kind, NewFile file) throws IOException {
        LibraryFileId id = desk.library().add(file).orThrow().id();
        SendRequest request =
                SendRequest.to(chat).draft(Draft.attachments(kind, List.of(id))).on(surface);
        return desk.messages().preview(request).refusals().stream()
                .map(Refusal::reason)
                .toList();
    }

    @EveryStore
    @DisplayName(
            "M35, M36, M43, S81 The menu has every entry in its order, on the phone with videos announced, on the web with images,"
                    + " documents and videos")
    void menuHasEveryEntry(InboxFixture fixture) throws IOException {
        with(fixture, (node, chat) -> {
            Desk desk = node.inbox().as(fixture.administrator());

            assertThat(desk.messages().options(chat, Surface.MOBILE))
                    .extracting(AttachmentOption::entry, AttachmentOption::availability, AttachmentOption::usable)
                    .containsExactly(
                            tuple(Entry.TEMPLATE, Availability.ALLOWED, true),
                            tuple(Entry.IMAGE, Availability.ALLOWED, true),
                            tuple(Entry.DOCUMENT, Availability.ALLOWED, true),
                            tuple(Entry.DEVICE_GALLERY, Availability.ALLOWED, true),
                            tuple(Entry.CAMERA, Availability.ALLOWED, true),
                            tuple(Entry.AUDIO, Availability.ALLOWED, true),
                            tuple(Entry.FILES, Availability.ALLOWED, true),
                            tuple(Entry.VIDEO, Availability.COMING_SOON, false));
            assertThat(desk.messages().options(chat, Surface.WEB))
                    .filteredOn(AttachmentOption::usable)
                    .extracting(AttachmentOption::entry)
                    .containsExactly(
                            Entry.TEMPLATE,
                            Entry.IMAGE,
                            Entry.DOCUMENT,
                            Entry.DEVICE_GALLERY,
                            Entry.CAMERA,
                            Entry.FILES,
                            Entry.VIDEO);
        });
    }

    @EveryStore
    @DisplayName(
            "M35, M33 With the window shut only templates are offered, and the others say why not; elsewhere there are no templates")
    void shutWindowLeavesTemplates(InboxFixture fixture) throws IOException {
        with(fixture, (node, chat) -> {
            Desk desk = node.inbox().as(fixture.administrator());
            ConversationId page =
                    opened(node, fixture.meta().messengerPerson("24001").writes("hola"));
            assertThat(desk.messages().options(page, Surface.MOBILE).get(0).availability())
                    .isEqualTo(Availability.NEVER);
            fixture.later(Duration.ofHours(24));

            List<AttachmentOption> options = desk.messages().options(chat, Surface.MOBILE);

            assertThat(options)
                    .filteredOn(AttachmentOption::usable)
                    .extracting(AttachmentOption::entry)
                    .containsExactly(Entry.TEMPLATE);
            assertThat(options.get(1).refusals())
                    .extracting(Refusal::reason, Refusal::remedy)
                    .containsExactly(tuple(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));
            assertThat(node.inbox()
                            .as(Actor.user(fixture.administrator().account(), new UserId("other"), Role.SALES_USER))
                            .messages()
                            .options(new ConversationId("none"), Surface.WEB))
                    .isEmpty();
        });
    }

    @EveryStore
    @DisplayName(
            "M38, M39, M40, M41, M42, M43 On the phone pictures, recordings and PDF files of the device go out, and no videos yet")
    void phoneSendsWhatItMay(InboxFixture fixture) throws IOException {
        with(fixture, (node, chat) -> {
            Desk desk = node.inbox().as(fixture.administrator());
            NewFile picture = SampleFiles.of(MediaKind.IMAGE);
            NewFile pdf = SampleFiles.of(MediaKind.DOCUMENT);
            NewFile text = NewFile.document("a.txt", ContentSource.of(new byte[] {'a'}));

            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.IMAGE, picture))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.IMAGE, picture.from(FileSource.DEVICE_GALLERY)))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.IMAGE, picture.from(FileSource.DEVICE_CAMERA)))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.VOICE, SampleFiles.of(MediaKind.VOICE)))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.DOCUMENT, text))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.DOCUMENT, pdf.from(FileSource.DEVICE_FILES)))
                    .isEmpty();

            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.DOCUMENT, text.from(FileSource.DEVICE_FILES)))
                    .containsExactly(Refusal.Reason.FILE_TYPE_NOT_SUPPORTED);
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.IMAGE, picture.from(FileSource.DEVICE_FILES)))
                    .containsExactly(Refusal.Reason.ATTACHMENT_NOT_POSSIBLE);
            assertThat(reasons(desk, chat, Surface.MOBILE, MediaKind.VIDEO, SampleFiles.of(MediaKind.VIDEO)))
                    .containsExactly(Refusal.Reason.ATTACHMENT_COMING_SOON);
            assertThat(reasons(desk, chat, Surface.WEB, MediaKind.VIDEO, SampleFiles.of(MediaKind.VIDEO)))
                    .isEmpty();
            assertThat(reasons(desk, chat, Surface.WEB, MediaKind.DOCUMENT, text.from(FileSource.DEVICE_FILES)))
                    .isEmpty();
        });
    }

    @EveryStore
    @DisplayName("M39, S81 What a channel does not take is refused before any call, with its limit and what to do")
    void channelsHaveLimits(InboxFixture fixture) throws IOException {
        with(fixture, (node, chat) -> {
            Desk desk = node.inbox().as(fixture.administrator());
            ConversationId page =
                    opened(node, fixture.meta().messengerPerson("24001").writes("hola"));
            LibraryFileId picture = desk.library()
                    .add(SampleFiles.of(MediaKind.IMAGE))
                    .orThrow()
                    .id();
            byte[] large = SampleFiles.sized(SampleFiles.JPEG, 5 * 1_024 * 1_024 + 1);
            LibraryFileId huge = desk.library()
                    .add(NewFile.image("huge.jpg", ContentSource.of(large)))
                    .orThrow()
                    .id();

            assertThat(desk.messages()
                            .send(SendRequest.to(chat).images(List.of(picture, huge)))
                            .refusals())
                    .singleElement()
                    .satisfies(refusal -> {
                        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.FILE_TOO_LARGE);
                        assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.CHOOSE_OTHER_FILE);
                        assertThat(refusal.field()).contains("files");
                        assertThat(refusal.index()).hasValue(1);
                        assertThat(refusal.limit()).hasValue(5_242_880L);
                        assertThat(refusal.actual()).hasValue(5_242_881L);
                    });
            assertThat(reasons(
                            desk,
                            chat,
                            Surface.API,
                            MediaKind.VOICE,
                            NewFile.voice("a.m4a", ContentSource.of(SampleFiles.M4A))))
                    .containsExactly(Refusal.Reason.FILE_TYPE_NOT_SUPPORTED);
            assertThat(reasons(desk, page, Surface.API, MediaKind.STICKER, SampleFiles.of(MediaKind.STICKER)))
                    .containsExactly(Refusal.Reason.ATTACHMENT_NOT_POSSIBLE);
            assertThat(desk.messages()
                            .send(SendRequest.to(page).image(picture).caption("hola"))
                            .refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.CAPTION_NOT_POSSIBLE);
            assertThat(desk.messages()
                            .send(SendRequest.to(chat).image(picture).caption("x".repeat(1_025)))
                            .refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.TEXT_TOO_LONG);
            assertThat(desk.messages()
                            .send(SendRequest.to(chat).images(Collections.nCopies(31, picture)))
                            .refusals())
                    .extracting(Refusal::reason)
                    .containsExactly(Refusal.Reason.FILES_TOO_MANY);
            assertThat(fixture.meta().uploads()).isEmpty();
        });
    }
}
