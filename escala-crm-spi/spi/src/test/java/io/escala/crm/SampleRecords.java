package io.escala.crm;

import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.Permission;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.FieldEdit;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
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
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineReport;
import io.escala.crm.line.LineScope;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledFile;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledPart;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of each record, with personal data that no log may show in every field: every name, text, address and id of Meta's contains
 * the word "secret", and the phone is {@link #PHONE}.
 */
public final class SampleRecords {
    public static final String PHONE = "5491155550123";
    public static final String EMAIL = "ana.secret@example.org";
    public static final String NAME = "Ana Secret";
    public static final String TEXT = "a secret text";
    public static final String PROVIDER_ID = "wamid.SecretNumberInside";

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final AccountId ACME = new AccountId("acme");
    public static final UserId SELLER = new UserId("seller-1");
    public static final LineId LINE_ID = new LineId("line-1");
    public static final ContactId CONTACT_ID = new ContactId("contact-1");
    public static final IdentityId IDENTITY_ID = new IdentityId("identity-1");
    public static final IdentityId OTHER_IDENTITY_ID = new IdentityId("identity-2");
    public static final ConversationId CONVERSATION_ID = new ConversationId("conversation-1");
    public static final MessageId MESSAGE_ID = new MessageId("message-1");
    public static final MessageId SEND_ID = new MessageId("send-1");

    public static final AccountSettings SETTINGS = AccountSettings.of(ACME, "AR", ZoneId.of("UTC"))
            .withFlows(Set.of(new RegistrationFlow(Channel.WHATSAPP, true, true)))
            .withAccess(new AccessSettings(true, Set.of(Channel.INSTAGRAM)))
            .withSignals(SignalSettings.NONE.withTyping(LINE_ID, true))
            .withRegistration(
                    RegistrationSettings.DEFAULT.withWording("es", TEXT).withQuestion(KeyData.NAME, "es", TEXT))
            .withIncoming(IncomingSettings.DEFAULT.withRoundRobin(LINE_ID, RoundRobin.among(SELLER)));
    public static final FieldSettings FIELDS = FieldSettings.of(ACME)
            .with(CustomField.of(FieldEntity.CONTACT, "Nickname", FieldType.TEXT, FieldLabel.of("Nickname")))
            .with(new CustomField(
                    FieldEntity.COMPANY,
                    "Size",
                    FieldType.CHOICE,
                    new FieldLabel("Tamaño", "Size"),
                    true,
                    null,
                    List.of(new FieldOption("small", new FieldLabel("Chica", "Small"))),
                    true));
    public static final TeamUser TEAM_USER = TeamUser.of(ACME, SELLER, NAME, Role.SALES_USER);
    public static final UserStatus STATUS = UserStatus.offline("lunch").replying(TEXT);
    public static final TeamSettings TEAM = TeamSettings.of(ACME)
            .with(new Role("night shift", Set.of(Permission.CONVERSE_ALL)).on(LineScope.ofLines(LINE_ID)))
            .with(STATUS)
            .with(IdleRule.after(IdleRule.SHORTEST, STATUS).withSince(NOON));
    public static final Actor ACTOR = Actor.user(ACME, SELLER, Role.SALES_USER);

    public static final Line LINE =
            Line.whatsApp(ACME, LINE_ID, NAME, "1001", "2001").withDisplayPhone(PHONE);
    public static final Line MOVED_LINE = Line.whatsApp(ACME, LINE_ID, "Moved", "another-number-id", "another-waba");

    public static final AutoCloseRule AUTO_CLOSE_RULE = new AutoCloseRule(
            ACME, new AutoCloseRuleId("rule-1"), Set.of(LINE_ID), Duration.ofHours(24), TEXT, NOON, 1);

    public static final LibraryFile LIBRARY_FILE = new LibraryFile(
            ACME,
            new LibraryFileId("file-1"),
            NAME,
            MediaKind.IMAGE,
            FileSource.ESCALA_GALLERY,
            "image/jpeg",
            1_000,
            "a".repeat(64),
            "storage-key",
            Author.user(SELLER),
            NOON,
            null);
    public static final Upload UPLOAD = new Upload(new UploadKey(LINE_ID, "storage-key"), "4711", NOON);

    public static final ScheduledPart SCHEDULED_PART = new ScheduledPart(
            new MessageContent.Text(TEXT), List.of(new ScheduledFile("storage-key", 1_000, "image/jpeg")));
    public static final ScheduledMessage SCHEDULED = new ScheduledMessage(
            ACME,
            new MessageId("later-1"),
            LINE_ID,
            Channel.WHATSAPP,
            new ConversationId("conversation-1"),
            null,
            Author.user(SELLER),
            Role.SALES_USER,
            List.of(SCHEDULED_PART),
            null,
            PHONE,
            "fingerprint",
            NOON.plusSeconds(60),
            NOON,
            ScheduledState.WAITING,
            null,
            null,
            0);

    public static final CompanyId COMPANY_ID = new CompanyId("company-1");
    public static final Company COMPANY =
            new Company(ACME, COMPANY_ID, NAME, TEXT, new Phone(PHONE), Map.of("Nickname", TEXT), PHONE, NOON, 0);
    public static final CrmRecord OPPORTUNITY = record(
            "opportunity-1",
            new RecordDetails.Opportunity(
                    TEXT,
                    new Money(new BigDecimal("1500.50"), "ARS"),
                    LocalDate.of(2026, 3, 31),
                    RecordDetails.Result.OPEN,
                    Map.of("Nickname", TEXT)));
    public static final CrmRecord ACTIVITY = record("activity-1", new RecordDetails.Activity(TEXT, NOON));
    public static final CrmRecord TASK = record("task-1", new RecordDetails.Task(RecordDetails.Priority.HIGH));

    private static CrmRecord record(String id, RecordDetails details) {
        return new CrmRecord(
                ACME,
                new RecordId(id),
                TEXT,
                TEXT,
                SELLER,
                CONTACT_ID,
                COMPANY_ID,
                PHONE,
                details,
                NOON,
                null,
                Origin.PERSON,
                NOON,
                NOON,
                0);
    }

    public static final Contact CONTACT = new Contact(
            ACME,
            CONTACT_ID,
            "Ana",
            "Secret",
            TEXT,
            TEXT,
            SELLER,
            Lifecycle.PROSPECT,
            true,
            Map.of("Nickname", TEXT),
            Map.of(ContactField.FIRST_NAME, Origin.PERSON),
            Origin.PERSON,
            NOON,
            0,
            Map.of("lastName", new FieldEdit(0, Origin.PERSON, SELLER, NOON)),
            List.of(new Phone(PHONE)),
            COMPANY_ID,
            NOON);
    public static final DeletedContact DELETED_CONTACT = new DeletedContact(ACME, CONTACT_ID, SELLER, NOON);
    public static final ContactKeyValue PHONE_VALUE = ContactKeyValue.phone(new Phone(PHONE));
    public static final ContactKey PHONE_KEY =
            new ContactKey(ACME, CONTACT_ID, PHONE_VALUE, Set.of(KeyRole.PRIMARY, KeyRole.WHATSAPP));
    public static final ContactKey EMAIL_KEY =
            new ContactKey(ACME, CONTACT_ID, new ContactKeyValue(ContactKeyKind.EMAIL, EMAIL), Set.of(KeyRole.PRIMARY));
    public static final ContactKey ID_KEY = new ContactKey(
            ACME, CONTACT_ID, new ContactKeyValue(ContactKeyKind.ID_FIELD, "DNI secret 12.345"), Set.of());
    public static final ConsentEntry CONSENT = new ConsentEntry(
            ACME, CONTACT_ID, "consent-1", ConsentPurpose.STORAGE, ConsentState.GRANTED, Origin.PERSON, SELLER, NOON);

    public static final ProfileName PROFILE = new ProfileName(NAME, "Ana", "Secret", NOON);
    public static final ChannelIdentity IDENTITY =
            new ChannelIdentity(ACME, IDENTITY_ID, Channel.WHATSAPP, PROFILE, null, null, NOON, 0);
    public static final ChannelIdentity OTHER_IDENTITY =
            new ChannelIdentity(ACME, OTHER_IDENTITY_ID, Channel.WHATSAPP, null, null, null, NOON, 0);
    public static final IdentityAlias NUMBER = alias(IdentityKey.whatsAppNumber(new Phone(PHONE)));
    public static final IdentityAlias USER_NAME =
            alias(new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "3001", "ana.secret.ba"));

    public static final Conversation CONVERSATION =
            Conversation.begin(ACME, CONVERSATION_ID, LINE_ID, IDENTITY_ID, Channel.WHATSAPP, NOON);
    public static final Conversation OTHER_CONVERSATION = Conversation.begin(
            ACME, new ConversationId("conversation-2"), LINE_ID, OTHER_IDENTITY_ID, Channel.WHATSAPP, NOON);
    public static final Session SESSION = Session.next(CONVERSATION, SessionOpener.CONTACT, NOON);
    public static final Session CLOSED_SESSION = SESSION.closed(NOON.plusSeconds(60), TEXT, SELLER);

    public static final MediaRef MEDIA =
            new MediaRef(MediaKind.IMAGE, "secret", "https://secret.example/x", "image/secret", "secret", "secret.png");
    public static final ContentDetail DETAIL = new ContentDetail(0, ContentDetail.Name.ADDRESS, TEXT, TEXT);
    public static final ReferredProduct PRODUCT = new ReferredProduct(TEXT, TEXT);
    public static final MessageOption OPTION = new MessageOption(TEXT, TEXT, TEXT, TEXT, TEXT);
    public static final MessageCard CARD = new MessageCard(TEXT, TEXT, TEXT, List.of(OPTION));
    public static final ChosenOption CHOSEN = new ChosenOption(new MessageId("message-9"), TEXT);
    public static final TemplateHeaderContent TEMPLATE_HEADER =
            TemplateHeaderContent.text(TEXT, new TemplateParameter("customer", NAME));
    public static final TemplateHeaderContent.Place PLACE =
            new TemplateHeaderContent.Place(BigDecimal.ONE, BigDecimal.ONE, TEXT, TEXT);
    public static final TemplateButtonContent TEMPLATE_BUTTON =
            new TemplateButtonContent(TemplateButton.Kind.URL, TEXT, TEXT, TEXT);
    public static final List<MessageContent> CONTENTS = List.of(
            new MessageContent.Text(TEXT),
            new MessageContent.Media(MEDIA, TEXT),
            new MessageContent.Album(List.of(MEDIA, MEDIA), TEXT),
            new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, TEXT, TEXT),
            new MessageContent.Interactive(
                    MessageContent.Interactive.Form.LIST, TEXT, TEXT, TEXT, TEXT, List.of(OPTION), List.of(CARD)),
            new MessageContent.Template(
                    "welcome",
                    "es_AR",
                    TemplateCategory.UTILITY,
                    List.of(new TemplateParameter("customer", NAME)),
                    TEXT,
                    TEMPLATE_HEADER,
                    TEXT,
                    List.of(TEMPLATE_BUTTON),
                    NOON),
            new MessageContent.Removed(),
            new MessageContent.Structured(ContentKind.LOCATION, TEXT, List.of(DETAIL), TEXT),
            new MessageContent.Raw("order", "{\"text\":\"" + TEXT + "\"}", TEXT));
    public static final Message MESSAGE = Message.inbound(
            CONVERSATION,
            MESSAGE_ID,
            PROVIDER_ID,
            new MessageContent.Text(TEXT),
            NOON,
            NOON,
            false,
            NUMBER.key(),
            PROVIDER_ID + "2");
    public static final Message SEND = new Message(
            ACME,
            SEND_ID,
            CONVERSATION_ID,
            LINE_ID,
            Author.user(SELLER),
            null,
            new MessageContent.Text(TEXT),
            NOON,
            NOON,
            false,
            NUMBER.key(),
            null,
            "secret reference",
            "secret digest",
            Delivery.at(DeliveryStatus.QUEUED, NOON));
    public static final DeliveryStep STEP = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.READ, NOON, null);

    public static final MessageContext CONTEXT =
            new MessageContext(new Referral("ad", TEXT, TEXT, TEXT, TEXT, TEXT, TEXT), TEXT, true, PRODUCT, CHOSEN);
    public static final Amendment.Edit EDIT = new Amendment.Edit(new MessageContent.Text(TEXT), NOON, "secret order");
    public static final Amendment.Unsend UNSEND = new Amendment.Unsend(NOON);
    public static final Amendment.Reaction REACTION =
            new Amendment.Reaction(Direction.INBOUND, "secret", NOON, "secret order");
    public static final Amendments AMENDMENTS = Amendments.NONE.with(EDIT).with(REACTION);
    public static final MediaFile MEDIA_FILE =
            new MediaFile(ACME, MESSAGE_ID, 0, MediaFile.State.STORED, "storage-key", 10, "image/png", null, NOON);
    public static final Touchpoint TOUCHPOINT = new Touchpoint(
            ACME,
            new TouchpointId("touchpoint-1"),
            CONVERSATION_ID,
            new Referral("ad", "secret id", "secret url", TEXT, TEXT, "secret click", "secret ref"),
            NOON,
            NOON);
    public static final SystemEntry ENTRY = new SystemEntry(
            ACME,
            new EntryId("entry-1"),
            CONVERSATION_ID,
            Author.user(SELLER),
            new EntryContent.Note(TEXT),
            NOON,
            NOON);
    public static final List<EntryContent> ENTRY_CONTENTS = List.of(
            new EntryContent.Opened(SessionOpener.CONTACT, 1),
            new EntryContent.Closed(1, TEXT),
            new EntryContent.Assigned(null, SELLER),
            new EntryContent.Linked(CONTACT_ID),
            new EntryContent.Unlinked(CONTACT_ID),
            new EntryContent.Merged(CONVERSATION_ID),
            new EntryContent.LineChanged(LINE_ID, LINE_ID),
            new EntryContent.AutomationRan(NAME),
            new EntryContent.Note(TEXT),
            new EntryContent.Unknown("hologram", TEXT));
    public static final Message AMENDED = MESSAGE.with(CONTEXT).amended(EDIT).amended(REACTION);

    public static final DeferredReport PARKED = new DeferredReport(ACME, LINE_ID, PROVIDER_ID, STEP, NOON);
    public static final DeferredReport PARKED_EDIT = new DeferredReport(ACME, LINE_ID, PROVIDER_ID, EDIT, NOON);
    public static final ChannelConsent CHANNEL_CONSENT =
            new ChannelConsent(ACME, IDENTITY_ID, "consent-1", ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, NOON);
    public static final LineHeartbeat PULSE = new LineHeartbeat(ACME, LINE_ID, NOON);
    public static final LineReport LINE_REPORT = new LineReport(
            ACME,
            LINE.key(),
            new LineFact(LineFact.Aspect.RESTRICTION, "MESSAGING", "RESTRICTED", "Too many blocks", NOON),
            NOON);
    public static final TemplateKey TEMPLATE = new TemplateKey("2001", "welcome", "es_AR");
    public static final TemplateReport TEMPLATE_REPORT =
            new TemplateReport(ACME, TEMPLATE, TemplateReport.Aspect.STATUS, "PAUSED", "LOW_QUALITY", NOON);
    public static final JournalEntry JOURNAL_ENTRY =
            new JournalEntry("body-1", "app-1", RawBytes.copyOf(TEXT.getBytes(StandardCharsets.UTF_8)), NOON);
    public static final QuarantinedWork QUARANTINED_WORK = new QuarantinedWork(
            WorkItem.single(ACME, WorkKind.UNPARK, PROVIDER_ID, NOON),
            QuarantinedWork.Reason.ERRORS,
            "java.lang.StackOverflowError",
            NOON);
    public static final AuditRecord AUDIT_RECORD = new AuditRecord(
            ACME,
            new AuditRecordId("audit-1"),
            NOON,
            AuditActor.of(ACTOR),
            AuditOperation.CONVERSATION_ASSIGN,
            AuditSubject.of(CONVERSATION_ID),
            List.of(),
            List.of("OWNER"));
    public static final HistoryItem HISTORY_ITEM = new HistoryItem(
            ACME,
            CONTACT_ID,
            new HistoryItemId("item-1"),
            Author.user(SELLER),
            new HistoryContent.ContactCreated(Origin.PERSON, CONVERSATION_ID),
            NOON);
    public static final List<HistoryContent> HISTORY_CONTENTS = List.of(
            HISTORY_ITEM.content(),
            new HistoryContent.FieldsEdited(List.of("lastName", "customFields.plan")),
            new HistoryContent.OwnerChanged(null, SELLER),
            new HistoryContent.CompanyChanged(null, COMPANY_ID),
            new HistoryContent.LifecycleChanged(Lifecycle.PROSPECT, Lifecycle.CUSTOMER),
            new HistoryContent.MarketingChanged(true),
            new HistoryContent.ConsentRecorded(ConsentPurpose.STORAGE, ConsentState.GRANTED),
            new HistoryContent.ArchivingChanged(true),
            new HistoryContent.KeyAdded(ContactKeyKind.PHONE),
            new HistoryContent.KeyRemoved(ContactKeyKind.EMAIL),
            new HistoryContent.KeyMoved(ContactKeyKind.PHONE, CONTACT_ID, new ContactId("contact-2")),
            new HistoryContent.WhatsAppPhoneRecorded(),
            new HistoryContent.PersonLinked(IDENTITY_ID, Channel.WHATSAPP, LinkRule.ASSOCIATED),
            new HistoryContent.PersonUnlinked(IDENTITY_ID, Channel.WHATSAPP),
            new HistoryContent.PersonChanged(IDENTITY_ID, Channel.INSTAGRAM),
            new HistoryContent.RecordChanged(
                    TASK.id(), RecordKind.TASK, CrmEvent.RecordChanged.What.CHANGED, List.of("DUE")),
            new HistoryContent.RecordOwnerChanged(TASK.id(), RecordKind.TASK, SELLER, null),
            new HistoryContent.Unknown("hologram", TEXT));
    public static final Suggestion SUGGESTION =
            Suggestion.of(ACME, Suggestion.Kind.WEAK_FORM, IDENTITY_ID, List.of(CONTACT_ID), NOON);
    public static final QuarantinedItem ASIDE = new QuarantinedItem(
            ACME,
            "aside-1",
            LINE.key(),
            "app-1",
            QuarantinedItem.Reason.MALFORMED,
            "no id",
            RawBytes.copyOf(TEXT.getBytes(StandardCharsets.UTF_8)),
            NOON);

    private SampleRecords() {}

    private static IdentityAlias alias(IdentityKey key) {
        return IdentityAlias.since(ACME, IDENTITY_ID, key, AliasGrade.CONFIRMED, NOON);
    }
}
