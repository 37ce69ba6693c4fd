package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.Channel;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldType;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.library.FileSource;
import io.escala.crm.line.LineFact;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The stored names of an enum's values. They are separate from the names in code, because a rename in code must not change
 * stored data. A value added in code does not compile until it has a stored name. Immutable.
 *
 * @param <E> the enum
 */
public final class StoredNames<E extends Enum<E>> {
    /** Channels. */
    public static final StoredNames<Channel> CHANNEL = of(Channel.values(), value -> switch (value) {
        case WHATSAPP -> "whatsapp";
        case MESSENGER -> "messenger";
        case INSTAGRAM -> "instagram";
    });

    /** Kinds of identity keys. */
    public static final StoredNames<IdentityKeyKind> IDENTITY_KEY =
            of(IdentityKeyKind.values(), value -> switch (value) {
                case WHATSAPP_NUMBER -> "whatsapp-number";
                case BSUID -> "bsuid";
                case PARENT_BSUID -> "parent-bsuid";
                case PSID -> "psid";
                case IGSID -> "igsid";
                case INSTAGRAM_USER_NAME -> "instagram-user-name";
                case WHATSAPP_USER_NAME -> "whatsapp-user-name";
            });

    /** Why people are linked to contacts. */
    static final StoredNames<LinkRule> LINK_RULE = of(LinkRule.values(), value -> switch (value) {
        case ASSOCIATED -> "associated";
        case CREATED -> "created";
        case WRITTEN_TO -> "written-to";
        case KEY_ADDED -> "key-added";
        case KNOWN_ID -> "known-id";
        case EXACT_WHATSAPP_PHONE -> "exact-whatsapp-phone";
        case EXACT_PRIMARY_PHONE -> "exact-primary-phone";
        case EXACT_SECONDARY_PHONE -> "exact-secondary-phone";
        case FORM_WHATSAPP_PHONE -> "form-whatsapp-phone";
        case FORM_PRIMARY_PHONE -> "form-primary-phone";
        case FORM_SECONDARY_PHONE -> "form-secondary-phone";
        case FACEBOOK_ID -> "facebook-id";
        case USER_NAME -> "user-name";
        case MERGED -> "merged";
        case UNLINKED -> "unlinked";
    });

    /** Template categories. */
    public static final StoredNames<TemplateCategory> CATEGORY = of(TemplateCategory.values(), value -> switch (value) {
        case MARKETING -> "marketing";
        case UTILITY -> "utility";
        case AUTHENTICATION -> "authentication";
    });

    /** Kinds of buttons of templates. */
    static final StoredNames<TemplateButton.Kind> TEMPLATE_BUTTON =
            of(TemplateButton.Kind.values(), value -> switch (value) {
                case QUICK_REPLY -> "quick-reply";
                case URL -> "url";
                case PHONE_NUMBER -> "phone";
                case COPY_CODE -> "copy-code";
                case ONE_TIME_CODE -> "one-time-code";
                case FORM -> "form";
                case CALL -> "call";
                case REQUEST_CONTACT -> "request-contact";
            });

    /** Kinds of contact keys. */
    public static final StoredNames<ContactKeyKind> CONTACT_KEY = of(ContactKeyKind.values(), value -> switch (value) {
        case PHONE -> "phone";
        case EMAIL -> "email";
        case INSTAGRAM_USER_NAME -> "instagram-user-name";
        case FACEBOOK_ID -> "facebook-id";
        case ID_FIELD -> "id-field";
        case EXTERNAL_REFERENCE -> "external-reference";
    });

