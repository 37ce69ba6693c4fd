package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactSummary;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.port.Metrics;
import io.escala.core.records.Companies;
import io.escala.core.records.CompanyDraft;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.record.Company;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import io.escala.fakemeta.SentMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Contacts belong to companies. */
class ContactCompaniesTest {
    private static final UserId SAM = new UserId("sam");
    private static final Actor SELLER = Actor.user(TestBusiness.ACCOUNT, SAM, Role.SALES_USER);

    private static Desk admin(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator());
    }

    private static Companies companies(InboxFixture fixture) {
        return admin(fixture).companies();
    }

    private static Contacts host(InboxFixture fixture) {
        return fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).contacts();
    }

    private static NewContact row(int number, String company) {
        return NewContact.named("Row", "Number" + number)
                .externalReference("r-" + number)
                .company(company);
    }

    private static ContactCard add(InboxFixture fixture, String first, String company) {
        return fixture.add(NewContact.consenting(first, "Paz")
                .email(first + "@example.com")
                .company(company));
    }

    private static ContactCard edit(
            InboxFixture fixture, Actor actor, ContactId contact, UnaryOperator<ContactEdit> edit) {
        return fixture.inbox()
                .as(actor)
                .contacts()
                .edit(contact, fixture.card(contact).contact().version(), edit)
                .orThrow();
    }

    private static List<ContactId> found(InboxFixture fixture, ContactQuery query) {
        return admin(fixture).contacts().search(query).stream()
                .map(ContactSummary::id)
                .toList();
    }

    @EveryStore
    @DisplayName("S17 A company that is typed is the one of that name, or a new one, created with the contact")
    void typedCompany(InboxFixture fixture) {
        ContactCard rosa = add(fixture, "Rosa", "Jardín del Sur S.A.");

        CompanyId id = rosa.contact().companyId();
        Company firm = companies(fixture).find(id).orElseThrow();
        assertThat(firm.name()).isEqualTo("Jardín del Sur S.A.");
        assertThat(fixture.events(CrmEvent.CompanyChanged.class))
                .containsExactly(new CrmEvent.CompanyChanged(id, List.of()));
        assertThat(rosa.contact().origins()).containsEntry(ContactField.COMPANY, Origin.PERSON);
        assertThat(fixture.card(rosa.id())).isEqualTo(rosa);

        ContactCard bea = host(fixture)
                .upsert(NewContact.named("Bea", "Sol").externalReference("42").company("JARDIN DEL SUR, S A"))
                .orThrow();
        assertThat(bea.contact().companyId()).isEqualTo(id);
        assertThat(bea.contact().company()).isEqualTo("Jardín del Sur S.A.");
        int events = fixture.events().size();
        assertThat(host(fixture)
                        .upsert(NewContact.named("Bea", "Sol")
                                .externalReference("42")
                                .company("jardin del sur s.a."))
                        .orThrow())
                .isEqualTo(bea);
        assertThat(fixture.events()).as("nothing is different").hasSize(events);

        ContactCard ana = add(fixture, "Ana", "!!!");
        assertThat(ana.contact().companyId()).as("no name to be found by").isNull();
        assertThat(ana.contact().company()).isEqualTo("!!!");
        assertThat(companies(fixture).search("")).containsExactly(firm);
    }

    @EveryStore
    @DisplayName("S17, S19 A company is chosen, left, and typed in an edit; the only one of a name counts")
    void editedCompany(InboxFixture fixture) {
        Company north = companies(fixture).create(CompanyDraft.named("Norte")).orThrow();
        Company south = companies(fixture).create(CompanyDraft.named("Sur")).orThrow();
        ContactId rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .id();

        ContactCard chosen = edit(fixture, fixture.administrator(), rosa, edit -> edit.company(north.id()));
        assertThat(chosen.contact().companyId()).isEqualTo(north.id());
        assertThat(chosen.contact().company()).isEqualTo("Norte");
        assertThat(fixture.events(CrmEvent.ContactChanged.class))
                .last()
                .isEqualTo(new CrmEvent.ContactChanged(rosa, List.of("COMPANY")));
        assertThat(edit(fixture, fixture.administrator(), rosa, edit -> edit.company("NORTE")))
                .isEqualTo(chosen);
        assertThat(edit(fixture, fixture.administrator(), rosa, edit -> edit.company("sur"))
                        .contact()
                        .companyId())
                .isEqualTo(south.id());
        ContactCard none = edit(fixture, fixture.administrator(), rosa, ContactEdit::noCompany);
        assertThat(none.contact().companyId()).isNull();
        assertThat(none.contact().company()).isNull();
        edit(fixture, fixture.administrator(), rosa, edit -> edit.company(north.id()));
        assertThat(edit(fixture, fixture.administrator(), rosa, edit -> edit.clear("company"))
                        .contact()
                        .companyId())
                .isNull();

        companies(fixture).create(CompanyDraft.named("norte")).orThrow();
        ContactCard ambiguous = edit(fixture, fixture.administrator(), rosa, edit -> edit.company("Norte"));
        assertThat(ambiguous.contact().companyId()).as("two have the name").isNull();
        assertThat(ambiguous.contact().company()).isEqualTo("Norte");
        edit(fixture, fixture.administrator(), rosa, edit -> edit.company(north.id()));
        assertThat(edit(fixture, fixture.administrator(), rosa, edit -> edit.company("norte"))
                        .contact()
                        .companyId())
                .as("its own")
                .isEqualTo(north.id());
        assertThat(admin(fixture)
                        .contacts()
                        .edit(rosa, fixture.card(rosa).contact().version(), edit -> edit.company(new CompanyId("none")))
                        .refusals())
                .containsExactly(Refusal.field(Refusal.Reason.NOT_FOUND, "company"));
    }

    @EveryStore
    @DisplayName("S17 Who may not create companies finds those that are there, and else keeps the name")
    void withoutThePermission(InboxFixture fixture) {
        ContactId rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .id();
        edit(fixture, fixture.administrator(), rosa, edit -> edit.owner(SAM));

        ContactCard typed = edit(fixture, SELLER, rosa, edit -> edit.company("Norte"));
        assertThat(typed.contact().company()).isEqualTo("Norte");
        assertThat(typed.contact().companyId()).isNull();
        assertThat(companies(fixture).search("")).isEmpty();

        Company north = companies(fixture).create(CompanyDraft.named("Norte")).orThrow();
        assertThat(edit(fixture, SELLER, rosa, edit -> edit.company("norte"))
                        .contact()
                        .companyId())
                .isEqualTo(north.id());
        assertThat(fixture.inbox().as(SELLER).companies().contacts(north.id()))
                .extracting(ContactSummary::id)
                .containsExactly(rosa);
    }

    @EveryStore
    @DisplayName("S17, S14 The contacts of a company are listed as far as they may be seen")
    void contactsOfACompany(InboxFixture fixture) {
        ContactCard rosa = add(fixture, "Rosa", "Norte");
        ContactCard bea = add(fixture, "Bea", "Norte");
        add(fixture, "Ana", "Sur");
        CompanyId north = rosa.contact().companyId();
        edit(fixture, fixture.administrator(), bea.id(), edit -> edit.owner(SAM));

        assertThat(companies(fixture).contacts(north))
                .extracting(ContactSummary::id)
                .containsExactlyInAnyOrder(rosa.id(), bea.id());
        assertThat(companies(fixture).contacts(north).countExactly()).isEqualTo(2);
        assertThat(fixture.inbox().as(SELLER).companies().contacts(north))
                .extracting(ContactSummary::id)
                .containsExactly(bea.id());
        assertThat(found(fixture, ContactQuery.matching("rosa").ofCompany(north)))
                .containsExactly(rosa.id());
        assertThat(companies(fixture).contacts(new CompanyId("none"))).isEmpty();
    }

    @EveryStore
    @DisplayName("S17 A company's new name shows everywhere at once, and finds its contacts a little later")
    void renamed(InboxFixture fixture) {
        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+5493415550101").company("Norte"));
        CompanyId id = rosa.contact().companyId();
        Company renamed =
                companies(fixture).edit(id, 1, draft -> draft.name("Austral")).orThrow();

        assertThat(fixture.card(rosa.id()).contact().company()).isEqualTo("Austral");
        assertThat(admin(fixture).contacts().search(ContactQuery.matching("rosa")))
                .first()
                .satisfies(row -> assertThat(row.company()).contains("Austral"));
        fixture.sends(
                Recipient.contact(rosa.id(), TestBusiness.SALES),
                Draft.template("order_ready")
                        .language("es")
                        .values(TemplateValue.bound(TemplateField.COMPANY, "cliente")));
        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly("Hola Austral, tu pedido ya está.");

        fixture.runWork();
        assertThat(found(fixture, ContactQuery.matching("austral"))).containsExactly(rosa.id());
        assertThat(found(fixture, ContactQuery.matching("norte"))).isEmpty();
        ContactCard open = admin(fixture)
                .contacts()
                .edit(rosa.id(), rosa.contact().version(), edit -> edit.jobTitle("Compras"))
                .orThrow();
        assertThat(open.contact().company())
                .as("an edit of before is no conflict")
                .isEqualTo("Austral");

        ContactCard other = add(fixture, "Bea", "Norte");
        assertThat(other.contact().companyId()).as("the former name is free").isNotEqualTo(renamed.id());
    }

    @EveryStore
    @DisplayName("S17 Many contacts get the new name in portions, those who come to the company meanwhile too")
    void renamedWithMany(InboxFixture fixture) {
        int many = 1_203;
        host(fixture)
                .upsertAll(
                        IntStream.range(0, many)
                                .mapToObj(number -> row(number, "Norte"))
                                .iterator(),
                        (number, outcome) -> outcome.orThrow());
        Company north = companies(fixture).search("norte").iterator().next();
        companies(fixture).edit(north.id(), 1, draft -> draft.name("Sur")).orThrow();
        companies(fixture).edit(north.id(), 2, draft -> draft.name("Austral")).orThrow();
        host(fixture).upsert(row(many, "austral")).orThrow();

        fixture.runWork();

        assertThat(admin(fixture)
                        .contacts()
                        .search(ContactQuery.matching("austral"))
                        .countExactly())
                .isEqualTo(many + 1);
        assertThat(found(fixture, ContactQuery.matching("norte"))).isEmpty();
        assertThat(companies(fixture).contacts(north.id()).countExactly()).isEqualTo(many + 1);
        int events = fixture.events().size();
        fixture.runWork();
        assertThat(fixture.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("S17 An archived company keeps its contacts and its name on them, and gets no new ones")
    void archived(InboxFixture fixture) {
        ContactCard rosa = add(fixture, "Rosa", "Norte");
        CompanyId id = rosa.contact().companyId();
        Company archived = companies(fixture).archive(id).orThrow();
        assertThat(archived.archivedAt()).isEqualTo(fixture.now());
        assertThat(companies(fixture).archive(id).orThrow()).isEqualTo(archived);
        assertThat(fixture.events(CrmEvent.CompanyChanged.class))
                .last()
                .isEqualTo(new CrmEvent.CompanyChanged(id, List.of("ARCHIVED_AT")));

        assertThat(companies(fixture).search("norte")).isEmpty();
        assertThat(companies(fixture).searchArchived("norte")).containsExactly(archived);
        assertThat(companies(fixture).find(id)).contains(archived);
        assertThat(fixture.card(rosa.id()).contact().company()).isEqualTo("Norte");
        assertThat(companies(fixture).contacts(id)).hasSize(1);
        assertThat(edit(
                                fixture,
                                fixture.administrator(),
                                rosa.id(),
                                edit -> edit.company("norte").jobTitle("Compras"))
                        .contact()
                        .companyId())
                .as("its own name leaves a contact where it is")
                .isEqualTo(id);
        ContactId bea = fixture.add(NewContact.consenting("Bea", "Sol").email("bea@example.com"))
                .id();
        assertThat(admin(fixture)
                        .contacts()
                        .edit(bea, 0, edit -> edit.company(id))
                        .refusals())
                .containsExactly(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "company").because(Refusal.Cause.ARCHIVED));
        ContactCard ana = add(fixture, "Ana", "Norte");
        assertThat(ana.contact().companyId()).isNotNull().isNotEqualTo(id);

        Company back = companies(fixture).restore(id).orThrow();
        assertThat(back.archived()).isFalse();
        assertThat(companies(fixture).restore(id).orThrow()).isEqualTo(back);
        assertThat(companies(fixture).search("norte")).hasSize(2);
        assertThat(companies(fixture).archive(new CompanyId("none")).refusedFor(Refusal.Reason.NOT_FOUND))
                .isTrue();
        assertThat(fixture.inbox().as(SELLER).companies().archive(id).refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
    }

    @EveryStore
    @DisplayName(
            "S17 Rows of another system name companies: each is created once, and as many rows cost as many calls of the store")
    void imported(InboxFixture fixture) {
        CountingStore counting = new CountingStore(fixture.store());
        Contacts contacts = fixture.node(store -> counting, Metrics.none())
                .inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .contacts();
        int few = calls(contacts, counting, 0, 10);
        int many = calls(contacts, counting, 10, 500);

        assertThat(many).isEqualTo(few);
        assertThat(companies(fixture).search("firm").countExactly()).isEqualTo(500 / 3 + 1);
        for (Company each : companies(fixture).search("firm 1")) {
            assertThat(companies(fixture).contacts(each.id()).countExactly()).isBetween(1L, 3L);
        }
        int events = fixture.events().size();
        int fewAgain = calls(contacts, counting, 0, 10);
        assertThat(calls(contacts, counting, 0, 500)).isEqualTo(fewAgain);
        assertThat(fixture.events()).hasSize(events);
    }

    private static int calls(Contacts contacts, CountingStore counting, int from, int to) {
        counting.reset();
        contacts.upsertAll(
                IntStream.range(from, to)
                        .mapToObj(number -> row(number, "Firm " + number / 3))
                        .iterator(),
                (number, outcome) ->
                        assertThat(outcome.orThrow().contact().companyId()).isNotNull());
        return counting.calls();
    }

    @EveryStore
    @DisplayName("S17 Names that contacts had before they belonged to companies become companies, once each")
    void namesOfBefore(InboxFixture fixture) {
        companies(fixture).create(CompanyDraft.named("Twice")).orThrow();
        companies(fixture).create(CompanyDraft.named("Twice")).orThrow();
        ChangeSet.Builder before = changeSet(fixture, "before");
        for (int number = 0; number < 1_203; number++) {
            before.change(new ContactChange.AddContact(contact(number, "Firm " + number / 3)));
        }
        before.change(new ContactChange.AddContact(contact(2_000, "twice")))
                .change(new ContactChange.AddContact(contact(2_001, "!!!")))
                .change(new ContactChange.AddContact(contact(2_002, null)))
                .enqueue(WorkItem.single(TestBusiness.ACCOUNT, WorkKind.COMPANY_TEXTS, "texts", fixture.now()));
        assertThat(fixture.store().commit(List.of(before.build()))).containsExactly(new CommitResult.Applied());

        fixture.runWork();

        assertThat(companies(fixture).search("firm").countExactly()).isEqualTo(401);
        for (Company each : companies(fixture).search("firm 20")) {
            assertThat(companies(fixture).contacts(each.id()).countExactly()).isEqualTo(3);
        }
        ContactCard one = fixture.card(new ContactId("c-0"));
        assertThat(one.contact().company()).isEqualTo("Firm 0");
        assertThat(one.contact().origins()).containsEntry(ContactField.COMPANY, Origin.META);
        for (int alone : new int[] {2_000, 2_001, 2_002}) {
            assertThat(fixture.card(new ContactId("c-" + alone)).contact().companyId())
                    .isNull();
        }
        int events = fixture.events().size();
        fixture.store()
                .commit(List.of(changeSet(fixture, "again")
                        .enqueue(WorkItem.single(TestBusiness.ACCOUNT, WorkKind.COMPANY_TEXTS, "texts", fixture.now()))
                        .build()));
        fixture.runWork();
        assertThat(fixture.events()).as("nothing is left to do").hasSize(events);
        assertThat(fixture.card(one.id())).isEqualTo(one);
    }

    private static ChangeSet.Builder changeSet(InboxFixture fixture, String operation) {
        return ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId(operation), fixture.now());
    }

    private static Contact contact(int number, @Nullable String company) {
        return new Contact(
                        TestBusiness.ACCOUNT,
                        new ContactId("c-" + number),
                        "Row",
                        "Number" + number,
                        null,
                        null,
                        null,
                        Lifecycle.PROSPECT,
                        false,
                        Map.of(),
                        Map.of(),
                        Origin.HOST,
                        Instant.parse("2026-03-01T12:00:00Z"),
                        0)
                .withCompany(company, Origin.META);
    }

    @EveryStore
    @DisplayName("S17 Two machines that import the same companies at once create each once")
    void raced(InboxFixture fixture) throws Exception {
        Contacts other =
                fixture.node().inbox().as(Actor.host(TestBusiness.ACCOUNT)).contacts();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<?>> both = new ArrayList<>();
            int first = 0;
            for (Contacts contacts : List.of(host(fixture), other)) {
                List<NewContact> rows = IntStream.range(first, first + 60)
                        .mapToObj(number -> row(number, "Firm " + number % 60 / 4))
                        .toList();
                both.add(CompletableFuture.runAsync(
                        () -> contacts.upsertAll(
                                rows.iterator(),
                                (number, outcome) -> assertThat(
                                                outcome.orThrow().contact().companyId())
                                        .isNotNull()),
                        threads));
                first += 60;
            }
            for (CompletableFuture<?> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(companies(fixture).search("firm")).hasSize(15);
        for (Company each : companies(fixture).search("firm")) {
            assertThat(companies(fixture).contacts(each.id()).countExactly()).isEqualTo(8);
        }
    }
}
