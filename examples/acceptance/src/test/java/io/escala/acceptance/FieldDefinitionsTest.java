package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.fields.FieldValue;
import io.escala.core.fields.Fields;
import io.escala.core.fields.OptionDraft;
import io.escala.core.fields.ShownField;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** The fields that an account defines itself. */
class FieldDefinitionsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private static Fields fields(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).fields();
    }

    private static CustomFieldDraft contacts(String key, FieldType type) {
        return CustomFieldDraft.ofContacts(key, type);
    }

    private static List<String> keys(InboxFixture fixture) {
        return fields(fixture).all().fields().stream().map(CustomField::key).toList();
    }

    private static List<String> refused(Outcome<?> outcome) {
        return outcome.refusals().stream()
                .map(refusal -> refusal.reason() + " " + refusal.field().orElse("") + " "
                        + refusal.cause().map(Enum::name).orElse(""))
                .map(String::strip)
                .sorted()
                .toList();
    }

    @EveryStore
    @DisplayName(
            "S17 Fields are defined with labels in two languages, in the order of the account, and renamed without a value being touched")
    void defined(InboxFixture fixture) {
        CustomField plan = fields(fixture)
                .create(contacts("plan", FieldType.CHOICE)
                        .spanish("Plan contratado")
                        .english("Plan")
                        .option(OptionDraft.keyed("pro").spanish("Profesional").english("Professional"))
                        .option(OptionDraft.keyed("basic"))
                        .mandatory(true))
                .orThrow();
        fields(fixture).create(contacts("Fecha de alta", FieldType.DATE)).orThrow();
        fields(fixture)
                .create(CustomFieldDraft.ofCompanies("plan", FieldType.NUMBER))
                .orThrow();

        assertThat(plan.mandatory()).isTrue();
        assertThat(plan.option("pro").orElseThrow().label().spanish()).isEqualTo("Profesional");
        assertThat(plan.option("basic").orElseThrow().label().english()).isEqualTo("basic");
        assertThat(keys(fixture)).containsExactly("plan", "Fecha de alta", "plan");

        fields(fixture).reorder(FieldEntity.CONTACT, List.of("Fecha de alta")).orThrow();
        assertThat(fields(fixture).all().inUse(FieldEntity.CONTACT))
                .extracting(CustomField::key)
                .containsExactly("Fecha de alta", "plan");

        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").email("rosa@example.com").customField("plan", "Profesional"));
        fields(fixture)
                .change(
                        FieldEntity.CONTACT,
                        "plan",
                        draft -> draft.spanish("Abono")
                                .option(OptionDraft.keyed("pro").spanish("Experto")))
                .orThrow();

        ShownField shown = fixture.card(rosa.id()).fields().get(1);
        assertThat(shown.label(SPANISH)).isEqualTo("Abono");
        assertThat(shown.text(SPANISH)).contains("Experto");
        assertThat(fixture.card(rosa.id()).contact()).isEqualTo(rosa.contact());
        assertThat(rosa.contact().customFields()).containsEntry("plan", "pro");
    }

    @EveryStore
    @DisplayName("S17 An archived field is not shown, and its values come back with it")
    void archived(InboxFixture fixture) {
        fields(fixture)
                .create(contacts("size", FieldType.NUMBER).mandatory(true))
                .orThrow();
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .email("rosa@example.com")
                .customField("size", new BigDecimal("38.50")));

        assertThat(fields(fixture)
                        .archive(FieldEntity.CONTACT, "size")
                        .orThrow()
                        .archived())
                .isTrue();
        assertThat(fixture.card(rosa.id()).fields()).isEmpty();
        assertThat(fixture.card(rosa.id()).field("size")).isEmpty();
        fixture.add(NewContact.consenting("Ana", "Gil").email("ana@example.com"));
        assertThat(refused(fields(fixture).create(contacts("size", FieldType.TEXT))))
                .containsExactly("KEY_TAKEN key");

        fields(fixture).restore(FieldEntity.CONTACT, "size").orThrow();
        assertThat(fixture.card(rosa.id()).field("size")).contains(new FieldValue.Decimal(new BigDecimal("38.5")));
        long version = fields(fixture).all().version();
        fields(fixture).restore(FieldEntity.CONTACT, "size").orThrow();
        assertThat(fields(fixture).all().version()).as("nothing changed").isEqualTo(version);
    }

    @EveryStore
    @DisplayName(
            "S17 Texts of before are shown by the type of a field that is defined over them, the others as what they are")
    void definedOverTexts(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz")
                .email("rosa@example.com")
                .customField("since", "31/01/2026")
                .customField("Talle de remera", "M")
                .customField("size", "large"));
        assertThat(rosa.fields()).extracting(ShownField::key).containsExactly("Talle de remera", "since", "size");
        assertThat(rosa.field("size")).contains(new FieldValue.Text("large"));

        fields(fixture).create(contacts("size", FieldType.NUMBER)).orThrow();
        fields(fixture).create(contacts("since", FieldType.DATE)).orThrow();

        ContactCard now = fixture.card(rosa.id());
        assertThat(now.fields())
                .extracting(field -> field.key() + " " + field.text(SPANISH).orElse(""))
                .containsExactly("size large", "since 31/01/2026", "Talle de remera M");
        assertThat(now.field("size")).contains(new FieldValue.OfOtherType("large"));
        assertThat(now.field("since")).containsInstanceOf(FieldValue.Date.class);
        assertThat(now.contact()).isEqualTo(rosa.contact());
    }

    @EveryStore
    @DisplayName("S17 A definition is refused with everything that is wrong with it")
    void refusals(InboxFixture fixture) {
        assertThat(refused(fields(fixture)
                        .create(contacts(" ", FieldType.NUMBER)
                                .spanish("a".repeat(101))
                                .english("\u202E")
                                .pattern("a+")
                                .option(OptionDraft.keyed("a,b")))))
                .containsExactly(
                        "FIELD_INVALID options MALFORMED",
                        "FIELD_INVALID options NOT_SUPPORTED",
                        "FIELD_INVALID pattern NOT_SUPPORTED",
                        "FIELD_INVALID spanish TOO_LONG",
                        "FIELD_MISSING english",
                        "FIELD_MISSING key");
        assertThat(refused(fields(fixture).create(contacts("a", FieldType.TEXT).pattern("("))))
                .containsExactly("FIELD_INVALID pattern MALFORMED");
        assertThat(refused(fields(fixture).create(contacts("a", FieldType.CHOICE))))
                .containsExactly("FIELD_MISSING options");
        assertThat(refused(fields(fixture).create(contacts("firstName", FieldType.TEXT))))
                .as("the name of a field that every contact has")
                .containsExactly("KEY_TAKEN key");
        assertThat(refused(fields(fixture).create(CustomFieldDraft.ofCompanies("cuit", FieldType.ID))))
                .containsExactly("FIELD_INVALID type NOT_SUPPORTED");

        fields(fixture).create(contacts("dni", FieldType.ID)).orThrow();
        assertThat(refused(fields(fixture).create(contacts("dni", FieldType.ID))))
                .containsExactly("KEY_TAKEN key", "LIMIT_REACHED type");
        assertThat(refused(fields(fixture).change(FieldEntity.CONTACT, "dni", draft -> draft.type(FieldType.TEXT))))
                .containsExactly("FIELD_INVALID type FIXED");
        assertThat(refused(fields(fixture).change(FieldEntity.COMPANY, "dni", draft -> draft)))
                .containsExactly("NOT_FOUND");
        assertThat(refused(fields(fixture).archive(FieldEntity.CONTACT, "none")))
                .containsExactly("NOT_FOUND");
        assertThat(refused(fields(fixture).reorder(FieldEntity.CONTACT, List.of("dni", "dni", "none"))))
                .containsExactly("FIELD_INVALID keys IN_USE", "FIELD_INVALID keys UNKNOWN");
        assertThat(keys(fixture)).containsExactly("dni");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields(fixture)
                        .change(FieldEntity.CONTACT, "dni", draft -> contacts("cuit", FieldType.ID))
                        .isDone());
    }

    @EveryStore
    @DisplayName("S17 An account has at most a hundred fields in use, of contacts and companies together")
    void limits(InboxFixture fixture) {
        for (int i = 0; i < FieldSettings.MAX_FIELDS; i++) {
            fields(fixture)
                    .create(
                            i % 2 == 0
                                    ? contacts("field " + i, FieldType.TEXT)
                                    : CustomFieldDraft.ofCompanies("field " + i, FieldType.TEXT))
                    .orThrow();
        }

        Outcome<CustomField> more = fields(fixture).create(contacts("more", FieldType.TEXT));
        assertThat(more.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.LIMIT_REACHED);
            assertThat(refusal.limit()).hasValue(100);
            assertThat(refusal.actual()).hasValue(101);
        });
        fields(fixture).archive(FieldEntity.CONTACT, "field 0").orThrow();
        fields(fixture).create(contacts("more", FieldType.TEXT)).orThrow();
        assertThat(refused(fields(fixture).restore(FieldEntity.CONTACT, "field 0")))
                .containsExactly("LIMIT_REACHED fields");
    }

    @EveryStore
    @DisplayName("S17 Of administrators who define fields at the same moment, none loses theirs")
    void atOnce(InboxFixture fixture) {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            IntStream.range(0, 4)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> fields(fixture).create(contacts("field " + number, FieldType.TEXT)), executor))
                    .toList()
                    .forEach(created -> assertThat(created.join().isDone()).isTrue());
        } finally {
            executor.shutdown();
        }

        assertThat(keys(fixture)).containsExactlyInAnyOrder("field 0", "field 1", "field 2", "field 3");
        assertThat(fields(fixture).all().version()).isEqualTo(4);
    }

    @EveryStore
    @DisplayName("S17 Who may configure the account defines fields, and everybody reads them")
    void permissions(InboxFixture fixture) {
        Actor configuring = fixture.custom(Permission.CONFIGURE);
        fixture.inbox()
                .as(configuring)
                .fields()
                .create(contacts("plan", FieldType.TEXT))
                .orThrow();

        Fields seller = fixture.inbox().as(fixture.salesUser()).fields();
        assertThat(refused(seller.archive(FieldEntity.CONTACT, "plan"))).containsExactly("NOT_PERMITTED");
        assertThat(seller.all().inUse(FieldEntity.CONTACT))
                .extracting(CustomField::key)
                .containsExactly("plan");
    }
}
