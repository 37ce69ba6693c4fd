package io.escala.crm.tck;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledPart;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates simple objects of one account; values that do not matter to a test are fixed. */
record Sample(AccountId account) {
    private static final Instant NOON = StoreContract.NOON;

    AccountSettings settings(long version) {
        return AccountSettings.of(account, "AR", ZoneId.of("America/Argentina/Buenos_Aires"))
                .withVersion(version);
    }

    Line line(String id) {
        return line(id, "provider-of-" + id);
    }

    Line line(String id, String providerId) {
        return Line.whatsApp(account, new LineId(id), "Sales " + id, providerId, "waba");
    }

    /** A rule that is active if it has a time since which it is. */
    FieldSettings fields(String key, long version) {
        return FieldSettings.of(account)
                .with(CustomField.of(FieldEntity.CONTACT, key, FieldType.TEXT, FieldLabel.of(key)))
                .withVersion(version);
    }

    AutoCloseRule rule(String id, long version, @Nullable Instant activeSince, String... lines) {
        return new AutoCloseRule(
                account,
                new AutoCloseRuleId(id),
                Stream.of(lines).map(LineId::new).collect(Collectors.toSet()),
                Duration.ofHours(24),
                "No answer, version " + version,
                activeSince,
                version);
    }

    ChannelIdentity identity(String id) {
        return new ChannelIdentity(account, new IdentityId(id), Channel.WHATSAPP, null, null, null, NOON, 0);
    }

    IdentityAlias number(String identity, String digits) {
        return IdentityAlias.since(
                account,
                new IdentityId(identity),
                IdentityKey.whatsAppNumber(new Phone(digits)),
                AliasGrade.CONFIRMED,
                NOON);
    }

    Contact contact(String id) {
        return contact(id, "Ana", id);
    }

    Contact contact(String id, @Nullable String firstName, @Nullable String lastName) {
        return new Contact(
                account,
                new ContactId(id),
                firstName,
                lastName,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                Map.of(),
                Origin.PERSON,
                NOON,
                0);
    }

    ContactKey phone(String contact, String digits, KeyRole... roles) {
        return ContactKey.phone(account, new ContactId(contact), new Phone(digits), Set.of(roles));
    }

    ContactKey email(String contact, String address, KeyRole... roles) {
        return new ContactKey(
                account, new ContactId(contact), new ContactKeyValue(ContactKeyKind.EMAIL, address), Set.of(roles));
    }

