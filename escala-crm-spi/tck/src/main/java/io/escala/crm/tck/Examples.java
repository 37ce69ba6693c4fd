package io.escala.crm.tck;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * At least one example of every variant of the closed families, each with all and with the fewest components. A test
 * iterates over the families, so that it detects a new variant without an example.
 */
final class Examples {
    private Examples() {}

    static List<MessageContent> contents() {
        List<MessageContent> all = new ArrayList<>(List.of(
                new MessageContent.Text("Hola"),
                new MessageContent.Text(""),
                new MessageContent.Template(
                        "welcome",
                        "es_AR",
                        TemplateCategory.UTILITY,
                        List.of(new TemplateParameter(null, "Ana"), new TemplateParameter("date", "1/3")),
                        "Hola Ana"),
                template(
                        TemplateHeaderContent.text("Pedido 77", new TemplateParameter("order", "77")),
                        Arrays.stream(TemplateButton.Kind.values())
                                .map(kind -> new TemplateButtonContent(kind, "Ver", "https://example.com/77", "77"))
                                .toList()),
                template(
                        TemplateHeaderContent.media(new MediaRef(
                                MediaKind.DOCUMENT, "media-1", null, "application/pdf", "c2hhMjU2", "a b.pdf")),
                        List.of(new TemplateButtonContent(TemplateButton.Kind.CALL, "Llamar", null, null))),
                template(
                        TemplateHeaderContent.place(new TemplateHeaderContent.Place(
                                new BigDecimal("-32.944243"), new BigDecimal("-60.650"), "Local", "Calle 1")),
                        List.of()),
                template(
                        TemplateHeaderContent.place(
                                new TemplateHeaderContent.Place(BigDecimal.TEN, BigDecimal.ZERO, null, null)),
                        List.of()),
                new MessageContent.Raw("order", "{\"catalog_id\":\"1\",\"text\":\"caf\\u00e9\"}"),
                new MessageContent.Removed(),
                new MessageContent.Raw("video_note", "{\"a\":1}", "Mirá"),
                new MessageContent.Raw("", "")));
        for (ContentKind kind : ContentKind.values()) {
            all.add(new MessageContent.Structured(kind, "Mirá", details(), "{\"caf\\u00e9\":1}"));
            all.add(new MessageContent.Structured(kind, null, List.of(), ""));
        }
        for (TemplateCategory category : TemplateCategory.values()) {
            all.add(new MessageContent.Template("bare", "en", category, List.of(), null));
        }
        List<MediaRef> full = new ArrayList<>();
        List<MediaRef> bare = new ArrayList<>();
        for (MediaKind kind : MediaKind.values()) {
            full.add(new MediaRef(
                    kind, "media-1", "https://example.com/?a=b&c=%20", "image/jpeg", "c2hhMjU2", "a b.jpg"));
            bare.add(new MediaRef(kind, null, null, null, null, null));
        }
        full.forEach(ref -> all.add(new MessageContent.Media(ref, "Caption")));
        bare.forEach(ref -> all.add(new MessageContent.Media(ref, null)));
        all.addAll(albums(full, bare));
        for (MessageContent.Choice.Kind kind : MessageContent.Choice.Kind.values()) {
            all.add(new MessageContent.Choice(kind, "payload", "Title"));
            all.add(new MessageContent.Choice(kind, null, null));
        }
        for (MessageContent.Interactive.Form form : MessageContent.Interactive.Form.values()) {
            all.add(interactive(form));
            all.add(new MessageContent.Interactive(form, "", null, null, null, List.of()));
        }
        return all;
    }

    /** Options and cards with all and with the fewest components. */
    private static MessageContent interactive(MessageContent.Interactive.Form form) {
        List<MessageOption> options = List.of(
                new MessageOption("red/1", "Rojo", "Como el de la foto", "https://example.com/?a=b", "Colores"),
                new MessageOption("azul", "Azul", null, null, null));
        return new MessageContent.Interactive(
                form,
                "¿Cuál?\nUna sola",
                "Colores",
                "Elegí",
                "Ver",
                options,
                List.of(
                        new MessageCard("Silla", "De pino", "https://example.com/a.png", options),
                        new MessageCard("Mesa", null, null, List.of())));
    }

