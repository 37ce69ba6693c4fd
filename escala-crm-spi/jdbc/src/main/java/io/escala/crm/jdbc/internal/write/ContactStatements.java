package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.codec.ProfileCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.template.TemplateReport;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The statements about settings, lines, identities and contacts. Inserts select their values instead of listing them: drivers
 * that rewrite batches of listed values into one statement no longer tell which of them did something.
 */
final class ContactStatements {
    static final WriteStatement<AccountSettings> PUT_SETTINGS = WriteStatement.of(
            0,
            LockedTables.SETTINGS,
            "INSERT INTO escala_settings (account, version, doc) SELECT ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account) DO UPDATE SET version = excluded.version, doc = excluded.doc",
            ANY,
            (params, account, settings) ->
                    params.text(account).number(settings.version()).text(AccountCodec.write(settings)));

    static final WriteStatement<Line> PUT_LINE = WriteStatement.of(
            1,
            "escala_lines",
            "INSERT INTO escala_lines (account, id, route, waba, doc) SELECT ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account, id) DO UPDATE SET waba = excluded.waba, doc = excluded.doc"
                    + " WHERE escala_lines.route = excluded.route",
            ONE,
            (params, account, line) -> params.text(account)
                    .text(line.id().value())
                    .text(AccountCodec.route(line.key()))
                    .text(line.wabaId())
                    .text(AccountCodec.write(line)));

    static final WriteStatement<ChannelIdentity> ADD_IDENTITY = WriteStatement.of(
            2,
            LockedTables.IDENTITIES,
            "INSERT INTO escala_identities (account, id, channel, contact, fused_into, profile, profile_rank,"
                    + " created_at, version) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE TRUE ON CONFLICT DO NOTHING",
            ONE,
            (params, account, identity) -> {
                ContactId contact = identity.contact();
                IdentityId fusedInto = identity.fusedInto();
                params.text(account)
                        .text(identity.id().value())
                        .text(StoredNames.CHANNEL.tag(identity.channel()))
                        .text(contact == null ? null : contact.value())
                        .text(fusedInto == null ? null : fusedInto.value())
                        .text(ProfileCodec.write(identity.profile()))
                        .text(ProfileCodec.rank(identity.profile()))
                        .time(identity.createdAt())
                        .number(identity.version());
            });

    static final WriteStatement<IdentityChange.LinkIdentity> LINK_IDENTITY = WriteStatement.of(
            3,
            LockedTables.IDENTITIES,
            "UPDATE escala_identities SET contact = ?, version = version + 1 WHERE account = ? AND id = ?",
            ONE,
            (params, account, link) -> {
                ContactId contact = link.contact();
                params.text(contact == null ? null : contact.value())
                        .text(account)
                        .text(link.identity().value());
            });

    static final WriteStatement<IdentityChange.FuseIdentity> FUSE_IDENTITY = WriteStatement.of(
            4,
            LockedTables.IDENTITIES,
            "UPDATE escala_identities SET fused_into = ?, version = version + 1 WHERE account = ? AND id = ?"
                    + " AND EXISTS (SELECT 1 FROM escala_identities o WHERE o.account = ? AND o.id = ?)",
            ONE,
            (params, account, fusion) -> params.text(fusion.into().value())
                    .text(account)
                    .text(fusion.from().value())
                    .text(account)
                    .text(fusion.into().value()));

    private static final String LATER = "CASE WHEN profile_rank IS NULL OR ? > profile_rank THEN ? ELSE ";

    static final WriteStatement<IdentityChange.NameIdentity> NAME_IDENTITY =
            WriteStatement.<IdentityChange.NameIdentity>of(
                            5,
                            LockedTables.IDENTITIES,
                            "UPDATE escala_identities SET profile = " + LATER + "profile END, profile_rank = " + LATER
                                    + "profile_rank END WHERE account = ? AND id = ?",
                            ONE,
                            (params, account, sighting) -> {
                                String rank = ProfileCodec.rank(sighting.name());
                                params.text(rank)
                                        .text(ProfileCodec.write(sighting.name()))
                                        .text(rank)
                                        .text(rank)
                                        .text(account)
                                        .text(sighting.identity().value());
                            })
                    .merging((before, now) -> new IdentityChange.NameIdentity(
                            now.identity(), ProfileName.latest(before.name(), now.name())));

