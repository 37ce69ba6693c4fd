package io.escala.core.internal.contacts;

import io.escala.core.contacts.NewContact;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;

/** The consent to the storage of personal data, as a form confirms it. */
final class StorageConsent {
    private StorageConsent() {}

    /** Records what a form says of a new contact: that the person agreed, with who confirmed it, or that nobody asked. */
    static void record(UnitOfWork unit, ContactId contact, NewContact form, Actor actor) {
        unit.change(new ContactChange.RecordConsent(new ConsentEntry(
                unit.account(),
                contact,
                unit.id(),
                ConsentPurpose.STORAGE,
                form.storageConsent() ? ConsentState.GRANTED : ConsentState.NOT_ASKED,
                Origin.of(actor),
                form.storageConsent() ? actor.user() : null,
                unit.now(),
                form.consentWording().orElse(null))));
    }

    /** Records that the person of a contact that is there agreed, unless it is on record. */
    static void complete(UnitOfWork unit, ContactId contact, NewContact form, Actor actor) {
        boolean granted = unit.state().contacts().consents(contact).stream()
                .filter(entry -> entry.purpose() == ConsentPurpose.STORAGE)
                .reduce((earlier, later) -> later)
                .filter(latest -> latest.state() == ConsentState.GRANTED)
                .isPresent();
        if (form.storageConsent() && !granted) {
            record(unit, contact, form, actor);
        }
    }
}
