package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.record.RecordId;
import io.escala.crm.template.TemplateKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The storage form of events: a tag and a document. */
public final class EventCodec {
    private static final String TABLE = "escala_events";

    private EventCodec() {}

    /** The stored parts of an event. */
    public record Stored(String tag, JsonDocument doc) {}

    /** Converts an event to its stored parts. */
    public static Stored write(CrmEvent event) {
        return event.accept(Writer.INSTANCE);
    }

    /**
     * Reads an event.
     *
     * @return the event, or empty when its tag, or a name in it, is known only to a newer version
     */
    public static Optional<CrmEvent> read(String tag, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return switch (tag) {
            case "message-received" -> Optional.of(new CrmEvent.MessageReceived(conversation(doc), message(doc)));
            case "message-queued" -> Optional.of(new CrmEvent.MessageQueued(conversation(doc), message(doc)));
            case "message-echoed" -> Optional.of(new CrmEvent.MessageEchoed(conversation(doc), message(doc)));
            case "reply-refused" ->
                Optional.of(new CrmEvent.ReplyRefused(conversation(doc), message(doc), doc.texts("reasons")));
            case "reaction-failed" ->
                Optional.of(new CrmEvent.ReactionFailed(conversation(doc), message(doc), doc.text("reason")));
            case "scheduled-message-changed" -> scheduledMessageChanged(doc);
            case "notice-received" -> Optional.of(new CrmEvent.NoticeReceived(conversation(doc), message(doc)));
            case "delivery-changed" ->
                Optional.of(new CrmEvent.DeliveryChanged(
                        conversationOrNull(doc), message(doc), DeliveryRanks.status(doc.small("status"))));
            case "conversation-opened" -> conversationOpened(doc);
            case "conversation-superseded" ->
                Optional.of(
                        new CrmEvent.ConversationSuperseded(conversation(doc), new ConversationId(doc.text("into"))));
            case "contact-created" -> Optional.of(new CrmEvent.ContactCreated(contact(doc)));
            case "contact-changed" -> Optional.of(new CrmEvent.ContactChanged(contact(doc), doc.texts("fields")));
            case "contact-archived" -> Optional.of(new CrmEvent.ContactArchived(contact(doc)));
            case "contact-restored" -> Optional.of(new CrmEvent.ContactRestored(contact(doc)));
            case "contact-deleted" -> Optional.of(new CrmEvent.ContactDeleted(contact(doc)));
            case "identity-linked" ->
                Optional.of(new CrmEvent.IdentityLinked(new IdentityId(doc.text("identity")), contact(doc)));
            case "identity-unlinked" ->
                Optional.of(new CrmEvent.IdentityUnlinked(new IdentityId(doc.text("identity")), contact(doc)));
            case "whatsapp-phone-recorded" -> Optional.of(new CrmEvent.WhatsAppPhoneRecorded(contact(doc)));
            case "attention-needed" -> Optional.of(new CrmEvent.AttentionNeeded(doc.text("suggestion")));
            case "message-amended" ->
                StoredNames.AMENDED
                        .find(doc.text("kind"), TABLE)
                        .map(kind -> new CrmEvent.MessageAmended(conversation(doc), message(doc), kind));
            case "media-changed" ->
                Optional.of(new CrmEvent.MediaChanged(
                        conversationOrNull(doc),
                        message(doc),
                        doc.small("place"),
                        AmendmentCodec.state(doc.small("state"))));
            case "identity-changed" -> Optional.of(new CrmEvent.IdentityChanged(new IdentityId(doc.text("identity"))));
            case "consent-changed" -> consentChanged(doc);
            case "template-changed" ->
                StoredNames.ASPECT
                        .find(doc.text("aspect"), TABLE)
                        .map(aspect -> new CrmEvent.TemplateChanged(
                                new TemplateKey(doc.text("waba"), doc.text("name"), doc.text("language")), aspect));
            case "conversation-closed" ->
                StoredNames.CHANNEL
                        .find(doc.text("channel"), TABLE)
                        .map(channel ->
                                new CrmEvent.ConversationClosed(conversation(doc), channel, doc.small("session")));
            case "conversation-assigned" ->
                Optional.of(new CrmEvent.ConversationAssigned(
                        conversation(doc), userOrNull(doc, "from"), userOrNull(doc, "to")));
            case "reading-changed" -> Optional.of(new CrmEvent.ReadingChanged(conversation(doc), doc.flag("unread")));
            case "note-added" -> Optional.of(new CrmEvent.NoteAdded(conversation(doc), new EntryId(doc.text("entry"))));
            case "conversation-tagged" -> Optional.of(new CrmEvent.ConversationTagged(conversation(doc)));
            case "handling-changed" -> Optional.of(new CrmEvent.HandlingChanged(conversation(doc), doc.flag("person")));
            case "line-stopped" -> Optional.of(new CrmEvent.LineStopped(line(doc)));
            case "line-resumed" -> Optional.of(new CrmEvent.LineResumed(line(doc)));
            case "line-repointed" -> Optional.of(new CrmEvent.LineRepointed(line(doc)));
            case "line-removed" -> Optional.of(new CrmEvent.LineRemoved(line(doc)));
            case "line-renamed" -> Optional.of(new CrmEvent.LineRenamed(line(doc)));
            case "line-standing-changed" ->
                Optional.of(new CrmEvent.LineStandingChanged(line(doc), doc.texts("fields")));
            case "nobody-available" -> Optional.of(new CrmEvent.NobodyAvailable(conversation(doc)));
            case "team-user-added" -> Optional.of(new CrmEvent.TeamUserAdded(new UserId(doc.text("user"))));
            case "team-user-changed" ->
                Optional.of(new CrmEvent.TeamUserChanged(new UserId(doc.text("user")), doc.texts("fields")));
            case "team-settings-changed" -> Optional.of(new CrmEvent.TeamSettingsChanged(doc.texts("fields")));
            case "record-changed" -> recordChanged(doc);
            case "records-reassigned" -> recordsReassigned(doc);
            case "company-changed" ->
                Optional.of(new CrmEvent.CompanyChanged(new CompanyId(doc.text("company")), doc.texts("fields")));
            case "window-closing" -> Optional.of(new CrmEvent.WindowClosing(conversation(doc), doc.time("closesAt")));
            default -> {
                UnknownNames.found(TABLE, tag);
                yield Optional.empty();
            }
        };
    }

