package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Editing a contact: one save, all or nothing. */
class ContactEditTest {
    private static final String ROSA = "5493415550101";
    private static final Phone NUMBER = new Phone(ROSA);

    private static ContactCard rosa(InboxFixture fixture) {
        return fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+" + ROSA).email("rosa@example.com"));
    }

    private static Outcome<ContactCard> edit(
            InboxFixture fixture, Actor actor, ContactCard card, UnaryOperator<ContactEdit> edit) {
        return fixture.inbox()
                .as(actor)
                .contacts()
                .edit(card.id(), card.contact().version(), edit);
    }

    private static ContactCard edited(InboxFixture fixture, ContactCard card, UnaryOperator<ContactEdit> edit) {
        return edit(fixture, fixture.administrator(), card, edit).orThrow();
    }

    private static List<String> fields(Outcome<?> outcome) {
        return outcome.refusals().stream()
                .map(refusal -> refusal.reason() + " " + refusal.field().orElse(""))
                .sorted()
                .toList();
    }

    @EveryStore
    @DisplayName("S19, S20 Fields are changed in one save, each with who wrote it, and one event names them")
    void oneSave(InboxFixture fixture) {
        ContactCard before = rosa(fixture);
        int events = fixture.events(CrmEvent.ContactChanged.class).size();

        ContactCard after = edited(
                fixture,
                before,
                edit -> edit.lastName("Núñez")
                        .jobTitle("Compras")
                        .company("Acme")
                        .lifecycle(Lifecycle.CUSTOMER)
                        .marketing(true)
                        .field("plan", "pro")
                        .field("since", LocalDate.of(2026, 1, 2)));

        Contact contact = after.contact();
        assertThat(contact.firstName()).isEqualTo("Rosa");
        assertThat(contact.lastName()).isEqualTo("Núñez");
        assertThat(contact.jobTitle()).isEqualTo("Compras");
        assertThat(contact.company()).isEqualTo("Acme");
        assertThat(contact.lifecycle()).isEqualTo(Lifecycle.CUSTOMER);
        assertThat(contact.marketing()).isTrue();
        assertThat(contact.customFields()).isEqualTo(Map.of("plan", "pro", "since", "2026-01-02"));
        assertThat(contact.version()).isEqualTo(before.contact().version() + 1);
        assertThat(contact.origins()).containsEntry(ContactField.LAST_NAME, Origin.PERSON);
        assertThat(contact.edits().get("lastName").by())
                .isEqualTo(fixture.administrator().user());
        assertThat(fixture.card(after.id())).isEqualTo(after);
        assertThat(fixture.search("nunez")).extracting(ContactCard::id).containsExactly(after.id());
        assertThat(fixture.events(CrmEvent.ContactChanged.class))
                .hasSize(events + 1)
                .last()
                .isEqualTo(new CrmEvent.ContactChanged(
                        after.id(),
                        List.of("COMPANY", "CUSTOM_FIELDS", "JOB_TITLE", "LAST_NAME", "LIFECYCLE", "MARKETING")));

        ContactCard cleared = edited(
                fixture, after, edit -> edit.clear("company").clear("plan").field("since", " "));
        assertThat(cleared.contact().company()).isNull();
        assertThat(cleared.contact().customFields()).isEmpty();
    }

    @EveryStore
    @DisplayName("S20 What changes nothing is not written")
    void changesNothing(InboxFixture fixture) {
        ContactCard before = rosa(fixture);
        int events = fixture.events().size();

        assertThat(edited(fixture, before, edit -> edit)).isEqualTo(before);
        assertThat(edited(
                        fixture,
                        before,
                        edit -> edit.firstName("Rosa")
                                .addPhone("0341 15-555-0101")
                                .primaryEmail("ROSA@example.com")
                                .clear("company")))
                .isEqualTo(before);

        assertThat(fixture.events()).hasSize(events);
    }

