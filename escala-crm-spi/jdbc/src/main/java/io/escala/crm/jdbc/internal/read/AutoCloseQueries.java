package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.line.LineId;
import io.escala.crm.store.AutoCloseReads;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads the rules that close conversations, and the conversations that have been silent longest. Thread-safe. */
public final class AutoCloseQueries implements AutoCloseReads {
    private static final String RULES = "SELECT id, version, doc FROM escala_auto_close_rules WHERE account = ?";

    // Written as in the index, so that engines know it.
    private static final String IDLE_SINCE = "CASE WHEN t.opened_by_business > t.inbound_arrival"
            + " THEN t.opened_by_business ELSE t.inbound_arrival END";

    private static final String IDLE_OF_LINE = "SELECT "
            + ConversationRows.select(ConversationRows.CONVERSATION, "t")
            + " FROM escala_conversations t WHERE t.account = ? AND t.line = ?"
            + " AND t.is_open = 1 AND t.superseded_by IS NULL AND t.inbound_arrival IS NOT NULL"
            + " ORDER BY " + IDLE_SINCE + ", t.id LIMIT ?";

    private static final Comparator<Conversation> LONGEST_FIRST = Comparator.comparing(
                    (Conversation conversation) -> conversation.idleSince().orElseThrow())
            .thenComparing(conversation -> conversation.id().value());

    private static final int SLICE = 100;

    private final Database database;
    private final String byId;

    /** Creates the queries. */
    public AutoCloseQueries(Database database) {
        this.database = database;
        byId = RULES + " AND id " + database.dialect().isOneOf();
    }

    @Override
    public Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules(AccountId account, Collection<AutoCloseRuleId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, AutoCloseRuleId::value)),
                        row -> AccountCodec.autoCloseRule(account, row.text(), row.number(), row.text()))),
                AutoCloseRule::id);
    }

    @Override
    public List<AutoCloseRule> allAutoCloseRules(AccountId account) {
        return List.copyOf(database.read(session -> session.list(
                RULES + " ORDER BY id",
                params -> params.text(account.value()),
                row -> AccountCodec.autoCloseRule(account, row.text(), row.number(), row.text()))));
    }

    @Override
    public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
        CursorPage.checkLimit(limit);
        List<String> asked = List.copyOf(QuerySupport.texts(lines, LineId::value));
        List<Conversation> found = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += SLICE) {
            found.addAll(idle(account, asked.subList(from, Math.min(from + SLICE, asked.size())), limit));
        }
        return found.stream().sorted(LONGEST_FIRST).limit(limit).toList();
    }

    /** For so many lines. */
    static String idleOf(int lines) {
        return String.join(" UNION ALL ", Collections.nCopies(lines, "SELECT * FROM (" + IDLE_OF_LINE + ") line"));
    }

    /** The index has the conversations of one line in this order, not those of several, so each line is asked for by itself. */
    private List<Conversation> idle(AccountId account, List<String> lines, int limit) {
        String sql = idleOf(lines.size());
        return database.read(session -> session.list(
                sql,
                params -> {
                    for (String line : lines) {
                        params.text(account.value()).text(line).number(limit);
                    }
                },
                row -> ConversationRows.conversation(account, row)));
    }
}