    private static final String IDENTITY_EXISTS =
            " WHERE EXISTS (SELECT 1 FROM escala_identities i WHERE i.account = ? AND i.id = ?)";

    private static final String INSERT_ALIAS =
            "INSERT INTO escala_aliases (account, identity, kind, scope, value, grade, valid_from, valid_to, last_seen)"
                    + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?" + IDENTITY_EXISTS
                    + " ON CONFLICT (account, identity, kind, scope, value) DO UPDATE SET ";

    static final WriteStatement<IdentityAlias> SEE_ALIAS = WriteStatement.of(
                    6,
                    "escala_aliases",
                    INSERT_ALIAS
                            + "grade = CASE WHEN excluded.grade > escala_aliases.grade"
                            + " THEN excluded.grade ELSE escala_aliases.grade END,"
                            + " valid_from = CASE WHEN excluded.valid_from < escala_aliases.valid_from"
                            + " THEN excluded.valid_from ELSE escala_aliases.valid_from END,"
                            + " valid_to = NULL,"
                            + " last_seen = CASE WHEN excluded.last_seen > escala_aliases.last_seen"
                            + " THEN excluded.last_seen ELSE escala_aliases.last_seen END",
                    ONE,
                    ContactStatements::bindAlias)
            .merging(IdentityAlias::merge);

    static final WriteStatement<IdentityAlias> END_ALIAS = WriteStatement.of(
            7, "escala_aliases", INSERT_ALIAS + "valid_to = excluded.valid_to", ONE, ContactStatements::bindAlias);

    private static void bindAlias(Params params, String account, IdentityAlias alias) throws SQLException {
        Instant validTo = alias.validTo();
        params.text(account)
                .text(alias.identity().value())
                .text(StoredNames.IDENTITY_KEY.tag(alias.key().kind()))
                .text(alias.key().scope())
                .text(alias.key().value())
                .small(StoredNames.rank(alias.grade()))
                .time(alias.validFrom())
                .time(validTo)
                .time(alias.lastSeen())
                .text(account)
                .text(alias.identity().value());
    }

    static final WriteStatement<Contact> ADD_CONTACT = WriteStatement.of(
            8,
            LockedTables.CONTACTS,
            "INSERT INTO escala_contacts (account, id, search, version, doc) SELECT ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT DO NOTHING",
            ONE,
            (params, account, contact) -> params.text(account)
                    .text(contact.id().value())
                    .text(contact.searchKey())
                    .number(contact.version())
                    .text(ContactCodec.write(contact)));

    static final WriteStatement<Contact> EDIT_CONTACT = WriteStatement.of(
            9,
            LockedTables.CONTACTS,
            "UPDATE escala_contacts SET search = ?, version = ?, doc = ? WHERE account = ? AND id = ?",
            ONE,
            (params, account, contact) -> params.text(contact.searchKey())
                    .number(contact.version())
                    .text(ContactCodec.write(contact))
                    .text(account)
                    .text(contact.id().value()));

    private static final String CONTACT_EXISTS =
            " WHERE EXISTS (SELECT 1 FROM escala_contacts c WHERE c.account = ? AND c.id = ?)";

    private static final String BOTH = "(escala_contact_keys.roles | excluded.roles)";

    static final WriteStatement<ContactKey> GRANT_KEY = WriteStatement.of(
            10,
            "escala_contact_keys",
            "INSERT INTO escala_contact_keys (account, contact, kind, value, roles) SELECT ?, ?, ?, ?, ?"
                    + CONTACT_EXISTS
                    + " ON CONFLICT (account, contact, kind, value) DO UPDATE SET roles = CASE WHEN (" + BOTH + " & "
                    + ContactCodec.PRIMARY + ") <> 0 THEN " + BOTH + " & " + ~ContactCodec.SECONDARY + " ELSE " + BOTH
                    + " END",
            ONE,
            (params, account, key) -> params.text(account)
                    .text(key.contact().value())
                    .text(StoredNames.CONTACT_KEY.tag(key.value().kind()))
                    .text(key.value().value())
                    .small(ContactCodec.bits(key.roles()))
                    .text(account)
                    .text(key.contact().value()));

