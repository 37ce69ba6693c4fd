package io.escala.examples.benchmarks;

import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that a store writes for a {@link SampleContact}, in the tables that lists and searches of contacts read. */
final class ContactRows {
    /** A table with the columns that are written. */
    enum Table {
        CONTACTS("escala_contacts", "account, id, search, archived_at, version, doc"),
        KEYS("escala_contact_keys", "account, contact, kind, value, roles"),
        CLAIMS("escala_claims", "scope, kind, claim_key, holder"),
        CONSENTS("escala_consents", "account, contact, id, at, doc"),
        LISTED(
                "escala_listed_contacts",
                "account, contact, place, created_at, name, owner, archived, marketing, lifecycle, storage_consent, marketing_consent,"
                        + " words, numbers"),
        FIELDS("escala_contact_fields", "account, field, value, contact"),
        PEOPLE("escala_people", "account, person, words, numbers, terms"),
        IDENTITIES(
                "escala_identities",
                "account, id, channel, contact, profile, profile_rank, created_at, version, vetoes"),
        ALIASES("escala_aliases", "account, identity, kind, scope, value, grade, valid_from, last_seen"),
        CONVERSATIONS(
                "escala_conversations",
                "account, id, line, identity, channel, session, is_open, created_at, version, contact, person, activity,"
                        + " inbound_arrival, window_opened");

        final String sqlName;
        final String columns;

        Table(String sqlName, String columns) {
            this.sqlName = sqlName;
            this.columns = columns;
        }
    }

    /** Where words and numbers are in a row of people. */
    private static final int WORDS = 2;

    private static final int NUMBERS = 3;

    private static final int MOST_INDEXED = 200;

    private static final String ACCOUNT = Business.ACCOUNT.value();

    private final String mark;

    /** @param mark what the store begins every term of the account with */
    ContactRows(String mark) {
        this.mark = mark;
    }

    /** Returns the rows of a table. */
    List<List<@Nullable Object>> of(Table table, SampleContact sample) {
        Contact contact = sample.contact();
        return switch (table) {
            case CONTACTS -> contact == null ? List.of() : List.of(contact(contact));
            case KEYS -> sample.keys().stream().map(ContactRows::key).toList();
            case CLAIMS -> sample.keys().stream().map(ContactRows::claim).toList();
            case CONSENTS ->
                sample.consents().stream().map(ContactRows::consent).toList();
            case LISTED -> contact == null ? List.of() : List.of(listed(sample, contact));
            case FIELDS ->
                contact == null
                        ? List.of()
                        : contact.customFields().entrySet().stream()
                                .map(field -> row(
                                        ACCOUNT,
                                        field.getKey(),
                                        field.getValue(),
                                        contact.id().value()))
                                .toList();
            case PEOPLE -> List.of(contact == null ? person(sample) : person(sample, contact));
            case IDENTITIES -> List.of(identity(sample));
            case ALIASES -> sample.aliases().stream().map(ContactRows::alias).toList();
            case CONVERSATIONS -> List.of(conversation(sample));
        };
    }

    private static List<@Nullable Object> contact(Contact contact) {
        return row(
                ACCOUNT,
                contact.id().value(),
                ContactFilter.searchKey(contact),
                time(contact.archivedAt()),
                0L,
                doc(contact));
    }

    private static String doc(Contact contact) {
        UserId owner = contact.owner();
        return "{" + text("first", contact.firstName()) + text("last", contact.lastName())
                + text("company", contact.company()) + text("owner", owner == null ? null : owner.value())
                + "\"lifecycle\":\"" + lower(contact.lifecycle()) + "\",\"marketing\":" + contact.marketing()
                + ",\"custom\":{"
                + contact.customFields().entrySet().stream()
                        .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                        .collect(Collectors.joining(","))
                + "},\"origins\":{},\"bornOf\":\"host\",\"created\":"
                + contact.createdAt().toEpochMilli()
                + (contact.archivedAt() == null ? "" : ",\"archived\":" + time(contact.archivedAt())) + "}";
    }

    private static String text(String name, @Nullable String value) {
        return value == null ? "" : "\"" + name + "\":\"" + value + "\",";
    }

    private static List<@Nullable Object> key(ContactKey key) {
        int roles = (key.is(KeyRole.PRIMARY) ? 1 : 0)
                + (key.is(KeyRole.SECONDARY) ? 2 : 0)
                + (key.is(KeyRole.WHATSAPP) ? 4 : 0);
        return row(ACCOUNT, key.contact().value(), kind(key), key.value().value(), roles);
    }

    private static String kind(ContactKey key) {
        return lower(key.value().kind()).replace('_', '-');
    }

    private static List<@Nullable Object> claim(ContactKey key) {
        Claim claim = Claim.contactKey(key.value());
        return row(ACCOUNT, claim.kind().name(), claim.key(), key.contact().value());
    }

