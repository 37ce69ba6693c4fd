package io.escala.crm.audit;

/**
 * What an audit record is about. The names of reads are there for those that were denied: a read that is allowed leaves no record. Constants
 * are added, never renamed or removed.
 */
public enum AuditOperation {
    /** Assign a conversation; about a contact or a record, that it went along to the new owner. */
    CONVERSATION_ASSIGN,
    CONVERSATION_CLOSE,
    CONVERSATION_REOPEN,
    /** Only when it was denied. */
    CONVERSATION_MARK_READ,
    /** Only when it was denied. */
    CONVERSATION_MARK_UNREAD,
    /** Only when it was denied. */
    CONVERSATION_SHOW_TYPING,
    CONVERSATION_TAKE_OVER,
    CONVERSATION_HAND_BACK,
    CONVERSATION_TAG,
    CONVERSATION_UNTAG,
    CONVERSATION_NOTE,
    /** Create a contact, from a conversation or without one. */
    CONTACT_CREATE,
    /** Link the person of a conversation to a contact that is there. */
    CONTACT_ASSOCIATE,
    /** Create or associate the contact of a conversation by the rules of automations. */
    CONTACT_REGISTER,
    RECORD_CREATE,
    RECORD_EDIT,
    RECORD_COMPLETE,
    RECORD_REOPEN,
    RECORD_REMOVE,
    COMPANY_CREATE,
    COMPANY_EDIT,
    COMPANY_ARCHIVE,
    COMPANY_RESTORE,
    CONTACT_EDIT,
    CONTACT_ARCHIVE,
    CONTACT_RESTORE,
    CONTACT_DELETE,
    /** Move a phone, an e-mail or a name on a channel from one contact to another, which it is about. */
    CONTACT_MOVE_KEY,
    /** Create or update the contact that another system knows by a reference. */
    CONTACT_UPSERT,
    /** Take the person of a conversation off their contact. */
    CONTACT_UNLINK,
    /** Send a message. Only when it was denied: one that is sent has its author. */
    MESSAGE_SEND,
    /** Cancel a scheduled message. */
    MESSAGE_CANCEL,
    /** Put a file into the library. Only when it was denied: one that is there says who added it. */
    LIBRARY_FILE_ADD,
    LIBRARY_FILE_REMOVE,
    SETTINGS_SAVE,
    /** Define a field of the account's own. */
    FIELD_CREATE,
    FIELD_CHANGE,
    FIELDS_REORDER,
    FIELD_ARCHIVE,
    FIELD_RESTORE,
    LINE_CONNECT,
    LINE_RENAME,
    LINE_RESUME,
    LINE_REPOINT,
    LINE_REMOVE,
    TEAM_USER_SAVE,
    TEAM_SETTINGS_SAVE,
    /** Set one's own status. */
    TEAM_STATUS_SET,
    AUTO_CLOSE_RULE_SAVE,
    AUTO_CLOSE_RULE_CHANGE,
    AUTO_CLOSE_RULE_REMOVE,
    QUARANTINE_REPLAY,
    QUARANTINE_REPLAY_WORK,
    CONVERSATIONS_READ,
    MESSAGES_READ,
    MEDIA_READ,
    LIBRARY_READ,
    CONTACTS_READ,
    SETTINGS_READ,
    LINES_READ,
    TEAM_READ,
    TEMPLATES_READ,
    FEED_READ,
    EVENTS_READ,
    QUARANTINE_READ,
    HEALTH_READ,
    AUDIT_READ,
    REPORTS_READ,
    RECORDS_READ,
    COMPANIES_READ,
    /** What only a newer version of this library knows. It stays as it is stored, and cannot be asked for. */
    UNKNOWN
}
