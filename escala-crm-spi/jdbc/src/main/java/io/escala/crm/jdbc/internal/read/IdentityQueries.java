package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.codec.LinkReasonCodec;
import io.escala.crm.jdbc.internal.codec.ProfileCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.VetoesCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.IdentityReads;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads channel identities, their aliases and consents. Thread-safe. */
public final class IdentityQueries implements IdentityReads {
    private static final String IDENTITIES =
            "SELECT id, channel, profile, contact, fused_into, created_at, version, vetoes, link_reason"
                    + " FROM escala_identities";
    private static final Comparator<IdentityAlias> ALIAS_ORDER = Comparator.comparing(
                    (IdentityAlias alias) -> alias.key().kind().name())
            .thenComparing(alias -> alias.key().scope())
            .thenComparing(alias -> alias.key().value());

    private final Database database;
    private final String byId;
    private final String byContact;
    private final String aliasesOf;
    private final String consentsOf;

    /** Creates the queries. */
    public IdentityQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byId = IDENTITIES + " WHERE account = ? AND id " + isOneOf;
        byContact = IDENTITIES + " WHERE account = ? AND contact " + isOneOf;
        aliasesOf = "SELECT identity, kind, scope, value, grade, valid_from, valid_to, last_seen FROM escala_aliases"
                + " WHERE account = ? AND identity " + isOneOf;
        consentsOf = "SELECT t.identity AS asked, t.identity, t.id, t.at, t.doc FROM escala_channel_consents t"
                + " WHERE t.account = ? AND t.identity " + isOneOf
                + " UNION ALL SELECT i.fused_into AS asked, t.identity, t.id, t.at, t.doc FROM escala_identities i"
                + " JOIN escala_channel_consents t ON t.account = i.account AND t.identity = i.id"
                + " WHERE i.account = ? AND i.fused_into " + isOneOf;
    }

    @Override
    public Map<IdentityId, ChannelIdentity> identities(AccountId account, Collection<IdentityId> ids) {
        return QuerySupport.byKey(
                select(byId, account, QuerySupport.texts(ids, IdentityId::value)), ChannelIdentity::id);
    }

    @Override
    public Map<ContactId, List<ChannelIdentity>> identitiesOf(AccountId account, Collection<ContactId> contacts) {
        return QuerySupport.grouped(
                select(byContact, account, QuerySupport.texts(contacts, ContactId::value)),
                identity -> Objects.requireNonNull(identity.contact()),
                Comparator.comparing(identity -> identity.id().value()));
    }

    private List<ChannelIdentity> select(String sql, AccountId account, Collection<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.read(session ->
                session.list(sql, params -> params.text(account.value()).keys(keys), row -> identity(account, row)));
    }

    private static ChannelIdentity identity(AccountId account, Row row) throws SQLException {
        IdentityId id = new IdentityId(row.text());
        String channel = row.text();
        String profile = row.textOrNull();
        String contact = row.textOrNull();
        String fusedInto = row.textOrNull();
        return new ChannelIdentity(
                account,
                id,
                StoredNames.CHANNEL.value(channel),
                ProfileCodec.read(profile),
                contact == null ? null : new ContactId(contact),
                fusedInto == null ? null : new IdentityId(fusedInto),
                row.time(),
                row.number(),
                VetoesCodec.vetoes(row.textOrNull()),
                LinkReasonCodec.read(row.textOrNull()));
    }

    @Override
    public Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Optional<IdentityAlias>> rows = database.read(session -> session.list(
                aliasesOf,
                params -> params.text(account.value()).keys(QuerySupport.texts(ids, IdentityId::value)),
                row -> alias(account, row)));
        return QuerySupport.grouped(
                rows.stream().flatMap(Optional::stream).collect(Collectors.toList()),
                IdentityAlias::identity,
                ALIAS_ORDER);
    }

    @Override
    public Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = QuerySupport.texts(ids, IdentityId::value);
        Map<IdentityId, List<ChannelConsent>> found = new HashMap<>();
        return database.read(session -> {
            session.each(
                    consentsOf,
                    params -> params.text(account.value())
                            .keys(asked)
                            .text(account.value())
                            .keys(asked),
                    row -> {
                        IdentityId who = new IdentityId(row.text());
                        ContactCodec.consent(account, new IdentityId(row.text()), row.text(), row.time(), row.text())
                                .ifPresent(entry -> found.computeIfAbsent(who, none -> new ArrayList<>())
                                        .add(entry));
                    });
            return QuerySupport.sorted(
                    found, Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id));
        });
    }

    /** Returns empty for a kind of key that only a newer version knows. */
    private static Optional<IdentityAlias> alias(AccountId account, Row row) throws SQLException {
        IdentityId identity = new IdentityId(row.text());
        String kind = row.text();
        String scope = row.text();
        String value = row.text();
        int grade = row.small();
        var from = row.time();
        var to = row.timeOrNull();
        var seen = row.time();
        return StoredNames.IDENTITY_KEY
                .find(kind, "escala_aliases")
                .map(known -> new IdentityAlias(
                        account,
                        identity,
                        new IdentityKey(known, scope, value),
                        StoredNames.grade(grade),
                        from,
                        to,
                        seen));
    }
}