    private static Optional<CrmEvent> scheduledMessageChanged(JsonDocument doc) {
        String contact = doc.textOrNull("contact");
        return StoredNames.SCHEDULED_STATE
                .find(doc.text("state"), TABLE)
                .map(state -> new CrmEvent.ScheduledMessageChanged(
                        conversationOrNull(doc), contact == null ? null : new ContactId(contact), message(doc), state));
    }

    private static Optional<CrmEvent> conversationOpened(JsonDocument doc) {
        return StoredNames.CHANNEL
                .find(doc.text("channel"), TABLE)
                .flatMap(channel -> StoredNames.OPENER
                        .find(doc.text("opener"), TABLE)
                        .map(opener -> new CrmEvent.ConversationOpened(
                                conversation(doc), channel, opener, doc.small("session"))));
    }

    private static Optional<CrmEvent> recordChanged(JsonDocument doc) {
        String contact = doc.textOrNull("contact");
        return StoredNames.RECORD
                .find(doc.text("kind"), TABLE)
                .flatMap(kind -> StoredNames.RECORD_CHANGED
                        .find(doc.text("what"), TABLE)
                        .map(what -> new CrmEvent.RecordChanged(
                                new RecordId(doc.text("record")),
                                kind,
                                contact == null ? null : new ContactId(contact),
                                what,
                                doc.texts("fields"))));
    }

    /** Without records of kinds that only a newer version knows, and without the event if there are no others. */
    private static Optional<CrmEvent> recordsReassigned(JsonDocument doc) {
        List<CrmEvent.RecordsReassigned.Reassigned> records = doc.docs("records").stream()
                .flatMap(each -> StoredNames.RECORD
                        .find(each.text("kind"), TABLE)
                        .map(kind -> new CrmEvent.RecordsReassigned.Reassigned(new RecordId(each.text("record")), kind))
                        .stream())
                .toList();
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(new CrmEvent.RecordsReassigned(
                        conversation(doc), new ContactId(doc.text("contact")), userOrNull(doc, "to"), records));
    }