    private static List<@Nullable Object> consent(ConsentEntry entry) {
        return row(
                ACCOUNT,
                entry.contact().value(),
                entry.id(),
                time(entry.at()),
                "{\"purpose\":\"" + lower(entry.purpose()) + "\",\"state\":\"" + lower(entry.state())
                        + "\",\"origin\":\"host\"}");
    }

    private List<@Nullable Object> listed(SampleContact sample, Contact contact) {
        UserId owner = contact.owner();
        List<@Nullable Object> found = person(sample, contact);
        return row(
                ACCOUNT,
                contact.id().value(),
                time(sample.conversation().mark(Mark.ACTIVITY).orElseThrow()),
                time(contact.createdAt()),
                ContactPosition.nameKey(contact),
                owner == null ? null : owner.value(),
                contact.archived() ? 1 : 0,
                contact.marketing() ? 1 : 0,
                lower(contact.lifecycle()),
                state(sample, ConsentPurpose.STORAGE),
                state(sample, ConsentPurpose.MARKETING),
                indexed(found.get(WORDS)),
                indexed(found.get(NUMBERS)));
    }

    /** What an index of lists holds: nothing of what is too long. */
    private static @Nullable Object indexed(@Nullable Object text) {
        return text != null && text.toString().length() <= MOST_INDEXED ? text : null;
    }

    private static String state(SampleContact sample, ConsentPurpose purpose) {
        return lower(ContactSelection.latest(sample.consents(), purpose)).replace('_', '-');
    }

    private List<@Nullable Object> person(SampleContact sample, Contact contact) {
        return person(
                "c/" + contact.id(),
                new TreeSet<>(SearchWords.of(ContactFilter.searchKey(contact))),
                sample.keys().stream()
                        .map(ContactKey::value)
                        .filter(value -> value.kind() == ContactKeyKind.PHONE)
                        .map(value -> value.value())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<@Nullable Object> person(SampleContact sample) {
        TreeSet<String> words = new TreeSet<>(SearchWords.of(SampleContact.name(sample)));
        TreeSet<String> numbers = new TreeSet<>();
        for (IdentityAlias alias : sample.aliases()) {
            if (alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
                numbers.add(alias.key().value());
            } else {
                words.addAll(SearchWords.of(alias.key().value()));
            }
        }
        return person("i/" + sample.identity().id(), words, numbers);
    }

    private List<@Nullable Object> person(String person, Set<String> words, Set<String> numbers) {
        String terms = Stream.concat(
                        words.stream().map(word -> mark + "w" + word),
                        numbers.stream()
                                .flatMap(number -> IntStream.rangeClosed(0, number.length() - 3)
                                        .mapToObj(from -> mark + "d"
                                                + number.substring(from, Math.min(from + 4, number.length())))))
                .distinct()
                .collect(Collectors.joining(" "));
        return row(ACCOUNT, person, joined(" ", words), joined("+", numbers), terms);
    }

    private static String joined(String before, Set<String> texts) {
        return texts.stream().map(before::concat).collect(Collectors.joining());
    }

    private static List<@Nullable Object> identity(SampleContact sample) {
        ProfileName profile = Objects.requireNonNull(sample.identity().profile());
        long seen = profile.seenAt().toEpochMilli();
        Contact contact = sample.contact();
        return row(
                ACCOUNT,
                sample.identity().id().value(),
                "whatsapp",
                contact == null ? null : contact.id().value(),
                "{\"full\":\"" + profile.full() + "\",\"seen\":" + seen + "}",
                String.format(Locale.ROOT, "1%016x%s\u0001\u0001", seen ^ Long.MIN_VALUE, profile.full()),
                time(sample.identity().createdAt()),
                0L,
                null);
    }

    private static List<@Nullable Object> alias(IdentityAlias alias) {
        return row(
                ACCOUNT,
                alias.identity().value(),
                lower(alias.key().kind()).replace('_', '-'),
                alias.key().scope(),
                alias.key().value(),
                1,
                time(alias.validFrom()),
                time(alias.lastSeen()));
    }

    private static List<@Nullable Object> conversation(SampleContact sample) {
        Contact contact = sample.contact();
        Object active = time(sample.conversation().mark(Mark.ACTIVITY).orElseThrow());
        return row(
                ACCOUNT,
                sample.conversation().id().value(),
                sample.conversation().line().value(),
                sample.identity().id().value(),
                "whatsapp",
                0,
                0,
                time(sample.conversation().createdAt()),
                0L,
                contact == null ? null : contact.id().value(),
                contact == null ? "i/" + sample.identity().id() : "c/" + contact.id(),
                active,
                active,
                active);
    }

    private static @Nullable Long time(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
