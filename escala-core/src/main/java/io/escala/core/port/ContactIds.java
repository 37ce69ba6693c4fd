package io.escala.core.port;

import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Objects;

/** By which ids a contact is known: to this library, and to other systems of the host. Immutable. */
public final class ContactIds {
    private final ContactId contact;
    private final List<String> references;

    private ContactIds(ContactId contact, List<String> references) {
        this.contact = Objects.requireNonNull(contact, "contact");
        this.references = List.copyOf(references);
    }

    /**
     * Returns the ids of a contact.
     *
     * @param contact its id here
     * @param externalReferences its ids in other systems, without duplicates; may be empty
     */
    public static ContactIds of(ContactId contact, List<String> externalReferences) {
        return new ContactIds(contact, externalReferences);
    }

    /** Returns its id here. */
    public ContactId contact() {
        return contact;
    }

    /** Returns its ids in other systems of the host, as it was given them ({@code externalReference}). */
    public List<String> externalReferences() {
        return references;
    }

    /** Without the references, which may be personal data. */
    @Override
    public String toString() {
        return "ContactIds[" + contact + ", " + references.size() + " references]";
    }
}
