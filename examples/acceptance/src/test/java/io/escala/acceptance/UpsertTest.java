package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Contacts that come from another system, which knows them by a reference. */
class UpsertTest {
    private static final String ROSA = "5493415550101";

    private static Contacts host(InboxFixture fixture) {
        return fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).contacts();
    }

    private static NewContact row(String reference) {
        return NewContact.named("Rosa", "Paz").externalReference(reference);
    }

    private static void edit(InboxFixture fixture, ContactId id, UnaryOperator<ContactEdit> edit) {
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .edit(id, fixture.card(id).contact().version(), edit)
                .orThrow();
    }

    @EveryStore
    @DisplayName("A reference makes one contact, whatever is repeated; what changes nothing writes nothing")
    void oneContact(InboxFixture fixture) {
        ContactCard first = host(fixture)
                .upsert(row("42").phone("+" + ROSA).customField("plan", "pro"))
                .orThrow();
        int events = fixture.events().size();

        assertThat(host(fixture)
                        .upsert(row("42").phone("0341 15-555-0101").customField("plan", "pro"))
                        .orThrow())
                .isEqualTo(first);
        assertThat(fixture.events()).hasSize(events);
        assertThat(host(fixture).byExternalReference("42")).contains(first);
        assertThat(host(fixture).byExternalReference("43")).isEmpty();
        assertThat(host(fixture).byExternalReference(" ")).isEmpty();
        assertThat(host(fixture)
                        .upsert(NewContact.blank().externalReference("only a reference"))
                        .orThrow())
                .isNotNull();
    }

    @EveryStore
    @DisplayName(
            "Blank fields are filled in, those of the host overwritten, those of a user kept; phones and e-mails are added")
    void fillsIn(InboxFixture fixture) {
        ContactId id = host(fixture)
                .upsert(row("42").phone("+" + ROSA).email("rosa@example.com").customField("plan", "pro"))
                .orThrow()
                .id();
        edit(fixture, id, edit -> edit.lastName("Núñez").field("size", "12"));

        ContactCard after = host(fixture)
                .upsert(NewContact.named("Rosa María", "Paz")
                        .externalReference("42")
                        .jobTitle("Compras")
                        .phone("+5493415550102")
                        .email("rosa@acme.example")
                        .customField("plan", "basic")
                        .customField("size", "99"))
                .orThrow();

        assertThat(after.contact().firstName()).isEqualTo("Rosa María");
        assertThat(after.contact().lastName()).as("a user wrote it").isEqualTo("Núñez");
        assertThat(after.contact().jobTitle()).isEqualTo("Compras");
        assertThat(after.contact().customFields()).isEqualTo(Map.of("plan", "basic", "size", "12"));
        assertThat(after.primaryPhone()).contains(new Phone(ROSA));
        assertThat(after.secondaryPhones()).containsExactly(new Phone("5493415550102"));
        assertThat(after.primaryEmail()).contains("rosa@example.com");
        assertThat(fixture.events(CrmEvent.ContactChanged.class))
                .last()
                .isEqualTo(new CrmEvent.ContactChanged(
                        id, List.of("CUSTOM_FIELDS", "EMAILS", "FIRST_NAME", "JOB_TITLE", "PHONES")));
    }

    @EveryStore
    @DisplayName("S41, S42 Who wrote already is found by their number and gets the reference, with their conversation")
    void whoWroteAlready(InboxFixture fixture) {
        ConversationId id = fixture.receives(
                        fixture.meta().whatsAppPerson(ROSA).named("Ro").writes("hola"))
                .conversation()
                .id();
        fixture.inbox().as(fixture.flow()).contacts().createOrAssociate(id).orThrow();
        ContactId registered = fixture.view(id).contactId().orElseThrow();

        ContactCard card = host(fixture).upsert(row("42").phone("+" + ROSA)).orThrow();

        assertThat(card.id()).isEqualTo(registered);
        assertThat(card.contact().firstName()).isEqualTo("Rosa");
        assertThat(host(fixture).byExternalReference("42")).contains(card);
        ConversationId other = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550199").writes("hola"))
                .conversation()
                .id();
        ContactCard later =
                host(fixture).upsert(row("43").phone("+5493415550199")).orThrow();
        assertThat(fixture.view(other).contactId()).contains(later.id());
        assertThat(later.whatsAppPhone()).contains(new Phone("5493415550199"));
    }

    @EveryStore
    @DisplayName(
            "S73 A key of another contact is refused with its holder, a number that a user took off stays off, a reference is required")
    void refused(InboxFixture fixture) {
        ContactId rosa =
                host(fixture).upsert(row("42").phone("+" + ROSA)).orThrow().id();
        ContactId bea = host(fixture)
                .upsert(row("43").phone("+5493415550102"))
                .orThrow()
                .id();

        Outcome<ContactCard> taken = host(fixture).upsert(row("43").phone("+" + ROSA));
        assertThat(taken.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.KEY_TAKEN);
            assertThat(refusal.holder()).contains(rosa);
        });
        edit(fixture, bea, edit -> edit.removePhone("+5493415550102").addEmail("bea@example.com"));
        Outcome<ContactCard> off = host(fixture).upsert(row("43").phone("+5493415550102"));
        assertThat(off.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.PHONE_NOT_ADDED);
        assertThat(off.orThrow().primaryPhone()).isEmpty();
        assertThat(host(fixture)
                        .upsert(NewContact.named("Rosa", "Paz").phone("12"))
                        .refusals())
                .extracting(refusal -> refusal.reason() + " " + refusal.field().orElse(""))
                .containsExactlyInAnyOrder("FIELD_INVALID phone", "FIELD_MISSING externalReference");
    }

    @EveryStore
    @DisplayName("Many rows are done in portions, in order, each with its own outcome; a repetition changes nothing")
    void many(InboxFixture fixture) {
        List<NewContact> rows = IntStream.range(0, 1_203)
                .mapToObj(number -> number % 400 == 7
                        ? row("r-" + number).phone("12")
                        : row("r-" + number % 1_200).phone("+54934155" + (10_000 + number % 1_200)))
                .toList();

        List<Outcome<ContactCard>> outcomes = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        host(fixture).upsertAll(rows.iterator(), (number, outcome) -> {
            numbers.add(number);
            outcomes.add(outcome);
        });

        assertThat(numbers).isSorted().hasSize(1_203).startsWith(0L);
        assertThat(IntStream.range(0, 1_203)
                        .filter(number -> !outcomes.get(number).isDone()))
                .containsExactly(7, 407, 807);
        assertThat(outcomes.get(1_200)).isEqualTo(outcomes.get(0));
        int events = fixture.events().size();
        host(fixture)
                .upsertAll(
                        rows.iterator(),
                        (number, outcome) -> assertThat(outcome.isDone()).isEqualTo(number % 400 != 7));
        assertThat(fixture.events()).hasSize(events);
        assertThat(host(fixture).byExternalReference("r-1199")).isPresent();
    }

    @EveryStore
    @DisplayName("Rows of one batch that name one number, and two machines with the same rows, make no second contact")
    void raced(InboxFixture fixture) throws Exception {
        List<NewContact> rows = IntStream.range(0, 300)
                .mapToObj(number -> row("r-" + number).phone("+54934155" + (10_000 + number)))
                .toList();
        Contacts other =
                fixture.node().inbox().as(Actor.host(TestBusiness.ACCOUNT)).contacts();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<?>> both = new ArrayList<>();
            for (Contacts contacts : List.of(host(fixture), other)) {
                both.add(CompletableFuture.runAsync(
                        () -> contacts.upsertAll(
                                rows.iterator(),
                                (number, outcome) ->
                                        assertThat(outcome.isDone()).isTrue()),
                        threads));
            }
            for (CompletableFuture<?> one : both) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(fixture.events(CrmEvent.ContactCreated.class)).hasSize(300);
        List<Outcome<ContactCard>> twice = new ArrayList<>();
        host(fixture)
                .upsertAll(
                        List.of(row("x").phone("+5493415599999"), row("y").phone("+5493415599999"))
                                .iterator(),
                        (number, outcome) -> twice.add(outcome));
        assertThat(twice.get(0).isDone()).isTrue();
        assertThat(twice.get(1).refusals()).extracting(Refusal::reason).containsExactly(Refusal.Reason.KEY_TAKEN);
    }
}
