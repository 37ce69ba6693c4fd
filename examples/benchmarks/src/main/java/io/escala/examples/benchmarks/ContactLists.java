package io.escala.examples.benchmarks;

import io.escala.core.channel.TryAgainException;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Count;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.contact.Contact;
import io.escala.crm.store.CursorPage;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Measures lists and searches of contacts at a given size, as a user of the team asks for them: the first page of 50 with all that its rows show,
 * the next page, a page further back, and the count; whether a phone belongs to a contact; and what is looked up before a contact is created. The
 * times and the processor time that 95 of 100 rounds take at most.
 */
public final class ContactLists {
    private static final int PAGE = 50;

    /** So many pages before the one further back. */
    private static final int PAGES_BEFORE = 20;

    private final Rounds rounds;
    private final PrintStream out;
    private final Desk all;
    private final Desk own;
    private final int contacts;

    private ContactLists(Database database, int contacts, int rounds, PrintStream out) {
        this.rounds = new Rounds(database, rounds);
        this.out = out;
        this.contacts = contacts;
        Inbox inbox = Inbox.builder(database.store())
                .clock(Clock.fixed(SampleContact.NOW, ZoneOffset.UTC))
                .build();
        all = inbox.as(Actor.user(Business.ACCOUNT, SampleContact.owner(3), Role.ADMINISTRATOR));
        own = inbox.as(Actor.user(Business.ACCOUNT, SampleContact.owner(3), Role.SALES_USER));
    }

    /**
     * Makes the data and prints a table.
     *
     * @param args the store; the number of contacts, by default 1,000,000; of rounds, by default 20; what the names of lists begin with that are
     *     measured, by default all
     * @throws Exception if the database fails
     */
    public static void main(String[] args) throws Exception {
        int contacts = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        try (Database database = StoreKind.valueOf(args[0]).open()) {
            Instant begun = Instant.now();
            ManyContacts.fill(database, contacts);
            database.analyse();
            System.out.printf(
                    Locale.ROOT,
                    "%,d contacts, made in %d s%n%n",
                    contacts,
                    Duration.between(begun, Instant.now()).toSeconds());
            String beginning = args.length > 3 ? args[3] : "";
            measure(database, contacts, rounds, name -> name.startsWith(beginning), System.out);
        }
    }

    /**
     * Measures what is there.
     *
     * @param names which lists and look-ups
     */
    static void measure(Database database, int contacts, int rounds, Predicate<String> names, PrintStream out) {
        ContactLists lists = new ContactLists(database, contacts, rounds, out);
        List<ContactListQuery> queries = ContactListQuery.all(contacts).stream()
                .filter(query -> names.test(query.name()))
                .toList();
        queries.forEach(lists::warmUp);
        out.println(
                "| list | page of " + PAGE + ", p95, ms | processor | next page | processor | further back | processor"
                        + " | count | processor | rows |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        queries.forEach(lists::print);
        lists.printLookUps(names);
    }

    /** What is asked for the first time is compiled then, and read from the disk. */
    private void warmUp(ContactListQuery query) {
        Desk desk = query.limited() ? own : all;
        try {
            page(query.query().apply(0).of(desk), CursorRequest.first(PAGE));
            Objects.requireNonNull(query.query().apply(0).of(desk).count());
        } catch (TryAgainException tooLong) {
            // It is measured all the same.
        }
    }

    private void print(ContactListQuery query) {
        Desk desk = query.limited() ? own : all;
        StringBuilder row = new StringBuilder("| ").append(query.name()).append(" |");
        append(row, round -> page(query.query().apply(round).of(desk), CursorRequest.first(PAGE)));
        append(row, desk, query, after(desk, query, 1));
        append(row, desk, query, after(desk, query, PAGES_BEFORE));
        append(
                row,
                round -> Objects.requireNonNull(
                        query.query().apply(round).of(desk).count()));
        out.println(
                row.append(' ').append(rows(query.query().apply(0).of(desk))).append(" |"));
    }

    /** Returns the cursor after some pages; null when there are not as many. */
    private static @Nullable String after(Desk desk, ContactListQuery query, int pages) {
        try {
            CursorPage<?> page = query.query().apply(0).of(desk).page(CursorRequest.first(PAGE));
            for (int number = 1; number < pages && page.next() != null; number++) {
                CursorRequest next = CursorRequest.after(Objects.requireNonNull(page.next()), PAGE);
                page = query.query().apply(0).of(desk).page(next);
            }
            return page.next();
        } catch (TryAgainException tooLong) {
            return null;
        }
    }

    private static String rows(Listing<?> listing) {
        try {
            Count count = listing.count();
            return String.format(Locale.ROOT, "%s%,d", count.isExact() ? "" : "over ", count.value());
        } catch (TryAgainException tooLong) {
            return "unknown";
        }
    }

    private void append(StringBuilder row, Desk desk, ContactListQuery query, @Nullable String cursor) {
        if (cursor == null) {
            row.append(" – | – |");
        } else {
            append(row, round -> page(query.query().apply(0).of(desk), CursorRequest.after(cursor, PAGE)));
        }
    }

    private static void page(Listing<?> listing, CursorRequest request) {
        Objects.requireNonNull(listing.page(request));
    }

    private void append(StringBuilder row, IntConsumer call) {
        try {
            Rounds.Taken taken = rounds.of(call);
            row.append(String.format(Locale.ROOT, " %.1f | %.1f |", taken.time(), taken.processor()));
        } catch (TryAgainException tooLong) {
            // The store ends what takes longer than its limit.
            row.append(" too long | |");
        }
    }

    private void printLookUps(Predicate<String> names) {
        Map<String, IntConsumer> all = new LinkedHashMap<>();
        all.put("existence of a phone", round -> existence("+" + SampleContact.firstPhone(other(round))));
        all.put("existence of an e-mail", round -> existence("nadie" + round + "@example.com"));
        all.put("before a namesake of somebody is created", round -> {
            Contact other = Objects.requireNonNull(
                    SampleContact.registered(other(round)).contact());
            preview(Objects.requireNonNull(other.firstName()), Objects.requireNonNull(other.lastName()));
        });
        all.put("before another María González is created", round -> preview("María", "González"));
        all.put("before somebody of a new name is created", round -> preview("Xyz" + round, "Zyxw"));
        out.printf("%n| look-up | p95, ms | processor |%n|---|---|---|%n");
        all.forEach((name, call) -> {
            if (names.test(name)) {
                StringBuilder row = new StringBuilder("| ").append(name).append(" |");
                append(row, call);
                out.println(row);
            }
        });
    }

    private int other(int round) {
        return 1 + round * 31 % contacts;
    }

    private void existence(String term) {
        Objects.requireNonNull(all.contacts().existence(term));
    }

    private void preview(String first, String last) {
        Objects.requireNonNull(
                all.contacts().previewAdd(NewContact.consenting(first, last).email("nuevo@example.com")));
    }
}
