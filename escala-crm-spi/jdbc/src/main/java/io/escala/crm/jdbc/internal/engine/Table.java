package io.escala.crm.jdbc.internal.engine;

import java.util.List;

/**
 * The tables that changes are written to. Transactions write them in this order, so that two of them do not wait for each other in
 * opposite orders.
 */
public enum Table {
    OPERATIONS("escala_operations", "account", "id"),
    CLAIMS("escala_claims", "scope", "kind", "claim_key"),
    SETTINGS("escala_settings", "account"),
    FIELDS("escala_fields", "account"),
    LINES("escala_lines", "account", "id"),
    TEAM("escala_team", "account"),
    TEAM_USERS("escala_team_users", "account", "id"),
    LAST_ASSIGNED("escala_last_assigned", "account", "user_id"),
    AUTO_CLOSE_RULES("escala_auto_close_rules", "account", "id"),
    IDENTITIES("escala_identities", "account", "id"),
    ALIASES("escala_aliases", "account", "identity", "kind", "scope", "value"),
    CONTACTS("escala_contacts", "account", "id"),
    CONTACT_KEYS("escala_contact_keys", "account", "contact", "kind", "value"),
    CONSENTS("escala_consents", "account", "contact", "id"),
    CONTACT_HISTORY("escala_contact_history", "account", "contact", "id"),
    DELETED_CONTACTS("escala_deleted_contacts", "account", "contact"),
    COMPANIES("escala_companies", "account", "id"),
    RECORDS("escala_records", "account", "id"),
    HEARTBEATS("escala_pulses", "account", "line"),
    TEMPLATE_REPORTS("escala_template_reports", "account", "waba", "name", "language", "aspect"),
    LINE_REPORTS("escala_line_reports", "account", "route", "aspect", "subject"),
    CHANNEL_CONSENTS("escala_channel_consents", "account", "identity", "id"),
    CONVERSATIONS("escala_conversations", "account", "id"),
    SESSIONS("escala_sessions", "account", "conversation", "number"),
    MESSAGES("escala_messages", "account", "id"),
    MEDIA("escala_media", "account", "message", "place"),
    THREAD_ENTRIES("escala_thread_entries", "account", "conversation", "id"),
    TOUCHPOINTS("escala_touchpoints", "account", "conversation", "id"),
    LIBRARY_FILES("escala_library_files", "account", "id"),
    UPLOADS("escala_uploads", "account", "line", "storage_key"),
    SCHEDULED_MESSAGES("escala_scheduled_messages", "account", "id"),
    DEFERRED_REPORTS("escala_parked", "account", "message", "report"),
    SUGGESTIONS("escala_suggestions", "account", "id"),
    QUARANTINE("escala_aside", "account", "id"),
    AUDIT("escala_audit", "account", "id"),
    JOURNAL("escala_journal", "id"),
    WORK("escala_work", "account", "kind", "id"),
    LEASES("escala_leases", "account", "lane"),
    WORK_QUARANTINE("escala_work_quarantine", "account", "kind", "id"),
    EVENT_MARKS("escala_event_marks", "account"),
    /** Derived from conversations. */
    CONVERSATION_TAGS("escala_conversation_tags", "account", "tag", "conversation"),
    /** Derived from companies. */
    COMPANY_WORDS("escala_company_words", "account", "word", "company"),
    /** Derived from contacts, their consents and the conversations of their people. */
    LISTED_CONTACTS("escala_listed_contacts", "account", "contact"),
    /** Derived from contacts. */
    CONTACT_FIELDS("escala_contact_fields", "account", "field", "value", "contact"),
    /** Derived from identities, aliases, contacts and their keys. */
    PEOPLE("escala_people", "account", "person"),
    /** Derived from messages. */
    MESSAGE_TEXTS("escala_message_texts", "account", "conversation", "message"),
    /** Rows are numbered by the engine. */
    EVENTS("escala_events");

    private final String sqlName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> key;

    Table(String sqlName, String... key) {
        this.sqlName = sqlName;
        this.key = List.of(key);
    }

    /** Returns the name in SQL. */
    public String sqlName() {
        return sqlName;
    }

    /** Returns the columns by which a row is unique; none if the engine numbers the rows. */
    public List<String> key() {
        return key;
    }
}
