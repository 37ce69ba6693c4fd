package io.escala.crm.jdbc.internal.engine;

/** What raises the activity of a contact in lists together with that of its conversation, in the words that both engines share. */
final class ActivityTrigger {
    static final String NAME = "escala_conversations_listed";

    /** A conversation gets a contact, or is more active than before. */
    static final String CONDITION = "NEW.contact IS NOT NULL AND (OLD.contact IS NULL OR NEW.place > OLD.place)";

    static final String RAISE = "UPDATE escala_listed_contacts SET place = NEW.place"
            + " WHERE account = NEW.account AND contact = NEW.contact AND place < NEW.place;";

    private ActivityTrigger() {}
}
