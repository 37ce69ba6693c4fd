package io.escala.examples.benchmarks;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A person of an account with very many: a contact with all that lists look at, or somebody who wrote and is none. Each number gives the same
 * person at every run.
 *
 * @param contact the contact, or null for somebody who is none
 * @param keys the keys of the contact
 * @param consents its consents
 * @param identity who writes
 * @param aliases what they are known by
 * @param conversation their conversation
 */
record SampleContact(
        int number,
        @Nullable Contact contact,
        List<ContactKey> keys,
        List<ConsentEntry> consents,
        ChannelIdentity identity,
        List<IdentityAlias> aliases,
        Conversation conversation) {
    /** When the latest conversation was active. */
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    /** How many users own contacts. */
    static final int OWNERS = 40;

    static final String PLAN = "plan";
    static final String SCORE = "puntaje";
    static final List<String> PLANS = List.of("básico", "pro", "equipo", "empresa", "a medida");

    private static final double[] OWNER_SHARES = SpanishNames.shares(OWNERS);
    private static final double[] PLAN_SHARES = SpanishNames.shares(PLANS.size());
    private static final double[] DOMAIN_SHARES = SpanishNames.shares(4);
    private static final List<String> DOMAINS = List.of("hotmail.com", "yahoo.com.ar", "outlook.com", "live.com.ar");
    private static final List<String> AREAS = List.of("341", "351", "261", "223", "381");
    private static final String PORTFOLIO = "100200300";

    /** Returns a contact. */
    static SampleContact registered(int number) {
        SplittableRandom random = new SplittableRandom(number);
        ContactId id = new ContactId("p" + number);
        Instant created = ago(random.nextDouble() * 1_000);
        Contact contact = contact(id, random, created);
        List<ContactKey> keys = keys(contact, number, random);
        return of(number, contact, keys, consents(contact, random), name(contact), random);
    }

    /** Returns somebody who is no contact. */
    static SampleContact unregistered(int number) {
        SplittableRandom random = new SplittableRandom(-number);
        String name = SpanishNames.given(random) + " " + SpanishNames.family(random);
        return of(number, null, List.of(), List.of(), name, random);
    }

    private static SampleContact of(
            int number,
            @Nullable Contact contact,
            List<ContactKey> keys,
            List<ConsentEntry> consents,
            String name,
            SplittableRandom random) {
        IdentityId id = new IdentityId((contact == null ? "u" : "i") + number);
        double share = random.nextDouble();
        Instant active = ago(0.01 + 720 * share * share);
        ChannelIdentity identity = new ChannelIdentity(
                Business.ACCOUNT,
                id,
                Channel.WHATSAPP,
                new ProfileName(name, null, null, active),
                contact == null ? null : contact.id(),
                null,
                active,
                0);
        List<IdentityAlias> aliases = new ArrayList<>();
        aliases.add(alias(
                id,
                IdentityKey.whatsAppNumber(
                        new Phone(contact == null ? "549387" + scattered(number, 7) : firstPhone(number))),
                active));
        if (random.nextInt(5) == 0) {
            String userName = letters(name, '.') + number;
            aliases.add(alias(id, new IdentityKey(IdentityKeyKind.WHATSAPP_USER_NAME, PORTFOLIO, userName), active));
        }
        Conversation conversation = Conversation.begin(
                        Business.ACCOUNT,
                        new ConversationId((contact == null ? "v" : "c") + number),
                        Business.LINE.id(),
                        id,
                        Channel.WHATSAPP,
                        active)
                .raised(Map.of(Mark.ACTIVITY, active, Mark.INBOUND_ARRIVAL, active, Mark.WINDOW_OPENED, active));
        return new SampleContact(number, contact, keys, consents, identity, aliases, conversation);
    }

    private static Contact contact(ContactId id, SplittableRandom random, Instant created) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (random.nextInt(10) < 7) {
            fields.put(PLAN, PLANS.get(SpanishNames.ranked(PLAN_SHARES, random)));
        }
        if (random.nextInt(10) < 6) {
            fields.put(SCORE, String.valueOf(random.nextInt(100)));
        }
        Contact contact = new Contact(
                Business.ACCOUNT,
                id,
                SpanishNames.given(random),
                SpanishNames.family(random),
                null,
                random.nextInt(10) < 3 ? SpanishNames.company(random) : null,
                random.nextInt(10) < 3 ? null : owner(SpanishNames.ranked(OWNER_SHARES, random)),
                random.nextInt(4) == 0 ? Lifecycle.CUSTOMER : Lifecycle.PROSPECT,
                random.nextInt(10) < 6,
                fields,
                Map.of(),
                Origin.HOST,
                created,
                0);
        return random.nextInt(100) == 0 ? contact.archivedSince(NOW) : contact;
    }

    /** Returns one of the owners; the first has most contacts. */
    static UserId owner(int number) {
        return new UserId("user-" + number);
    }

    private static List<ContactKey> keys(Contact contact, int number, SplittableRandom random) {
        List<ContactKey> keys = new ArrayList<>();
        keys.add(phone(contact, firstPhone(number), KeyRole.PRIMARY, KeyRole.WHATSAPP));
        int more = random.nextInt(10);
        if (more < 3) {
            keys.add(phone(contact, "346" + scattered(number, 8), KeyRole.SECONDARY));
        }
        if (more < 1) {
            keys.add(phone(contact, "5411" + scattered(number + 500, 8), KeyRole.SECONDARY));
        }
        String letters = letters(name(contact), '.');
        if (random.nextInt(10) < 8) {
            keys.add(new ContactKey(
                    Business.ACCOUNT,
                    contact.id(),
                    new ContactKeyValue(ContactKeyKind.EMAIL, letters + number + "@" + domain(random)),
                    Set.of(KeyRole.PRIMARY)));
        }
        if (random.nextInt(10) < 3) {
            String name = letters.substring(0, Math.min(20, letters.length())) + "_" + number;
            keys.add(key(contact, ContactKeyKind.INSTAGRAM_USER_NAME, name));
        }
        if (random.nextInt(10) < 4) {
            keys.add(key(contact, ContactKeyKind.ID_FIELD, idField(number)));
        }
        if (random.nextBoolean()) {
            keys.add(key(contact, ContactKeyKind.EXTERNAL_REFERENCE, "CRM-" + number));
        }
        return keys;
    }

    /** The first phone of a contact: a mobile number of Buenos Aires or another city. */
    static String firstPhone(int number) {
        int city = number % 10;
        return city < AREAS.size() ? "549" + AREAS.get(city) + scattered(number, 7) : "54911" + scattered(number, 8);
    }

    /** The ID field of a contact, if it has one. */
    static String idField(int number) {
        return "2" + scattered(number, 7) + "-K";
    }

    /** A number of some digits that no other number gives. */
    private static String scattered(int number, int digits) {
        long below = digits == 7 ? 10_000_000L : 100_000_000L;
        return String.format(Locale.ROOT, "%0" + digits + "d", number * 7_654_321L % below);
    }

    private static String domain(SplittableRandom random) {
        if (random.nextInt(10) < 5) {
            return "gmail.com";
        }
        return random.nextInt(10) < 7
                ? DOMAINS.get(SpanishNames.ranked(DOMAIN_SHARES, random))
                : SafeText.searchKey(SpanishNames.rare(random.nextInt(16_000))) + ".com.ar";
    }

    private static List<ConsentEntry> consents(Contact contact, SplittableRandom random) {
        List<ConsentEntry> consents = new ArrayList<>();
        if (random.nextInt(10) < 8) {
            consents.add(consent(contact, "storage", ConsentPurpose.STORAGE, ConsentState.GRANTED));
        }
        int marketing = random.nextInt(20);
        if (marketing < 11) {
            ConsentState state = marketing == 0 ? ConsentState.WITHDRAWN : ConsentState.GRANTED;
            consents.add(consent(contact, "marketing", ConsentPurpose.MARKETING, state));
        }
        return consents;
    }

    private static ConsentEntry consent(Contact contact, String id, ConsentPurpose purpose, ConsentState state) {
        return new ConsentEntry(
                Business.ACCOUNT, contact.id(), id, purpose, state, Origin.HOST, null, contact.createdAt());
    }

    private static ContactKey phone(Contact contact, String digits, KeyRole... roles) {
        return ContactKey.phone(Business.ACCOUNT, contact.id(), new Phone(digits), Set.of(roles));
    }

    private static ContactKey key(Contact contact, ContactKeyKind kind, String value) {
        return new ContactKey(Business.ACCOUNT, contact.id(), new ContactKeyValue(kind, value), Set.of());
    }

    private static IdentityAlias alias(IdentityId identity, IdentityKey key, Instant at) {
        return IdentityAlias.since(Business.ACCOUNT, identity, key, AliasGrade.CONFIRMED, at);
    }

    /** The name that the channel has of somebody, which is that of the contact. */
    static String name(SampleContact sample) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sample.identity.profile()).display());
    }

    private static String name(Contact contact) {
        return contact.fullName().orElseThrow();
    }

    private static String letters(String name, char between) {
        return SafeText.searchKey(name).replace(' ', between);
    }

    private static Instant ago(double days) {
        return NOW.minusMillis((long) (days * Duration.ofDays(1).toMillis()));
    }

    /** Returns what a store is told to have this person. */
    ChangeSet changes() {
        ChangeSet.Builder changes =
                ChangeSet.builder(Business.ACCOUNT, new OperationId("sample-" + identity.id()), NOW);
        if (contact != null) {
            changes.change(new ContactChange.AddContact(contact));
        }
        keys.forEach(key -> changes.change(new ContactChange.GrantKey(key)));
        consents.forEach(consent -> changes.change(new ContactChange.RecordConsent(consent)));
        changes.change(new IdentityChange.AddIdentity(identity));
        aliases.forEach(alias -> changes.change(new IdentityChange.SeeAlias(alias)));
        return changes.change(new ConversationChange.AddConversation(conversation))
                .build();
    }
}
