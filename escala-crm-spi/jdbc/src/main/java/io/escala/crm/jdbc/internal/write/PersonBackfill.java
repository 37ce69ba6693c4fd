package io.escala.crm.jdbc.internal.write;

import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.jdbc.internal.codec.ProfileCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds the names that were stored before people were searched. */
final class PersonBackfill {
    private static final int PORTION = 500;

    private PersonBackfill() {}

    static Optional<Unfinished.Place> portion(SqlSession session, Unfinished.Place after) throws SQLException {
        List<Named> people = session.list(
                "SELECT account, id, profile FROM escala_identities WHERE (account, id) > (?, ?)"
                        + " ORDER BY account, id LIMIT " + PORTION,
                params -> params.text(after.account()).text(after.id()),
                row -> new Named(row.text(), new IdentityId(row.text()), row.textOrNull()));
        if (people.isEmpty()) {
            return Optional.empty();
        }
        Named last = people.get(people.size() - 1);
        List<UserName> userNames = userNames(session, people.get(0), last);
        session.batch(
                "UPDATE escala_identities SET search = ? WHERE account = ? AND id = ? AND search IS NULL",
                people,
                (params, person) -> params.text(PersonWords.of(ProfileCodec.read(person.profile())))
                        .text(person.account())
                        .text(person.id().value()));
        if (!userNames.isEmpty()) {
            session.batch(
                    "UPDATE escala_aliases SET search = ?"
                            + " WHERE account = ? AND identity = ? AND kind = ? AND scope = ? AND value = ?",
                    userNames,
                    (params, name) -> params.text(PersonWords.of(name.key()))
                            .text(name.account())
                            .text(name.identity())
                            .text(StoredNames.IDENTITY_KEY.tag(name.key().kind()))
                            .text(name.key().scope())
                            .text(name.key().value()));
        }
        session.batch(
                PersonStatements.ADD_WORDS_OF_IDENTITY.sql(session.dialect()),
                people,
                (params, person) -> PersonStatements.ADD_WORDS_OF_IDENTITY.bind(params, person.account(), person.id()));
        return Optional.of(new Unfinished.Place(last.account(), last.id().value()));
    }

    private static List<UserName> userNames(SqlSession session, Named first, Named last) throws SQLException {
        List<String> kinds = Arrays.stream(IdentityKeyKind.values())
                .filter(kind -> !kind.anchors())
                .map(StoredNames.IDENTITY_KEY::tag)
                .toList();
        return session.list(
                "SELECT account, identity, kind, scope, value FROM escala_aliases"
                        + " WHERE (account, identity) >= (?, ?) AND (account, identity) <= (?, ?) AND kind "
                        + session.dialect().isOneOf(),
                params -> params.text(first.account())
                        .text(first.id().value())
                        .text(last.account())
                        .text(last.id().value())
                        .keys(kinds),
                row -> new UserName(row.text(), row.text(), row.text(), row.text(), row.text()));
    }

    /** An identity, with its profile as it is stored. */
    private record Named(
            String account, IdentityId id, @Nullable String profile) {}

    private record UserName(String account, String identity, String kind, String scope, String value) {
        IdentityKey key() {
            IdentityKeyKind known = Arrays.stream(IdentityKeyKind.values())
                    .filter(each -> StoredNames.IDENTITY_KEY.tag(each).equals(kind))
                    .findFirst()
                    .orElseThrow();
            return new IdentityKey(known, scope, value);
        }
    }
}
