package io.escala.core.internal.contacts;

import io.escala.core.contacts.NewContact;
import io.escala.core.fields.CustomFieldRules;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.fields.FieldInput;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.change.AccountState;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldType;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parsed form: its keys, and a refusal of every missing or invalid field. Depends only on the form and the account's
 * region.
 *
 * @param contact the form
 * @param keys its keys, in the order of the form
 * @param customFields what is to be kept of the fields of the account's own
 * @param missingFields the mandatory ones of these that were not filled in
 * @param refusals the fields that cannot be parsed
 */
public record ContactForm(
        NewContact contact,
        List<Entry> keys,
        Map<String, String> customFields,
        List<CustomField> missingFields,
        List<Refusal> refusals) {
    /** The limit of secondary phones, and of further e-mails, per contact (S7). */
    static final int MAX_SECONDARY = 10;

    private static final String STORAGE_CONSENT = "storageConsent";
    private static final Set<String> IDENTIFYING = Set.of("phone", "whatsAppPhone", "email");

    /** Not a region: only numbers with country code are parsed. */
    public static final String NO_REGION = "ZZ";

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

    /** Reads a form. Requires settings and fields. */
    public static ContactForm read(NewContact contact, AccountState account) {
        String region = region(account.settings());
        AccountFields own = AccountFields.of(account);
        Map<String, Optional<Object>> given = new LinkedHashMap<>();
        contact.customFields().forEach((name, value) -> given.put(name, Optional.of(value)));
        FieldInput input = FieldInput.read(own, FieldEntity.CONTACT, given, Map.of());
        Function<String, KeyReading> phone = text -> KeyReading.phone(text, region);
        Reading reading = new Reading();
        reading.one("phone", contact.phone().orElse(null), phone, EnumSet.of(KeyRole.PRIMARY));
        reading.one("whatsAppPhone", contact.whatsAppPhone().orElse(null), phone, EnumSet.of(KeyRole.WHATSAPP));
        reading.many("secondaryPhones", contact.secondaryPhones(), phone);
        reading.one("email", contact.email().orElse(null), KeyReading::email, EnumSet.of(KeyRole.PRIMARY));
        reading.many("furtherEmails", contact.furtherEmails(), KeyReading::email);
        reading.one(
                "instagramUserName",
                contact.instagramUserName().orElse(null),
                KeyReading::instagramUserName,
                EnumSet.noneOf(KeyRole.class));
        String page = contact.facebookPage().orElse(null);
        reading.one(
                "facebookId",
                contact.facebookId().orElse(null),
                text -> KeyReading.facebookId(page, text),
                EnumSet.noneOf(KeyRole.class));
        reading.one(
                "idField",
                contact.idField().or(input::id).orElse(null),
                KeyReading.opaque(ContactKeyKind.ID_FIELD),
                EnumSet.noneOf(KeyRole.class));
        reading.one(
                "externalReference",
                contact.externalReference().orElse(null),
                KeyReading.opaque(ContactKeyKind.EXTERNAL_REFERENCE),
                EnumSet.noneOf(KeyRole.class));
        reading.refusals.addAll(input.refusals());
        Set<Optional<String>> tried =
                input.refusals().stream().map(Refusal::field).collect(Collectors.toSet());
        boolean numbered =
                contact.idField().or(input::id).filter(id -> !id.isBlank()).isPresent();
        Map<String, String> values = input.over(Map.of());
        List<CustomField> missing = own.missing(
                FieldEntity.CONTACT,
                field -> field.type() == FieldType.ID
                        ? numbered
                        : values.containsKey(field.key())
                                || tried.contains(Optional.of(CustomFieldRules.apiName(field.key()))));
        return new ContactForm(contact, List.copyOf(reading.entries), values, missing, List.copyOf(reading.refusals));
    }

    /** Returns the key of a reference of another system; empty for a text that is none. */
    static Optional<ContactKeyValue> reference(String text) {
        return KeyReading.opaque(ContactKeyKind.EXTERNAL_REFERENCE).apply(text) instanceof KeyReading.Key key
                ? Optional.of(key.value())
                : Optional.empty();
    }

    /** Returns the region in which the account's numbers without country code are read. */
    public static String region(Optional<AccountSettings> settings) {
        return settings.map(AccountSettings::defaultRegion).orElse(NO_REGION);
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
            claims.addAll(PartyKeys.claims(List.of(IdentityKey.whatsAppNumber(phone.get()))));
        }
        return claims;
    }

    /**
     * Returns the claims whose holders have the form's Instagram user name, on any of the account's Instagram accounts.
     *
     * @param lines the account's lines
     */
    List<Claim> userNameClaims(Collection<Line> lines) {
        return values(ContactKeyKind.INSTAGRAM_USER_NAME)
                .flatMap(name -> lines.stream().flatMap(line -> ContactUserNames.key(line, name.value()).stream()))
                .map(Claim::identityKey)
                .toList();
    }

    /**
     * Returns the claims whose holders have the form's id on Messenger, on its Page or on any of the account's Pages.
     *
     * @param lines the account's lines
     */
    List<Claim> facebookIdClaims(Collection<Line> lines) {
        return values(ContactKeyKind.FACEBOOK_ID)
                .flatMap(value -> lines.stream()
                        .filter(line -> line.channel() == Channel.MESSENGER)
                        .flatMap(line -> FacebookIds.on(line, value).stream()))
                .map(Claim::identityKey)
                .toList();
    }

    private Stream<ContactKeyValue> values(ContactKeyKind kind) {
        return keys.stream().map(Entry::value).filter(value -> value.kind() == kind);
    }

    /** Returns the refusal of a WhatsApp phone that is not the number the person writes from. */
    List<Refusal> otherWhatsAppPhone(Phone number) {
        return keys.stream()
                        .anyMatch(entry -> entry.field().equals("whatsAppPhone")
                                && !entry.phone()
                                        .filter(typed -> EquivalentNumbers.are(typed, number))
                                        .isPresent())
                ? List.of(Refusal.field(Refusal.Reason.FIELD_INVALID, "whatsAppPhone")
                        .because(Refusal.Cause.NOT_THE_PERSONS_NUMBER))
                : List.of();
    }

    /** Returns the form without WhatsApp phone, for a person whose number is known. */
    ContactForm withoutWhatsAppPhone() {
        return new ContactForm(
                contact,
                keys.stream()
                        .filter(entry -> !entry.roles().contains(KeyRole.WHATSAPP))
                        .toList(),
                customFields,
                missingFields,
                refusals);
    }

    /** Returns whether a key is none of the form's. */
    boolean lacks(ContactKeyValue value) {
        return keys.stream().noneMatch(entry -> entry.value().equals(value));
    }

    /** Returns whether the form has a key under which people are known on each line apart. */
    boolean hasKeysOfLines() {
        return Stream.of(ContactKeyKind.INSTAGRAM_USER_NAME, ContactKeyKind.FACEBOOK_ID)
                .anyMatch(kind -> values(kind).findAny().isPresent());
    }

    /**
     * Returns the refusals of a contact created by a user without both names and the person's consent (S31, S32, S51), in words that are still
     * those of the account.
     */
    List<Refusal> missing(Optional<AccountSettings> settings) {
        List<Refusal> missing = new ArrayList<>();
        if (SafeText.name(contact.firstName().orElse(null)) == null) {
            missing.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "firstName"));
        }
        if (SafeText.name(contact.lastName().orElse(null)) == null) {
            missing.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "lastName"));
        }
        consent(settings).ifPresent(missing::add);
        return missing;
    }

    /** Returns why the consent is not confirmed: not at all, or not in words that are still those of the account. */
    Optional<Refusal> consent(Optional<AccountSettings> settings) {
        Optional<ConsentWording> shown = contact.consentWording();
        if (shown.isPresent()) {
            return RegistrationTexts.wordings(settings).contains(shown.get())
                    ? Optional.empty()
                    : Optional.of(Refusal.of(Refusal.Reason.CONSENT_OUTDATED, Refusal.Remedy.READ_AGAIN)
                            .in(STORAGE_CONSENT, null));
        }
        Refusal missing = Refusal.field(Refusal.Reason.CONSENT_MISSING, STORAGE_CONSENT);
        if (!contact.storageConsent()) {
            return Optional.of(missing);
        }
        return RegistrationTexts.keepsWordings(settings)
                ? Optional.of(missing.because(Refusal.Cause.WORDING_NOT_NAMED))
                : Optional.empty();
    }

    /** Returns the refusals of mandatory fields of the account's own: who creates a contact by hand fills them in. */
    List<Refusal> missingFields(Actor actor) {
        return actor.kind() == Actor.Kind.USER
                ? missingFields.stream().map(AccountFields::refused).toList()
                : List.of();
    }

    /** Returns whether a phone or e-mail was filled in that cannot be parsed; then correcting it is the remedy. */
    boolean triedToIdentify() {
        return refusals.stream()
                .anyMatch(
                        refusal -> refusal.field().filter(IDENTIFYING::contains).isPresent());
    }

    private static final class Reading {
        private final List<Entry> entries = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();

        void one(String field, @Nullable String text, Function<String, KeyReading> reader, Set<KeyRole> roles) {
            if (text == null || text.isBlank()) {
                return;
            }
            add(field, null, reader.apply(text), roles);
        }

        void many(String field, List<String> texts, Function<String, KeyReading> reader) {
            for (int i = 0; i < texts.size(); i++) {
                add(field, i, reader.apply(texts.get(i)), EnumSet.of(KeyRole.SECONDARY));
            }
        }

        private void add(String field, @Nullable Integer index, KeyReading read, Set<KeyRole> roles) {
            if (read instanceof KeyReading.Key key) {
                entries.add(new Entry(field, index, key.value(), roles));
            } else if (read instanceof KeyReading.Wrong wrong) {
                refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field)
                        .in(field, index)
                        .because(wrong.cause()));
            }
        }
    }
}
