package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.jdbc.internal.engine.Table;
import java.util.List;

/**
 * Plans what people are found by. It is derived from what is stored once everything else is written: whatever changes of a person were
 * planned, and whichever of two names is the later one.
 */
final class PersonWriter {
    private final AccountPlan plan;

    PersonWriter(AccountPlan plan) {
        this.plan = plan;
    }

    /** The words of an identity may change; always true, so that a case of a change can return it. */
    boolean wordsOf(IdentityId identity) {
        if (!plan.inserts(Table.IDENTITIES, identity.value())) {
            plan.addLast(PersonStatements.FORGET_WORDS_OF_IDENTITY, "former/i/" + identity, identity);
        }
        plan.addLast(PersonStatements.ADD_WORDS_OF_IDENTITY, "words/i/" + identity, identity);
        return true;
    }

    /** The words of a contact may change. */
    void wordsOf(ContactId contact) {
        plan.addLast(PersonStatements.FORGET_WORDS_OF_CONTACT, "former/c/" + contact, contact);
        plan.addLast(PersonStatements.ADD_WORDS_OF_CONTACT, "words/c/" + contact, contact);
    }

    /** A key names an identity. */
    void follow(IdentityAlias alias) {
        if (alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            plan.addLast(PersonStatements.ADD_NUMBERS_OF_IDENTITY, "keys/i/" + alias.identity(), alias.identity());
        } else if (!alias.key().kind().anchors()) {
            wordsOf(alias.identity());
        }
    }

    /** A key no longer names an identity. */
    void forget(IdentityAlias alias) {
        String number = alias.key().value();
        if (alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            forget(PersonStatements.IDENTITY + alias.identity(), number, PersonWords.endsOf(number));
        }
        follow(alias);
    }

    /** A contact has a key. */
    void follow(ContactKey key) {
        ContactKeyKind kind = key.value().kind();
        if (kind == ContactKeyKind.PHONE || kind == ContactKeyKind.EMAIL) {
            plan.addLast(PersonStatements.ADD_KEYS_OF_CONTACT, "keys/c/" + key.contact(), key.contact());
        }
    }

    /** A contact may no longer have a key. */
    void forget(ContactKey key) {
        String value = key.value().value();
        String person = PersonStatements.CONTACT + key.contact();
        switch (key.value().kind()) {
            case PHONE -> forget(person, value, PersonWords.endsOf(value));
            case EMAIL -> forget(person, value, List.of(value.substring(value.indexOf('@'))));
            default -> {
                // Nobody is found by other keys.
            }
        }
        follow(key);
    }

    /** What another key of the person has too is added again afterwards. */
    private void forget(String person, String key, List<String> parts) {
        plan.addLast(
                PersonStatements.FORGET_KEY,
                "former/" + person + "/" + key,
                new PersonStatements.FormerKey(person, parts));
    }
}
