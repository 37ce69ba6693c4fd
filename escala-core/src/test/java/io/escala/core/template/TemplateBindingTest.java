package io.escala.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.AccountId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateBindingTest {
    @Test
    @DisplayName("M30 A placeholder bound to a field of the contact is filled with it")
    void bindsFields() {
        TemplateBinding binding = bind(
                template("{{1}} {{2}}, {{3}} de {{4}} ({{5}}): {{6}}"),
                List.of(
                        bound(TemplateField.FIRST_NAME),
                        bound(TemplateField.LAST_NAME),
                        bound(TemplateField.JOB_TITLE),
                        bound(TemplateField.COMPANY),
                        bound(TemplateField.FULL_NAME),
                        bound(TemplateField.custom("Plan"))),
                contact("Rosa", Map.of("Plan", "Pro")));

        assertThat(binding.rendered()).isEqualTo("Rosa Paz, Gerente de Acme (Rosa Paz): Pro");
        assertThat(binding.parameters()).extracting(TemplateParameter::name).containsOnlyNulls();
    }

    @Test
    @DisplayName("M31 The default stands in where the contact has nothing, or there is no contact")
    void fallsBackToDefault() {
        List<TemplateValue> values = List.of(TemplateValue.bound(TemplateField.FIRST_NAME, "amigo"));

        assertThat(bind(template("Hola {{1}}"), values, contact(null, Map.of())).rendered())
                .isEqualTo("Hola amigo");
        assertThat(bind(template("Hola {{1}}"), values, null).rendered()).isEqualTo("Hola amigo");
    }

    @Test
    @DisplayName("M31 A bound placeholder without default is refused at its place")
    void refusesMissingDefault() {
        TemplateBinding binding = bind(
                template("{{1}} {{2}} {{3}}"),
                List.of(
                        TemplateValue.fixed("a"),
                        TemplateValue.bound(TemplateField.FIRST_NAME, null),
                        TemplateValue.bound(TemplateField.FIRST_NAME, "  ")),
                contact("Rosa", Map.of()));

        assertThat(binding.rendered()).isNull();
        assertThat(binding.refusals())
                .containsExactly(
                        Refusal.at(Reason.TEMPLATE_DEFAULT_MISSING, TemplateBinding.VALUES, 1),
                        Refusal.at(Reason.TEMPLATE_DEFAULT_MISSING, TemplateBinding.VALUES, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\rb", "a\tb", "a     b", "\u2028"})
    void invalidFixedValueIsRefused(String text) {
        TemplateBinding binding = bind(template("{{1}}"), List.of(TemplateValue.fixed(text)), null);

        assertThat(binding.refusals())
                .containsExactly(Refusal.at(Reason.TEMPLATE_VALUE_INVALID, TemplateBinding.VALUES, 0));
    }

    @Test
    void invalidDefaultIsRefused() {
        TemplateBinding binding = bind(
                template("{{1}}"),
                List.of(TemplateValue.bound(TemplateField.FIRST_NAME, "a\nb")),
                contact("Rosa", Map.of()));

        assertThat(binding.refusals())
                .containsExactly(Refusal.at(Reason.TEMPLATE_VALUE_INVALID, TemplateBinding.VALUES, 0));
    }

    @Test
    void fourSpacesAreAccepted() {
        assertThat(bind(template("{{1}}"), List.of(TemplateValue.fixed("a    b")), null)
                        .rendered())
                .isEqualTo("a    b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a\nb'|'a b'",
                "'a \r\n\t b'|'a b'",
                "'a     b'|'a b'",
                "'a    b'|'a    b'",
                "'\n a \n'|a",
                "'\n\t'|default"
            })
    void fieldValuesAreNormalised(String held, String expected) {
        TemplateBinding binding = bind(
                template("{{1}}"),
                List.of(TemplateValue.bound(TemplateField.custom("Notes"), "default")),
                contact("Rosa", Map.of("Notes", held)));

        assertThat(binding.rendered()).isEqualTo(expected);
    }

    @Test
    void placeholdersExpandOnce() {
        TemplateBinding binding = bind(
                template("{{1}} and {{2}}"),
                List.of(TemplateValue.fixed("{{2}}"), TemplateValue.fixed("${jndi:x} %n%s $1")),
                null);

        assertThat(binding.rendered()).isEqualTo("{{2}} and ${jndi:x} %n%s $1");
    }

    @Test
    void numberedPlaceholdersOrderTheValuesAndMayRepeat() {
        TemplateBinding binding =
                bind(template("{{2}} {{1}} {{2}}"), List.of(TemplateValue.fixed("a"), TemplateValue.fixed("b")), null);

        assertThat(binding.rendered()).isEqualTo("b a b");
        assertThat(binding.parameters()).extracting(TemplateParameter::value).containsExactly("a", "b");
    }

    @Test
    void namedPlaceholdersKeepTheirNames() {
        TemplateBinding binding = bind(
                template("Hola {{customer}}, {{ plan }}"),
                List.of(TemplateValue.fixed("Rosa"), TemplateValue.fixed("Pro")),
                null);

        assertThat(binding.rendered()).isEqualTo("Hola Rosa, Pro");
        assertThat(binding.parameters())
                .containsExactly(new TemplateParameter("customer", "Rosa"), new TemplateParameter("plan", "Pro"));
    }

    @Test
    void missingAndSurplusValuesAreRefused() {
        Refusal mismatch = Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, TemplateBinding.VALUES);

        assertThat(bind(template("{{1}}"), List.of(), null).refusals()).containsExactly(mismatch.limitedTo(1, 0));
        assertThat(bind(template("none"), List.of(TemplateValue.fixed("a")), null)
                        .refusals())
                .containsExactly(mismatch.limitedTo(0, 1));
    }

    @Test
    void tooLongBodyIsRefused() {
        assertThat(bind(template("{{1}}"), List.of(TemplateValue.fixed("x".repeat(1_024))), null)
                        .refusals())
                .isEmpty();
        assertThat(bind(template("{{1}}"), List.of(TemplateValue.fixed("x".repeat(1_025))), null)
                        .refusals())
                .containsExactly(Refusal.field(Reason.TEXT_TOO_LONG, TemplateBinding.VALUES)
                        .limitedTo(1_024, 1_025));
    }

    private static TemplateBinding bind(MessageTemplate template, List<TemplateValue> inOrder, Contact contact) {
        return TemplateBinding.bind(template, TemplateValues.none().with(inOrder), contact);
    }

    private static TemplateValue bound(TemplateField field) {
        return TemplateValue.bound(field, "default");
    }

    private static MessageTemplate template(String body) {
        return new MessageTemplate("8001", "hello", "es_AR", TemplateCategory.UTILITY, TemplateStatus.APPROVED, body);
    }

    private static Contact contact(String firstName, Map<String, String> customFields) {
        return new Contact(
                new AccountId("acme"),
                new ContactId("rosa"),
                firstName,
                "Paz",
                "Gerente",
                "Acme",
                null,
                Lifecycle.PROSPECT,
                false,
                customFields,
                Map.of(),
                Origin.PERSON,
                Instant.EPOCH,
                0);
    }
}
