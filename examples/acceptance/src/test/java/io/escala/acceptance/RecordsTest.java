package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.records.CompanyDraft;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.RecordQuery;
import io.escala.core.records.Records;
import io.escala.core.records.RelatedRecords;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.CrmEvent.RecordChanged.What;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The opportunities, activities and tasks with a contact, and companies. */
class RecordsTest {
    private static ContactId rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .id();
    }

    private static Records records(InboxFixture fixture, Actor actor) {
        return fixture.inbox().as(actor).records();
    }

    private static Records host(InboxFixture fixture) {
        return records(fixture, Actor.host(TestBusiness.ACCOUNT));
    }

    private static List<String> fields(Outcome<?> outcome) {
        return outcome.refusals().stream()
                .map(refusal -> refusal.reason() + " " + refusal.field().orElse("-"))
                .toList();
    }

    @EveryStore
    @DisplayName("S16, S18 the tab of a contact has its opportunities, activities and tasks, newest first, in one read")
    void tabOfAContact(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        Records desk = records(fixture, fixture.administrator());
        CrmRecord deal = desk.create(RecordDraft.opportunity("Two vans")
                        .about(rosa)
                        .worth(new Money(new BigDecimal("25000.00"), "USD"))
                        .stage("Offer"))
                .orThrow();
        CrmRecord call = desk.create(RecordDraft.activity("Talk")
                        .type("call")
                        .at(fixture.now())
                        .about(rosa))
                .orThrow();
        CrmRecord first = desk.create(RecordDraft.task("Write").about(rosa)).orThrow();
        CrmRecord second = desk.create(RecordDraft.task("Send").about(rosa)).orThrow();
        desk.create(RecordDraft.task("Other")).orThrow();

        RelatedRecords related = records(fixture, fixture.salesUser()).of(rosa);

        assertThat(related.opportunities()).containsExactly(deal);
        assertThat(related.activities()).containsExactly(call);
        assertThat(related.tasks()).containsExactly(second, first);
        assertThat(related.all()).containsExactly(second, first, call, deal);
        assertThat(related.complete()).isTrue();
        assertThat(deal.owner()).isEqualTo(fixture.administrator().user());
        assertThat(desk.of(new ContactId("absent")).all()).isEmpty();
        assertThat(desk.find(call.id())).contains(call);
        assertThat(records(fixture, Actor.host(new AccountId("other"))).find(call.id()))
                .isEmpty();
    }

    @EveryStore
    @DisplayName(
            "S18 a record is changed at the version read, completed, reopened and removed; each is an event with names of fields only")
    void changesARecord(InboxFixture fixture) {
        ContactId rosa = rosa(fixture);
        Records desk = records(fixture, fixture.administrator());
        CrmRecord task = desk.create(RecordDraft.task("Write").about(rosa)).orThrow();

        CrmRecord edited = desk.edit(
                        task.id(), 1, draft -> draft.title("Write again").due(fixture.now()))
                .orThrow();
        assertThat(edited.version()).isEqualTo(2);
        assertThat(desk.edit(task.id(), 1, draft -> draft.title("Lost")).refusedFor(Refusal.Reason.CHANGED_MEANWHILE))
                .isTrue();
        assertThat(desk.edit(task.id(), 2, draft -> draft).orThrow()).isEqualTo(edited);
        assertThat(fields(desk.edit(task.id(), 2, draft -> RecordDraft.opportunity("Other"))))
                .containsExactly("FIELD_INVALID kind");

        CrmRecord done = desk.complete(task.id()).orThrow();
        assertThat(done.doneAt()).isEqualTo(fixture.now());
        assertThat(desk.complete(task.id()).orThrow()).isEqualTo(done);
        assertThat(desk.reopen(task.id()).orThrow().open()).isTrue();
        assertThat(desk.reopen(task.id()).orThrow().version()).isEqualTo(4);
        assertThat(desk.remove(task.id()).orThrow().version()).isEqualTo(4);
        assertThat(desk.find(task.id())).isEmpty();
        assertThat(desk.remove(task.id()).refusedFor(Refusal.Reason.NOT_FOUND)).isTrue();

        assertThat(fixture.events(CrmEvent.RecordChanged.class))
                .containsExactly(
                        event(task, What.CREATED),
                        event(task, What.CHANGED, "TITLE", "DUE"),
                        event(task, What.COMPLETED, "DONE_AT"),
                        event(task, What.REOPENED, "DONE_AT"),
                        event(task, What.REMOVED));
    }

    private static CrmEvent.RecordChanged event(CrmRecord record, What what, String... fields) {
        return new CrmEvent.RecordChanged(record.id(), record.kind(), record.contact(), what, List.of(fields));
    }

    @EveryStore
    @DisplayName("S18 an opportunity is done when it is won or lost, and open again when it is reopened")
    void endsAnOpportunity(InboxFixture fixture) {
        Records desk = host(fixture);
        CrmRecord deal = desk.create(RecordDraft.opportunity("Two vans")).orThrow();

        assertThat(fields(desk.complete(deal.id()))).containsExactly("FIELD_MISSING result");
        CrmRecord won = desk.edit(deal.id(), 1, RecordDraft::won).orThrow();
        assertThat(won.open()).isFalse();
        CrmRecord renamed =
                desk.edit(deal.id(), 2, draft -> draft.title("Three vans")).orThrow();
        assertThat(renamed.doneAt()).isEqualTo(won.doneAt());
        CrmRecord open = desk.reopen(deal.id()).orThrow();
        assertThat(open.details()).isEqualTo(RecordDetails.Opportunity.open());
        assertThat(open.open()).isTrue();
    }

    @EveryStore
    @DisplayName("S18 every problem of a draft is said at once, with its field")
    void refusesWhatIsWrong(InboxFixture fixture) {
        Records desk = host(fixture);
        desk.create(RecordDraft.task("First").externalReference("42")).orThrow();

        assertThat(fields(desk.create(RecordDraft.task(" ")
                        .notes("n".repeat(CrmRecord.MAX_NOTES + 1))
                        .about(new ContactId("absent"))
                        .aboutCompany(new CompanyId("absent"))
                        .stage("Offer")
                        .type("call")
                        .externalReference("42"))))
                .containsExactlyInAnyOrder(
                        "FIELD_MISSING title",
                        "FIELD_INVALID notes",
                        "NOT_FOUND contact",
                        "NOT_FOUND company",
                        "FIELD_INVALID stage",
                        "FIELD_INVALID type",
                        "KEY_TAKEN externalReference");
        assertThat(fields(desk.create(RecordDraft.activity("t".repeat(201)).externalReference("x".repeat(513)))))
                .containsExactlyInAnyOrder(
                        "FIELD_INVALID title",
                        "FIELD_INVALID externalReference",
                        "FIELD_MISSING type",
                        "FIELD_MISSING at");
        assertThat(fields(desk.upsert(RecordDraft.task("No reference"))))
                .containsExactly("FIELD_MISSING externalReference");
        assertThat(desk.create(RecordDraft.opportunity("Of another kind").externalReference("42"))
                        .isDone())
                .isTrue();
    }

    @EveryStore
    @DisplayName("S18 an upsert by reference creates once, changes what differs, and writes nothing when nothing does")
    void upserts(InboxFixture fixture) {
        Records desk = host(fixture);
        RecordDraft draft = RecordDraft.task("Call")
                .externalReference("42")
                .ownedBy(fixture.salesUser().user());
        CrmRecord created = desk.upsert(draft).orThrow();
        desk.complete(created.id()).orThrow();

        int events = fixture.events().size();
        CrmRecord same =
                desk.upsert(RecordDraft.task("Call").externalReference("42")).orThrow();
        assertThat(same.id()).isEqualTo(created.id());
        assertThat(same.owner()).as("stays whose it is").isEqualTo(created.owner());
        assertThat(same.open()).as("stays done").isFalse();
        assertThat(fixture.events()).as("nothing written").hasSize(events);

        assertThat(desk.upsert(draft.notes("At noon")).orThrow().version()).isEqualTo(3);
        assertThat(fixture.events()).hasSize(events + 1);
    }

    @EveryStore
    @DisplayName(
            "S18 a seller changes what is theirs or about a contact of theirs, not what is another's; automations create and complete")
    void whoMayChange(InboxFixture fixture) {
        Actor seller = fixture.salesUser();
        ContactId theirs = fixture.add(NewContact.consenting("Luz", "Sol")
                        .email("luz@example.com")
                        .owner(seller.user()))
                .id();
        CrmRecord own = host(fixture)
                .create(RecordDraft.task("Own").ownedBy(seller.user()))
                .orThrow();
        CrmRecord about =
                host(fixture).create(RecordDraft.task("About").about(theirs)).orThrow();
        CrmRecord other = host(fixture)
                .create(RecordDraft.task("Other").about(rosa(fixture)))
                .orThrow();
        Records desk = records(fixture, seller);

        assertThat(desk.complete(own.id()).isDone()).isTrue();
        assertThat(desk.complete(about.id()).isDone()).isTrue();
        assertThat(desk.complete(other.id()).refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        assertThat(desk.remove(other.id()).refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        assertThat(desk.create(RecordDraft.task("New")).orThrow().owner()).isEqualTo(seller.user());
        Records flow = records(fixture, fixture.flow());
        assertThat(flow.create(RecordDraft.task("By a flow")).isDone()).isTrue();
        assertThat(flow.complete(other.id()).isDone()).isTrue();
        assertThat(flow.reopen(other.id()).refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        assertThatThrownBy(() -> records(fixture, fixture.custom()).of(theirs)).isInstanceOf(RefusedException.class);
    }

    @EveryStore
    @DisplayName("S18 the tasks of a user are listed by when they are due, and counted")
    void listsByDue(InboxFixture fixture) {
        Actor seller = fixture.salesUser();
        Records desk = host(fixture);
        List<RecordId> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(desk.create(RecordDraft.task("T" + i)
                            .ownedBy(seller.user())
                            .due(fixture.now().plusSeconds(i)))
                    .orThrow()
                    .id());
        }
        expected.add(desk.create(RecordDraft.task("Never").ownedBy(seller.user()))
                .orThrow()
                .id());
        desk.create(RecordDraft.opportunity("Deal").ownedBy(seller.user())).orThrow();
        desk.create(RecordDraft.task("Nobody's")).orThrow();
        RecordId done = desk.create(RecordDraft.task("Done").ownedBy(seller.user()))
                .orThrow()
                .id();
        desk.complete(done).orThrow();
        RecordQuery mine = RecordQuery.open().ofKind(RecordKind.TASK).ownedBy(seller.user());

        List<RecordId> found = new ArrayList<>();
        records(fixture, seller).list(mine).forEach(task -> found.add(task.id()));

        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(records(fixture, seller).list(mine).count().value()).isEqualTo(6);
        assertThat(records(fixture, seller)
                        .list(mine.dueBefore(fixture.now().plusSeconds(2)))
                        .count()
                        .value())
                .isEqualTo(2);
        String cursor = desk.list(mine).page(CursorRequest.first(2)).next();
        assertThat(desk.list(mine).page(CursorRequest.after(cursor, 2)).items())
                .extracting(CrmRecord::id)
                .containsExactly(expected.get(2), expected.get(3));
        assertThatThrownBy(() -> desk.list(RecordQuery.all()).page(CursorRequest.after(cursor, 2)))
                .as("a cursor of another list")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @EveryStore
    @DisplayName("S17 companies are created, changed, upserted by reference and found by the beginnings of their words")
    void companies(InboxFixture fixture) {
        var desk = fixture.inbox().as(fixture.administrator()).companies();
        Company firm = desk.create(CompanyDraft.named("Jardín del Sur")
                        .phone("0341 15-555-0101")
                        .website("https://example.com")
                        .field("Sector", "Plants"))
                .orThrow();
        assertThat(firm.phone()).isNotNull();
        Company named =
                desk.edit(firm.id(), 1, draft -> draft.name("Jardín del Norte")).orThrow();
        assertThat(named.phone()).isEqualTo(firm.phone());
        Company synced = desk.upsert(CompanyDraft.named("Jardín del Norte").externalReference("42"))
                .orThrow();
        assertThat(synced.id()).as("two may have one name").isNotEqualTo(firm.id());
        int events = fixture.events().size();
        assertThat(desk.upsert(CompanyDraft.named("Jardín del Norte").externalReference("42"))
                        .orThrow())
                .isEqualTo(synced);
        assertThat(fixture.events()).hasSize(events);

        assertThat(desk.search("NORTE jar")).containsExactlyInAnyOrder(named, synced);
        assertThat(desk.search("sur")).isEmpty();
        assertThat(desk.find(firm.id())).contains(named);
        assertThat(fields(desk.create(CompanyDraft.named("")
                        .phone("no phone")
                        .externalReference("42")
                        .field(" ", "x"))))
                .containsExactlyInAnyOrder(
                        "FIELD_MISSING name",
                        "FIELD_INVALID phone",
                        "FIELD_INVALID customFields",
                        "KEY_TAKEN externalReference");
        assertThat(fixture.events(CrmEvent.CompanyChanged.class))
                .containsExactly(
                        new CrmEvent.CompanyChanged(firm.id(), List.of()),
                        new CrmEvent.CompanyChanged(firm.id(), List.of("NAME")),
                        new CrmEvent.CompanyChanged(synced.id(), List.of()));
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .companies()
                        .create(CompanyDraft.named("Other"))
                        .refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        assertThat(fixture.inbox().as(fixture.salesUser()).companies().search(""))
                .hasSize(2);
    }
}
