package io.escala.examples.benchmarks;

import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactQuery.Sort;
import io.escala.core.conversations.OwnerFilter;
import io.escala.core.inbox.Desk;
import io.escala.core.result.Listing;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list of contacts that somebody looks at.
 *
 * @param name what it shows
 * @param limited whether somebody looks who sees only contacts of their own
 * @param query the list of one round
 */
record ContactListQuery(String name, boolean limited, IntFunction<Asked> query) {
    /** Asks a desk for a list. */
    interface Asked {
        Listing<?> of(Desk desk);
    }

    /**
     * Every kind of text, every condition and every order alone, and with an owner.
     *
     * @param contacts how many contacts there are
     */
    static List<ContactListQuery> all(int contacts) {
        List<ContactListQuery> all = new ArrayList<>();
        conditions(all);
        orders(all);
        new Terms(contacts).all().forEach(term -> {
            add(all, term.name(), round -> ContactQuery.matching(term.text().apply(round)));
            if (term.withOwner()) {
                add(
                        all,
                        term.name() + ", mine",
                        round -> ContactQuery.matching(term.text().apply(round)).ownedBy(OwnerFilter.me()));
                own(all, term.name(), round -> ContactQuery.matching(term.text().apply(round)));
            }
        });
        all.add(new ContactListQuery(
                "not registered 'maria'",
                false,
                round -> desk -> desk.contacts().unregistered("maria")));
        all.add(new ContactListQuery(
                "not registered, a rare name",
                false,
                round -> desk -> desk.contacts().unregistered(SpanishNames.rare(round * 97))));
        all.add(new ContactListQuery(
                "not registered, 4 digits",
                false,
                round -> desk -> desk.contacts().unregistered(String.valueOf(1_000 + round * 7))));
        return all;
    }