    /** Kinds of work items. */
    public static final StoredNames<WorkKind> WORK = of(WorkKind.values(), value -> switch (value) {
        case SEND -> "send";
        case PROFILE -> "profile";
        case REGISTER -> "register";
        case UNPARK -> "unpark";
        case JOURNAL -> "journal";
        case MEDIA -> "media";
        case PURGE -> "purge";
        case FOLLOW -> "follow";
        case WINDOW -> "window";
        case ASSIGN -> "assign";
        case STATUS_REPLY -> "status-reply";
        case READ_RECEIPT -> "read-receipt";
        case REACTION -> "reaction";
        case SCHEDULED -> "scheduled";
        case TYPING -> "typing";
        case AUTO_CLOSE -> "auto-close";
        case INACTIVITY -> "inactivity";
        case COMPANY_NAME -> "company-name";
        case COMPANY_TEXTS -> "company-texts";
    });

    /** Reasons for quarantined work. */
    static final StoredNames<QuarantinedWork.Reason> WORK_QUARANTINE =
            of(QuarantinedWork.Reason.values(), value -> switch (value) {
                case ERRORS -> "errors";
                case EXCEPTIONS -> "exceptions";
                case LOST_WORKERS -> "lost-workers";
            });

    /** Kinds of suggestions. */
    public static final StoredNames<Suggestion.Kind> SUGGESTION = of(Suggestion.Kind.values(), value -> switch (value) {
        case AMBIGUOUS_SENDER -> "ambiguous-sender";
        case WEAK_FORM -> "weak-form";
        case USER_NAME_TAKEN -> "user-name-taken";
        case IDENTITY_CONFLICT -> "identity-conflict";
    });

    /** Reasons for quarantined items. */
    public static final StoredNames<QuarantinedItem.Reason> QUARANTINE =
            of(QuarantinedItem.Reason.values(), value -> switch (value) {
                case UNREADABLE -> "unreadable";
                case MALFORMED -> "malformed";
                case UNKNOWN_LINE -> "unknown-line";
                case FOREIGN_LINE -> "foreign-line";
                case STALE -> "stale";
                case NO_SENDER -> "no-sender";
                case UNRECOGNIZED -> "unrecognized";
                case FAILED -> "failed";
            });

    /** Origins of values. */
    static final StoredNames<Origin> ORIGIN = of(Origin.values(), value -> switch (value) {
        case PERSON -> "person";
        case META -> "meta";
        case AUTOMATION -> "automation";
        case HOST -> "host";
    });

    /** Fields of a contact. */
    static final StoredNames<ContactField> FIELD = of(ContactField.values(), value -> switch (value) {
        case FIRST_NAME -> "first-name";
        case LAST_NAME -> "last-name";
        case JOB_TITLE -> "job-title";
        case COMPANY -> "company";
        case OWNER -> "owner";
        case LIFECYCLE -> "lifecycle";
        case MARKETING -> "marketing";
    });

    /** What fields of an account's own belong to. */
    static final StoredNames<FieldEntity> FIELD_ENTITY = of(FieldEntity.values(), value -> switch (value) {
        case CONTACT -> "contact";
        case COMPANY -> "company";
        case OPPORTUNITY -> "opportunity";
    });

    /** Types of fields of an account's own. */
    static final StoredNames<FieldType> FIELD_TYPE = of(FieldType.values(), value -> switch (value) {
        case TEXT -> "text";
        case LONG_TEXT -> "long-text";
        case NUMBER -> "number";
        case DATE -> "date";
        case DATE_TIME -> "date-time";
        case YES_NO -> "yes-no";
        case CHOICE -> "choice";
        case CHOICES -> "choices";
        case EMAIL -> "email";
        case PHONE -> "phone";
        case URL -> "url";
        case ID -> "id";
    });

    /** Lifecycles of contacts. */
    public static final StoredNames<Lifecycle> LIFECYCLE = of(Lifecycle.values(), value -> switch (value) {
        case PROSPECT -> "prospect";
        case CUSTOMER -> "customer";
    });

    /** Kinds of records. */
    public static final StoredNames<RecordKind> RECORD = of(RecordKind.values(), value -> switch (value) {
        case OPPORTUNITY -> "opportunity";
        case ACTIVITY -> "activity";
        case TASK -> "task";
    });

