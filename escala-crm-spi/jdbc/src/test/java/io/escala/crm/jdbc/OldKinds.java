package io.escala.crm.jdbc;

import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.TeamChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The values of every enum when the data of {@link OldData} were written. They are listed and not read from the enum, because the
 * data do not contain values that are added later; those belong into {@link #ADDED_LATER}.
 */
final class OldKinds {
    /** Values of enums that did not exist when the data were written. */
    static final Set<Enum<?>> ADDED_LATER = Set.of(
            Author.Kind.CAMPAIGN,
            Author.Kind.CHANNEL,
            Author.Kind.HOST,
            ClaimKind.AUTO_CLOSE_LINE,
            ClaimKind.COMPANY_REFERENCE,
            ClaimKind.COMPANY_NAME,
            ClaimKind.RECORD_REFERENCE,
            ClaimKind.FOLLOWER,
            ContactKeyKind.FACEBOOK_ID,
            Mark.HANDED_BACK,
            Mark.OPENED_BY_BUSINESS,
            Mark.TAKEN_OVER,
            QuarantinedWork.Reason.EXCEPTIONS,
            Mark.CLOSING_TOLD,
            WorkKind.ASSIGN,
            WorkKind.AUTO_CLOSE,
            WorkKind.COMPANY_NAME,
            WorkKind.COMPANY_TEXTS,
            WorkKind.FOLLOW,
            WorkKind.INACTIVITY,
            WorkKind.REACTION,
            WorkKind.READ_RECEIPT,
            WorkKind.SCHEDULED,
            WorkKind.STATUS_REPLY,
            WorkKind.TYPING,
            WorkKind.WINDOW);

    /** Variants of changes, events, contents and reports that did not exist when the data were written. */
    static final Set<Class<?>> VARIANTS_ADDED_LATER = Set.of(
            ConversationChange.SupersedeConversation.class,
            ConversationChange.AddEntry.class,
            ConversationChange.AddTouchpoint.class,
            RecordChange.PutCompany.class,
            RecordChange.PutRecord.class,
            RecordChange.RemoveCompany.class,
            RecordChange.RemoveRecord.class,
            CrmEvent.CompanyChanged.class,
            CrmEvent.ContactArchived.class,
            CrmEvent.ContactRestored.class,
            CrmEvent.ContactDeleted.class,
            ContactChange.RemoveContact.class,
            CrmEvent.RecordChanged.class,
            CrmEvent.RecordsReassigned.class,
            TeamChange.PutTeamSettings.class,
            TeamChange.PutTeamUser.class,
            TeamChange.RaiseLastAssigned.class,
            TeamChange.RaiseLastActive.class,
            ConversationChange.EditConversation.class,
            CrmEvent.ConversationSuperseded.class,
            CrmEvent.NoticeReceived.class,
            CrmEvent.ReplyRefused.class,
            CrmEvent.ReactionFailed.class,
            CrmEvent.ScheduledMessageChanged.class,
            CrmEvent.ConversationAssigned.class,
            CrmEvent.ConversationClosed.class,
            CrmEvent.NoteAdded.class,
            CrmEvent.ReadingChanged.class,
            CrmEvent.ConversationTagged.class,
            CrmEvent.HandlingChanged.class,
            CrmEvent.WindowClosing.class,
            CrmEvent.NobodyAvailable.class,
            AccountChange.SetLineAvailability.class,
            AccountChange.RepointLine.class,
            AccountChange.RemoveLine.class,
            AccountChange.ReportLine.class,
            AccountChange.PutFieldSettings.class,
            AccountChange.PutAutoCloseRule.class,
            AccountChange.RemoveAutoCloseRule.class,
            CrmEvent.LineStopped.class,
            CrmEvent.LineResumed.class,
            CrmEvent.LineRepointed.class,
            CrmEvent.LineRemoved.class,
            CrmEvent.LineRenamed.class,
            CrmEvent.LineStandingChanged.class,
            CrmEvent.IdentityUnlinked.class,
            CrmEvent.TeamUserAdded.class,
            CrmEvent.TeamUserChanged.class,
            CrmEvent.TeamSettingsChanged.class,
            IntakeChange.DropEvents.class,
            IntakeChange.DropOperations.class,
            IntakeChange.MoveFollower.class,
            AuditChange.AppendRecord.class,
            AuditChange.DropRecords.class,
            LibraryChange.AddFile.class,
            LibraryChange.RemoveFile.class,
            LibraryChange.RecordUpload.class,
            LibraryChange.ForgetUpload.class,
            ScheduleChange.PutScheduled.class,
            HistoryChange.AppendItem.class,
            ContactChange.ChangeRoles.class,
            MessageContent.Structured.class,
            MessageContent.Interactive.class);

    /** Tables and columns ({@code table.column}) that did not exist when the data were written. */
    static final Set<String> TABLES_ADDED_LATER = Set.of(
            "escala_conversations.superseded_by",
            "escala_auto_close_rules",
            "escala_conversations.closing_told",
            "escala_conversations.opened_by_business",
            "escala_conversations.contact",
            "escala_conversations.is_registered",
            "escala_conversations.is_unread",
            "escala_conversations.handed_back",
            "escala_conversations.person_since",
            "escala_conversations.place",
            "escala_conversations.tags",
            "escala_conversations.taken_over",
            "escala_conversation_tags",
            "escala_contacts.company",
            "escala_listed_contacts.company",
            "escala_contacts.archived_at",
            "escala_contact_history",
            "escala_deleted_contacts",
            "escala_library_files",
            "escala_line_reports",
            "escala_uploads",
            "escala_scheduled_messages",
            "escala_companies",
            "escala_company_words",
            "escala_records",
            "escala_fields",
            "escala_last_assigned",
            "escala_team",
            "escala_team_users",
            "escala_unfinished",
            "escala_people",
            "escala_people_index",
            "escala_people_index_config",
            "escala_people_index_data",
            "escala_people_index_idx",
            "escala_people_terms",
            "escala_message_texts",
            "escala_message_texts_index",
            "escala_message_texts_index_config",
            "escala_message_texts_index_data",
            "escala_message_texts_index_idx",
            "escala_message_texts_terms",
            "escala_messages.notice",
            "escala_messages.price",
            "escala_event_marks",
            "escala_thread_entries",
            "escala_audit",
            "escala_sessions.opened_at",
            "escala_sessions.closed_at",
            "escala_sessions.opener",
            "escala_touchpoints",
            "escala_identities.vetoes",
            "escala_identities.link_reason",
            "escala_lines.available",
            "escala_lines.refused_credential",
            "escala_journal.several_apps");

    /** When the last of the data was written. */
    static final Instant LAST_COMMIT = Instant.parse("2026-03-01T12:00:00Z");

    static final List<Channel> CHANNELS = List.of(Channel.WHATSAPP, Channel.MESSENGER, Channel.INSTAGRAM);
    static final List<ClaimKind> CLAIMS = List.of(
            ClaimKind.CONTACT_KEY,
            ClaimKind.CONTACT_ROLE,
            ClaimKind.IDENTITY_KEY,
            ClaimKind.CONVERSATION,
            ClaimKind.SESSION,
            ClaimKind.PROVIDER_MESSAGE,
            ClaimKind.CLIENT_REFERENCE,
            ClaimKind.EVENT,
            ClaimKind.LINE);
    static final List<Origin> ORIGINS = List.of(Origin.PERSON, Origin.META, Origin.AUTOMATION, Origin.HOST);
    static final List<Lifecycle> LIFECYCLES = List.of(Lifecycle.PROSPECT, Lifecycle.CUSTOMER);
    static final List<ContactField> FIELDS = List.of(
            ContactField.FIRST_NAME,
            ContactField.LAST_NAME,
            ContactField.JOB_TITLE,
            ContactField.COMPANY,
            ContactField.OWNER,
            ContactField.LIFECYCLE,
            ContactField.MARKETING);
    static final List<ContactKeyKind> CONTACT_KEYS = List.of(
            ContactKeyKind.PHONE,
            ContactKeyKind.EMAIL,
            ContactKeyKind.INSTAGRAM_USER_NAME,
            ContactKeyKind.ID_FIELD,
            ContactKeyKind.EXTERNAL_REFERENCE);
    static final List<KeyRole> ROLES = List.of(KeyRole.PRIMARY, KeyRole.SECONDARY, KeyRole.WHATSAPP);
    static final List<ConsentPurpose> PURPOSES = List.of(ConsentPurpose.STORAGE, ConsentPurpose.MARKETING);
    static final List<ConsentState> CONSENTS =
            List.of(ConsentState.GRANTED, ConsentState.NOT_ASKED, ConsentState.WITHDRAWN);
    static final List<IdentityKeyKind> IDENTITY_KEYS = List.of(
            IdentityKeyKind.WHATSAPP_NUMBER,
            IdentityKeyKind.BSUID,
            IdentityKeyKind.PARENT_BSUID,
            IdentityKeyKind.PSID,
            IdentityKeyKind.IGSID,
            IdentityKeyKind.INSTAGRAM_USER_NAME,
            IdentityKeyKind.WHATSAPP_USER_NAME);
    static final List<AliasGrade> GRADES = List.of(AliasGrade.ASSUMED, AliasGrade.CONFIRMED);
    static final List<SessionOpener> OPENERS =
            List.of(SessionOpener.CONTACT, SessionOpener.BUSINESS, SessionOpener.USER);
    static final List<Mark> MARKS = List.of(
            Mark.WINDOW_OPENED,
            Mark.WINDOW_SHUT,
            Mark.ACTIVITY,
            Mark.INBOUND_ARRIVAL,
            Mark.ANSWERED,
            Mark.READ_BY_TEAM,
            Mark.MARKED_UNREAD,
            Mark.DELIVERED_UP_TO,
            Mark.READ_UP_TO);
    static final List<MediaKind> MEDIA = List.of(
            MediaKind.IMAGE, MediaKind.VIDEO, MediaKind.AUDIO, MediaKind.VOICE, MediaKind.DOCUMENT, MediaKind.STICKER);
    static final List<MediaFile.State> MEDIA_STATES =
            List.of(MediaFile.State.FAILED, MediaFile.State.EXPIRED, MediaFile.State.STORED, MediaFile.State.ERASED);
    static final List<Direction> DIRECTIONS = List.of(Direction.INBOUND, Direction.OUTBOUND);
    static final List<Author.Kind> AUTHORS =
            List.of(Author.Kind.CUSTOMER, Author.Kind.USER, Author.Kind.AUTOMATION, Author.Kind.EXTERNAL);
    static final List<MessageContent.Choice.Kind> CHOICES = List.of(
            MessageContent.Choice.Kind.BUTTON,
            MessageContent.Choice.Kind.LIST_ROW,
            MessageContent.Choice.Kind.TEMPLATE_BUTTON,
            MessageContent.Choice.Kind.QUICK_REPLY,
            MessageContent.Choice.Kind.POSTBACK);
    static final List<DeliveryStatus> STATUSES = List.of(
            DeliveryStatus.QUEUED,
            DeliveryStatus.STARTED,
            DeliveryStatus.UNKNOWN,
            DeliveryStatus.ACCEPTED,
            DeliveryStatus.SENT,
            DeliveryStatus.FAILED,
            DeliveryStatus.DELIVERED,
            DeliveryStatus.READ,
            DeliveryStatus.PLAYED);
    static final List<CrmEvent.MessageAmended.Kind> AMENDED = List.of(
            CrmEvent.MessageAmended.Kind.EDITED,
            CrmEvent.MessageAmended.Kind.UNSENT,
            CrmEvent.MessageAmended.Kind.REACTED);
    static final List<TemplateCategory> CATEGORIES =
            List.of(TemplateCategory.MARKETING, TemplateCategory.UTILITY, TemplateCategory.AUTHENTICATION);
    static final List<TemplateReport.Aspect> ASPECTS =
            List.of(TemplateReport.Aspect.STATUS, TemplateReport.Aspect.CATEGORY, TemplateReport.Aspect.QUALITY);
    static final List<Suggestion.Kind> SUGGESTIONS = List.of(
            Suggestion.Kind.AMBIGUOUS_SENDER,
            Suggestion.Kind.WEAK_FORM,
            Suggestion.Kind.USER_NAME_TAKEN,
            Suggestion.Kind.IDENTITY_CONFLICT);
    static final List<QuarantinedItem.Reason> QUARANTINE = List.of(
            QuarantinedItem.Reason.UNREADABLE,
            QuarantinedItem.Reason.MALFORMED,
            QuarantinedItem.Reason.UNKNOWN_LINE,
            QuarantinedItem.Reason.FOREIGN_LINE,
            QuarantinedItem.Reason.STALE,
            QuarantinedItem.Reason.NO_SENDER,
            QuarantinedItem.Reason.UNRECOGNIZED,
            QuarantinedItem.Reason.FAILED);
    static final List<QuarantinedWork.Reason> WORK_QUARANTINE =
            List.of(QuarantinedWork.Reason.ERRORS, QuarantinedWork.Reason.LOST_WORKERS);
    static final List<WorkKind> WORK = List.of(
            WorkKind.SEND,
            WorkKind.PROFILE,
            WorkKind.REGISTER,
            WorkKind.UNPARK,
            WorkKind.JOURNAL,
            WorkKind.MEDIA,
            WorkKind.PURGE);

    private OldKinds() {}

    static List<List<? extends Enum<?>>> all() {
        return List.of(
                CHANNELS,
                CLAIMS,
                ORIGINS,
                LIFECYCLES,
                FIELDS,
                CONTACT_KEYS,
                ROLES,
                PURPOSES,
                CONSENTS,
                IDENTITY_KEYS,
                GRADES,
                OPENERS,
                MARKS,
                MEDIA,
                MEDIA_STATES,
                DIRECTIONS,
                AUTHORS,
                CHOICES,
                STATUSES,
                AMENDED,
                CATEGORIES,
                ASPECTS,
                SUGGESTIONS,
                QUARANTINE,
                WORK_QUARANTINE,
                WORK);
    }
}