    private static Optional<CrmEvent> consentChanged(JsonDocument doc) {
        return StoredNames.PURPOSE
                .find(doc.text("purpose"), TABLE)
                .flatMap(purpose -> StoredNames.CONSENT
                        .find(doc.text("state"), TABLE)
                        .map(state ->
                                new CrmEvent.ConsentChanged(new IdentityId(doc.text("identity")), purpose, state)));
    }

    private static ConversationId conversation(JsonDocument doc) {
        return new ConversationId(doc.text("conversation"));
    }

    /** Versions before recorded the message alone. */
    private static @Nullable ConversationId conversationOrNull(JsonDocument doc) {
        String id = doc.textOrNull("conversation");
        return id == null ? null : new ConversationId(id);
    }

    private static @Nullable UserId userOrNull(JsonDocument doc, String field) {
        String id = doc.textOrNull(field);
        return id == null ? null : new UserId(id);
    }

    private static LineId line(JsonDocument doc) {
        return new LineId(doc.text("line"));
    }

    private static MessageId message(JsonDocument doc) {
        return new MessageId(doc.text("message"));
    }

    private static ContactId contact(JsonDocument doc) {
        return new ContactId(doc.text("contact"));
    }

    private static final class Writer implements CrmEvent.Cases<Stored> {
        static final Writer INSTANCE = new Writer();

        @Override
        public Stored messageReceived(CrmEvent.MessageReceived event) {
            return new Stored("message-received", where(event.conversation(), event.message()));
        }

        @Override
        public Stored messageQueued(CrmEvent.MessageQueued event) {
            return new Stored("message-queued", where(event.conversation(), event.message()));
        }

        @Override
        public Stored messageEchoed(CrmEvent.MessageEchoed event) {
            return new Stored("message-echoed", where(event.conversation(), event.message()));
        }

        @Override
        public Stored noticeReceived(CrmEvent.NoticeReceived event) {
            return new Stored("notice-received", where(event.conversation(), event.message()));
        }

        @Override
        public Stored replyRefused(CrmEvent.ReplyRefused event) {
            return new Stored(
                    "reply-refused",
                    where(event.conversation(), event.message()).put("reasons", event.reasons()));
        }

        @Override
        public Stored reactionFailed(CrmEvent.ReactionFailed event) {
            return new Stored(
                    "reaction-failed",
                    where(event.conversation(), event.message()).put("reason", event.reason()));
        }

        @Override
        public Stored scheduledMessageChanged(CrmEvent.ScheduledMessageChanged event) {
            ConversationId conversation = event.conversation();
            ContactId contact = event.contact();
            return new Stored(
                    "scheduled-message-changed",
                    new JsonDocument()
                            .put("conversation", conversation == null ? null : conversation.value())
                            .put("contact", contact == null ? null : contact.value())
                            .put("message", event.message().value())
                            .put("state", StoredNames.SCHEDULED_STATE.tag(event.state())));
        }

        @Override
        public Stored deliveryChanged(CrmEvent.DeliveryChanged event) {
            return new Stored(
                    "delivery-changed",
                    where(event.conversation(), event.message())
                            .put("status", event.status().rank()));
        }

        @Override
        public Stored conversationOpened(CrmEvent.ConversationOpened event) {
            return new Stored(
                    "conversation-opened",
                    new JsonDocument()
                            .put("conversation", event.conversation().value())
                            .put("channel", StoredNames.CHANNEL.tag(event.channel()))
                            .put("opener", StoredNames.OPENER.tag(event.opener()))
                            .put("session", event.session()));
        }

        @Override
        public Stored conversationClosed(CrmEvent.ConversationClosed event) {
            return new Stored(
                    "conversation-closed",
                    of(event.conversation())
                            .put("channel", StoredNames.CHANNEL.tag(event.channel()))
                            .put("session", event.session()));
        }

