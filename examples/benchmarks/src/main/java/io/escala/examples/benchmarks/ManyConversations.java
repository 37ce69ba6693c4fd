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

    private static final int WORDS = 20_000;
    private static final int WORDS_OF_MESSAGE = 8;
    private static final String SAMPLE = "sample";
    private static final long SPREAD = Duration.ofDays(90).toMillis();

    private final Connection connection;
    private final boolean vectors;
    private final int conversations;

    private ManyConversations(Connection connection, boolean vectors, int conversations) {
        this.connection = connection;
        this.vectors = vectors;
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
            ManyConversations many = new ManyConversations(connection, vectors(connection), conversations);
            many.numbers(Math.max(conversations, messages));
            many.identities();
            many.conversations();
            many.messages(messages);
            if (many.vectors) {
                many.execute("DROP INDEX escala_message_texts_terms");
            }
            many.people();
            many.texts(messages);
            if (many.vectors) {
                many.execute("CREATE INDEX escala_message_texts_terms ON escala_message_texts USING gin (terms)");
            } else {
                many.index("escala_people_index");
                many.index("escala_message_texts_index");
            }
            connection.commit();
        }
    }

    /** Whether the terms of messages are a vector. */
    private static boolean vectors(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
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

    /** Two words and a number for each person: four hundred given names, of which some are common, and ten thousand family names. */
    private void people() throws SQLException {
        String mark = mark();
        String person = "(CASE WHEN " + share(41, 107, 36) + " THEN 'i/i' ELSE 'c/p' END || k.n)";
        String given = "'given' || (k.n * 61 % 1009 % 400)";
        String family = "'family' || (k.n * 67 % 10007) || 'x'";
        // All different, and not in the order of activity.
        String number = "'549341' || (1000000 + (k.n * 7919) % 1000003)";
        List<String> terms = new ArrayList<>(List.of("'" + mark + "w' || " + given, "'" + mark + "w' || " + family));
        for (int from = 1; from <= 11; from++) {
            terms.add("'" + mark + "d' || SUBSTR(" + number + ", " + from + ", 4)");
        }
        execute("INSERT INTO escala_people (account, person, words, numbers, terms) SELECT '" + Business.ACCOUNT + "', "
                + person + ", ' ' || " + family + " || ' ' || " + given + ", '+' || " + number + ", "
                + terms(terms) + " FROM numbers k WHERE k.n <= " + conversations);
    }

    /**
     * Words as languages have them: the more seldom, the more different ones. Of {@value #WORDS} words the first is in four of ten messages, the
     * hundredth in one of a hundred, the ten thousandth in one of ten thousand. All messages have one word, those of a conversation another.
     */
    private void texts(int each) throws SQLException {
        String mark = mark();
        List<String> terms = new ArrayList<>(List.of("'hola'", "'own' || k.n || 'x'"));
        for (int place = 1; place <= WORDS_OF_MESSAGE; place++) {
            String share =
                    "CAST((k.n * 7919 + j.n * 104729 + " + place + " * 611953) % 999983 AS DOUBLE PRECISION) / 999983";
            terms.add("'word' || CAST(FLOOR(POWER(" + WORDS + ", " + share + ")) AS INTEGER) || 'x'");
        }
        List<String> marked =
                terms.stream().map(term -> "'" + mark + "' || " + term).toList();
        execute("INSERT INTO escala_message_texts (account, conversation, message, terms) SELECT '" + Business.ACCOUNT
                + "', 'c' || k.n, CASE WHEN j.n % 2 = 1 THEN 'in' ELSE 'out' END || k.n || '-' || j.n, "
                + terms(marked) + " FROM numbers k JOIN numbers j ON j.n <= " + each + " WHERE k.n <= "
                + conversations);
    }

    /** Fills an index that does not follow its table by itself. */
    private void index(String name) throws SQLException {
        execute("INSERT INTO " + name + " (" + name + ") VALUES ('rebuild')");
    }

    /** The value of a list of terms. */
    private String terms(List<String> terms) {
        return vectors
                ? "array_to_tsvector(ARRAY[" + String.join(", ", terms) + "])"
                : "' ' || " + String.join(" || ' ' || ", terms);
    }

    /** The mark of the account that each term begins with, from the sample's. */
    private String mark() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet terms = statement.executeQuery(
                        "SELECT CAST(terms AS TEXT) FROM escala_message_texts WHERE message = 'in'")) {
            if (!terms.next()) {
                throw new IllegalStateException("the sample has no words");
            }
            String all = terms.getString(1);
            int word = all.indexOf("hola");
            return all.substring(word - 3, word);
        }
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
        columns.removeAll(List.of("is_unread", "is_registered", "person_since", "place"));
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