    private static MessageContent.Template template(TemplateHeaderContent header, List<TemplateButtonContent> buttons) {
        return new MessageContent.Template(
                "offer",
                "es_AR",
                TemplateCategory.MARKETING,
                List.of(),
                "Hola",
                header,
                "Tienda",
                buttons,
                Instant.ofEpochMilli(1_790_000_000_123L));
    }

    /** Values of every name, in two groups, with and without a label. */
    private static List<ContentDetail> details() {
        List<ContentDetail> all = new ArrayList<>();
        for (ContentDetail.Name name : ContentDetail.Name.values()) {
            all.add(new ContentDetail(0, name, null, "value of " + name));
            all.add(new ContentDetail(1, name, "¿Cuál?", "ñ"));
        }
        return all;
    }

    /** Albums with every kind, with the same medium twice, with two media in either order, and with the most media. */
    private static List<MessageContent> albums(List<MediaRef> full, List<MediaRef> bare) {
        List<MediaRef> most = new ArrayList<>();
        for (int place = 0; place < MessageContent.Album.MAX_MEDIA; place++) {
            MediaRef like = full.get(place % full.size());
            String url = "https://example.com/" + "x".repeat(500) + "/" + place;
            most.add(new MediaRef(like.kind(), null, url, null, null, null));
        }
        return List.of(
                new MessageContent.Album(full, "Caption"),
                new MessageContent.Album(bare, null),
                new MessageContent.Album(List.of(full.get(0), full.get(0)), ""),
                new MessageContent.Album(List.of(full.get(0), bare.get(1)), null),
                new MessageContent.Album(List.of(bare.get(1), full.get(0)), null),
                new MessageContent.Album(most, "Caption"));
    }