        @Override
        public Stored conversationAssigned(CrmEvent.ConversationAssigned event) {
            return new Stored(
                    "conversation-assigned",
                    of(event.conversation()).put("from", id(event.from())).put("to", id(event.to())));
        }

        @Override
        public Stored readingChanged(CrmEvent.ReadingChanged event) {
            return new Stored("reading-changed", of(event.conversation()).put("unread", event.unread()));
        }

        @Override
        public Stored noteAdded(CrmEvent.NoteAdded event) {
            return new Stored(
                    "note-added",
                    of(event.conversation()).put("entry", event.entry().value()));
        }

        @Override
        public Stored conversationTagged(CrmEvent.ConversationTagged event) {
            return new Stored("conversation-tagged", of(event.conversation()));
        }

        @Override
        public Stored handlingChanged(CrmEvent.HandlingChanged event) {
            return new Stored("handling-changed", of(event.conversation()).put("person", event.person()));
        }

        @Override
        public Stored conversationSuperseded(CrmEvent.ConversationSuperseded event) {
            return new Stored(
                    "conversation-superseded",
                    new JsonDocument()
                            .put("conversation", event.from().value())
                            .put("into", event.into().value()));
        }

        @Override
        public Stored contactCreated(CrmEvent.ContactCreated event) {
            return new Stored("contact-created", of(event.contact()));
        }

        @Override
        public Stored contactChanged(CrmEvent.ContactChanged event) {
            return new Stored("contact-changed", of(event.contact()).put("fields", event.fields()));
        }

        @Override
        public Stored contactArchived(CrmEvent.ContactArchived event) {
            return new Stored("contact-archived", of(event.contact()));
        }

        @Override
        public Stored contactRestored(CrmEvent.ContactRestored event) {
            return new Stored("contact-restored", of(event.contact()));
        }

        @Override
        public Stored contactDeleted(CrmEvent.ContactDeleted event) {
            return new Stored("contact-deleted", of(event.contact()));
        }

        @Override
        public Stored recordChanged(CrmEvent.RecordChanged event) {
            ContactId contact = event.contact();
            return new Stored(
                    "record-changed",
                    new JsonDocument()
                            .put("record", event.record().value())
                            .put("kind", StoredNames.RECORD.tag(event.kind()))
                            .put("contact", contact == null ? null : contact.value())
                            .put("what", StoredNames.RECORD_CHANGED.tag(event.what()))
                            .put("fields", event.fields()));
        }

        @Override
        public Stored recordsReassigned(CrmEvent.RecordsReassigned event) {
            UserId to = event.to();
            return new Stored(
                    "records-reassigned",
                    of(event.conversation())
                            .put("contact", event.contact().value())
                            .put("to", to == null ? null : to.value())
                            .put(
                                    "records",
                                    event.records().stream()
                                            .map(each -> new JsonDocument()
                                                    .put("record", each.record().value())
                                                    .put("kind", StoredNames.RECORD.tag(each.kind()))
                                                    .fields())
                                            .toList()));
        }

        @Override
        public Stored companyChanged(CrmEvent.CompanyChanged event) {
            return new Stored(
                    "company-changed",
                    new JsonDocument().put("company", event.company().value()).put("fields", event.fields()));
        }

        @Override
        public Stored identityLinked(CrmEvent.IdentityLinked event) {
            return new Stored(
                    "identity-linked",
                    of(event.contact()).put("identity", event.identity().value()));
        }

        @Override
        public Stored identityUnlinked(CrmEvent.IdentityUnlinked event) {
            return new Stored(
                    "identity-unlinked",
                    of(event.contact()).put("identity", event.identity().value()));
        }

        @Override
        public Stored whatsAppPhoneRecorded(CrmEvent.WhatsAppPhoneRecorded event) {
            return new Stored("whatsapp-phone-recorded", of(event.contact()));
        }

        @Override
        public Stored attentionNeeded(CrmEvent.AttentionNeeded event) {
            return new Stored("attention-needed", new JsonDocument().put("suggestion", event.suggestion()));
        }

