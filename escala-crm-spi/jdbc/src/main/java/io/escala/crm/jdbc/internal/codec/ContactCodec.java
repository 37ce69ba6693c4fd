package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.FieldEdit;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The storage form of contacts, the roles of their keys, and consents. */
public final class ContactCodec {
    /** The bit of the primary role. */
    public static final int PRIMARY = bit(KeyRole.PRIMARY);

    /** The bit of the secondary role. */
    public static final int SECONDARY = bit(KeyRole.SECONDARY);

    private static final String KEYS = "escala_contact_keys";
    private static final String CONSENTS = "escala_consents";
    private static final String CHANNEL_CONSENTS = "escala_channel_consents";

    private ContactCodec() {}

    /** Writes a contact as JSON, without account, id and version. */
    public static String write(Contact contact) {
        JsonDocument origins = new JsonDocument();
        contact.origins()
                .forEach((field, origin) -> origins.put(StoredNames.FIELD.tag(field), StoredNames.ORIGIN.tag(origin)));
        JsonDocument custom = new JsonDocument();
        contact.customFields().forEach(custom::put);
        return new JsonDocument()
                .put("first", contact.firstName())
                .put("last", contact.lastName())
                .put("job", contact.jobTitle())
                .put("company", contact.company())
                .put("owner", user(contact.owner()))
                .put("lifecycle", StoredNames.LIFECYCLE.tag(contact.lifecycle()))
                .put("marketing", contact.marketing())
                .put("custom", custom)
                .put("origins", origins)
                .put("bornOf", StoredNames.ORIGIN.tag(contact.bornOf()))
                .put("created", contact.createdAt())
                .put("edits", edits(contact.edits()))
                .put("refused", refused(contact.refusedPhones()))
                .put(
                        "in",
                        contact.companyId() == null ? null : contact.companyId().value())
                .put("archived", contact.archivedAt())
                .json();
    }

    /** Reads a contact from its columns and JSON. */
    public static Contact contact(AccountId account, String id, long version, String json) {
        JsonDocument doc = JsonDocument.of(json);
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        doc.textMap("origins")
                .forEach((field, origin) -> StoredNames.FIELD
                        .find(field, "escala_contacts")
                        .ifPresent(known -> origins.put(known, StoredNames.ORIGIN.value(origin))));
        return new Contact(
                account,
                new ContactId(id),
                doc.textOrNull("first"),
                doc.textOrNull("last"),
                doc.textOrNull("job"),
                doc.textOrNull("company"),
                user(doc.textOrNull("owner")),
                StoredNames.LIFECYCLE.value(doc.text("lifecycle")),
                doc.flag("marketing"),
                doc.textMap("custom"),
                origins,
                StoredNames.ORIGIN.value(doc.text("bornOf")),
                doc.time("created"),
                version,
                edits(doc.docOrNull("edits")),
                doc.texts("refused").stream().map(Phone::new).toList(),
                company(doc.textOrNull("in")),
                doc.timeOrNull("archived"));
    }

    private static @Nullable CompanyId company(@Nullable String company) {
        return company == null ? null : new CompanyId(company);
    }

    private static @Nullable JsonDocument edits(Map<String, FieldEdit> edits) {
        if (edits.isEmpty()) {
            return null;
        }
        JsonDocument all = new JsonDocument();
        new TreeMap<>(edits)
                .forEach((field, edit) -> all.put(
                        field,
                        new JsonDocument()
                                .put("v", edit.version())
                                .put("o", StoredNames.ORIGIN.tag(edit.origin()))
                                .put("by", user(edit.by()))
                                .put("at", edit.at())));
        return all;
    }

    private static Map<String, FieldEdit> edits(@Nullable JsonDocument doc) {
        Map<String, FieldEdit> edits = new HashMap<>();
        if (doc != null) {
            doc.fields().keySet().forEach(field -> {
                JsonDocument edit = doc.doc(field);
                edits.put(
                        field,
                        new FieldEdit(
                                edit.number("v"),
                                StoredNames.ORIGIN.value(edit.text("o")),
                                user(edit.textOrNull("by")),
                                edit.time("at")));
            });
        }
        return edits;
    }

