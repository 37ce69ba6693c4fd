package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.fields.FieldValue;
import io.escala.core.fields.OptionDraft;
import io.escala.core.fields.ShownField;
import io.escala.core.records.Companies;
import io.escala.core.records.CompanyDraft;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.Records;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.field.FieldType;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.fakemeta.SentMessage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** Values of the fields that an account defines itself. */
class FieldValuesTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final String ROSA = "5493415550101";

    private static void define(InboxFixture fixture, CustomFieldDraft... drafts) {
        for (CustomFieldDraft draft : drafts) {
            fixture.inbox().as(fixture.administrator()).fields().create(draft).orThrow();
        }
    }

    private static CustomFieldDraft field(String key, FieldType type) {
        return CustomFieldDraft.ofContacts(key, type);
    }

    /** A mandatory plan, a size, a day, colours and a number of the account's own. */
    private static void defineShop(InboxFixture fixture) {
        define(
                fixture,
                field("plan", FieldType.CHOICE)
                        .spanish("Plan contratado")
                        .option(OptionDraft.keyed("pro").spanish("Profesional"))
                        .option(OptionDraft.keyed("basic").spanish("Básico"))
                        .mandatory(true),
                field("size", FieldType.NUMBER).spanish("Talle"),
                field("since", FieldType.DATE).spanish("Desde"),
                field("colours", FieldType.CHOICES)
                        .option(OptionDraft.keyed("red").spanish("Rojo"))
                        .option(OptionDraft.keyed("blue").spanish("Azul")),
                field("dni", FieldType.ID).spanish("DNI"));
    }

    private static NewContact rosa() {
        return NewContact.consenting("Rosa", "Paz").email("rosa@example.com");
    }

    private static Contacts contacts(InboxFixture fixture, Actor actor) {
        return fixture.inbox().as(actor).contacts();
    }

    private static Contacts host(InboxFixture fixture) {
        return contacts(fixture, Actor.host(TestBusiness.ACCOUNT));
    }

    private static ConversationId conversation(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
    }

    private static Outcome<ContactCard> edit(
            InboxFixture fixture, Actor actor, ContactId id, UnaryOperator<ContactEdit> edit) {
        return contacts(fixture, actor).edit(id, fixture.card(id).contact().version(), edit);
    }

    private static List<String> refused(Outcome<?> outcome) {
        return outcome.refusals().stream()
                .map(refusal -> refusal.reason() + " " + refusal.field().orElse(""))
                .sorted()
                .toList();
    }

    private static List<String> missing(Outcome<?> outcome) {
        return outcome.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.FIELD_MISSING)
                .map(notice -> notice.field().orElse(""))
                .toList();
    }

    @EveryStore
    @DisplayName(
            "S31, S32 Who creates a contact by hand fills in the mandatory fields, each by its type, and is told of every problem at once")
    void createdByHand(InboxFixture fixture) {
        defineShop(fixture);
        ConversationId conversation = conversation(fixture);
        Contacts contacts = contacts(fixture, fixture.administrator());

        Outcome<ContactCard> wrong = contacts.create(
                conversation,
                NewContact.blank()
                        .customField("size", "1e999999999")
                        .customField("since", "31/02/2026")
                        .customField("colours", List.of("red", "green")));

        assertThat(refused(wrong))
                .containsExactly(
                        "CONSENT_MISSING storageConsent",
                        "FIELD_INVALID customFields.colours",
                        "FIELD_INVALID customFields.since",
                        "FIELD_INVALID customFields.size",
                        "FIELD_MISSING customFields.plan",
                        "FIELD_MISSING firstName",
                        "FIELD_MISSING lastName");
        assertThat(wrong.refusals())
                .filteredOn(refusal -> refusal.reason() == Refusal.Reason.FIELD_MISSING)
                .extracting(refusal -> refusal.text(SPANISH))
                .anySatisfy(text -> assertThat(text).startsWith("Plan contratado: "));
        assertThat(refused(contacts.add(rosa().customField("plan", " "))))
                .containsExactly("FIELD_MISSING customFields.plan");
        assertThat(fixture.search("")).isEmpty();

        ContactCard card = contacts.create(
                        conversation,
                        rosa().customField("plan", "Profesional")
                                .customField("size", "1.234,50")
                                .customField("since", LocalDate.of(2026, 1, 31))
                                .customField("colours", List.of("blue", "Rojo"))
                                .customField("dni", " 20.111 ")
                                .customField("other", true))
                .orThrow();
        assertThat(card.contact().customFields())
                .isEqualTo(Map.of(
                        "plan", "pro",
                        "size", "1234.5",
                        "since", "2026-01-31",
                        "colours", "red,blue",
                        "other", "true"));
        assertThat(fixture.card(card.id())).isEqualTo(card);
    }

    @EveryStore
    @DisplayName("S17 A card shows the fields in the order of the account, each with its label and its value by type")
    void card(InboxFixture fixture) {
        defineShop(fixture);
        ContactCard card = fixture.add(rosa().customField("plan", "basic")
                .customField("size", new BigDecimal("38.5"))
                .customField("since", "2026-01-31")
                .customField("dni", "20111222")
                .customField("apodo", "Rosita"));

        assertThat(card.fields())
                .extracting(field ->
                        field.label(SPANISH) + ": " + field.text(SPANISH).orElse("-"))
                .containsExactly(
                        "Plan contratado: Básico",
                        "Talle: 38,5",
                        "Desde: 31/01/2026",
                        "colours: -",
                        "DNI: 20111222",
                        "apodo: Rosita");
        assertThat(card.field("size")).contains(new FieldValue.Decimal(new BigDecimal("38.5")));
        assertThat(card.field("dni")).contains(new FieldValue.Id("20111222"));
        assertThat(card.field("apodo")).contains(new FieldValue.Text("Rosita"));
        assertThat(card.field("colours")).isEmpty();
        assertThat(card.keys()).extracting(key -> key.value().kind()).contains(ContactKeyKind.ID_FIELD);
        assertThat(fixture.search("paz")).containsExactly(card);
    }

    @EveryStore
    @DisplayName("S31, S32 The field of type ID belongs to one contact, and a taken value names who has it")
    void idField(InboxFixture fixture) {
        define(fixture, field("dni", FieldType.ID).mandatory(true));
        Contacts contacts = contacts(fixture, fixture.administrator());
        ContactCard first = contacts.add(rosa().customField("dni", "20111222")).orThrow();

        NewContact ana = NewContact.consenting("Ana", "Gil").email("ana@example.com");
        Outcome<ContactCard> taken = contacts.add(ana.customField("dni", "20111222"));
        assertThat(taken.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.KEY_TAKEN);
            assertThat(refusal.holder()).contains(first.id());
        });
        assertThat(refused(contacts.add(ana))).containsExactly("FIELD_MISSING customFields.dni");
        ContactCard second = contacts.add(ana.idField("20333444")).orThrow();

        Outcome<ContactCard> edited =
                edit(fixture, fixture.administrator(), second.id(), edit -> edit.field("dni", "20111222"));
        assertThat(edited.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.KEY_TAKEN);
            assertThat(refusal.holder()).contains(first.id());
        });
        assertThat(refused(edit(fixture, fixture.administrator(), second.id(), edit -> edit.clear("dni"))))
                .containsExactly("FIELD_MISSING customFields.dni");
        assertThat(refused(edit(fixture, fixture.administrator(), second.id(), edit -> edit.clear("idField"))))
                .containsExactly("FIELD_MISSING customFields.dni");
        ContactCard renumbered = edit(
                        fixture, fixture.administrator(), second.id(), edit -> edit.field("dni", "20555666"))
                .orThrow();
        assertThat(renumbered.field("dni")).contains(new FieldValue.Id("20555666"));
        assertThat(renumbered.contact().customFields()).isEmpty();
    }

    @EveryStore
    @DisplayName("S32 An automation creates without mandatory fields, and says which are missing")
    void createdByAutomation(InboxFixture fixture) {
        defineShop(fixture);

        Outcome<RegistrationResult> registered =
                contacts(fixture, fixture.flow()).createOrAssociate(conversation(fixture));

        assertThat(registered.orThrow()).isInstanceOf(RegistrationResult.Created.class);
        assertThat(missing(registered)).containsExactly("customFields.plan");
        assertThat(registered.notices().get(0).text(SPANISH)).startsWith("Plan contratado ");
        assertThat(missing(host(fixture).add(rosa().phone("+5493415550199")))).containsExactly("customFields.plan");
    }

    @EveryStore
    @DisplayName("S19, S20 Fields are edited by their types, all or none, and a user does not clear a mandatory one")
    void edited(InboxFixture fixture) {
        defineShop(fixture);
        define(fixture, field("seen", FieldType.DATE_TIME), field("vip", FieldType.YES_NO));
        ContactCard card = fixture.add(rosa().customField("plan", "pro"));
        Actor administrator = fixture.administrator();

        assertThat(refused(edit(
                        fixture,
                        administrator,
                        card.id(),
                        edit -> edit.lastName("Núñez")
                                .field("size", "many")
                                .field("since", LocalDate.MAX)
                                .field("plan", "gold")
                                .field("vip", "perhaps"))))
                .containsExactly(
                        "FIELD_INVALID customFields.plan",
                        "FIELD_INVALID customFields.since",
                        "FIELD_INVALID customFields.size",
                        "FIELD_INVALID customFields.vip");
        assertThat(refused(edit(fixture, administrator, card.id(), edit -> edit.clear("plan"))))
                .containsExactly("FIELD_MISSING customFields.plan");
        assertThat(fixture.card(card.id())).isEqualTo(card);

        ContactCard after = edit(
                        fixture,
                        administrator,
                        card.id(),
                        edit -> edit.field("size", new BigDecimal("1E+1"))
                                .field("since", "1/2/2026")
                                .field("plan", "Básico")
                                .field("vip", true)
                                .field("seen", Instant.parse("2026-01-02T03:04:05.678Z"))
                                .field("colours", List.of("blue")))
                .orThrow();
        assertThat(after.contact().customFields())
                .isEqualTo(Map.of(
                        "plan", "basic",
                        "size", "10",
                        "since", "2026-02-01",
                        "vip", "true",
                        "seen", "2026-01-02T03:04:05Z",
                        "colours", "blue"));
        long version = after.contact().version();
        edit(
                        fixture,
                        administrator,
                        card.id(),
                        edit -> edit.field("size", "10,0").field("plan", "basic"))
                .orThrow();
        assertThat(fixture.card(card.id()).contact().version())
                .as("the same values in other words")
                .isEqualTo(version);
        assertThat(edit(fixture, Actor.host(TestBusiness.ACCOUNT), card.id(), edit -> edit.clear("plan"))
                        .orThrow()
                        .field("plan"))
                .as("another system may")
                .isEmpty();
    }

    @EveryStore
    @DisplayName("S19, S20 A text that is of no type any more stays until somebody writes another value")
    void formerText(InboxFixture fixture) {
        ContactCard card = fixture.add(rosa().customField("size", "large"));
        define(fixture, field("size", FieldType.NUMBER));

        edit(
                        fixture,
                        fixture.administrator(),
                        card.id(),
                        edit -> edit.field("size", "large").jobTitle("Compras"))
                .orThrow();
        assertThat(fixture.card(card.id()).field("size")).contains(new FieldValue.OfOtherType("large"));
        assertThat(refused(edit(fixture, fixture.administrator(), card.id(), edit -> edit.field("size", "larger"))))
                .containsExactly("FIELD_INVALID customFields.size");
        assertThat(edit(fixture, fixture.administrator(), card.id(), edit -> edit.clear("size"))
                        .orThrow()
                        .fields())
                .extracting(ShownField::value)
                .allSatisfy(value -> assertThat(value).isEmpty());
    }

    @EveryStore
    @DisplayName(
            "S32 Rows of another system are refused one by one, each naming its field; what is mandatory is only told")
    void rows(InboxFixture fixture) {
        defineShop(fixture);
        List<Outcome<ContactCard>> outcomes = new ArrayList<>();

        host(fixture)
                .upsertAll(
                        List.of(
                                        NewContact.named("Rosa", "Paz")
                                                .externalReference("1")
                                                .customField("size", "12"),
                                        NewContact.named("Ana", "Gil")
                                                .externalReference("2")
                                                .customField("size", "many")
                                                .customField("plan", "gold"),
                                        NewContact.named("Eva", "Sol")
                                                .externalReference("3")
                                                .customField("plan", "pro"))
                                .iterator(),
                        (row, outcome) -> outcomes.add(outcome));

        assertThat(outcomes).extracting(Outcome::isDone).containsExactly(true, false, true);
        assertThat(missing(outcomes.get(0))).containsExactly("customFields.plan");
        assertThat(refused(outcomes.get(1)))
                .containsExactly("FIELD_INVALID customFields.plan", "FIELD_INVALID customFields.size");
        assertThat(missing(outcomes.get(2))).isEmpty();
        assertThat(host(fixture)
                        .upsert(NewContact.blank().externalReference("1").customField("plan", "Profesional"))
                        .orThrow()
                        .contact()
                        .customFields())
                .isEqualTo(Map.of("plan", "pro", "size", "12"));
    }

    @EveryStore
    @DisplayName("M30 A placeholder shows a field of the account's own as the account writes it")
    void template(InboxFixture fixture) {
        defineShop(fixture);
        ContactCard card = fixture.add(rosa().phone("+" + ROSA)
                .customField("plan", "basic")
                .customField("size", new BigDecimal("1234.5"))
                .customField("since", LocalDate.of(2026, 1, 31))
                .customField("colours", List.of("red", "blue"))
                .customField("dni", "20111222")
                .customField("apodo", "Rosita"));
        fixture.meta().whatsAppPerson(ROSA);
        Recipient to = Recipient.contact(card.id(), TestBusiness.SALES);

        for (String key : List.of("plan", "size", "since", "colours", "dni", "apodo", "none")) {
            fixture.sends(
                    to,
                    Draft.template("order_ready")
                            .language("es")
                            .values(TemplateValue.bound(TemplateField.custom(key), "cliente")));
        }

        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text)
                .containsExactly(
                        "Hola Básico, tu pedido ya está.",
                        "Hola 1.234,5, tu pedido ya está.",
                        "Hola 31/01/2026, tu pedido ya está.",
                        "Hola Rojo, Azul, tu pedido ya está.",
                        "Hola 20111222, tu pedido ya está.",
                        "Hola Rosita, tu pedido ya está.",
                        "Hola cliente, tu pedido ya está.");
    }

    @EveryStore
    @DisplayName(
            "S17, S32 Opportunities have fields of the account's own by the same rules, and other records have none")
    void opportunities(InboxFixture fixture) {
        define(
                fixture,
                CustomFieldDraft.ofOpportunities("source", FieldType.CHOICE)
                        .option(OptionDraft.keyed("fair").spanish("Feria"))
                        .mandatory(true),
                CustomFieldDraft.ofOpportunities("seats", FieldType.NUMBER));
        Records records = fixture.inbox().as(fixture.administrator()).records();

        assertThat(refused(records.create(RecordDraft.opportunity("Garden").field("seats", "many"))))
                .containsExactly("FIELD_INVALID customFields.seats", "FIELD_MISSING customFields.source");
        assertThat(refused(records.create(RecordDraft.task("Call").field("seats", "12"))))
                .containsExactly("FIELD_INVALID customFields");
        CrmRecord garden = records.create(RecordDraft.opportunity("Garden")
                        .field("source", "Feria")
                        .field("seats", new BigDecimal("12.0")))
                .orThrow();
        assertThat(((RecordDetails.Opportunity) garden.details()).customFields())
                .isEqualTo(Map.of("source", "fair", "seats", "12"));
        assertThat(fixture.inbox().as(fixture.salesUser()).fields().of(garden))
                .extracting(field -> field.text(SPANISH).orElse("-"))
                .containsExactly("Feria", "12");

        assertThat(refused(records.edit(garden.id(), garden.version(), draft -> draft.field("source", (String) null))))
                .containsExactly("FIELD_MISSING customFields.source");
        CrmRecord won =
                records.edit(garden.id(), garden.version(), RecordDraft::won).orThrow();
        assertThat(fixture.inbox().as(fixture.salesUser()).fields().of(won))
                .isEqualTo(fixture.inbox().as(fixture.salesUser()).fields().of(garden));
        Outcome<CrmRecord> upserted = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .records()
                .upsert(RecordDraft.opportunity("Pool").externalReference("7"));
        assertThat(missing(upserted)).containsExactly("customFields.source");
    }

    @EveryStore
    @DisplayName("S17, S32 Companies have fields of the account's own by the same rules")
    void companies(InboxFixture fixture) {
        define(
                fixture,
                CustomFieldDraft.ofCompanies("employees", FieldType.NUMBER).mandatory(true),
                CustomFieldDraft.ofCompanies("founded", FieldType.DATE));
        Companies companies = fixture.inbox().as(fixture.administrator()).companies();

        assertThat(refused(companies.create(CompanyDraft.named("Acme").field("founded", "long ago"))))
                .containsExactly("FIELD_INVALID customFields.founded", "FIELD_MISSING customFields.employees");
        Company acme = companies
                .create(CompanyDraft.named("Acme")
                        .field("employees", "1.200")
                        .field("founded", LocalDate.of(1990, 5, 1))
                        .field("apodo", "La firma"))
                .orThrow();
        assertThat(acme.customFields())
                .isEqualTo(Map.of("employees", "1200", "founded", "1990-05-01", "apodo", "La firma"));
        assertThat(fixture.inbox().as(fixture.salesUser()).fields().of(acme))
                .extracting(field -> field.text(SPANISH).orElse("-"))
                .containsExactly("1.200", "01/05/1990", "La firma");

        assertThat(refused(companies.edit(acme.id(), acme.version(), draft -> draft.field("employees", (String) null))))
                .containsExactly("FIELD_MISSING customFields.employees");
        Company named = companies
                .edit(acme.id(), acme.version(), draft -> draft.name("Acme SA"))
                .orThrow();
        assertThat(named.customFields()).isEqualTo(acme.customFields());
        Outcome<Company> upserted = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .companies()
                .upsert(CompanyDraft.named("Globex").externalReference("7"));
        assertThat(upserted.isDone()).isTrue();
        assertThat(missing(upserted)).containsExactly("customFields.employees");
    }
}
