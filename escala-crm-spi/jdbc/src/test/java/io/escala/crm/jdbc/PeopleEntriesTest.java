package io.escala.crm.jdbc;

import static io.escala.crm.jdbc.TestObjects.ACME;
import static io.escala.crm.jdbc.TestObjects.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are found by is the same whether it is known while they are added or derived from what is stored of them. */
class PeopleEntriesTest {
    private static final ContactId CONTACT = new ContactId("ana");
    private static final List<String> NAMES = List.of("Rosa Paz", "Núñez", "Ana", "");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void onSqlite(long seed) throws SQLException {
        Path file = directory.resolve("inbox.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            compare(() -> JdbcCrmStore.sqlite(file), connection, new Random(seed));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void onPostgres(long seed) throws SQLException {
        Postgres postgres = Postgres.emptied();
        try (Connection connection = postgres.dataSource().getConnection()) {
            compare(() -> JdbcCrmStore.postgres(postgres.dataSource()), connection, new Random(seed));
        } finally {
            postgres.empty();
        }
    }

    private static void compare(Supplier<CrmStore> opening, Connection connection, Random random) throws SQLException {
        try (CrmStore store = opening.get()) {
            write(store, random);
        }
        List<String> written = entries(connection);
        execute(
                connection,
                "DELETE FROM escala_people",
                "INSERT INTO escala_unfinished VALUES ('people', '', '')",
                "INSERT INTO escala_unfinished VALUES ('contacts', '', '')");
        opening.get().close();

        assertThat(written).hasSizeGreaterThan(20).isEqualTo(entries(connection));
    }

    @Test
    void migrationDeletesThoseOfPeopleWhoAreContactsOnSqlite() throws SQLException {
        Path file = directory.resolve("inbox.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            migrate(
                    () -> JdbcCrmStore.sqlite(file),
                    connection,
                    "INSERT INTO escala_people_index (escala_people_index) VALUES ('rebuild')");
        }
    }

    @Test
    void migrationDeletesThoseOfPeopleWhoAreContactsOnPostgres() throws SQLException {
        Postgres postgres = Postgres.emptied();
        try (Connection connection = postgres.dataSource().getConnection()) {
            migrate(() -> JdbcCrmStore.postgres(postgres.dataSource()), connection);
        } finally {
            postgres.empty();
        }
    }

    private static void migrate(Supplier<CrmStore> opening, Connection connection, String... index)
            throws SQLException {
        try (CrmStore store = opening.get()) {
            write(store, new Random(5));
        }
        List<String> written = entries(connection);
        execute(
                connection,
                "DELETE FROM escala_people WHERE words = '' AND numbers = ''",
                "INSERT INTO escala_people (account, person, words, numbers, terms) SELECT i.account, 'i/' || i.id, ' rosa', '',"
                        + " x.terms FROM escala_identities i JOIN escala_people x ON x.person = 'c/" + CONTACT
                        + "' WHERE i.contact IS NOT NULL");
        execute(connection, index);
        assertThat(entries(connection)).hasSizeGreaterThan(written.size());

        execute(connection, "DELETE FROM escala_migrations WHERE number = 29");
        opening.get().close();

        assertThat(entries(connection)).isEqualTo(written);
    }

    private static void execute(Connection connection, String... all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    /** Of those who are found by anything. */
    private static List<String> entries(Connection connection) throws SQLException {
        List<String> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT account, person, words, numbers, CAST(terms AS TEXT)"
                        + " FROM escala_people WHERE words <> '' OR numbers <> '' ORDER BY account, person")) {
            while (rows.next()) {
                entries.add(String.join(
                        "|",
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5)));
            }
        }
        return entries;
    }

    private static void write(CrmStore store, Random random) {
        store.commit(List.of(TestObjects.changeSet()
                .change(new ContactChange.AddContact(TestObjects.contact(CONTACT.value())))
                .build()));
        int added = 0;
        for (int commit = 0; commit < 40; commit++) {
            List<ChangeSet> sets = new ArrayList<>();
            for (int number = 0; number < 1 + random.nextInt(4); number++) {
                ChangeSet.Builder set = TestObjects.changeSet();
                if (random.nextInt(4) > 0) {
                    set.change(add(added++, random));
                }
                for (int change = random.nextInt(5); change > 0 && added > 0; change--) {
                    // Mostly of those who are new.
                    int back = random.nextInt(3) == 0 ? random.nextInt(added) : random.nextInt(Math.min(added, 3));
                    set.change(change(added - 1 - back, random));
                }
                if (!set.build().changes().isEmpty()) {
                    sets.add(set.build());
                }
            }
            assertThat(store.commit(sets)).allMatch(CommitResult.Applied.class::isInstance);
        }
    }

    private static IdentityId id(int number) {
        return new IdentityId("i-" + number);
    }

    private static IdentityChange add(int number, Random random) {
        return new IdentityChange.AddIdentity(new ChannelIdentity(
                        ACME,
                        id(number),
                        Channel.INSTAGRAM,
                        random.nextBoolean() ? name(random) : null,
                        null,
                        null,
                        NOON,
                        0)
                .linkedTo(random.nextInt(8) == 0 ? CONTACT : null));
    }

    private static IdentityChange change(int number, Random random) {
        IdentityAlias alias =
                new IdentityAlias(ACME, id(number), key(number, random), AliasGrade.CONFIRMED, NOON, null, NOON);
        return switch (random.nextInt(6)) {
            case 5 -> new IdentityChange.LinkIdentity(id(number), random.nextBoolean() ? CONTACT : null);
            case 0 -> new IdentityChange.EndAlias(alias, NOON.plusSeconds(1));
            case 1, 2 -> new IdentityChange.NameIdentity(id(number), name(random));
            default -> new IdentityChange.SeeAlias(alias);
        };
    }

    private static ProfileName name(Random random) {
        return new ProfileName(text(random), text(random), text(random), NOON.plusSeconds(random.nextInt(3)));
    }

    private static @Nullable String text(Random random) {
        return random.nextInt(3) == 0 ? null : NAMES.get(random.nextInt(NAMES.size()));
    }

    /** One of a few of this person. */
    private static IdentityKey key(int number, Random random) {
        int own = 5 * number + random.nextInt(2);
        return switch (random.nextInt(3)) {
            case 0 -> IdentityKey.whatsAppNumber(new Phone("549341550" + (1_000 + own)));
            case 1 -> new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "page", "rosa.paz" + own);
            default -> new IdentityKey(IdentityKeyKind.IGSID, "page", "1784140" + own);
        };
    }
}