    private static @Nullable List<String> refused(List<Phone> phones) {
        return phones.isEmpty() ? null : phones.stream().map(Phone::digits).toList();
    }

    /** Returns the bits of roles. */
    public static int bits(Set<KeyRole> roles) {
        int bits = 0;
        for (KeyRole role : roles) {
            bits |= bit(role);
        }
        return bits;
    }

    /**
     * Reads a contact key from its columns.
     *
     * @return the key, or empty when its kind, or all its roles, are known only to a newer version
     */
    public static Optional<ContactKey> key(AccountId account, String contact, String kind, String value, int bits) {
        Set<KeyRole> roles = roles(bits);
        if (bits != 0 && roles.isEmpty()) {
            UnknownNames.found(KEYS, "roles " + bits);
            return Optional.empty();
        }
        return StoredNames.CONTACT_KEY
                .find(kind, KEYS)
                .map(known ->
                        new ContactKey(account, new ContactId(contact), new ContactKeyValue(known, value), roles));
    }

    /** Returns the roles of bits; bits that only a newer version knows are ignored. */
    public static Set<KeyRole> roles(int bits) {
        Set<KeyRole> roles = EnumSet.noneOf(KeyRole.class);
        for (KeyRole role : KeyRole.values()) {
            if ((bits & bit(role)) != 0) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static int bit(KeyRole role) {
        return switch (role) {
            case PRIMARY -> 1;
            case SECONDARY -> 2;
            case WHATSAPP -> 4;
        };
    }

    /** Writes a consent entry as JSON, without account, contact, id and time. */
    public static String write(ConsentEntry entry) {
        return new JsonDocument()
                .put("purpose", StoredNames.PURPOSE.tag(entry.purpose()))
                .put("state", StoredNames.CONSENT.tag(entry.state()))
                .put("origin", StoredNames.ORIGIN.tag(entry.origin()))
                .put("by", user(entry.by()))
                .put("wording", RegistrationCodec.document(entry.wording()))
                .json();
    }

    /**
     * Reads a consent entry from its columns and JSON.
     *
     * @return the entry, or empty when its purpose, state or origin is known only to a newer version
     */
    public static Optional<ConsentEntry> consent(
            AccountId account, String contact, String id, Instant at, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.PURPOSE
                .find(doc.text("purpose"), CONSENTS)
                .flatMap(purpose -> StoredNames.CONSENT
                        .find(doc.text("state"), CONSENTS)
                        .flatMap(state -> StoredNames.ORIGIN
                                .find(doc.text("origin"), CONSENTS)
                                .map(origin -> new ConsentEntry(
                                        account,
                                        new ContactId(contact),
                                        id,
                                        purpose,
                                        state,
                                        origin,
                                        user(doc.textOrNull("by")),
                                        at,
                                        RegistrationCodec.wording(doc.docOrNull("wording"))))));
    }

    private static @Nullable String user(@Nullable UserId user) {
        return user == null ? null : user.value();
    }

    /** Reads the id of a user from its column. */
    public static @Nullable UserId user(@Nullable String user) {
        return user == null ? null : new UserId(user);
    }

    /** Writes the fields of a channel consent that have no column. */
    public static String write(ChannelConsent entry) {
        return new JsonDocument()
                .put("purpose", StoredNames.PURPOSE.tag(entry.purpose()))
                .put("state", StoredNames.CONSENT.tag(entry.state()))
                .json();
    }

    /**
     * Reads a channel consent from its columns and JSON.
     *
     * @return the entry, or empty when its purpose or state is known only to a newer version
     */
    public static Optional<ChannelConsent> consent(
            AccountId account, IdentityId identity, String id, Instant at, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.PURPOSE
                .find(doc.text("purpose"), CHANNEL_CONSENTS)
                .flatMap(purpose -> StoredNames.CONSENT
                        .find(doc.text("state"), CHANNEL_CONSENTS)
                        .map(state -> new ChannelConsent(account, identity, id, purpose, state, at)));
    }
}
