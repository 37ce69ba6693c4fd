package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates a database's schema: all missing migrations in one transaction, one migrator at a time. */
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final List<String> FILES = List.of(
            "0001-inbox.sql",
            "0002-work-quarantine.sql",
            "0003-events-of-all.sql",
            "0004-lanes.sql",
            "0005-retention.sql",
            "0006-superseded-conversations.sql",
            "0007-lines.sql",
            "0008-several-apps.sql",
            "0009-refused-credentials.sql",
            "0010-conversation-lists.sql",
            "0011-search.sql",
            "0012-thread-entries.sql",
            "0013-window-closing.sql",
            "0014-handling-and-tags.sql",
            "0015-auto-close.sql",
            "0016-audit.sql",
            "0017-team.sql",
            "0018-sessions-touchpoints.sql",
            "0019-vetoes.sql",
            "0020-user-activity.sql",
            "0021-records.sql",
            "0022-fields.sql",
            "0023-contact-lists.sql",
            "0024-link-reasons.sql",
            "0025-contacts.sql",
            "0026-contacts-of-companies.sql",
            "0027-contact-history.sql",
            "0028-found-contacts.sql",
            "0029-less-to-search.sql",
            "0030-price.sql",
            "0031-library.sql",
            "0032-scheduled-messages.sql",
            "0033-line-reports.sql",
            "0034-user-names-of-contacts.sql");
    private static final String REGISTER = "CREATE TABLE IF NOT EXISTS escala_migrations (\n"
            + "    number INTEGER NOT NULL PRIMARY KEY,\n    name ${text} NOT NULL\n);";

    private Migrator() {}

    /**
     * A migration.
     *
     * @param statements its statements, including the one that records it
     */
    public record Step(int number, String name, List<String> statements) {
        public Step {
            statements = List.copyOf(statements);
        }
    }

    /** Returns all migrations of an engine in order. */
    public static List<Step> steps(Dialect dialect) {
        return FILES.stream().map(file -> step(dialect, file)).collect(Collectors.toList());
    }

    /**
     * Checks the schema and, if the policy says so, runs the missing migrations.
     *
     * @throws StoreOpenException if the schema is not one that this version can use
     */
    static void apply(Database database, SchemaPolicy policy) {
        List<Step> steps = steps(database.dialect());
        Map<Integer, String> registered = database.read(Migrator::registered);
        Set<Integer> newer = newer(steps, registered.keySet());
        if (!newer.isEmpty()) {
            report(newer, policy);
        }
        Set<Integer> missing = missing(steps, registered);
        if (missing.isEmpty()) {
            return;
        }
        if (!policy.migrates()) {
            throw new StoreOpenException(
                    Reason.SCHEMA_OUTDATED,
                    "cannot open the store: the schema lacks the migrations " + missing
                            + ". Run what Migrations prints, or open the store with migrateOnOpen");
        }
        migrate(database, steps);
    }

    private static void migrate(Database database, List<Step> steps) {
        database.write(session -> {
            database.dialect().lockForMigration(session.connection());
            Set<Integer> done = registered(session).keySet();
            for (Step step : steps) {
                if (!done.contains(step.number())) {
                    LOG.info("migrating the schema: {} {}", step.number(), step.name());
                    for (String statement : step.statements()) {
                        session.update(statement, SqlSession.Binding.NOTHING);
                    }
                }
            }
            return Database.Verdict.commit(steps.size());
        });
    }

    private static Set<Integer> newer(List<Step> steps, Set<Integer> registered) {
        int newestKnown = steps.get(steps.size() - 1).number();
        Set<Integer> newer = new TreeSet<>(registered);
        newer.removeIf(number -> number <= newestKnown);
        return newer;
    }

    /** A node that is restarted while others are upgraded must go on, so this is a warning unless it was asked for. */
    private static void report(Set<Integer> newer, SchemaPolicy policy) {
        if (!policy.acceptsNewer()) {
            throw new StoreOpenException(
                    Reason.SCHEMA_NEWER,
                    "cannot open the store: the schema has the migrations " + newer
                            + " of a newer version of this library. Use that version, or open the store with acceptNewerSchema(true)");
        }
        LOG.warn(
                "The schema has the migrations {} of a newer version of this library; kinds of data that only that version knows are"
                        + " skipped",
                newer);
    }

    private static Set<Integer> missing(List<Step> steps, Map<Integer, String> registered) {
        Set<Integer> missing = new TreeSet<>();
        for (Step step : steps) {
            String name = registered.get(step.number());
            if (name == null) {
                missing.add(step.number());
            } else if (!name.equals(step.name())) {
                throw new StoreOpenException(
                        Reason.SCHEMA_UNKNOWN,
                        "cannot open the store: step " + step.number() + " of this schema is '" + name + "', not '"
                                + step.name() + "'. It was made before the first release and has to be made anew");
            }
        }
        return missing;
    }

    private static Map<Integer, String> registered(SqlSession session) throws SQLException {
        List<Integer> tables =
                session.list(session.dialect().countTables(), params -> params.text("escala_migrations"), Row::small);
        return tables.get(0) == 0
                ? Map.of()
                : session
                        .list(
                                "SELECT number, name FROM escala_migrations",
                                SqlSession.Binding.NOTHING,
                                row -> Map.entry(row.small(), row.text()))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Step step(Dialect dialect, String file) {
        int number = Integer.parseInt(file.substring(0, file.indexOf('-')));
        String name = file.substring(file.indexOf('-') + 1, file.length() - ".sql".length());
        String register = "INSERT INTO escala_migrations (number, name) VALUES (" + number + ", '" + name + "');";
        // Filled first: a placeholder may stand for several statements.
        String script = fill(dialect.placeholders(), REGISTER + "\n" + resource(file) + "\n" + register);
        return new Step(number, name, statements(script));
    }

    /** Splits a script into statements, which end with a semicolon at the end of a line. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().toList()) {
            boolean last = line.endsWith(";");
            statement.append(last ? line.substring(0, line.length() - 1) : line).append('\n');
            if (last) {
                statements.add(statement.toString().strip());
                statement.setLength(0);
            }
        }
        if (!statement.toString().isBlank()) {
            statements.add(statement.toString().strip());
        }
        return statements;
    }

    private static String fill(Map<String, String> placeholders, String statement) {
        String filled = statement;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }

    private static String resource(String file) {
        try (InputStream in = Migrator.class.getResourceAsStream("migrations/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