        @Override
        public Stored messageAmended(CrmEvent.MessageAmended event) {
            return new Stored(
                    "message-amended",
                    where(event.conversation(), event.message()).put("kind", StoredNames.AMENDED.tag(event.kind())));
        }

        @Override
        public Stored mediaChanged(CrmEvent.MediaChanged event) {
            return new Stored(
                    "media-changed",
                    where(event.conversation(), event.message())
                            .put("place", event.place())
                            .put("state", AmendmentCodec.rank(event.state())));
        }

        @Override
        public Stored identityChanged(CrmEvent.IdentityChanged event) {
            return new Stored(
                    "identity-changed",
                    new JsonDocument().put("identity", event.identity().value()));
        }

        @Override
        public Stored consentChanged(CrmEvent.ConsentChanged event) {
            return new Stored(
                    "consent-changed",
                    new JsonDocument()
                            .put("identity", event.identity().value())
                            .put("purpose", StoredNames.PURPOSE.tag(event.purpose()))
                            .put("state", StoredNames.CONSENT.tag(event.state())));
        }

        @Override
        public Stored templateChanged(CrmEvent.TemplateChanged event) {
            return new Stored(
                    "template-changed",
                    new JsonDocument()
                            .put("waba", event.template().wabaId())
                            .put("name", event.template().name())
                            .put("language", event.template().language())
                            .put("aspect", StoredNames.ASPECT.tag(event.aspect())));
        }

        @Override
        public Stored lineStopped(CrmEvent.LineStopped event) {
            return new Stored("line-stopped", of(event.line()));
        }

        @Override
        public Stored lineResumed(CrmEvent.LineResumed event) {
            return new Stored("line-resumed", of(event.line()));
        }

        @Override
        public Stored lineRepointed(CrmEvent.LineRepointed event) {
            return new Stored("line-repointed", of(event.line()));
        }

        @Override
        public Stored lineRemoved(CrmEvent.LineRemoved event) {
            return new Stored("line-removed", of(event.line()));
        }

        @Override
        public Stored lineRenamed(CrmEvent.LineRenamed event) {
            return new Stored("line-renamed", of(event.line()));
        }

        @Override
        public Stored lineStandingChanged(CrmEvent.LineStandingChanged event) {
            return new Stored("line-standing-changed", of(event.line()).put("fields", event.fields()));
        }

        @Override
        public Stored nobodyAvailable(CrmEvent.NobodyAvailable event) {
            return new Stored(
                    "nobody-available",
                    new JsonDocument().put("conversation", event.conversation().value()));
        }

        @Override
        public Stored windowClosing(CrmEvent.WindowClosing event) {
            return new Stored(
                    "window-closing",
                    new JsonDocument()
                            .put("conversation", event.conversation().value())
                            .put("closesAt", event.closesAt()));
        }

        @Override
        public Stored teamUserAdded(CrmEvent.TeamUserAdded event) {
            return new Stored("team-user-added", of(event.user()));
        }

        @Override
        public Stored teamUserChanged(CrmEvent.TeamUserChanged event) {
            return new Stored("team-user-changed", of(event.user()).put("fields", event.fields()));
        }

        @Override
        public Stored teamSettingsChanged(CrmEvent.TeamSettingsChanged event) {
            return new Stored("team-settings-changed", new JsonDocument().put("fields", event.fields()));
        }

        private static JsonDocument of(UserId user) {
            return new JsonDocument().put("user", user.value());
        }

        private static JsonDocument where(@Nullable ConversationId conversation, MessageId message) {
            return new JsonDocument()
                    .put("conversation", conversation == null ? null : conversation.value())
                    .put("message", message.value());
        }

        private static @Nullable String id(@Nullable UserId user) {
            return user == null ? null : user.value();
        }

        private static JsonDocument of(ConversationId conversation) {
            return new JsonDocument().put("conversation", conversation.value());
        }

        private static JsonDocument of(LineId line) {
            return new JsonDocument().put("line", line.value());
        }

        private static JsonDocument of(ContactId contact) {
            return new JsonDocument().put("contact", contact.value());
        }
    }
}
