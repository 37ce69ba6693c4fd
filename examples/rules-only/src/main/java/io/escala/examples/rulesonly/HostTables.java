package io.escala.examples.rulesonly;

import io.escala.core.identify.HeldKey;
import io.escala.core.identify.KeyHolders;
import io.escala.core.identify.LookUpKeys;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The host's tables, in plain SQL. Not thread-safe. */
final class HostTables {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE IF NOT EXISTS contact (id TEXT PRIMARY KEY, name TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS contact_phone (contact TEXT NOT NULL REFERENCES contact, digits TEXT NOT NULL,"
                    + " role TEXT NOT NULL, PRIMARY KEY (digits, contact))",
            "CREATE TABLE IF NOT EXISTS contact_identity (contact TEXT NOT NULL REFERENCES contact, kind TEXT NOT NULL,"
                    + " scope TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, scope, value))",
            "CREATE TABLE IF NOT EXISTS message (line TEXT NOT NULL, message_id TEXT NOT NULL, person TEXT NOT NULL,"
                    + " sent_at INTEGER NOT NULL, opens_window INTEGER NOT NULL, PRIMARY KEY (line, message_id))");

    private final Connection connection;

    HostTables(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement create = connection.createStatement()) {
            for (String table : SCHEMA) {
                create.execute(table);
            }
        }
    }

    void addContact(String id, String name) throws SQLException {
        update("INSERT INTO contact (id, name) VALUES (?, ?)", id, name);
    }

    void addPhone(String contact, String digits, KeyRole role) throws SQLException {
        update("INSERT INTO contact_phone (contact, digits, role) VALUES (?, ?, ?)", contact, digits, role.name());
    }

    /** The rows that hold the keys, and every id of the contacts among them. */
    KeyHolders holdersOf(LookUpKeys keys) throws SQLException {
        KeyHolders.Builder holders = KeyHolders.builder();
        Set<ContactId> contacts = new HashSet<>();
        for (ContactKeyValue key : keys.contactKeys()) {
            for (List<String> row : read("SELECT contact, role FROM contact_phone WHERE digits = ?", key.value())) {
                ContactId contact = new ContactId(row.get(0));
                holders.contactKey(new HeldKey(contact, key, Set.of(KeyRole.valueOf(row.get(1)))));
                contacts.add(contact);
            }
        }
        for (IdentityKey key : keys.identityKeys()) {
            for (List<String> row : read(
                    "SELECT contact FROM contact_identity WHERE kind = ? AND scope = ? AND value = ?",
                    key.kind().name(),
                    key.scope(),
                    key.value())) {
                contacts.add(new ContactId(row.get(0)));
            }
        }
        for (ContactId contact : contacts) {
            for (List<String> row :
                    read("SELECT kind, scope, value FROM contact_identity WHERE contact = ?", contact.value())) {
                holders.identityKey(
                        contact, new IdentityKey(IdentityKeyKind.valueOf(row.get(0)), row.get(1), row.get(2)));
            }
        }
        return holders.build();
    }

    /** Records the ids of a person who is a contact, so that they are known by them from now on. */
    void link(ContactId contact, List<IdentityKey> person) throws SQLException {
        for (IdentityKey key : person) {
            if (key.kind().anchors()) {
                update(
                        "INSERT INTO contact_identity (contact, kind, scope, value) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        contact.value(),
                        key.kind().name(),
                        key.scope(),
                        key.value());
            }
        }
    }

    /**
     * Records a message under the channel's id, which is the same however often it is delivered.
     *
     * @return false when it was recorded before
     */
    boolean addMessage(MessageRow message) throws SQLException {
        return update(
                        "INSERT INTO message (line, message_id, person, sent_at, opens_window) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        message.line(),
                        message.messageId(),
                        idOf(message.person()),
                        Long.toString(message.sentAt().toEpochMilli()),
                        message.opensWindow() ? "1" : "0")
                == 1;
    }

    /** The time of the person's last message on a line that opens the window. */
    Optional<Instant> lastMessageAt(String line, IdentityKey person) throws SQLException {
        return read(
                        "SELECT sent_at FROM message WHERE line = ? AND person = ? AND opens_window = 1"
                                + " ORDER BY sent_at DESC LIMIT 1",
                        line,
                        idOf(person))
                .stream()
                .map(row -> Instant.ofEpochMilli(Long.parseLong(row.get(0))))
                .findFirst();
    }

    private static String idOf(IdentityKey person) {
        return person.kind() + ":" + person.scope() + ":" + person.value();
    }

    private int update(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private List<List<String>> read(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return Rows.of(rows);
            }
        }
    }

    private static void bind(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
    }
}