    /** How opportunities ended. */
    static final StoredNames<RecordDetails.Result> RECORD_RESULT =
            of(RecordDetails.Result.values(), value -> switch (value) {
                case OPEN -> "open";
                case WON -> "won";
                case LOST -> "lost";
            });

    /** Priorities of tasks. */
    static final StoredNames<RecordDetails.Priority> RECORD_PRIORITY =
            of(RecordDetails.Priority.values(), value -> switch (value) {
                case LOW -> "low";
                case NORMAL -> "normal";
                case HIGH -> "high";
            });

    /** What was done to records. */
    static final StoredNames<CrmEvent.RecordChanged.What> RECORD_CHANGED =
            of(CrmEvent.RecordChanged.What.values(), value -> switch (value) {
                case CREATED -> "created";
                case CHANGED -> "changed";
                case COMPLETED -> "completed";
                case REOPENED -> "reopened";
                case REMOVED -> "removed";
            });

    /** Consent purposes. */
    static final StoredNames<ConsentPurpose> PURPOSE = of(ConsentPurpose.values(), value -> switch (value) {
        case STORAGE -> "storage";
        case MARKETING -> "marketing";
    });

    /** States of consents. */
    public static final StoredNames<ConsentState> CONSENT = of(ConsentState.values(), value -> switch (value) {
        case GRANTED -> "granted";
        case NOT_ASKED -> "not-asked";
        case WITHDRAWN -> "withdrawn";
    });

    /** Kinds of authors. */
    static final StoredNames<Author.Kind> AUTHOR = of(Author.Kind.values(), value -> switch (value) {
        case CUSTOMER -> "customer";
        case USER -> "user";
        case AUTOMATION -> "system";
        case CAMPAIGN -> "campaign";
        case HOST -> "host";
        case CHANNEL -> "channel";
        case EXTERNAL -> "external";
    });

    /** Session openers. */
    public static final StoredNames<SessionOpener> OPENER = of(SessionOpener.values(), value -> switch (value) {
        case CONTACT -> "contact";
        case BUSINESS -> "business";
        case USER -> "user";
    });

    /** Kinds of media. */
    static final StoredNames<MediaKind> MEDIA = of(MediaKind.values(), value -> switch (value) {
        case IMAGE -> "image";
        case VIDEO -> "video";
        case AUDIO -> "audio";
        case VOICE -> "voice";
        case DOCUMENT -> "document";
        case STICKER -> "sticker";
    });

    /** Sources of files. */
    static final StoredNames<ScheduledState> SCHEDULED_STATE = of(ScheduledState.values(), value -> switch (value) {
        case WAITING -> "waiting";
        case SENT -> "sent";
        case REFUSED -> "refused";
        case CANCELLED -> "cancelled";
    });

    static final StoredNames<FileSource> FILE_SOURCE = of(FileSource.values(), value -> switch (value) {
        case ESCALA_GALLERY -> "gallery";
        case ESCALA_LIBRARY -> "library";
        case DEVICE_GALLERY -> "device-gallery";
        case DEVICE_CAMERA -> "device-camera";
        case DEVICE_MICROPHONE -> "device-microphone";
        case DEVICE_FILES -> "device-files";
    });

    /** Kinds of choices. */
    static final StoredNames<MessageContent.Choice.Kind> CHOICE =
            of(MessageContent.Choice.Kind.values(), value -> switch (value) {
                case BUTTON -> "button";
                case LIST_ROW -> "list-row";
                case TEMPLATE_BUTTON -> "template-button";
                case QUICK_REPLY -> "quick-reply";
                case POSTBACK -> "postback";
            });

    /** Forms of questions with options. */
    static final StoredNames<MessageContent.Interactive.Form> FORM =
            of(MessageContent.Interactive.Form.values(), value -> switch (value) {
                case REPLY_BUTTONS -> "reply-buttons";
                case LIST -> "list";
                case LINK -> "link";
                case LOCATION_REQUEST -> "location-request";
                case QUICK_REPLIES -> "quick-replies";
                case BUTTONS -> "buttons";
                case CARDS -> "cards";
            });

