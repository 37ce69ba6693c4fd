package io.escala.crm.store;

import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Mark;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contact of a list.
 *
 * @param contact the contact
 * @param activity the latest {@link Mark#ACTIVITY} of the conversations of their people, or null without any
 */
public record ListedContact(Contact contact, @Nullable Instant activity) {
    public ListedContact {
        Objects.requireNonNull(contact, "contact");
    }
}