    @EveryStore
    @DisplayName("S20 Every problem is told at once, and then nothing is changed")
    void everyProblemAtOnce(InboxFixture fixture) {
        ContactCard bea = fixture.add(NewContact.consenting("Bea", "Sol").phone("+5493415550199"));
        ContactCard before = rosa(fixture);

        Outcome<ContactCard> refused = edit(
                fixture,
                fixture.administrator(),
                before,
                edit -> edit.lastName("\u200b \u202e")
                        .jobTitle("Ventas")
                        .owner(new UserId("nobody"))
                        .addPhone("12")
                        .addPhone("+5493415550199")
                        .addEmail("no at")
                        .removeEmail("other@example.com"));

        assertThat(fields(refused))
                .contains(
                        "FIELD_INVALID emails",
                        "FIELD_INVALID emails",
                        "FIELD_INVALID lastName",
                        "FIELD_INVALID phones",
                        "KEY_TAKEN phones");
        assertThat(refused.refusals())
                .filteredOn(refusal -> refusal.reason() == Reason.KEY_TAKEN)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.holder()).contains(bea.id()));
        assertThat(refused.refusals())
                .extracting(refusal -> refusal.cause().orElse(Cause.FIXED))
                .contains(Cause.UNKNOWN, Cause.TOO_SHORT);
        assertThat(fixture.card(before.id())).isEqualTo(before);
    }

    @EveryStore
    @DisplayName(
            "S20 Two users who change different fields both win; the same field is a conflict that names who changed it")
    void conflictsByField(InboxFixture fixture) {
        ContactCard read = rosa(fixture);
        Actor sam = Actor.user(TestBusiness.ACCOUNT, new UserId("sam"), Role.ADMINISTRATOR);
        edit(
                        fixture,
                        sam,
                        read,
                        edit -> edit.lastName("Núñez").field("plan", "pro").addPhone("+5493415550102"))
                .orThrow();

        ContactCard both =
                edited(fixture, read, edit -> edit.jobTitle("Compras").field("size", "12"));
        assertThat(both.contact().lastName()).isEqualTo("Núñez");
        assertThat(both.contact().customFields()).isEqualTo(Map.of("plan", "pro", "size", "12"));

        Outcome<ContactCard> late = edit(
                fixture,
                fixture.administrator(),
                read,
                edit -> edit.lastName("Paz y Sol")
                        .field("plan", "basic")
                        .removePhone("+5493415550102")
                        .company("Acme"));
        assertThat(fields(late))
                .containsExactly(
                        "CHANGED_MEANWHILE customFields.plan",
                        "CHANGED_MEANWHILE lastName",
                        "CHANGED_MEANWHILE phones");
        assertThat(late.refusals()).allSatisfy(refusal -> {
            assertThat(refusal.changedBy()).contains(new UserId("sam"));
            assertThat(refusal.remedy()).isEqualTo(Refusal.Remedy.READ_AGAIN);
        });
        assertThat(fixture.card(read.id())).isEqualTo(both);
        assertThat(fields(fixture.inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .edit(read.id(), 99, edit -> edit.company("Acme"))))
                .containsExactly("CHANGED_MEANWHILE version");
    }

    @EveryStore
    @DisplayName("S7 Phones are added and removed, become primary and WhatsApp phone, and what they were before stays")
    void phones(InboxFixture fixture) {
        ContactCard card = edited(fixture, rosa(fixture), edit -> edit.addPhone("0341 15-555-0102"));
        Phone second = new Phone("5493415550102");
        assertThat(card.primaryPhone()).contains(NUMBER);
        assertThat(card.secondaryPhones()).containsExactly(second);

        card = edited(fixture, card, edit -> edit.primaryPhone("+" + second.digits()));
        assertThat(card.primaryPhone()).contains(second);
        assertThat(card.secondaryPhones()).containsExactly(NUMBER);

        card = edited(fixture, card, edit -> edit.whatsAppPhone("+5493415550103"));
        assertThat(card.whatsAppPhone()).contains(new Phone("5493415550103"));
        card = edited(fixture, card, edit -> edit.whatsAppPhone("+" + ROSA));
        assertThat(card.whatsAppPhone()).contains(NUMBER);
        assertThat(card.secondaryPhones()).containsExactlyInAnyOrder(NUMBER, new Phone("5493415550103"));

        card = edited(fixture, card, ContactEdit::withoutWhatsAppPhone);
        assertThat(card.whatsAppPhone()).isEmpty();
        card = edited(fixture, card, edit -> edit.removePhone("+5493415550103").removePhone("+" + second.digits()));
        assertThat(card.primaryPhone()).isEmpty();
        assertThat(card.secondaryPhones()).containsExactly(NUMBER);
        assertThat(fixture.add(NewContact.consenting("Bea", "Sol").phone("+" + second.digits())))
                .isNotNull();
    }

    @EveryStore
    @DisplayName("S35 A contact that nothing identifies any more is refused; ten further phones are the most")
    void identifiableAndLimited(InboxFixture fixture) {
        ContactCard card = rosa(fixture);

        assertThat(fields(edit(
                        fixture,
                        fixture.administrator(),
                        card,
                        edit -> edit.removePhone("+" + ROSA).removeEmail("rosa@example.com"))))
                .containsExactly("NOT_IDENTIFIABLE ");
        ContactCard full = edited(
                fixture,
                card,
                edit -> IntStream.range(0, 10)
                        .boxed()
                        .reduce(
                                edit,
                                (all, number) -> all.addPhone("+549341555" + (1000 + number)),
                                (one, other) -> one));
        assertThat(fields(edit(fixture, fixture.administrator(), full, edit -> edit.addPhone("+5493415552000"))))
                .containsExactly("LIMIT_REACHED phones");
        assertThat(edited(
                                fixture,
                                full,
                                edit -> edit.removePhone("+5493415551000").addPhone("+5493415552000"))
                        .secondaryPhones())
                .hasSize(10);
    }

    @EveryStore
    @DisplayName(
            "S38 A number that a user took off stays off, also when its owner writes; without WhatsApp phone it is set again")
    void refusedNumbers(InboxFixture fixture) {
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        ContactCard card = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .orThrow();
        assertThat(card.whatsAppPhone()).contains(NUMBER);

        ContactCard without = edited(fixture, card, ContactEdit::withoutWhatsAppPhone);
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("sigo acá"));
        assertThat(fixture.card(card.id()).whatsAppPhone()).contains(NUMBER);

        ContactCard removed = edited(
                fixture,
                fixture.card(without.id()),
                edit -> edit.removePhone("+" + ROSA).addPhone("+543415550101"));
        assertThat(removed.contact().refusedPhones()).containsExactly(NUMBER);
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("y sigo"));
        assertThat(fixture.card(card.id()).whatsAppPhone()).isEmpty();
        assertThat(fixture.view(id).contactId()).as("the person stays").contains(card.id());

        ContactCard again = edited(fixture, fixture.card(card.id()), edit -> edit.addPhone("+" + ROSA));
        assertThat(again.contact().refusedPhones()).isEmpty();
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("gracias"));
        assertThat(fixture.card(card.id()).whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName("S59 Who wrote from a number before it is added becomes the contact's, and another contact is told of")
    void peopleOfAddedNumbers(InboxFixture fixture) {
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        ContactCard card = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"));

        ContactCard after = edited(fixture, card, edit -> edit.addPhone("+" + ROSA));

        assertThat(fixture.view(id).contactId()).contains(card.id());
        assertThat(after.whatsAppPhone()).contains(NUMBER);
    }

    @EveryStore
    @DisplayName(
            "S19 Sales users edit and hand over their own contacts, marketing editors those for marketing, administrators all")
    void whoMay(InboxFixture fixture) {
        UserId sam = new UserId("sam");
        Actor seller = Actor.user(TestBusiness.ACCOUNT, sam, Role.SALES_USER);
        Actor marketing = fixture.custom(Permission.MANAGE_MARKETING_CONTACTS);
        ContactCard card = edited(fixture, rosa(fixture), edit -> edit.clear("owner"));
        UnaryOperator<ContactEdit> change = edit -> edit.jobTitle("Compras");

        for (Actor actor : List.of(seller, marketing, fixture.flow())) {
            assertThat(fields(edit(fixture, actor, card, change))).containsExactly("NOT_PERMITTED ");
        }
        card = edited(fixture, card, edit -> edit.owner(sam).marketing(true));
        card = edit(fixture, seller, card, change).orThrow();
        card = edit(fixture, marketing, card, edit -> edit.jobTitle("Ventas")).orThrow();
        card = edit(
                        fixture,
                        seller,
                        card,
                        edit -> edit.owner(new UserId("other")).marketing(false))
                .orThrow();
        assertThat(fields(edit(fixture, seller, card, change))).containsExactly("NOT_PERMITTED ");
        assertThat(fields(edit(fixture, marketing, card, change))).containsExactly("NOT_PERMITTED ");
        assertThat(fields(fixture.inbox()
                        .as(fixture.administrator())
                        .contacts()
                        .edit(new ContactId("absent"), 0, change)))
                .containsExactly("NOT_FOUND contact");
        fixture.bought();
        assertThat(fields(edit(fixture, fixture.administrator(), card, change))).containsExactly("NOT_ENTITLED ");
    }
}
