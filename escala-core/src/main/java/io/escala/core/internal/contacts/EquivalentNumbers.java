package io.escala.core.internal.contacts;

import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.result.Notice;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Detects numbers that are one mobile in two national forms, and contacts that may be one person because of it. */
final class EquivalentNumbers {
    private EquivalentNumbers() {}

    /** Returns whether two numbers have the same digits, or are strong forms of each other. */
    static boolean are(Phone a, Phone b) {
        return PhoneForms.candidates(a).stream()
                .anyMatch(form ->
                        form.grade() != PhoneForm.Grade.WEAK && form.phone().equals(b));
    }

    /** Returns whether a key is a phone in a form of the number. */
    static boolean are(ContactKey key, Phone number) {
        return key.value().kind() == ContactKeyKind.PHONE
                && are(new Phone(key.value().value()), number);
    }

    /** Returns one notice for each other contact that holds another form, strong or weak, of any of the numbers. */
    static List<Notice> duplicates(State state, ContactId self, Collection<Phone> numbers) {
        Set<ContactId> duplicates = new LinkedHashSet<>();
        for (Phone number : numbers) {
            for (PhoneForm form : PhoneForms.candidates(number)) {
                if (form.grade() != PhoneForm.Grade.EXACT) {
                    state.holder(Claim.contactKey(ContactKeyValue.phone(form.phone())))
                            .map(ContactId::new)
                            .filter(holder -> !holder.equals(self))
                            .ifPresent(duplicates::add);
                }
            }
        }
        List<Notice> notices = new ArrayList<>();
        duplicates.forEach(duplicate -> notices.add(Notice.about(Notice.Kind.LIKELY_DUPLICATE, duplicate)));
        return notices;
    }
}
