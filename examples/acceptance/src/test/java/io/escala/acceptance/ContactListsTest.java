package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactExistence;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactSummary;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.UnregisteredPerson;
import io.escala.core.conversations.OwnerFilter;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Lists of contacts: what finds them, what they show, and to whom. */
class ContactListsTest {
    private static final String ROSA = "5493415550101";
    private static final UserId SAM = new UserId("sam");
    private static final Actor SELLER = Actor.user(TestBusiness.ACCOUNT, SAM, Role.SALES_USER);

    private static Contacts admin(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    private static ContactId add(InboxFixture fixture, String first, String last, String email) {
        return fixture.add(NewContact.consenting(first, last).email(email)).id();
    }

    private static void own(InboxFixture fixture, ContactId contact) {
        Contacts contacts = admin(fixture);
        contacts.edit(contact, contacts.card(contact).orElseThrow().contact().version(), edit -> edit.owner(SAM))
                .orThrow();
    }

    private static List<ContactId> ids(Listing<ContactSummary> listing) {
        List<ContactId> ids = listing.stream().map(ContactSummary::id).toList();
        assertThat(listing.count().value()).isEqualTo(ids.size());
        assertThat(listing.countExactly()).isEqualTo(ids.size());
        return ids;
    }

    @EveryStore
    @DisplayName("S14, S29, S50, M6 A row shows all of a contact, the latest activity first")
    void rows(InboxFixture fixture) {
        ContactId bea = add(fixture, "Bea", "Sol", "bea@example.com");
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        ContactId rosa = admin(fixture)
                .create(id, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .orThrow()
                .id();

        assertThat(ids(admin(fixture).search(ContactQuery.all()))).containsExactly(rosa, bea);
        ContactSummary row =
                admin(fixture).search(ContactQuery.matching("paz")).iterator().next();
        assertThat(row.id()).isEqualTo(rosa);
        assertThat(row.title()).contains("Rosa Paz");
        assertThat(row.phones()).extracting(phone -> phone.digits()).containsExactly(ROSA);
        assertThat(row.emails()).containsExactly("rosa@example.com");
        assertThat(row.channels()).containsExactly(Channel.WHATSAPP);
        assertThat(row.latestActivity()).isPresent();
        assertThat(row.owner())
                .isEqualTo(Optional.ofNullable(fixture.administrator().user()));
        assertThat(row.marketing()).isFalse();
        assertThat(ids(admin(fixture).search(ContactQuery.all().sortedBy(ContactQuery.Sort.NAME))))
                .containsExactly(bea, rosa);
    }

    @EveryStore
    @DisplayName("S14, M6 Lists are filtered by owner, field, marketing and how long there was no contact")
    void filters(InboxFixture fixture) {
        ContactId bea = add(fixture, "Bea", "Sol", "bea@example.com");
        ContactId ana = add(fixture, "Ana", "Gil", "ana@example.com");
        Contacts contacts = admin(fixture);
        contacts.edit(
                        bea,
                        contacts.card(bea).orElseThrow().contact().version(),
                        edit -> edit.owner(SAM).field("plan", "pro").marketing(true))
                .orThrow();

        assertThat(ids(contacts.search(ContactQuery.all().ownedBy(OwnerFilter.anyOf(List.of(SAM))))))
                .containsExactly(bea);
        assertThat(ids(contacts.search(ContactQuery.all().ownedBy(OwnerFilter.me()))))
                .containsExactly(ana);
        assertThat(ids(contacts.search(ContactQuery.all().withField("plan", "pro"))))
                .containsExactly(bea);
        assertThat(ids(contacts.search(ContactQuery.all().marketing(false)))).containsExactly(ana);
        assertThat(ids(contacts.search(ContactQuery.all().quietFor(Duration.ofDays(1)))))
                .containsExactlyInAnyOrder(bea, ana);
        assertThat(ids(contacts.search(ContactQuery.all().marketing(true).withField("plan", "free"))))
                .isEmpty();
    }

    @EveryStore
    @DisplayName("S14 A role that manages its own contacts, or those for marketing, lists these only")
    void visibility(InboxFixture fixture) {
        ContactId bea = add(fixture, "Bea", "Sol", "bea@example.com");
        ContactId ana = add(fixture, "Ana", "Gil", "ana@example.com");
        own(fixture, bea);
        Contacts seller = fixture.inbox().as(SELLER).contacts();

        assertThat(ids(seller.search(ContactQuery.all()))).containsExactly(bea);
        assertThat(ids(seller.search(ContactQuery.matching("ana")))).isEmpty();
        assertThat(seller.card(ana)).isEmpty();
        assertThat(seller.actions(ana)).isEmpty();
        assertThat(seller.card(bea)).isPresent();
        assertThat(ids(fixture.inbox()
                        .as(fixture.custom(Permission.MANAGE_MARKETING_CONTACTS))
                        .contacts()
                        .search(ContactQuery.all())))
                .isEmpty();
        assertThat(ids(fixture.inbox().as(fixture.editor()).contacts().search(ContactQuery.all())))
                .containsExactlyInAnyOrder(bea, ana);
    }

    @EveryStore
    @DisplayName(
            "S14, S17 Archived contacts are in no list, search or count unless asked for, and are still found as twins")
    void archived(InboxFixture fixture) {
        ContactId bea = add(fixture, "Bea", "Sol", "bea@example.com");
        ContactId ana = add(fixture, "Ana", "Sol", "ana@example.com");
        Contacts contacts = admin(fixture);
        contacts.archive(bea).orThrow();

        for (ContactQuery query : List.of(ContactQuery.all(), ContactQuery.matching("sol"))) {
            assertThat(ids(contacts.search(query))).containsExactly(ana);
            assertThat(ids(contacts.search(query.archived()))).containsExactly(bea);
            assertThat(ids(contacts.search(query.includingArchived()))).containsExactlyInAnyOrder(bea, ana);
            assertThat(ids(contacts.search(query.includingArchived().archived())))
                    .containsExactly(bea);
            assertThat(contacts.search(query.archived())).allMatch(ContactSummary::archived);
            assertThat(contacts.search(query)).noneMatch(ContactSummary::archived);
        }
        assertThat(contacts.existence("bea@example.com")).isEqualTo(ContactExistence.VISIBLE);
        assertThat(contacts.previewAdd(NewContact.consenting("Bea", "Sol")).twins())
                .extracting(twin -> twin.id())
                .containsExactly(bea);

        contacts.restore(bea).orThrow();

        assertThat(ids(contacts.search(ContactQuery.all()))).containsExactlyInAnyOrder(bea, ana);
        assertThat(ids(contacts.search(ContactQuery.all().archived()))).isEmpty();
    }

    @EveryStore
    @DisplayName("S29 A phone or e-mail of a contact that one may not see is known to exist")
    void existence(InboxFixture fixture) {
        ContactCard ana = fixture.add(
                NewContact.consenting("Ana", "Gil").email("ana@example.com").phone("0341 15-555-0101"));
        Contacts seller = fixture.inbox().as(SELLER).contacts();

        assertThat(seller.existence("+54 341 555-0101")).isEqualTo(ContactExistence.NOT_VISIBLE);
        assertThat(seller.existence("ANA@example.com")).isEqualTo(ContactExistence.NOT_VISIBLE);
        assertThat(seller.existence("ana@example")).isEqualTo(ContactExistence.NONE);
        assertThat(seller.existence("ana")).isEqualTo(ContactExistence.NONE);
        own(fixture, ana.id());
        assertThat(seller.existence("ana@example.com")).isEqualTo(ContactExistence.VISIBLE);
    }

    @EveryStore
    @DisplayName("M7, S29 People who are no contacts are found as candidates to register")
    void unregistered(InboxFixture fixture) {
        ConversationId id = fixture.receives(
                        fixture.meta().whatsAppPerson(ROSA).named("Rosa Paz").writes("hola"))
                .conversation()
                .id();

        for (String term : List.of("rosa", "PAZ", "0341 15 555")) {
            Listing<UnregisteredPerson> found = admin(fixture).unregistered(term);
            assertThat(found.count().value()).as(term).isEqualTo(1);
            UnregisteredPerson rosa = found.iterator().next();
            assertThat(rosa.name()).contains("Rosa Paz");
            assertThat(rosa.conversation()).isEqualTo(id);
            assertThat(rosa.line()).isEqualTo(TestBusiness.SALES);
            assertThat(rosa.channel()).isEqualTo(Channel.WHATSAPP);
            assertThat(rosa.latestActivity()).isPresent();
        }
        assertThat(fixture.inbox().as(SELLER).contacts().unregistered("rosa")).isEmpty();
        assertThatThrownBy(() -> admin(fixture).unregistered(" ").count()).isInstanceOf(IllegalArgumentException.class);

        admin(fixture).create(id, NewContact.consenting("Paula", "Sosa")).orThrow();

        assertThat(admin(fixture).unregistered("rosa")).isEmpty();
    }

    @EveryStore
    @DisplayName("S14 A page of many rows takes as many reads as one of a single row")
    void readsAreBulk(InboxFixture fixture) {
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();
        add(fixture, "Rosa", "Zero", "rosa@example.com");
        int single = reads(inbox, counting, fixture);
        for (int i = 0; i < 30; i++) {
            add(fixture, "Rosa", "Number " + i, "rosa" + i + "@example.com");
        }
        assertThat(reads(inbox, counting, fixture)).isEqualTo(single).isPositive();
    }

    private static int reads(Inbox inbox, CountingStore counting, InboxFixture fixture) {
        counting.reset();
        assertThat(inbox.as(fixture.administrator())
                        .contacts()
                        .search(ContactQuery.matching("rosa"))
                        .page(CursorRequest.first(50))
                        .items())
                .isNotEmpty();
        return counting.calls();
    }

    @EveryStore
    @DisplayName("S14 A cursor belongs to its query")
    void cursors(InboxFixture fixture) {
        add(fixture, "Rosa", "Paz", "rosa@example.com");
        add(fixture, "Bea", "Sol", "bea@example.com");
        Contacts contacts = admin(fixture);
        String next =
                contacts.search(ContactQuery.all()).page(CursorRequest.first(1)).next();

        assertThat(contacts.search(ContactQuery.all())
                        .page(CursorRequest.after(next, 1))
                        .items())
                .hasSize(1);
        for (ContactQuery other : List.of(
                ContactQuery.all().marketing(true),
                ContactQuery.all().sortedBy(ContactQuery.Sort.NAME),
                ContactQuery.all().withField("plan", "pro"),
                ContactQuery.all().archived(),
                ContactQuery.all().includingArchived(),
                ContactQuery.matching("rosa"))) {
            assertThatThrownBy(() -> contacts.search(other).page(CursorRequest.after(next, 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