    /** Permissions. */
    static final StoredNames<Permission> PERMISSION = of(Permission.values(), value -> switch (value) {
        case REGISTER_CONTACTS -> "register-contacts";
        case MANAGE_CONTACTS -> "manage-contacts";
        case MANAGE_OWN_CONTACTS -> "manage-own-contacts";
        case MANAGE_MARKETING_CONTACTS -> "manage-marketing-contacts";
        case CONVERSE_OWN -> "converse-own";
        case CONVERSE_UNASSIGNED -> "converse-unassigned";
        case CONVERSE_ALL -> "converse-all";
        case SEND_CAMPAIGNS -> "send-campaigns";
        case CONFIGURE -> "configure";
        case SEE_REPORTS -> "see-reports";
        case OPERATE -> "operate";
    });

    /** Kinds of structured content. */
    static final StoredNames<ContentKind> CONTENT = of(ContentKind.values(), value -> switch (value) {
        case LOCATION -> "location";
        case CONTACTS -> "contacts";
        case ORDER -> "order";
        case PRODUCTS -> "products";
        case FORM_REPLY -> "form-reply";
        case ADDRESS -> "address";
        case COUPON -> "coupon";
        case RATING -> "rating";
        case CALL_PERMISSION -> "call-permission";
        case LIKE -> "like";
        case HEART -> "heart";
        case VIEW_ONCE -> "view-once";
        case STORY_MENTION -> "story-mention";
        case STORY -> "story";
        case POST -> "post";
        case REEL -> "reel";
        case SHARE -> "share";
        case LINK -> "link";
        case TEMPLATE -> "template";
        case APPOINTMENT -> "appointment";
        case NUMBER_CHANGED -> "number-changed";
        case SECURITY_CODE_CHANGED -> "security-code-changed";
        case ATTACHMENTS -> "attachments";
    });

    /** Names of the values of structured content. */
    static final StoredNames<ContentDetail.Name> DETAIL = of(ContentDetail.Name.values(), value -> switch (value) {
        case LATITUDE -> "latitude";
        case LONGITUDE -> "longitude";
        case NAME -> "name";
        case ADDRESS -> "address";
        case URL -> "url";
        case PHONE -> "phone";
        case EMAIL -> "email";
        case COMPANY -> "company";
        case TITLE -> "title";
        case DATE -> "date";
        case PRODUCT -> "product";
        case CATALOG -> "catalog";
        case QUANTITY -> "quantity";
        case PRICE -> "price";
        case CURRENCY -> "currency";
        case DESCRIPTION -> "description";
        case ANSWER -> "answer";
        case STATUS -> "status";
        case FROM -> "from";
        case UNTIL -> "until";
        case ZONE -> "zone";
        case TYPE -> "type";
        case ID -> "id";
    });

    /** Aspects of template reports. */
    public static final StoredNames<TemplateReport.Aspect> ASPECT =
            of(TemplateReport.Aspect.values(), value -> switch (value) {
                case STATUS -> "status";
                case CATEGORY -> "category";
                case QUALITY -> "quality";
            });

    /** What reports on lines are about. */
    public static final StoredNames<LineFact.Aspect> LINE_ASPECT =
            of(LineFact.Aspect.values(), value -> switch (value) {
                case QUALITY -> "quality";
                case MESSAGING_LIMIT -> "messaging-limit";
                case THROUGHPUT -> "throughput";
                case NAME -> "name";
                case REGISTRATION -> "registration";
                case OFFICIAL -> "official";
                case ACCOUNT_REVIEW -> "account-review";
                case BAN -> "ban";
                case VIOLATION -> "violation";
                case RESTRICTION -> "restriction";
                case SENDING -> "sending";
                case NUMBER_LIMIT -> "number-limit";
                case ALERT -> "alert";
            });

