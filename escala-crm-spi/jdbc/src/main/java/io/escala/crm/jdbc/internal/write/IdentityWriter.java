package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.IdentityChange;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.codec.StoredNames;

/** Plans the writes of changes of channel identities. */
final class IdentityWriter implements IdentityChange.Cases<Boolean> {
    private final AccountPlan plan;
    private final PersonWriter people;

    IdentityWriter(AccountPlan plan) {
        this.plan = plan;
        this.people = new PersonWriter(plan);
    }

    @Override
    public Boolean addIdentity(IdentityChange.AddIdentity change) {
        if (change.identity().contact() != null || change.identity().fusedInto() != null) {
            followContact(change.identity().id());
        }
        plan.add(IdentityStatements.ADD_IDENTITY, change.identity().id().value(), change.identity());
        return change.identity().profile() == null
                || people.wordsOf(change.identity().id());
    }

    @Override
    public Boolean linkIdentity(IdentityChange.LinkIdentity change) {
        followContact(change.identity());
        return plan.add(IdentityStatements.LINK_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean fuseIdentity(IdentityChange.FuseIdentity change) {
        followContact(change.from());
        return plan.add(IdentityStatements.FUSE_IDENTITY, change.from().value(), change);
    }

    private void followContact(IdentityId identity) {
        plan.addLast(ConversationStatements.FOLLOW_CONTACT, "of/" + identity, identity);
    }

    @Override
    public Boolean nameIdentity(IdentityChange.NameIdentity change) {
        people.wordsOf(change.identity());
        return plan.add(IdentityStatements.NAME_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean seeAlias(IdentityChange.SeeAlias change) {
        people.follow(change.alias());
        return plan.add(IdentityStatements.SEE_ALIAS, key(change.alias()), change.alias());
    }

    @Override
    public Boolean endAlias(IdentityChange.EndAlias change) {
        people.forget(change.alias());
        return plan.add(
                IdentityStatements.END_ALIAS,
                key(change.alias()),
                change.alias().endedAt(change.end()));
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
