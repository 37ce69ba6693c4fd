package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.IdentityChange;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.jdbc.internal.codec.StoredNames;

/** Plans the writes of changes of channel identities. */
final class IdentityWriter implements IdentityChange.Cases<Boolean> {
    private final AccountPlan plan;

    IdentityWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean addIdentity(IdentityChange.AddIdentity change) {
        if (change.identity().contact() != null || change.identity().fusedInto() != null) {
            followContact(change.identity().id());
        }
        plan.people()
                .add(
                        plan.account(),
                        Person.name(change.identity().id()),
                        change.identity().profile(),
                        change.identity().contact() != null);
        return plan.add(IdentityStatements.ADD_IDENTITY, change.identity().id().value(), change.identity());
    }

    @Override
    public Boolean linkIdentity(IdentityChange.LinkIdentity change) {
        followContact(change.identity());
        plan.people().link(plan.account(), Person.name(change.identity()), change.contact() != null);
        return plan.add(IdentityStatements.LINK_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean fuseIdentity(IdentityChange.FuseIdentity change) {
        followContact(change.from());
        return plan.add(IdentityStatements.FUSE_IDENTITY, change.from().value(), change);
    }

    private void followContact(IdentityId identity) {
        plan.list(identity);
        plan.addLast(ConversationStatements.FOLLOW_CONTACT, "of/" + identity, identity);
    }

    @Override
    public Boolean nameIdentity(IdentityChange.NameIdentity change) {
        plan.people().name(plan.account(), Person.name(change.identity()), change.name());
        return plan.amendInsert(
                        IdentityStatements.ADD_IDENTITY,
                        change.identity().value(),
                        added -> added.withProfile(ProfileName.latest(added.profile(), change.name())))
                || plan.add(IdentityStatements.NAME_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean seeAlias(IdentityChange.SeeAlias change) {
        IdentityAlias alias = change.alias();
        if (Person.isFoundBy(alias.key().kind())) {
            plan.people().see(plan.account(), Person.name(alias.identity()), alias.key());
        }
        return plan.add(IdentityStatements.SEE_ALIAS, key(alias), alias);
    }

    @Override
    public Boolean endAlias(IdentityChange.EndAlias change) {
        IdentityAlias alias = change.alias();
        if (Person.isFoundBy(alias.key().kind())) {
            plan.index(Person.name(alias.identity()));
        }
        return plan.add(IdentityStatements.END_ALIAS, key(alias), alias.endedAt(change.end()));
    }

    @Override
    public Boolean recordChannelConsent(IdentityChange.RecordChannelConsent change) {
        ChannelConsent entry = change.entry();
        return plan.add(IdentityStatements.RECORD_CHANNEL_CONSENT, entry.identity() + "/" + entry.id(), entry);
    }

    private static String key(IdentityAlias alias) {
        return alias.identity() + "/" + StoredNames.IDENTITY_KEY.tag(alias.key().kind()) + "/"
                + alias.key().scope() + "/" + alias.key().value();
    }
}
