package io.escala.crm.jdbc.internal.write;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ConversationRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Folds the texts that were stored before messages were searched. */
final class MessageBackfill {
    private static final int PORTION = 500;

    private MessageBackfill() {}

    static Optional<Unfinished.Place> portion(SqlSession session, Unfinished.Place after) throws SQLException {
        List<Unfinished.Place> places = session.list(
                "SELECT account, id FROM escala_messages WHERE (account, id) > (?, ?) ORDER BY account, id LIMIT "
                        + PORTION,
                params -> params.text(after.account()).text(after.id()),
                row -> new Unfinished.Place(row.text(), row.text()));
        Optional<Unfinished.Place> last = Unfinished.Place.last(places);
        for (String account :
                places.stream().map(Unfinished.Place::account).distinct().toList()) {
            List<MessageTextStatements.Words> texts = session
                    .list(
                            "SELECT " + ConversationRows.select(ConversationRows.MESSAGE, "t")
                                    + " FROM escala_messages t WHERE t.account = ? AND t.id "
                                    + session.dialect().isOneOf()
                                    + session.dialect().forUpdate(),
                            params -> params.text(account)
                                    .keys(places.stream()
                                            .filter(place -> place.account().equals(account))
                                            .map(Unfinished.Place::id)
                                            .toList()),
                            row -> ConversationRows.message(new AccountId(account), row))
                    .stream()
                    .map(MessageTextStatements.Words::of)
                    .filter(text -> !text.words().isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                session.batch(
                        MessageTextStatements.ADD_WORDS.sql(session.dialect()),
                        texts,
                        (params, text) -> MessageTextStatements.ADD_WORDS.bind(params, account, text));
            }
        }
        return last;
    }
}
