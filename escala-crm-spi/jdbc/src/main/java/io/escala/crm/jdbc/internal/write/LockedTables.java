package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.Expected;
import io.escala.crm.jdbc.internal.engine.Table;

/** Names of the tables that are locked by row. */
final class LockedTables {
    static final String SETTINGS = Table.SETTINGS.sqlName();
    static final String CONTACTS = Table.CONTACTS.sqlName();
    static final String IDENTITIES = Table.IDENTITIES.sqlName();
    static final String CONVERSATIONS = Table.CONVERSATIONS.sqlName();
    static final String MESSAGES = Table.MESSAGES.sqlName();

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
