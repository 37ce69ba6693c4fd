package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.TermSearch;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.text.SearchWords;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Reads the newest message of conversations that has all words of a text. Thread-safe. */
final class MessageHits {
    private static final BinaryOperator<Message> NEWEST =
            BinaryOperator.maxBy(Comparator.comparing(ThreadPosition::of));

    private final Database database;
    private final String parts;

    MessageHits(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        parts = "SELECT id AS shown, id AS own FROM escala_conversations WHERE account = ? AND id " + isOneOf
                + " UNION ALL SELECT superseded_by AS shown, id AS own FROM escala_conversations"
                + " WHERE account = ? AND superseded_by " + isOneOf;
    }

    private static String newest(Dialect dialect, TermSearch words) {
        return "SELECT " + ConversationRows.select(ConversationRows.MESSAGE, "t")
                + " FROM escala_conversations s JOIN escala_messages t ON t.account = s.account AND t.id = ("
                + "SELECT m.id FROM escala_messages m JOIN escala_message_texts x"
                + " ON x.account = m.account AND x.conversation = m.conversation AND x.message = m.id"
                + " WHERE m.account = s.account AND m.conversation = s.id AND " + words.sql()
                + " ORDER BY m.at DESC, m.arrived_at DESC, m.id DESC LIMIT 1) WHERE s.account = ? AND s.id "
                + dialect.isOneOf();
    }

    Map<ConversationId, Message> of(AccountId account, Collection<ConversationId> conversations, String text) {
        List<String> words = SearchWords.of(text);
        if (conversations.isEmpty() || words.isEmpty()) {
            return Map.of();
        }
        TermSearch searched = database.dialect().hasBeginnings(SearchTerms.ofMessage(account.value(), words));
        Set<String> asked = QuerySupport.texts(conversations, ConversationId::value);
        return database.read(session -> {
            Map<ConversationId, ConversationId> shownIn = new HashMap<>();
            session.each(
                    parts,
                    params -> params.text(account.value())
                            .keys(asked)
                            .text(account.value())
                            .keys(asked),
                    row -> {
                        ConversationId shown = new ConversationId(row.text());
                        shownIn.put(new ConversationId(row.text()), shown);
                    });
            Map<ConversationId, Message> found = new HashMap<>();
            session.each(
                    newest(session.dialect(), searched),
                    params -> {
                        searched.binding().bind(params);
                        params.text(account.value()).keys(QuerySupport.texts(shownIn.keySet(), ConversationId::value));
                    },
                    row -> {
                        Message message = ConversationRows.message(account, row);
                        found.merge(
                                shownIn.getOrDefault(message.conversation(), message.conversation()), message, NEWEST);
                    });
            return Map.copyOf(found);
        });
    }
}
