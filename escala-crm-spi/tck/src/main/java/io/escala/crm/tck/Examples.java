package io.escala.crm.tck;

import io.escala.crm.account.UserId;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One example at least of every variant of the closed families, each as full and as bare as it can be. A test walks the families,
 * so that a new variant without an example is noticed.
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
                        List.of(new TemplateParameter(null, "Ana"), new TemplateParameter("date", "1/3")),
                        "Hola Ana"),
                new MessageContent.Template("bare", "en", List.of(), null),
                new MessageContent.Raw("order", "{\"catalog_id\":\"1\",\"text\":\"caf\\u00e9\"}"),
                new MessageContent.Raw("", "")));
        for (MediaKind kind : MediaKind.values()) {
            all.add(new MessageContent.Media(
                    new MediaRef(
                            kind, "media-1", "https://example.com/?a=b&c=%20", "image/jpeg", "c2hhMjU2", "a b.jpg"),
                    "Caption"));
            all.add(new MessageContent.Media(new MediaRef(kind, null, null, null, null, null), null));
        }
        for (MessageContent.Choice.Kind kind : MessageContent.Choice.Kind.values()) {
            all.add(new MessageContent.Choice(kind, "payload", "Title"));
            all.add(new MessageContent.Choice(kind, null, null));
        }
        return all;
    }

    static List<CrmEvent> events() {
        ConversationId conversation = new ConversationId("talk");
        MessageId message = new MessageId("m-1");
        ContactId contact = new ContactId("ana");
        List<CrmEvent> all = new ArrayList<>(List.of(
                new CrmEvent.MessageReceived(conversation, message),
                new CrmEvent.MessageQueued(conversation, message),
                new CrmEvent.MessageEchoed(conversation, message),
                new CrmEvent.ContactCreated(contact),
                new CrmEvent.ContactChanged(contact, List.of("FIRST_NAME", "CUSTOM_FIELD")),
                new CrmEvent.ContactChanged(contact, List.of()),
                new CrmEvent.IdentityLinked(new IdentityId("who"), contact),
                new CrmEvent.WhatsAppPhoneRecorded(contact),
                new CrmEvent.AttentionNeeded("WEAK_FORM/who/ana")));
        for (DeliveryStatus status : DeliveryStatus.values()) {
            all.add(new CrmEvent.DeliveryChanged(message, status));
        }
        for (Channel channel : Channel.values()) {
            for (SessionOpener opener : SessionOpener.values()) {
                all.add(new CrmEvent.ConversationOpened(conversation, channel, opener, 3));
            }
        }
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

    static List<SetAside> setAside() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        List<SetAside> all = new ArrayList<>();
        for (SetAside.Reason reason : SetAside.Reason.values()) {
            for (Channel channel : Channel.values()) {
                byte[] bytes = (reason + "/" + channel).getBytes(StandardCharsets.UTF_8);
                all.add(aside(reason + "/" + channel, channel, reason, "entry 3 of 7", bytes));
            }
            all.add(aside(reason + "/none", null, reason, null, everyByte));
            all.add(aside(reason + "/empty", null, reason, null, new byte[0]));
        }
        return all;
    }

    private static SetAside aside(
            String id, @Nullable Channel channel, SetAside.Reason reason, @Nullable String detail, byte[] bytes) {
        return new SetAside(
                StoreContract.ACME,
                id,
                channel,
                reason,
                detail,
                RawBytes.copyOf(bytes),
                StoreContract.NOON.plusMillis(999));
    }
}
