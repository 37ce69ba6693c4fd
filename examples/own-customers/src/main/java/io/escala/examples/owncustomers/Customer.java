package io.escala.examples.owncustomers;

import io.escala.core.contacts.NewContact;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as in the table.
 *
 * @param id what the application knows them by, and the inbox as their external reference
 * @param phone as it was typed, or null
 * @param email as it was typed, or null
 */
record Customer(
        String id,
        String firstName,
        String lastName,
        @Nullable String phone,
        @Nullable String email) {
    /** What the inbox needs of them. */
    NewContact asContact() {
        return NewContact.named(firstName, lastName)
                .externalReference(id)
                .phone(phone)
                .email(email);
    }

    /** The id only, because the rest is personal data. */
    @Override
    public String toString() {
        return "Customer[" + id + "]";
    }
}