    ContactKey reference(String contact, String value) {
        return new ContactKey(
                account,
                new ContactId(contact),
                new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, value),
                Set.of());
    }

    ConsentEntry consent(String contact, String id, Instant at) {
        return new ConsentEntry(
                account,
                new ContactId(contact),
                id,
                ConsentPurpose.STORAGE,
                ConsentState.GRANTED,
                Origin.PERSON,
                null,
                at);
    }

    /** A task about a contact. */
    CrmRecord record(String id, @Nullable String contact) {
        return record(id, contact, new RecordDetails.Task(null), null, null);
    }

    CrmRecord record(
            String id,
            @Nullable String contact,
            RecordDetails details,
            @Nullable Instant due,
            @Nullable String reference) {
        return new CrmRecord(
                account,
                new RecordId(id),
                "Title of " + id,
                null,
                null,
                contact == null ? null : new ContactId(contact),
                null,
                reference,
                details,
                due,
                null,
                Origin.HOST,
                NOON,
                NOON,
                0);
    }

    Company company(String id, String name, @Nullable String reference) {
        return new Company(account, new CompanyId(id), name, null, null, Map.of(), reference, NOON, 0);
    }

    /** The company under another name, one version later. */
    static Company renamed(Company company, String name) {
        return new Company(
                company.account(),
                company.id(),
                name,
                company.website(),
                company.phone(),
                company.customFields(),
                company.externalReference(),
                company.createdAt(),
                company.version() + 1);
    }

    Conversation conversation(String id, String line, String identity) {
        return conversation(id, line, identity, NOON);
    }

    Conversation conversation(String id, String line, String identity, Instant createdAt) {
        return Conversation.begin(
                account,
                new ConversationId(id),
                new LineId(line),
                new IdentityId(identity),
                Channel.WHATSAPP,
                createdAt);
    }

    /** Line {@code line}, identity {@code who} and conversation {@code talk}, which most tests of messages begin with. */
    Change[] lineIdentityAndConversation() {
        return new Change[] {
            new AccountChange.PutLine(line("line", "line-of-" + account)),
            new IdentityChange.AddIdentity(identity("who")),
            new ConversationChange.AddConversation(conversation("talk", "line", "who"))
        };
    }

    Message inbound(String conversation, String id, Instant at) {
        return inbound(conversation, id, "wamid." + id, "Hola " + id, at);
    }

    Message inbound(String conversation, String id, String providerId, String text, Instant at) {
        return inbound(conversation, id, providerId, new MessageContent.Text(text), at);
    }

    Message inbound(String conversation, String id, MessageContent content, Instant at) {
        return inbound(conversation, id, "wamid." + id, content, at);
    }

    private Message inbound(String conversation, String id, String providerId, MessageContent content, Instant at) {
        return Message.inbound(
                conversation(conversation, "line", "who"),
                new MessageId(id),
                providerId,
                content,
                at,
                at,
                false,
                IdentityKey.whatsAppNumber(new Phone("5491155550000")),
                null);
    }

    Message outbound(String conversation, String id, DeliveryStatus status, Instant at) {
        return outbound(conversation, "line", id, status, at);
    }

    Message outbound(String conversation, String line, String id, DeliveryStatus status, Instant at) {
        return new Message(
                account,
                new MessageId(id),
                new ConversationId(conversation),
                new LineId(line),
                Author.AUTOMATION,
                null,
                new MessageContent.Text("Buenas " + id),
                at,
                at,
                false,
                null,
                null,
                null,
                null,
                Delivery.at(status, at));
    }

    Change raise(String conversation, Mark mark, Instant at) {
        return new ConversationChange.RaiseMarks(new ConversationId(conversation), Map.of(mark, at));
    }

    DeferredReport deferred(String line, String providerId, MessageReport report) {
        return new DeferredReport(account, new LineId(line), providerId, report, NOON);
    }

    LibraryFile file(String id, String name, FileSource source, Instant addedAt) {
        return new LibraryFile(
                account,
                new LibraryFileId(id),
                name,
                MediaKind.IMAGE,
                source,
                "image/jpeg",
                1_000,
                "0123456789abcdef".repeat(4),
                "storage/" + id,
                Author.AUTOMATION,
                addedAt,
                null);
    }

    /** A text that waits in a conversation. */
    ScheduledMessage scheduled(String id, String conversation, Instant sendAt) {
        return new ScheduledMessage(
                account,
                new MessageId(id),
                new LineId("line"),
                Channel.WHATSAPP,
                new ConversationId(conversation),
                null,
                Author.AUTOMATION,
                null,
                List.of(new ScheduledPart(new MessageContent.Text("Later " + id), List.of())),
                null,
                "reference-of-" + id,
                "fingerprint-of-" + id,
                sendAt,
                NOON,
                ScheduledState.WAITING,
                null,
                null,
                0);
    }

    static Upload upload(String line, String storageKey, String mediaId, Instant at) {
        return new Upload(new UploadKey(new LineId(line), storageKey), mediaId, at);
    }

    /** Returns the state of a medium of a message; a stored one has a storage key. */
    MediaFile media(String message, int place, MediaFile.State state, Instant at) {
        boolean stored = state == MediaFile.State.STORED;
        return new MediaFile(
                account,
                new MessageId(message),
                place,
                state,
                stored ? "storage/" + message + "/" + place : null,
                stored ? 1_000 + place : 0,
                "image/jpeg",
                stored ? null : "because",
                at);
    }

    /** Returns a note as a system entry. */
    SystemEntry note(String conversation, String id, Instant at, Instant arrivedAt) {
        return new SystemEntry(
                account,
                new EntryId(id),
                new ConversationId(conversation),
                Author.AUTOMATION,
                new EntryContent.Note("Note " + id + " of " + account),
                at,
                arrivedAt);
    }

    /** Returns that somebody came by an advertisement, at the time at which they did. */
    Touchpoint touchpoint(String conversation, String id, String advertisement, Instant at) {
        return touchpoint(conversation, id, new Referral("ad", advertisement, null, null, null, null, null), at);
    }

    /** Returns that somebody came by a link, at the time at which they did. */
    Touchpoint link(String conversation, String id, String ref, Instant at) {
        return touchpoint(conversation, id, new Referral("SHORTLINK", null, null, null, null, null, ref), at);
    }

    private Touchpoint touchpoint(String conversation, String id, Referral referral, Instant at) {
        return new Touchpoint(account, new TouchpointId(id), new ConversationId(conversation), referral, at, at);
    }

    ChannelConsent channelConsent(String identity, String id, ConsentState state, Instant at) {
        return new ChannelConsent(account, new IdentityId(identity), id, ConsentPurpose.MARKETING, state, at);
    }

    LineHeartbeat heartbeat(String line, Instant heardAt) {
        return new LineHeartbeat(account, new LineId(line), heardAt);
    }

    TemplateReport report(TemplateKey template, TemplateReport.Aspect aspect, String value, Instant at) {
        return new TemplateReport(account, template, aspect, value, null, at);
    }

    /** Returns what Meta says of a WhatsApp number. */
    LineReport lineReport(String number, LineFact fact, Instant at) {
        return new LineReport(account, new LineKey(Channel.WHATSAPP, number), fact, at);
    }

    /** Returns an item that came through a line, or through none. */
    QuarantinedItem quarantined(String id, @Nullable LineKey line, QuarantinedItem.Reason reason, Instant at) {
        return new QuarantinedItem(
                account,
                id,
                line,
                null,
                reason,
                "entry 1 of 2",
                RawBytes.copyOf(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8)),
                at);
    }

    /** Returns what a user did to a conversation. */
    AuditRecord audit(String id, Instant at) {
        return new AuditRecord(
                account,
                new AuditRecordId(id),
                at,
                new AuditActor(AuditActor.Kind.USER, new UserId("seller"), "sales user"),
                AuditOperation.CONVERSATION_ASSIGN,
                new AuditSubject(AuditSubject.Kind.CONVERSATION, "talk of " + account),
                List.of(),
                List.of("OWNER"));
    }

    /** Returns what a user did to a contact. */
    HistoryItem history(String contact, String id, HistoryContent content, Instant at) {
        return new HistoryItem(
                account, new ContactId(contact), new HistoryItemId(id), Author.user(new UserId("seller")), content, at);
    }

    QuarantinedWork quarantinedWork(WorkKind kind, String id) {
        WorkItem item = new WorkItem(
                account, new WorkKey(kind, id), "line", "talk", WorkPriority.NORMAL, StoreContract.NOON, 3, 3, 0);
        return new QuarantinedWork(item, QuarantinedWork.Reason.ERRORS, "java.lang.AssertionError", StoreContract.NOON);
    }
}
