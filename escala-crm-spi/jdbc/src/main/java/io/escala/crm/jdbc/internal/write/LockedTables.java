package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.Expected;

/** Names of the tables that are locked by row. */
final class LockedTables {
    static final String SETTINGS = "escala_settings";
    static final String CONTACTS = "escala_contacts";
    static final String IDENTITIES = "escala_identities";
    static final String CONVERSATIONS = "escala_conversations";
    static final String MESSAGES = "escala_messages";

    private LockedTables() {}

    static String of(Expected.Kind kind) {
        return switch (kind) {
            case SETTINGS -> SETTINGS;
            case CONTACT -> CONTACTS;
            case IDENTITY -> IDENTITIES;
            case CONVERSATION -> CONVERSATIONS;
        };
    }
}