    /** Data that are asked for. */
    static final StoredNames<KeyData> KEY_DATA = of(KeyData.values(), value -> switch (value) {
        case NAME -> "name";
        case EMAIL -> "email";
        case PHONE -> "phone";
    });

    /** Kinds of amendments. */
    static final StoredNames<CrmEvent.MessageAmended.Kind> AMENDED =
            of(CrmEvent.MessageAmended.Kind.values(), value -> switch (value) {
                case EDITED -> "edited";
                case UNSENT -> "unsent";
                case REACTED -> "reacted";
            });

    /** Message directions. */
    static final StoredNames<Direction> DIRECTION = of(Direction.values(), value -> switch (value) {
        case INBOUND -> "in";
        case OUTBOUND -> "out";
    });

    /** Kinds of audit actors. */
    public static final StoredNames<AuditActor.Kind> AUDIT_ACTOR =
            of(AuditActor.Kind.values(), value -> switch (value) {
                case USER -> "user";
                case AUTOMATION -> "automation";
                case CAMPAIGN -> "campaign";
                case HOST -> "host";
                case UNKNOWN -> "unknown";
            });

    /** Kinds of audit subjects. */
    public static final StoredNames<AuditSubject.Kind> AUDIT_SUBJECT =
            of(AuditSubject.Kind.values(), value -> switch (value) {
                case CONVERSATION -> "conversation";
                case CONTACT -> "contact";
                case RECORD -> "record";
                case COMPANY -> "company";
                case LINE -> "line";
                case USER -> "user";
                case AUTO_CLOSE_RULE -> "auto-close-rule";
                case QUARANTINED_ITEM -> "quarantined-item";
                case QUARANTINED_WORK -> "quarantined-work";
                case UNKNOWN -> "unknown";
            });

    /** Operations of the audit trail. */
    public static final StoredNames<AuditOperation> AUDIT_OPERATION =
            of(AuditOperation.values(), value -> switch (value) {
                case CONVERSATION_ASSIGN -> "conversation-assign";
                case CONVERSATION_CLOSE -> "conversation-close";
                case CONVERSATION_REOPEN -> "conversation-reopen";
                case CONVERSATION_MARK_READ -> "conversation-mark-read";
                case CONVERSATION_MARK_UNREAD -> "conversation-mark-unread";
                case CONVERSATION_SHOW_TYPING -> "conversation-show-typing";
                case CONVERSATION_TAKE_OVER -> "conversation-take-over";
                case CONVERSATION_HAND_BACK -> "conversation-hand-back";
                case CONVERSATION_TAG -> "conversation-tag";
                case CONVERSATION_UNTAG -> "conversation-untag";
                case CONVERSATION_NOTE -> "conversation-note";
                case CONTACT_CREATE -> "contact-create";
                case CONTACT_ASSOCIATE -> "contact-associate";
                case CONTACT_REGISTER -> "contact-register";
                case RECORD_CREATE -> "record-create";
                case RECORD_EDIT -> "record-edit";
                case RECORD_COMPLETE -> "record-complete";
                case RECORD_REOPEN -> "record-reopen";
                case RECORD_REMOVE -> "record-remove";
                case COMPANY_CREATE -> "company-create";
                case COMPANY_EDIT -> "company-edit";
                case COMPANY_ARCHIVE -> "company-archive";
                case COMPANY_RESTORE -> "company-restore";
                case CONTACT_EDIT -> "contact-edit";
                case CONTACT_ARCHIVE -> "contact-archive";
                case CONTACT_RESTORE -> "contact-restore";
                case CONTACT_DELETE -> "contact-delete";
                case CONTACT_MOVE_KEY -> "contact-move-key";
                case CONTACT_UPSERT -> "contact-upsert";
                case CONTACT_UNLINK -> "contact-unlink";
                case MESSAGE_SEND -> "message-send";
                case MESSAGE_CANCEL -> "message-cancel";
                case SETTINGS_SAVE -> "settings-save";
                case LINE_CONNECT -> "line-connect";
                case LINE_RESUME -> "line-resume";
                case LINE_REPOINT -> "line-repoint";
                case LINE_REMOVE -> "line-remove";
                case LINE_RENAME -> "line-rename";
                case FIELD_CREATE -> "field-create";
                case FIELD_CHANGE -> "field-change";
                case FIELDS_REORDER -> "fields-reorder";
                case FIELD_ARCHIVE -> "field-archive";
                case FIELD_RESTORE -> "field-restore";
                case TEAM_USER_SAVE -> "team-user-save";
                case TEAM_SETTINGS_SAVE -> "team-settings-save";
                case TEAM_STATUS_SET -> "team-status-set";
                case AUTO_CLOSE_RULE_SAVE -> "auto-close-rule-save";
                case AUTO_CLOSE_RULE_CHANGE -> "auto-close-rule-change";
                case AUTO_CLOSE_RULE_REMOVE -> "auto-close-rule-remove";
                case QUARANTINE_REPLAY -> "quarantine-replay";
                case QUARANTINE_REPLAY_WORK -> "quarantine-replay-work";
                case CONVERSATIONS_READ -> "conversations-read";
                case MESSAGES_READ -> "messages-read";
                case MEDIA_READ -> "media-read";
                case LIBRARY_READ -> "library-read";
                case LIBRARY_FILE_ADD -> "library-file-add";
                case LIBRARY_FILE_REMOVE -> "library-file-remove";
                case CONTACTS_READ -> "contacts-read";
                case SETTINGS_READ -> "settings-read";
                case LINES_READ -> "lines-read";
                case TEMPLATES_READ -> "templates-read";
                case FEED_READ -> "feed-read";
                case EVENTS_READ -> "events-read";
                case QUARANTINE_READ -> "quarantine-read";
                case TEAM_READ -> "team-read";
                case HEALTH_READ -> "health-read";
                case AUDIT_READ -> "audit-read";
                case REPORTS_READ -> "reports-read";
                case RECORDS_READ -> "records-read";
                case COMPANIES_READ -> "companies-read";
                case UNKNOWN -> "unknown";
            });

