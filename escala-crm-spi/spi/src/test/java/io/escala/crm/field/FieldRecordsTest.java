package io.escala.crm.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Fields of an account's own")
class FieldRecordsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final FieldLabel LABEL = new FieldLabel("Talle", "Size");

    @ParameterizedTest
    @EnumSource
    @DisplayName("have options and patterns exactly if their type has them")
    void partsFitTheType(FieldType type) {
        List<FieldOption> options = options(2);

        assertThatCode(() -> field("size", type, null, type.hasOptions() ? options : List.of()))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field("size", type, null, type.hasOptions() ? List.of() : options));
        if (!type.mayHavePattern()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> field("size", type, "a+", type.hasOptions() ? options : List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " size", "a  b", "a\nb", "\u202Esize", "a\u0000b"})
    @DisplayName("have a key under which values can be kept")
    void keyIsClean(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> field(key, FieldType.TEXT, null, List.of()));
    }

    @Test
    @DisplayName("take every name as key under which there may be values today")
    void keyIsAnyCleanName() {
        for (String key : List.of("plan", "Plan contratado", "Señas / ñandú 中文", "x".repeat(200))) {
            assertThat(field(key, FieldType.TEXT, null, List.of()).key()).isEqualTo(key);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> field("x".repeat(201), FieldType.TEXT, null, List.of()));
    }

    @Test
    @DisplayName("have bounded patterns, labels and options")
    void partsAreBounded() {
        String longest = "a".repeat(CustomField.MAX_PATTERN);
        assertThat(field("size", FieldType.TEXT, longest, List.of()).pattern()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> field("size", FieldType.TEXT, longest + "a", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> field("size", FieldType.TEXT, "", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> field("size", FieldType.TEXT, "\u0000", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> FieldLabel.of("a".repeat(FieldLabel.MAX_LENGTH + 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FieldLabel("Talle", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new FieldOption("a,b", LABEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field("size", FieldType.CHOICE, null, options(CustomField.MAX_OPTIONS + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field(
                        "size",
                        FieldType.CHOICE,
                        null,
                        List.of(options(1).get(0), options(1).get(0))));
    }

    @Test
    @DisplayName("are at most a hundred in use, of contacts and companies together")
    void numbersAreBounded() {
        List<CustomField> fields = new ArrayList<>();
        for (int i = 0; i < FieldSettings.MAX_FIELDS; i++) {
            fields.add(CustomField.of(
                    i % 2 == 0 ? FieldEntity.CONTACT : FieldEntity.COMPANY, "field " + i, FieldType.TEXT, LABEL));
        }
        FieldSettings full = FieldSettings.of(ACME).withFields(fields);
        CustomField more = CustomField.of(FieldEntity.CONTACT, "more", FieldType.TEXT, LABEL);

        assertThatIllegalArgumentException().isThrownBy(() -> full.with(more));
        assertThat(full.with(more.withArchived(true)).fields()).hasSize(FieldSettings.MAX_FIELDS + 1);
        assertThat(full.with(fields.get(3)).fields()).isEqualTo(fields);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSettings.of(ACME)
                        .withFields(IntStream.rangeClosed(0, FieldSettings.MAX_ARCHIVED)
                                .mapToObj(i -> CustomField.of(FieldEntity.COMPANY, "f" + i, FieldType.DATE, LABEL)
                                        .withArchived(true))
                                .toList()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldSettings.of(ACME)
                        .withFields(IntStream.rangeClosed(0, FieldSettings.MAX_OPTIONS / CustomField.MAX_OPTIONS)
                                .mapToObj(i -> field("f" + i, FieldType.CHOICE, null, options(CustomField.MAX_OPTIONS)))
                                .toList()));
    }

    @Test
    @DisplayName("have a key once for contacts and once for companies, and one of type ID")
    void keysAreUnique() {
        CustomField contact = CustomField.of(FieldEntity.CONTACT, "size", FieldType.TEXT, LABEL);
        CustomField company = CustomField.of(FieldEntity.COMPANY, "size", FieldType.TEXT, LABEL);
        FieldSettings both = FieldSettings.of(ACME).with(contact).with(company);

        assertThat(both.fields()).containsExactly(contact, company);
        assertThat(both.inUse(FieldEntity.COMPANY)).containsExactly(company);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.withFields(List.of(contact, contact.withArchived(true))));

        CustomField id = CustomField.of(FieldEntity.CONTACT, "dni", FieldType.ID, LABEL);
        CustomField second = CustomField.of(FieldEntity.CONTACT, "cuit", FieldType.ID, LABEL);
        assertThat(both.with(id).idField(FieldEntity.CONTACT)).contains(id);
        assertThatIllegalArgumentException().isThrownBy(() -> both.with(id).with(second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomField.of(FieldEntity.COMPANY, "cuit", FieldType.ID, LABEL));
    }

    @Test
    @DisplayName("are called in Spanish, and in English for every other language")
    void labelsByLanguage() {
        assertThat(LABEL.in(Locale.forLanguageTag("es-AR"))).isEqualTo("Talle");
        assertThat(LABEL.in(Locale.ENGLISH)).isEqualTo("Size");
        assertThat(LABEL.in(Locale.GERMAN)).isEqualTo("Size");
    }

    private static CustomField field(String key, FieldType type, @Nullable String pattern, List<FieldOption> options) {
        return new CustomField(FieldEntity.CONTACT, key, type, LABEL, false, pattern, options, false);
    }

    private static List<FieldOption> options(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new FieldOption("option-" + i, LABEL))
                .toList();
    }
}
