package io.escala.core.internal.contacts;

import io.escala.core.access.Refusal;
import io.escala.core.contacts.NewContact;
import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.core.identify.PhoneNumbers;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parsed form: its keys, and a refusal of every missing or invalid field. Depends only on the form and the account's
 * region.
 *
 * @param contact the form
 * @param keys its keys, in the order of the form
 * @param refusals the fields that cannot be parsed
 */
public record ContactForm(NewContact contact, List<Entry> keys, List<Refusal> refusals) {
    /** The limit of secondary phones, and of further e-mails, per contact (S7). */
    static final int MAX_SECONDARY = 10;

    // Not a region: only numbers with country code are parsed.
    private static final String NO_REGION = "ZZ";

    /**
     * One key of the form.
     *
     * @param field the field, by its name in the API
     * @param index the index in a list, or null
     * @param value the key
     * @param roles the roles it was filled in for
     */
    record Entry(String field, @Nullable Integer index, ContactKeyValue value, Set<KeyRole> roles) {
        Optional<Phone> phone() {
            return value.kind() == ContactKeyKind.PHONE ? Optional.of(new Phone(value.value())) : Optional.empty();
        }
    }

    public static ContactForm read(NewContact contact, Optional<AccountSettings> settings) {
        String region = settings.map(AccountSettings::defaultRegion).orElse(NO_REGION);
        Function<String, Optional<ContactKeyValue>> phone =
                text -> PhoneNumbers.parse(text, region).phone().map(ContactKeyValue::phone);
        Reading reading = new Reading();
        reading.one("primaryPhone", contact.primaryPhone(), phone, EnumSet.of(KeyRole.PRIMARY));
        reading.one("whatsAppPhone", contact.whatsAppPhone(), phone, EnumSet.of(KeyRole.WHATSAPP));
        reading.many("secondaryPhones", contact.secondaryPhones(), phone);
        reading.one("email", contact.email(), ContactKeyValue::email, EnumSet.of(KeyRole.PRIMARY));
        reading.many("furtherEmails", contact.furtherEmails(), ContactKeyValue::email);
        reading.one(
                "instagramUserName",
                contact.instagramUserName(),
                ContactKeyValue::instagramUserName,
                EnumSet.noneOf(KeyRole.class));
        reading.one("idField", contact.idField(), opaque(ContactKeyKind.ID_FIELD), EnumSet.noneOf(KeyRole.class));
        reading.one(
                "externalReference",
                contact.externalReference(),
                opaque(ContactKeyKind.EXTERNAL_REFERENCE),
                EnumSet.noneOf(KeyRole.class));
        if (contact.customFields().keySet().stream().anyMatch(name -> SafeText.name(name) == null)) {
            reading.refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, "customFields"));
        }
        return new ContactForm(contact, List.copyOf(reading.entries), List.copyOf(reading.refusals));
    }

    private static Function<String, Optional<ContactKeyValue>> opaque(ContactKeyKind kind) {
        return text -> {
            try {
                return Optional.of(new ContactKeyValue(kind, text.strip()));
            } catch (IllegalArgumentException e) {
                // Too long, or with characters that no store can keep.
                return Optional.empty();
            }
        };
    }

    /**
     * Returns the claims to look up: their holders show whether a key is taken, and which contacts may be the same person.
     */
    public List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (Entry entry : keys) {
            Optional<Phone> phone = entry.phone();
            if (phone.isEmpty()) {
                claims.add(Claim.contactKey(entry.value()));
                continue;
            }
            claims.add(Claim.identityKey(IdentityKey.whatsAppNumber(phone.get())));
            for (PhoneForm form : PhoneForms.candidates(phone.get())) {
                claims.add(Claim.contactKey(ContactKeyValue.phone(form.phone())));
            }
        }
        return claims;
    }

    /** Returns the refusals of a contact created by a user without both names and the person's consent (S31, S32, S51). */
    List<Refusal> missing() {
        List<Refusal> missing = new ArrayList<>();
        if (SafeText.name(contact.firstName()) == null) {
            missing.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "firstName"));
        }
        if (SafeText.name(contact.lastName()) == null) {
            missing.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "lastName"));
        }
        if (!contact.storageConsent()) {
            missing.add(Refusal.field(Refusal.Reason.CONSENT_MISSING, "storageConsent"));
        }
        return missing;
    }

    /** Returns whether a phone or e-mail was filled in that cannot be parsed; then correcting it is the remedy. */
    boolean triedToIdentify() {
        return refusals.stream()
                .anyMatch(refusal -> "primaryPhone".equals(refusal.field())
                        || "whatsAppPhone".equals(refusal.field())
                        || "email".equals(refusal.field()));
    }

    private static final class Reading {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();

        void one(
                String field,
                @Nullable String text,
                Function<String, Optional<ContactKeyValue>> reader,
                Set<KeyRole> roles) {
            if (text == null || text.isBlank()) {
                return;
            }
            Optional<ContactKeyValue> value = reader.apply(text);
            if (value.isPresent()) {
                entries.add(new Entry(field, null, value.get(), roles));
            } else {
                refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field));
            }
        }

        void many(String field, List<String> texts, Function<String, Optional<ContactKeyValue>> reader) {
            for (int i = 0; i < texts.size(); i++) {
                Optional<ContactKeyValue> value = reader.apply(texts.get(i));
                if (value.isPresent()) {
                    entries.add(new Entry(field, i, value.get(), EnumSet.of(KeyRole.SECONDARY)));
                } else {
                    refusals.add(Refusal.at(Refusal.Reason.FIELD_INVALID, field, i));
                }
            }
        }
    }
}
