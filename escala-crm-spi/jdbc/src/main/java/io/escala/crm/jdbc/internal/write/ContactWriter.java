package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.jdbc.internal.codec.StoredNames;

/** Plans the writes of changes of contacts. */
final class ContactWriter implements ContactChange.Cases<Boolean> {
    private final AccountPlan plan;

    ContactWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean addContact(ContactChange.AddContact change) {
        plan.index(Person.name(change.contact().id()));
        plan.list(change.contact().id());
        return plan.add(ContactStatements.ADD_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean editContact(ContactChange.EditContact change) {
        plan.index(Person.name(change.contact().id()));
        plan.list(change.contact().id());
        return plan.add(ContactStatements.EDIT_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean removeContact(ContactChange.RemoveContact change) {
        return plan.remove(change.deleted());
    }

    @Override
    public Boolean grantKey(ContactChange.GrantKey change) {
        index(change.key());
        return plan.add(ContactStatements.GRANT_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean revokeKey(ContactChange.RevokeKey change) {
        plan.add(
                ContactStatements.KNOW_CONTACT,
                change.key().contact().value(),
                change.key().contact());
        index(change.key());
        plan.add(ContactStatements.REVOKE_ROLES, key(change.key()), change);
        return plan.add(ContactStatements.DROP_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean changeRoles(ContactChange.ChangeRoles change) {
        plan.add(
                ContactStatements.KNOW_CONTACT,
                change.key().contact().value(),
                change.key().contact());
        return plan.add(ContactStatements.CHANGE_ROLES, key(change.key()), change);
    }

    @Override
    public Boolean recordConsent(ContactChange.RecordConsent change) {
        plan.list(change.entry().contact());
        return plan.add(
                ContactStatements.RECORD_CONSENT,
                change.entry().contact() + "/" + change.entry().id(),
                change.entry());
    }

    /** People are found by their numbers; their e-mail addresses are searched as they are. */
    private void index(ContactKey key) {
        if (key.value().kind() == ContactKeyKind.PHONE) {
            plan.index(Person.name(key.contact()));
        }
    }

    private static String key(ContactKey key) {
        return key.contact() + "/" + StoredNames.CONTACT_KEY.tag(key.value().kind()) + "/"
                + key.value().value();
    }
}
