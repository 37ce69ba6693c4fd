package io.escala.core.internal.contacts;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ProfileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies a person's name from Meta to the first and last name of a contact: empty fields are filled, fields written by Meta
 * are updated, and fields typed by a user are never changed (S55, S57, S60).
 *
 * <ol>
 *   <li>Names that Meta reports separately go to their fields, each judged on its own.
 *   <li>A whole name is never split: it goes to the first name, and only when no user wrote either field.
 *   <li>Fields that Meta does not report are not changed.
 * </ol>
 */
public final class ProfileNames {
    private ProfileNames() {}

    /**
     * The first and last name in a profile.
     *
     * @param first first name, or the whole name, or null
     * @param last last name, or null
     * @param whole whether the first name is the whole name
     */
    public record Given(@Nullable String first, @Nullable String last, boolean whole) {
        public static Given of(@Nullable ProfileName profile) {
            if (profile == null) {
                return new Given(null, null, false);
            }
            return profile.first() == null && profile.last() == null
                    ? new Given(profile.full(), null, true)
                    : new Given(profile.first(), profile.last(), false);
        }

        /** Returns both names joined, as far as present. */
        String text() {
            return Objects.toString(first, "") + " " + Objects.toString(last, "");
        }
    }

    static void complete(UnitOfWork unit, ContactId id, @Nullable ProfileName profile) {
        Given given = Given.of(profile);
        if (given.first() == null && given.last() == null) {
            return;
        }
        Contact contact = unit.state().contacts().find(id).orElseThrow();
        boolean firstIsOurs = writable(contact, ContactField.FIRST_NAME, contact.firstName());
        boolean lastIsOurs = writable(contact, ContactField.LAST_NAME, contact.lastName());
        String first = contact.firstName();
        String last = contact.lastName();
        if (given.whole()) {
            if (firstIsOurs && lastIsOurs) {
                first = given.first();
                last = null;
            }
        } else {
            first = firstIsOurs && given.first() != null ? given.first() : first;
            last = lastIsOurs && given.last() != null ? given.last() : last;
        }
        List<String> changed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        if (!Objects.equals(first, contact.firstName())) {
            changed.add(ContactField.FIRST_NAME.name());
            names.add("firstName");
        }
        if (!Objects.equals(last, contact.lastName())) {
            changed.add(ContactField.LAST_NAME.name());
            names.add("lastName");
        }
        if (!changed.isEmpty()) {
            unit.expect(contact);
            unit.change(new ContactChange.EditContact(
                    contact.withNames(first, last, Origin.META).edited(names, Origin.META, null, unit.now())));
            unit.event(new CrmEvent.ContactChanged(id, changed));
        }
    }

    private static boolean writable(Contact contact, ContactField field, @Nullable String value) {
        return value == null || contact.origins().get(field) == Origin.META;
    }
}
