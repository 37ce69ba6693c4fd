package io.escala.core.internal.identify;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import java.util.List;

/** Which contacts come back from the archive by themselves: nobody's message may be invisible. */
public final class ArchivedContacts {
    /** The name of the field in the API that says who archived or restored a contact last. */
    public static final String FIELD = "archived";

    private ArchivedContacts() {}

    /**
     * Brings a contact back whose person wrote, or with whom a conversation is associated; one that is not archived stays as it is.
     *
     * @param unit the decision; the contact loaded
     * @param id the contact
     * @param by who wrote, or associated them
     */
    public static void bringBack(UnitOfWork unit, ContactId id, Author by) {
        unit.state().contacts().find(id).filter(Contact::archived).ifPresent(archived -> bringBack(unit, archived, by));
    }

    private static void bringBack(UnitOfWork unit, Contact archived, Author by) {
        unit.expect(archived);
        unit.change(new ContactChange.EditContact(archived.archivedSince(null)
                .edited(List.of(FIELD), LinkReasons.origin(by).orElse(Origin.META), by.user(), unit.now())));
        unit.event(new CrmEvent.ContactRestored(archived.id()));
    }
}
