package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a migration left to do, because SQL cannot do it. It goes on where it stopped, in transactions of a few hundred rows, from a row that
 * the migration wrote; several nodes take turns.
 */
public final class Unfinished {
    private static final Logger LOG = LoggerFactory.getLogger(Unfinished.class);
    private static final String MESSAGES = "messages";

    private Unfinished() {}

    /**
     * Does what is left, if anything is.
     *
     * @param searchesMessages whether messages are searched; otherwise all of them are left to when they are
     */
    public static void finish(Database database, boolean searchesMessages) {
        finish(database, "people", PersonBackfill::identities);
        finish(database, "contacts", PersonBackfill::contacts);
        finish(database, "contact lists", PersonBackfill::listed);
        if (searchesMessages) {
            finish(database, MESSAGES, MessageBackfill::portion);
        } else {
            leave(database, MESSAGES);
        }
    }

    private static void leave(Database database, String task) {
        Place begin = new Place("", "");
        if (database.read(session -> place(session, task, "")).equals(Optional.of(begin))) {
            return;
        }
        database.write(session -> {
            // What is there would not follow edits, and would outlive messages that are unsent.
            session.update("DELETE FROM escala_message_texts", SqlSession.Binding.NOTHING);
            session.update("DELETE FROM escala_unfinished WHERE task = ?", params -> params.text(task));
            return Database.Verdict.commit(session.update(
                    "INSERT INTO escala_unfinished (task, account, id) VALUES (?, '', '')",
                    params -> params.text(task)));
        });
    }

    private static void finish(Database database, String task, Portion portion) {
        Optional<Place> left = database.read(session -> place(session, task, ""));
        if (left.isEmpty()) {
            return;
        }
        LOG.info("preparing the search of {}", task);
        while (database.write(session -> Database.Verdict.commit(next(session, task, portion)))) {
            // The next portion follows.
        }
        LOG.info("the search of {} is prepared", task);
    }

    private static Optional<Place> place(SqlSession session, String task, String lock) throws SQLException {
        return session
                .list(
                        "SELECT t.account, t.id FROM escala_unfinished t WHERE t.task = ?" + lock,
                        params -> params.text(task),
                        row -> new Place(row.text(), row.text()))
                .stream()
                .findFirst();
    }

    /** Returns whether anything is left. */
    private static boolean next(SqlSession session, String task, Portion portion) throws SQLException {
        Optional<Place> begin = place(session, task, session.dialect().forUpdate());
        if (begin.isEmpty()) {
            return false;
        }
        NewTerms terms = NewTerms.of(session, Table.MESSAGE_TEXTS, Table.PEOPLE);
        Optional<Place> end = portion.after(session, begin.get());
        terms.add();
        if (end.isEmpty()) {
            session.update("DELETE FROM escala_unfinished WHERE task = ?", params -> params.text(task));
            return false;
        }
        session.update(
                "UPDATE escala_unfinished SET account = ?, id = ? WHERE task = ?",
                params -> params.text(end.get().account()).text(end.get().id()).text(task));
        return true;
    }

    /** Does the next rows. */
    @FunctionalInterface
    interface Portion {
        /** Returns the last row that was done, or empty when there was none. */
        Optional<Place> after(SqlSession session, Place place) throws SQLException;
    }

    /** A row of the table of the task. */
    record Place(String account, String id) {
        /** Returns the last of these places. */
        static Optional<Place> last(List<Place> places) {
            return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1));
        }
    }
}
