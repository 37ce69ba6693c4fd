package io.escala.examples.benchmarks;

import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account with many conversations, made in bulk: a few rows that the store writes are copied by SQL under other ids and with other
 * values. They are spread over 90 days, ten lines, three channels and a hundred owners; a fifth is open, a twentieth unread, a third
 * of the people are no contacts.
 */
final class ManyConversations {
    /** When the newest conversation was active. */
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** How many users own conversations. */
    static final int OWNERS = 100;

    private static final String SAMPLE = "sample";
    private static final long SPREAD = Duration.ofDays(90).toMillis();

    private final Connection connection;
    private final int conversations;

    private ManyConversations(Connection connection, int conversations) {
        this.connection = connection;
        this.conversations = conversations;
    }

    /**
     * Fills a database.
     *
     * @param conversations how many conversations
     * @param messages how many messages each has
     */
    static void fill(Database database, int conversations, int messages) throws SQLException {
        writeSamples(database.store());
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            ManyConversations many = new ManyConversations(connection, conversations);
            many.numbers(Math.max(conversations, messages));
            many.identities();
            many.conversations();
            many.messages(messages);
            many.people();
            many.texts(database instanceof PostgresDatabase, messages);
            connection.commit();
        }
    }

    private static void writeSamples(CrmStore store) {
        Conversation conversation = Conversation.begin(
                Business.ACCOUNT,
                new ConversationId(SAMPLE),
                Business.LINE.id(),
                new IdentityId(SAMPLE),
                Channel.WHATSAPP,
                NOW.minusMillis(SPREAD));
        Message in = Message.inbound(
                conversation,
                new MessageId("in"),
                "wamid.in",
                new MessageContent.Text("Hola, ¿tienen turnos para mañana a la tarde?"),
                NOW,
                NOW,
                false,
                IdentityKey.whatsAppNumber(new Phone("5493415550101")),
                null);
        Message out = new Message(
                Business.ACCOUNT,
                new MessageId("out"),
                conversation.id(),
                conversation.line(),
                Author.AUTOMATION,
                "wamid.out",
                new MessageContent.Text("Sí, a las cinco y a las seis. ¿Cuál prefiere?"),
                NOW,
                NOW,
                false,
                null,
                null,
                null,
                null,
                Delivery.at(DeliveryStatus.READ, NOW));
        ChangeSet samples = ChangeSet.builder(Business.ACCOUNT, new OperationId(SAMPLE), NOW)
                .change(new AccountChange.PutLine(Business.LINE))
                .change(new IdentityChange.AddIdentity(new ChannelIdentity(
                        Business.ACCOUNT,
                        new IdentityId(SAMPLE),
                        Channel.WHATSAPP,
                        null,
                        null,
                        null,
                        NOW.minusMillis(SPREAD),
                        0)))
                .change(new ConversationChange.AddConversation(conversation))
                .change(new ConversationChange.AppendMessage(in))
                .change(new ConversationChange.AppendMessage(out))
                .build();
        store.commit(List.of(samples));
    }

    private void numbers(int count) throws SQLException {
        execute("CREATE TABLE numbers (n BIGINT NOT NULL PRIMARY KEY)");
        execute("INSERT INTO numbers VALUES (1)");
        for (long n = 1; n < count; n *= 2) {
            execute("INSERT INTO numbers SELECT n + " + n + " FROM numbers WHERE n + " + n + " <= " + count);
        }
    }

    private void identities() throws SQLException {
        copy(
                "escala_identities",
                SAMPLE,
                "",
                Map.of("id", "'i' || k.n", "contact", unless(share(41, 107, 36), "'p' || k.n")));
    }

    private void conversations() throws SQLException {
        String activity = activity();
        String unread = share(37, 103, 5);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", "'c' || k.n");
        values.put("identity", "'i' || k.n");
        values.put("contact", unless(share(41, 107, 36), "'p' || k.n"));
        values.put("person", "CASE WHEN " + share(41, 107, 36) + " THEN 'i/i' ELSE 'c/p' END || k.n");
        values.put("line", "'line-' || ((k.n * 43) % 109 % 10)");
        values.put(
                "channel",
                "CASE WHEN (k.n * 43) % 109 % 10 < 7 THEN 'whatsapp' WHEN (k.n * 43) % 109 % 10 < 9 THEN 'messenger' ELSE 'instagram' END");
        values.put("owner", unless(share(53, 113, 11), "'u' || ((k.n * 59) % 127 % " + OWNERS + ")"));
        values.put("session", "1");
        values.put("is_open", "CASE WHEN " + share(31, 101, 20) + " THEN 1 ELSE 0 END");
        values.put("activity", activity);
        values.put("window_opened", activity);
        values.put("inbound_arrival", activity);
        values.put("answered", unless(unread, activity + " + 1"));
        copy("escala_conversations", SAMPLE, "", values);
    }

    private void messages(int each) throws SQLException {
        for (String sample : List.of("in", "out")) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("id", "'" + sample + "' || k.n || '-' || j.n");
            values.put("provider_id", "'wamid." + sample + "' || k.n || '-' || j.n");
            values.put("conversation", "'c' || k.n");
            values.put("at", activity() + " - j.n * 60000");
            values.put("arrived_at", activity() + " - j.n * 60000");
            copy(
                    "escala_messages",
                    sample,
                    " JOIN numbers j ON j.n <= " + each + " AND j.n % 2 = " + (sample.equals("in") ? 1 : 0),
                    values);
        }
    }

    /** Two words and a number for each person: a thousand given names, of which some are common, and as many family names. */
    private void people() throws SQLException {
        String person = "(CASE WHEN " + share(41, 107, 36) + " THEN 'i/i' ELSE 'c/p' END || k.n)";
        for (String word : List.of("'given' || (k.n * 61 % 1009 % 400)", "'family' || (k.n * 67 % 10007) || 'x'")) {
            execute("INSERT INTO escala_person_words (account, word, person) SELECT '" + Business.ACCOUNT + "', " + word
                    + ", " + person + " FROM numbers k WHERE k.n <= " + conversations);
        }
        execute("INSERT INTO escala_person_keys (account, part, person) SELECT '" + Business.ACCOUNT
                + "', SUBSTR('549341' || (1000000 + k.n), CAST(j.n AS INTEGER)), " + person
                + " FROM numbers k JOIN numbers j ON j.n <= 11 WHERE k.n <= " + conversations);
    }

    /** Every message has common words, one of ten thousand, and one of its own conversation. */
    private void texts(boolean vectors, int each) throws SQLException {
        String one = "'word' || ((k.n * 71 + j.n * 13) % 10007)";
        String own = "'word' || k.n || 'x'";
        String words = vectors
                ? "array_to_tsvector(ARRAY['hola', 'tienen', 'turnos', 'manana', 'tarde', " + one + ", " + own + "])"
                : "'[\"hola\",\"tienen\",\"turnos\",\"manana\",\"tarde\",\"' || " + one + " || '\",\"' || " + own
                        + " || '\"]'";
        execute("INSERT INTO escala_message_texts (account, conversation, message, words) SELECT '" + Business.ACCOUNT
                + "', 'c' || k.n, CASE WHEN j.n % 2 = 1 THEN 'in' ELSE 'out' END || k.n || '-' || j.n, " + words
                + " FROM numbers k JOIN numbers j ON j.n <= " + each + " WHERE k.n <= " + conversations);
    }

    private String activity() {
        return "(" + NOW.toEpochMilli() + " - k.n * " + SPREAD / conversations + ")";
    }

    /** A condition that holds for this part of the numbers, without regard to their order. */
    private static String share(int factor, int prime, int part) {
        return "(k.n * " + factor + ") % " + prime + " < " + part;
    }

    private static String unless(String condition, String value) {
        return "CASE WHEN " + condition + " THEN NULL ELSE " + value + " END";
    }

    /** Copies a row as often as there are conversations, with other values in some columns. */
    private void copy(String table, String sample, String join, Map<String, String> values) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnName(i));
            }
        }
        // The engine derives them.
        columns.removeAll(List.of("is_unread", "is_registered", "place"));
        String selected = String.join(
                ", ",
                columns.stream()
                        .map(column -> values.getOrDefault(column, "t." + column))
                        .toList());
        execute("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT " + selected + " FROM " + table
                + " t JOIN numbers k ON k.n <= " + conversations + join + " WHERE t.id = '" + sample + "'");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
