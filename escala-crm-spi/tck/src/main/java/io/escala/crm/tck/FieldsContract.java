package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutFieldSettings;
import io.escala.crm.change.Expected;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.field.FieldType;
import io.escala.crm.store.CommitResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The fields of an account are read as they were put, in their order, archived ones too; each account has its own, and a change names the version read. */
abstract class FieldsContract extends StoreContract {
    private static final FieldLabel LABEL = new FieldLabel("Cumpleaños 🎂 & \"más\"", "Birthday \\ 生日");

    @Test
    void nothingWasSavedYet() {
        assertThat(store.fieldSettings(ACME)).isEmpty();

        commitApplied(new PutFieldSettings(FieldSettings.of(ACME).withVersion(1)));

        assertThat(store.fieldSettings(ACME)).contains(FieldSettings.of(ACME).withVersion(1));
        assertThat(store.fieldSettings(GLOBEX)).isEmpty();
    }

    @Test
    void fieldsOfEveryTypeAreReadAsTheyWerePut() {
        List<CustomField> fields = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            fields.add(new CustomField(
                    FieldEntity.CONTACT,
                    "Campo de tipo " + type,
                    type,
                    LABEL,
                    fields.size() % 2 == 0,
                    type.mayHavePattern() ? "(?i)[A-Z]{2}\\d+|ñ\n\t\"" : null,
                    type.hasOptions() ? List.of(option("b"), option("a")) : List.of(),
                    fields.size() % 3 == 1));
        }
        FieldSettings full = FieldSettings.of(ACME).withFields(fields).withVersion(7);
        commitApplied(new PutFieldSettings(full));
        commitAppliedIn(GLOBEX, new PutFieldSettings(one(FieldSettings.of(GLOBEX), "other", 1)));

        assertThat(store.fieldSettings(ACME)).contains(full);
        assertThat(store.fieldSettings(GLOBEX)).contains(one(FieldSettings.of(GLOBEX), "other", 1));
    }

    @Test
    void orderIsKeptAsItIsPut() {
        List<CustomField> fields = Arrays.asList(
                field(FieldEntity.CONTACT, "b"), field(FieldEntity.COMPANY, "a"), field(FieldEntity.CONTACT, "a"));
        commitApplied(
                new PutFieldSettings(FieldSettings.of(ACME).withFields(fields).withVersion(1)));
        assertThat(store.fieldSettings(ACME).orElseThrow().fields()).isEqualTo(fields);

        Collections.reverse(fields);
        commitApplied(
                new PutFieldSettings(FieldSettings.of(ACME).withFields(fields).withVersion(2)));
        assertThat(store.fieldSettings(ACME).orElseThrow().fields()).isEqualTo(fields);
    }

    @Test
    void changeNamesTheVersionItWasReadAt() {
        commitApplied(
                changeSet().expect(version(0)).change(new PutFieldSettings(one(FieldSettings.of(ACME), "first", 1))));

        assertThat(commit(changeSet()
                        .expect(version(0))
                        .change(new PutFieldSettings(one(FieldSettings.of(ACME), "second", 1)))))
                .isEqualTo(new CommitResult.Conflict(new CommitResult.VersionMoved(version(0), 1L)));
        assertThat(store.fieldSettings(ACME)).contains(one(FieldSettings.of(ACME), "first", 1));
    }

    @Test
    void largestSettingsAreKept() {
        String long100 = "ñ".repeat(FieldLabel.MAX_LENGTH);
        List<FieldOption> options = IntStream.range(0, FieldSettings.MAX_OPTIONS / FieldSettings.MAX_FIELDS)
                .mapToObj(number -> new FieldOption("option-" + number, FieldLabel.of(long100)))
                .toList();
        List<CustomField> fields = IntStream.range(0, FieldSettings.MAX_FIELDS)
                .mapToObj(number -> new CustomField(
                        FieldEntity.COMPANY,
                        "field " + number,
                        FieldType.CHOICES,
                        FieldLabel.of(long100),
                        true,
                        null,
                        options,
                        false))
                .toList();
        FieldSettings full = FieldSettings.of(ACME).withFields(fields).withVersion(1);

        commitApplied(new PutFieldSettings(full));

        assertThat(store.fieldSettings(ACME)).contains(full);
    }

    private static FieldSettings one(FieldSettings settings, String key, long version) {
        return settings.with(field(FieldEntity.CONTACT, key)).withVersion(version);
    }

    private static CustomField field(FieldEntity entity, String key) {
        return CustomField.of(entity, key, FieldType.TEXT, LABEL);
    }

    private static FieldOption option(String key) {
        return new FieldOption(key, new FieldLabel("Opción " + key, "Option " + key));
    }

    private static Expected version(long version) {
        return new Expected(Expected.Kind.FIELD_SETTINGS, ACME.value(), version);
    }
}
