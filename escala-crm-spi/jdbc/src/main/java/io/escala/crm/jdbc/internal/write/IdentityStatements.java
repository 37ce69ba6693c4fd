package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.jdbc.internal.codec.ContactCodec;
import io.escala.crm.jdbc.internal.codec.LinkReasonCodec;
import io.escala.crm.jdbc.internal.codec.ProfileCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.VetoesCodec;
import io.escala.crm.jdbc.internal.engine.Assignment;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Table;
import java.sql.SQLException;

/** The statements about channel identities, their aliases and channel consents. */
final class IdentityStatements {
    static final WriteStatement<ChannelIdentity> ADD_IDENTITY = WriteStatement.insert(
            1,
            Insert.into(
                            Table.IDENTITIES,
                            "account",
                            "id",
                            "channel",
                            "contact",
                            "fused_into",
                            "profile",
                            "profile_rank",
                            "created_at",
                            "version",
                            "vetoes",
                            "link_reason")
                    .orKeep(),
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
                        .number(identity.version())
                        .text(VetoesCodec.write(identity.vetoes()))
                        .text(LinkReasonCodec.write(identity.reason()));
            });

    static final WriteStatement<IdentityChange.LinkIdentity> LINK_IDENTITY = WriteStatement.update(
            Table.IDENTITIES,
            2,
            "SET contact = ?, vetoes = ?, link_reason = ?, version = version + 1 WHERE account = ? AND id = ?",
            ONE,
            (params, account, link) -> {
                ContactId contact = link.contact();
                params.text(contact == null ? null : contact.value())
                        .text(VetoesCodec.write(link.vetoes()))
                        .text(LinkReasonCodec.write(link.reason()))
                        .text(account)
                        .text(link.identity().value());
            });

    static final WriteStatement<IdentityChange.FuseIdentity> FUSE_IDENTITY = WriteStatement.update(
            Table.IDENTITIES,
            3,
            "SET fused_into = ?, version = version + 1 WHERE account = ? AND id = ?"
                    + " AND EXISTS (SELECT 1 FROM escala_identities o WHERE o.account = ? AND o.id = ?)",
            ONE,
            (params, account, fusion) -> params.text(fusion.into().value())
                    .text(account)
                    .text(fusion.from().value())
                    .text(account)
                    .text(fusion.into().value()));

    /**
     * Makes a transaction that links the person wait, or waits for it, so that a new conversation gets the contact. Before everything else
     * of the row, so that it delays nothing: the conversation may begin before its person.
     */
    static final WriteStatement<IdentityId> LOCK_IDENTITY = WriteStatement.update(
            Table.IDENTITIES,
            0,
            "SET version = version WHERE account = ? AND id = ?",
            ANY,
            (params, account, identity) -> params.text(account).text(identity.value()));

    private static final String LATER = "CASE WHEN profile_rank IS NULL OR ? > profile_rank THEN ? ELSE ";

    static final WriteStatement<IdentityChange.NameIdentity> NAME_IDENTITY =
            WriteStatement.<IdentityChange.NameIdentity>update(
                            Table.IDENTITIES,
                            4,
                            "SET profile = " + LATER + "profile END, profile_rank = " + LATER
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

    private static final Insert ALIAS = Insert.into(
                    Table.ALIASES,
                    "account",
                    "identity",
                    "kind",
                    "scope",
                    "value",
                    "grade",
                    "valid_from",
                    "valid_to",
                    "last_seen")
            .under(Table.IDENTITIES);

    static final WriteStatement<IdentityAlias> SEE_ALIAS = WriteStatement.insert(
                    0,
                    ALIAS.orUpdate(
                            Assignment.raise("grade"),
                            Assignment.lower("valid_from"),
                            Assignment.clear("valid_to"),
                            Assignment.raise("last_seen")),
                    ONE,
                    IdentityStatements::bindAlias)
            .merging(IdentityAlias::merge);

    static final WriteStatement<IdentityAlias> END_ALIAS =
            WriteStatement.insert(1, ALIAS.orReplace("valid_to"), ONE, IdentityStatements::bindAlias);

    private static void bindAlias(Params params, String account, IdentityAlias alias) throws SQLException {
        params.text(account)
                .text(alias.identity().value())
                .text(StoredNames.IDENTITY_KEY.tag(alias.key().kind()))
                .text(alias.key().scope())
                .text(alias.key().value())
                .small(StoredNames.rank(alias.grade()))
                .time(alias.validFrom())
                .time(alias.validTo())
                .time(alias.lastSeen())
                .text(account)
                .text(alias.identity().value());
    }

    static final WriteStatement<ChannelConsent> RECORD_CHANNEL_CONSENT = WriteStatement.insert(
            0,
            Insert.into(Table.CHANNEL_CONSENTS, "account", "identity", "id", "at", "doc")
                    .under(Table.IDENTITIES)
                    .orUpdate(Assignment.keep("at")),
            ONE,
            (params, account, entry) -> params.text(account)
                    .text(entry.identity().value())
                    .text(entry.id())
                    .time(entry.at())
                    .text(ContactCodec.write(entry))
                    .text(account)
                    .text(entry.identity().value()));

    private IdentityStatements() {}
}
