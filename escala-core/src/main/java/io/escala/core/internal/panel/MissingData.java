package io.escala.core.internal.panel;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.contacts.Correspondent;
import io.escala.crm.account.KeyData;
import io.escala.crm.identity.ProfileName;
import java.util.EnumSet;
import java.util.Set;

/** Which of the data that identify a contact are not known (S70). Pure. */
final class MissingData {
    private MissingData() {}

    static Set<KeyData> of(ContactCard card) {
        return without(
                card.contact().fullName().isPresent(),
                card.primaryEmail().isPresent() || !card.furtherEmails().isEmpty(),
                card.primaryPhone().isPresent()
                        || card.whatsAppPhone().isPresent()
                        || !card.secondaryPhones().isEmpty());
    }

    /** Of a person who is no contact the channel may tell name and number. */
    static Set<KeyData> of(Correspondent person) {
        ProfileName profile = person.identity().profile();
        return without(
                profile != null && profile.isPresent(), false, person.number().isPresent());
    }

    private static Set<KeyData> without(boolean name, boolean email, boolean phone) {
        Set<KeyData> missing = EnumSet.allOf(KeyData.class);
        if (name) {
            missing.remove(KeyData.NAME);
        }
        if (email) {
            missing.remove(KeyData.EMAIL);
        }
        if (phone) {
            missing.remove(KeyData.PHONE);
        }
        return missing;
    }
}