    static List<CrmEvent> events() {
        ConversationId conversation = new ConversationId("talk");
        MessageId message = new MessageId("m-1");
        ContactId contact = new ContactId("ana");
        List<CrmEvent> all = new ArrayList<>(List.of(
                new CrmEvent.MessageReceived(conversation, message),
                new CrmEvent.MessageQueued(conversation, message),
                new CrmEvent.MessageEchoed(conversation, message),
                new CrmEvent.NoticeReceived(conversation, message),
                new CrmEvent.ReplyRefused(conversation, message, List.of("WINDOW_CLOSED", "NO_DESTINATION")),
                new CrmEvent.ReactionFailed(conversation, message, "WINDOW_CLOSED"),
                new CrmEvent.ScheduledMessageChanged(conversation, null, message, ScheduledState.WAITING),
                new CrmEvent.ScheduledMessageChanged(conversation, contact, message, ScheduledState.SENT),
                new CrmEvent.ScheduledMessageChanged(null, contact, message, ScheduledState.REFUSED),
                new CrmEvent.ScheduledMessageChanged(null, contact, message, ScheduledState.CANCELLED),
                new CrmEvent.ConversationClosed(conversation, Channel.WHATSAPP, 2),
                new CrmEvent.ConversationAssigned(conversation, null, new UserId("seller")),
                new CrmEvent.ConversationAssigned(conversation, new UserId("seller"), null),
                new CrmEvent.ReadingChanged(conversation, true),
                new CrmEvent.ReadingChanged(conversation, false),
                new CrmEvent.NoteAdded(conversation, new EntryId("entry")),
                new CrmEvent.ConversationTagged(conversation),
                new CrmEvent.HandlingChanged(conversation, true),
                new CrmEvent.HandlingChanged(conversation, false),
                new CrmEvent.NobodyAvailable(conversation),
                new CrmEvent.WindowClosing(conversation, StoreContract.NOON.plusMillis(1)),
                new CrmEvent.ContactCreated(contact),
                new CrmEvent.ContactChanged(contact, List.of("FIRST_NAME", "CUSTOM_FIELD")),
                new CrmEvent.ContactChanged(contact, List.of()),
                new CrmEvent.ContactArchived(contact),
                new CrmEvent.ContactRestored(contact),
                new CrmEvent.ContactDeleted(contact),
                new CrmEvent.IdentityLinked(new IdentityId("who"), contact),
                new CrmEvent.IdentityUnlinked(new IdentityId("who"), contact),
                new CrmEvent.WhatsAppPhoneRecorded(contact),
                new CrmEvent.IdentityChanged(new IdentityId("who")),
                new CrmEvent.AttentionNeeded("WEAK_FORM/who/ana"),
                new CrmEvent.DeliveryChanged(null, message, DeliveryStatus.SENT),
                new CrmEvent.MediaChanged(null, message, 1, MediaFile.State.STORED),
                new CrmEvent.LineStopped(new LineId("line")),
                new CrmEvent.LineResumed(new LineId("line")),
                new CrmEvent.LineRepointed(new LineId("line")),
                new CrmEvent.LineRemoved(new LineId("line")),
                new CrmEvent.LineRenamed(new LineId("line")),
                new CrmEvent.LineStandingChanged(new LineId("line"), List.of("QUALITY", "RESTRICTION")),
                new CrmEvent.CompanyChanged(new CompanyId("company"), List.of()),
                new CrmEvent.CompanyChanged(new CompanyId("company"), List.of("NAME", "PHONE")),
                new CrmEvent.TeamUserAdded(new UserId("user")),
                new CrmEvent.TeamUserChanged(new UserId("user"), List.of("ROLE", "ACTIVE")),
                new CrmEvent.TeamUserChanged(new UserId("user"), List.of()),
                new CrmEvent.TeamSettingsChanged(List.of("ROLES", "STATUSES"))));
        for (RecordKind kind : RecordKind.values()) {
            for (CrmEvent.RecordChanged.What what : CrmEvent.RecordChanged.What.values()) {
                boolean about = what != CrmEvent.RecordChanged.What.REMOVED;
                all.add(new CrmEvent.RecordChanged(
                        new RecordId("record"),
                        kind,
                        about ? new ContactId("ana") : null,
                        what,
                        about ? List.of("TITLE", "DUE") : List.of()));
            }
        }
        List<CrmEvent.RecordsReassigned.Reassigned> records = Arrays.stream(RecordKind.values())
                .map(kind -> new CrmEvent.RecordsReassigned.Reassigned(new RecordId("record-" + kind), kind))
                .toList();
        all.add(new CrmEvent.RecordsReassigned(conversation, contact, new UserId("user"), records));
        all.add(new CrmEvent.RecordsReassigned(conversation, contact, null, records.subList(0, 1)));
        for (DeliveryStatus status : DeliveryStatus.values()) {
            all.add(new CrmEvent.DeliveryChanged(conversation, message, status));
        }
        for (Channel channel : Channel.values()) {
            for (SessionOpener opener : SessionOpener.values()) {
                all.add(new CrmEvent.ConversationOpened(conversation, channel, opener, 3));
            }
        }
        all.add(new CrmEvent.ConversationSuperseded(conversation, new ConversationId("into")));
        for (CrmEvent.MessageAmended.Kind kind : CrmEvent.MessageAmended.Kind.values()) {
            all.add(new CrmEvent.MessageAmended(conversation, message, kind));
        }
        for (MediaFile.State state : MediaFile.State.values()) {
            all.add(new CrmEvent.MediaChanged(conversation, message, all.size(), state));
        }
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            for (ConsentState state : ConsentState.values()) {
                all.add(new CrmEvent.ConsentChanged(new IdentityId("who"), purpose, state));
            }
        }
        for (TemplateReport.Aspect aspect : TemplateReport.Aspect.values()) {
            all.add(new CrmEvent.TemplateChanged(new TemplateKey("waba-1", "hello_ñ", "es_AR"), aspect));
        }
        return all;
    }

    static List<MessageContext> contexts() {
        Referral full = new Referral(
                "ad", "ad-1", "https://fb.me/x?a=b", "Sofás 50%", "Dos líneas\nde \"texto\"", "click=1&2", "ref é");
        Referral bare = new Referral("SHORTLINK", null, null, null, null, null, null);
        return List.of(
                MessageContext.NONE,
                new MessageContext(full, "story/1", true),
                new MessageContext(bare, null, false),
                new MessageContext(null, "story/ñ", false),
                new MessageContext(null, null, true),
                new MessageContext(null, null, false, new ReferredProduct("catalog-1", "sku/ñ")),
                new MessageContext(full, "story/2", true, new ReferredProduct(null, "sku-2")),
                MessageContext.NONE.choosing(new ChosenOption(new MessageId("asked"), "roja/ñ")),
                new MessageContext(full, "story/3", true, new ReferredProduct(null, "sku-3"))
                        .choosing(new ChosenOption(new MessageId("asked"), "2")));
    }

    static List<Amendments> amendments() {
        Amendment.Edit edit = edit("Corrected");
        Amendment.Unsend unsend = new Amendment.Unsend(StoreContract.NOON.plusMillis(5));
        Amendment.Reaction customers = reaction(Direction.INBOUND, "\u2764\ufe0f");
        Amendment.Reaction taken = reaction(Direction.INBOUND, null);
        Amendment.Reaction business = reaction(Direction.OUTBOUND, "\ud83d\udc4d\ud83c\udffd");
        return List.of(
                Amendments.NONE,
                Amendments.NONE.with(edit),
                Amendments.NONE.with(unsend),
                Amendments.NONE.with(customers),
                Amendments.NONE.with(business),
                Amendments.NONE.with(edit).with(customers).with(business),
                Amendments.NONE.with(unsend).with(taken).with(business));
    }

    /** Reports of all four kinds, each with all and with the fewest components. */
    static List<MessageReport> reports() {
        List<MessageReport> all = new ArrayList<>(List.of(
                edit("Corrected"),
                new Amendment.Edit(new MessageContent.Raw("order", "{\"a\":[1,2]}"), StoreContract.NOON, "mid.$edit/2"),
                new Amendment.Unsend(StoreContract.NOON.plusMillis(5)),
                new Amendment.Unsend(StoreContract.NOON.minusMillis(5)),
                reaction(Direction.INBOUND, "\u2764\ufe0f"),
                reaction(Direction.OUTBOUND, null)));
        for (DeliveryStatus status : DeliveryStatus.values()) {
            all.add(new DeliveryStep(
                    DeliveryStep.REPORTED,
                    status,
                    StoreContract.NOON,
                    new DeliveryError(131_047, 2, "Closed"),
                    new DeliveryPrice(true, "marketing", "regular", "pmp")));
            all.add(new DeliveryStep(
                    DeliveryStep.REPORTED,
                    status,
                    StoreContract.NOON.plusMillis(2),
                    null,
                    new DeliveryPrice(false, null, null, null)));
            all.add(new DeliveryStep(0, status, StoreContract.NOON.plusMillis(1), null));
        }
        return all;
    }

    private static Amendment.Edit edit(String text) {
        return new Amendment.Edit(new MessageContent.Text(text), StoreContract.NOON.plusMillis(3), "1");
    }

    private static Amendment.Reaction reaction(Direction by, @Nullable String emoji) {
        return new Amendment.Reaction(by, emoji, StoreContract.NOON.plusMillis(7), "wamid.reaction==");
    }

    /** One entry per purpose and state, of one identity, oldest first. */
    static List<ChannelConsent> channelConsents() {
        List<ChannelConsent> all = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            for (ConsentState state : ConsentState.values()) {
                all.add(new ChannelConsent(
                        StoreContract.ACME,
                        new IdentityId("who"),
                        "e-" + all.size(),
                        purpose,
                        state,
                        StoreContract.NOON.plusMillis(all.size())));
            }
        }
        return all;
    }

    /** Every content of system entries, with and without what may be absent. */
    static List<EntryContent> entryContents() {
        List<EntryContent> all = new ArrayList<>();
        for (SessionOpener opener : SessionOpener.values()) {
            all.add(new EntryContent.Opened(opener, 7));
        }
        UserId seller = new UserId("seller");
        UserId other = new UserId("other");
        all.addAll(List.of(
                new EntryContent.Closed(7, "Año \"1\"\n' \\ 👍"),
                new EntryContent.Closed(1, null),
                new EntryContent.Assigned(seller, other),
                new EntryContent.Assigned(null, other),
                new EntryContent.Assigned(seller, null),
                new EntryContent.Linked(new ContactId("ana")),
                new EntryContent.Unlinked(new ContactId("ana")),
                new EntryContent.Merged(new ConversationId("other")),
                new EntryContent.LineChanged(new LineId("line"), new LineId("other")),
                new EntryContent.AutomationRan(EntryContent.AutomationRan.REGISTRATION),
                new EntryContent.AutomationRan(null),
                new EntryContent.Note("Año \"1\"\n' \\ 👍"),
                new EntryContent.Note(""),
                new EntryContent.Unknown("hologram", "{\"is\":\"hologram\",\"depth\":3}")));
        return all;
    }

    static List<Author> authors() {
        List<Author> all = new ArrayList<>();
        for (Author.Kind kind : Author.Kind.values()) {
            all.add(kind == Author.Kind.USER ? Author.user(new UserId("seller")) : new Author(kind, null));
        }
        return all;
    }

    static List<IdentityKey> identityKeys() {
        List<IdentityKey> all = new ArrayList<>();
        for (IdentityKeyKind kind : IdentityKeyKind.values()) {
            boolean phone = kind == IdentityKeyKind.WHATSAPP_NUMBER;
            all.add(new IdentityKey(kind, phone ? "" : "scope", phone ? "5491155550001" : "value.of." + kind));
        }
        return all;
    }

    static List<Suggestion> suggestions() {
        List<Suggestion> all = new ArrayList<>();
        for (Suggestion.Kind kind : Suggestion.Kind.values()) {
            all.add(suggestion(kind, new IdentityId("who"), List.of(new ContactId("ana"), new ContactId("bea"))));
            all.add(suggestion(kind, null, List.of()));
        }
        return all;
    }

    private static Suggestion suggestion(
            Suggestion.Kind kind, @Nullable IdentityId identity, List<ContactId> contacts) {
        return Suggestion.of(StoreContract.ACME, kind, identity, contacts, StoreContract.NOON.plusMillis(7));
    }

    static List<QuarantinedItem> quarantined() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        List<QuarantinedItem> all = new ArrayList<>();
        for (QuarantinedItem.Reason reason : QuarantinedItem.Reason.values()) {
            for (Channel channel : Channel.values()) {
                byte[] bytes = (reason + "/" + channel).getBytes(StandardCharsets.UTF_8);
                LineKey line = new LineKey(channel, "1001");
                all.add(quarantined(reason + "/" + channel, line, reason, "entry 3 of 7", bytes, all.size()));
            }
            all.add(quarantined(reason + "/none", null, reason, null, everyByte, 0));
            all.add(quarantined(reason + "/empty", null, reason, null, new byte[0], Integer.MAX_VALUE));
        }
        return all;
    }

    private static QuarantinedItem quarantined(
            String id,
            @Nullable LineKey line,
            QuarantinedItem.Reason reason,
            @Nullable String detail,
            byte[] bytes,
            int place) {
        return new QuarantinedItem(
                StoreContract.ACME,
                id,
                line,
                line == null ? null : "app-1",
                reason,
                detail,
                RawBytes.copyOf(bytes),
                StoreContract.NOON.plusMillis(999),
                place,
                place > 0);
    }
}