    private static void conditions(List<ContactListQuery> all) {
        both(all, "everybody", ContactQuery.all());
        add(all, "mine", round -> ContactQuery.all().ownedBy(OwnerFilter.me()));
        add(all, "nobody's", round -> ContactQuery.all().ownedBy(OwnerFilter.nobody()));
        add(
                all,
                "of five owners",
                round -> ContactQuery.all()
                        .ownedBy(OwnerFilter.anyOf(IntStream.range(0, 5)
                                .mapToObj(i -> SampleContact.owner((round + i * 7) % SampleContact.OWNERS))
                                .collect(Collectors.toSet()))));
        both(all, "for marketing", ContactQuery.all().marketing(true));
        both(all, "not for marketing", ContactQuery.all().marketing(false));
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            for (ConsentState state : ConsentState.values()) {
                both(all, "consent " + purpose + " " + state, ContactQuery.all().consent(purpose, state));
            }
        }
        both(all, "customers", ContactQuery.all().lifecycle(Lifecycle.CUSTOMER));
        for (String plan : List.of(SampleContact.PLANS.get(0), SampleContact.PLANS.get(4))) {
            both(all, "field " + plan, ContactQuery.all().withField(SampleContact.PLAN, plan));
        }
        both(all, "field of a hundred values", ContactQuery.all().withField(SampleContact.SCORE, "77"));
        both(
                all,
                "two fields",
                ContactQuery.all()
                        .withField(SampleContact.PLAN, SampleContact.PLANS.get(0))
                        .withField(SampleContact.SCORE, "77"));
        both(all, "field of nobody", ContactQuery.all().withField(SampleContact.PLAN, "ninguno"));
        both(all, "quiet for 7 days", ContactQuery.all().quietFor(Duration.ofDays(7)));
        both(all, "quiet for 90 days", ContactQuery.all().quietFor(Duration.ofDays(90)));
        both(all, "quiet for 700 days", ContactQuery.all().quietFor(Duration.ofDays(700)));
        both(all, "archived", ContactQuery.all().archived());
        both(all, "with archived", ContactQuery.all().includingArchived());
    }

    private static void orders(List<ContactListQuery> all) {
        for (Sort sort : Sort.values()) {
            both(all, "by " + sort, ContactQuery.all().sortedBy(sort));
            both(
                    all,
                    "customers by " + sort,
                    ContactQuery.all().lifecycle(Lifecycle.CUSTOMER).sortedBy(sort));
            both(
                    all,
                    "field " + SampleContact.PLANS.get(4) + " by " + sort,
                    ContactQuery.all()
                            .withField(SampleContact.PLAN, SampleContact.PLANS.get(4))
                            .sortedBy(sort));
            both(
                    all,
                    "quiet for 90 days by " + sort,
                    ContactQuery.all().quietFor(Duration.ofDays(90)).sortedBy(sort));
            both(all, "'maria' by " + sort, ContactQuery.matching("maria").sortedBy(sort));
            both(
                    all,
                    "'maria gonzalez' by " + sort,
                    ContactQuery.matching("maria gonzalez").sortedBy(sort));
        }
    }

    /** For somebody who sees all, for what is theirs, and for somebody who sees only that. */
    private static void both(List<ContactListQuery> all, String name, ContactQuery query) {
        add(all, name, round -> query);
        add(all, name + ", mine", round -> query.ownedBy(OwnerFilter.me()));
        own(all, name, round -> query);
    }

    private static void add(List<ContactListQuery> all, String name, IntFunction<ContactQuery> query) {
        all.add(new ContactListQuery(
                name, false, round -> desk -> desk.contacts().search(query.apply(round))));
    }

    private static void own(List<ContactListQuery> all, String name, IntFunction<ContactQuery> query) {
        all.add(new ContactListQuery(
                name + ", of a sales user",
                true,
                round -> desk -> desk.contacts().search(query.apply(round))));
    }

    /** A text that is searched for. */
    private record Term(String name, boolean withOwner, IntFunction<String> text) {}

    /** Texts of some of the contacts. */
    private record Terms(int contacts) {
        List<Term> all() {
            List<Term> all = new ArrayList<>();
            all.add(new Term("'maria', one of seven", true, round -> "maria"));
            all.add(new Term("'inés', one of a hundred", true, round -> "inés"));
            all.add(new Term("a rare name", true, round -> SpanishNames.rare(round * 97)));
            all.add(new Term("'maria gonzalez'", true, round -> "maria gonzalez"));
            all.add(new Term("'gonzalez maria'", true, round -> "gonzalez maria"));
            all.add(new Term("'juan' and a rare name", false, round -> "juan " + SpanishNames.rare(round * 97)));
            all.add(new Term(
                    "first and last name of somebody",
                    true,
                    round -> SafeText.searchKey(SampleContact.name(someone(round)))));
            all.add(new Term("'m'", false, round -> "m"));
            all.add(new Term("'ma'", true, round -> "ma"));
            all.add(new Term("'mar'", true, round -> "mar"));
            all.add(new Term("'mart'", true, round -> "mart"));
            all.add(new Term("'maria g'", true, round -> "maria g"));
            all.add(new Term("a whole phone", true, round -> "+" + phone(round)));
            all.add(new Term("8 digits", true, round -> end(phone(round), 8)));
            all.add(new Term("a national form", false, round -> "0" + national(round)));
            all.add(new Term("4 digits", true, round -> end(phone(round), 4)));
            all.add(new Term("3 digits", true, round -> end(phone(round), 3)));
            all.add(new Term("'549', all of them", true, round -> "549"));
            all.add(new Term("a whole e-mail", true, round -> key(round, ContactKeyKind.EMAIL)));
            all.add(new Term(
                    "beginning of an e-mail",
                    true,
                    round -> key(round, ContactKeyKind.EMAIL).substring(0, 12)));
            all.add(new Term("'maria.'", false, round -> "maria."));
            all.add(new Term("'@gmail.com', half of them", true, round -> "@gmail.com"));
            all.add(new Term("'gmail.com', half of them", false, round -> "gmail.com"));
            all.add(new Term("'@live.com.ar'", true, round -> "@live.com.ar"));
            all.add(new Term(
                    "a rare domain",
                    true,
                    round -> "@" + SafeText.searchKey(SpanishNames.rare(round * 97)) + ".com.ar"));
            all.add(new Term(
                    "a user name on Instagram", true, round -> "@" + key(round, ContactKeyKind.INSTAGRAM_USER_NAME)));
            all.add(new Term("a user name on WhatsApp", false, this::whatsAppName));
            all.add(new Term("'@mar', beginning of user names", true, round -> "@mar"));
            all.add(new Term("an ID field", true, round -> key(round, ContactKeyKind.ID_FIELD)));
            all.add(new Term(
                    "beginning of an ID field",
                    true,
                    round -> key(round, ContactKeyKind.ID_FIELD).substring(0, 5)));
            all.add(new Term("an external reference", true, round -> key(round, ContactKeyKind.EXTERNAL_REFERENCE)));
            all.add(new Term("company 'panaderia'", true, round -> "panaderia"));
            all.add(new Term("company 'panaderia gonzalez'", true, round -> "panaderia gonzalez"));
            all.add(new Term("nothing, a word", true, round -> "xyzxyz"));
            all.add(new Term("nothing, two words", false, round -> "maria xyzxyz"));
            all.add(new Term("nothing, an e-mail", false, round -> "nadie@example.com"));
            all.add(new Term("nothing, a phone", false, round -> "+5493879999999"));
            return all;
        }

        private SampleContact someone(int round) {
            return SampleContact.registered(1 + (int) ((round * 104_729L + 17) % contacts));
        }

        private String phone(int round) {
            return SampleContact.firstPhone(someone(round).number());
        }

        /** Without the country code. */
        private String national(int round) {
            return phone(round).substring(3);
        }

        /** The key of the next contact that has such a key. */
        private String key(int round, ContactKeyKind kind) {
            for (int number = someone(round).number(); ; number = number % contacts + 1) {
                for (ContactKey key : SampleContact.registered(number).keys()) {
                    if (key.value().kind() == kind) {
                        return key.value().value();
                    }
                }
            }
        }

        private String whatsAppName(int round) {
            for (int number = someone(round).number(); ; number = number % contacts + 1) {
                List<IdentityAlias> aliases = SampleContact.registered(number).aliases();
                if (aliases.size() > 1) {
                    return aliases.get(1).key().value();
                }
            }
        }

        private static String end(String digits, int count) {
            return digits.substring(digits.length() - count);
        }
    }
}
