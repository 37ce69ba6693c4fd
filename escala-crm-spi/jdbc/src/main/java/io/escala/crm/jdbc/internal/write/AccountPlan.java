package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.engine.Table;
import java.util.function.UnaryOperator;

/** The plan, for the writes of one account. */
record AccountPlan(WritePlan plan, String account) {
    /** Adds a write that follows all others; see {@link WritePlan#addLast}. */
    <T> void addLast(WriteStatement<T> statement, String key, T thing) {
        plan.addLast(statement, account, key, thing);
    }

    /** What a person is found by may change; see {@link PeoplePlan#derive}. */
    void index(String person) {
        plan.people().derive(account, person);
    }

    /** The people whose search entry may change. */
    PeoplePlan people() {
        return plan.people();
    }

    /** Removes a contact, after all other writes; always true. See {@link WritePlan#remove}. */
    boolean remove(DeletedContact contact) {
        plan.remove(contact);
        return true;
    }

    /** A contact or its consents change; see {@link WritePlan#listed}. */
    void list(ContactId contact) {
        plan.listed().contact(account, contact.value());
    }

    /** The contact of a person may change; see {@link WritePlan#listed}. */
    void list(IdentityId person) {
        plan.listed().person(account, person.value());
    }

    /** A conversation may count for its contact no more, or more; see {@link WritePlan#listed}. */
    void list(ConversationId conversation) {
        plan.listed().conversation(account, conversation.value());
    }

    /** Changes what is inserted; see {@link WritePlan#amendInsert}. */
    <T> boolean amendInsert(WriteStatement<T> insert, String key, UnaryOperator<T> change) {
        return plan.amendInsert(insert, account, key, change);
    }

    /** Whether a row is inserted. */
    boolean inserts(Table table, String key) {
        return plan.inserts(table, account, key);
    }

    /** Whether a row is written. */
    boolean touches(Table table, String key) {
        return plan.touches(table, account, key);
    }

    /** Adds a write; always true, so that a case of a change can return it. */
    <T> boolean add(WriteStatement<T> statement, String key, T thing) {
        plan.add(statement, account, key, thing);
        return true;
    }
}
