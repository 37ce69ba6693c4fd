package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Expected;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that keep the fields of accounts wrongly, each in one way. */
final class WrongFields {
    private WrongFields() {}

    /** Leaves out archived fields. */
    static CrmStore archivedLost(InstantSource clock) {
        return reading(clock, fields -> fields.filter(field -> !field.archived()));
    }

    /** Orders fields by their keys. */
    static CrmStore orderedByKey(InstantSource clock) {
        return reading(clock, fields -> fields.sorted(Comparator.comparing(CustomField::key)));
    }

    /** Replaces the fields whatever version they were read at. */
    static CrmStore versionNotCompared(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                return target().commit(changeSets.stream()
                        .map(set -> WrongWindows.expecting(
                                set,
                                set.expected().stream()
                                        .filter(expected -> expected.kind() != Expected.Kind.FIELD_SETTINGS)
                                        .toList()))
                        .toList());
            }
        };
    }

    private static CrmStore reading(InstantSource clock, UnaryOperator<Stream<CustomField>> wrongly) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Optional<FieldSettings> fieldSettings(AccountId account) {
                return target().fieldSettings(account)
                        .map(settings -> settings.withFields(
                                wrongly.apply(settings.fields().stream()).toList()));
            }
        };
    }
}