    private final List<E> values;
    private final Function<E, String> tag;
    private final Map<String, E> byTag = new HashMap<>();

    private StoredNames(E[] values, Function<E, String> tag) {
        this.values = List.copyOf(Arrays.asList(values));
        this.tag = tag;
        for (E value : values) {
            if (byTag.put(tag.apply(value), value) != null) {
                throw new IllegalStateException("two values are stored as " + tag.apply(value));
            }
        }
    }

    private static <E extends Enum<E>> StoredNames<E> of(E[] values, Function<E, String> tag) {
        return new StoredNames<>(values, tag);
    }

    /** Returns the stored rank of an alias grade. */
    public static int rank(AliasGrade grade) {
        return switch (grade) {
            case ASSUMED -> 0;
            case CONFIRMED -> 1;
        };
    }

    /** Returns the grade of a stored rank; the highest grade for a rank that only a newer version knows. */
    public static AliasGrade grade(int rank) {
        return rank <= 0 ? AliasGrade.ASSUMED : AliasGrade.CONFIRMED;
    }

    List<E> values() {
        return values;
    }

    /** Returns the stored name of a value. */
    public String tag(E value) {
        return tag.apply(value);
    }

    /**
     * Returns the value of a stored name.
     *
     * @throws IllegalStateException if only a newer version knows the name
     */
    public E value(String stored) {
        return Optional.ofNullable(byTag.get(stored))
                .orElseThrow(() -> new IllegalStateException("'" + stored + "' was stored by a newer version"));
    }

    /**
     * Returns the value of a stored name, or empty when only a newer version knows it; such a name is logged once.
     *
     * @param table the table that contains it
     */
    public Optional<E> find(String stored, String table) {
        Optional<E> known = Optional.ofNullable(byTag.get(stored));
        if (known.isEmpty()) {
            UnknownNames.found(table, stored);
        }
        return known;
    }
}