    /** Changes nothing; says whether the contact exists. */
    static final WriteStatement<ContactId> KNOW_CONTACT = WriteStatement.of(
            11,
            LockedTables.CONTACTS,
            "UPDATE escala_contacts SET version = version WHERE account = ? AND id = ?",
            ONE,
            (params, account, contact) -> params.text(account).text(contact.value()));

    static final WriteStatement<ContactChange.RevokeKey> REVOKE_ROLES = WriteStatement.of(
            12,
            "escala_contact_keys",
            "UPDATE escala_contact_keys SET roles = roles & ? WHERE account = ? AND contact = ? AND kind = ? AND value = ?",
            ANY,
            (params, account, revoked) -> {
                params.small(revoked.removesKey() ? 0 : ~ContactCodec.bits(revoked.roles()));
                bindKey(params, account, revoked.key());
            });

    static final WriteStatement<ContactKey> DROP_KEY = WriteStatement.of(
            13,
            "escala_contact_keys",
            "DELETE FROM escala_contact_keys WHERE account = ? AND contact = ? AND kind = ? AND value = ? AND roles = 0",
            ANY,
            ContactStatements::bindKey);

    private static void bindKey(Params params, String account, ContactKey key) throws SQLException {
        params.text(account)
                .text(key.contact().value())
                .text(StoredNames.CONTACT_KEY.tag(key.value().kind()))
                .text(key.value().value());
    }

    static final WriteStatement<ConsentEntry> RECORD_CONSENT = WriteStatement.of(
            14,
            "escala_consents",
            "INSERT INTO escala_consents (account, contact, id, at, doc) SELECT ?, ?, ?, ?, ?" + CONTACT_EXISTS
                    + " ON CONFLICT (account, contact, id) DO UPDATE SET at = escala_consents.at",
            ONE,
            (params, account, entry) -> params.text(account)
                    .text(entry.contact().value())
                    .text(entry.id())
                    .time(entry.at())
                    .text(ContactCodec.write(entry))
                    .text(account)
                    .text(entry.contact().value()));

    static final WriteStatement<LineHeartbeat> RAISE_HEARTBEAT = WriteStatement.of(
            15,
            "escala_pulses",
            "INSERT INTO escala_pulses (account, line, heard_at) SELECT ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account, line) DO UPDATE SET heard_at = excluded.heard_at"
                    + " WHERE escala_pulses.heard_at < excluded.heard_at",
            ANY,
            (params, account, heartbeat) ->
                    params.text(account).text(heartbeat.line().value()).time(heartbeat.heardAt()));

    static final WriteStatement<TemplateReport> REPORT_TEMPLATE = WriteStatement.of(
            16,
            "escala_template_reports",
            "INSERT INTO escala_template_reports (account, waba, name, language, aspect, rank, doc)"
                    + " SELECT ?, ?, ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT (account, waba, name, language, aspect) DO UPDATE SET"
                    + " rank = excluded.rank, doc = excluded.doc WHERE escala_template_reports.rank < excluded.rank",
            ANY,
            (params, account, report) -> params.text(account)
                    .text(report.template().wabaId())
                    .text(report.template().name())
                    .text(report.template().language())
                    .text(StoredNames.ASPECT.tag(report.aspect()))
                    .text(AccountCodec.rank(report))
                    .text(AccountCodec.write(report)));

    static final WriteStatement<ChannelConsent> RECORD_CHANNEL_CONSENT = WriteStatement.of(
            17,
            "escala_channel_consents",
            "INSERT INTO escala_channel_consents (account, identity, id, at, doc) SELECT ?, ?, ?, ?, ?"
                    + IDENTITY_EXISTS
                    + " ON CONFLICT (account, identity, id) DO UPDATE SET at = escala_channel_consents.at",
            ONE,
            (params, account, entry) -> params.text(account)
                    .text(entry.identity().value())
                    .text(entry.id())
                    .time(entry.at())
                    .text(ContactCodec.write(entry))
                    .text(account)
                    .text(entry.identity().value()));

    private ContactStatements() {}
}
