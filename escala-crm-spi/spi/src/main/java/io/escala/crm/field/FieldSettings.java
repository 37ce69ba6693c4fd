package io.escala.crm.field;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of an account's own, in the order in which they are shown, archived ones among them. Versioned: a change names the version it was read at.
 *
 * @param fields at most {@value #MAX_FIELDS} in use, of all entities together, {@value #MAX_ARCHIVED} archived ones and {@value #MAX_OPTIONS}
 *     options of all of them; no two of one entity and key; one of type {@link FieldType#ID} for contacts
 * @param version counts the changes; 0 for what was not saved yet
 */
public record FieldSettings(AccountId account, List<CustomField> fields, long version) {
    /** The most fields in use. */
    public static final int MAX_FIELDS = 100;

    /** The most archived fields. */
    public static final int MAX_ARCHIVED = 100;

    /** The most options of all fields together. */
    public static final int MAX_OPTIONS = 2_000;

    /**
     * Checks numbers and keys.
     *
     * @throws IllegalArgumentException if there are too many, or a key or the ID field is there twice
     */
    public FieldSettings {
        Objects.requireNonNull(account, "account");
        fields = List.copyOf(fields);
        long archived = fields.stream().filter(CustomField::archived).count();
        atMost("fields in use", MAX_FIELDS, fields.size() - archived);
        atMost("archived fields", MAX_ARCHIVED, archived);
        atMost(
                "options",
                MAX_OPTIONS,
                fields.stream().mapToLong(field -> field.options().size()).sum());
        Set<List<Object>> keys = new HashSet<>();
        Set<FieldEntity> numbered = new HashSet<>();
        for (CustomField field : fields) {
            if (!keys.add(List.of(field.entity(), field.key()))) {
                throw new IllegalArgumentException("fields must have keys of their own");
            }
            if (field.type() == FieldType.ID && !numbered.add(field.entity())) {
                throw new IllegalArgumentException("fields of type ID are at most one of each entity");
            }
        }
        Checks.notNegative("version", version);
    }

    private static void atMost(String what, int most, long number) {
        if (number > most) {
            throw new IllegalArgumentException(what + " are at most " + most + ", these are " + number);
        }
    }

    /** Those of an account that has no fields of its own, not saved yet. */
    public static FieldSettings of(AccountId account) {
        return new FieldSettings(account, List.of(), 0);
    }

    /** Returns the fields in use of an entity, in their order. */
    public List<CustomField> inUse(FieldEntity entity) {
        return fields.stream()
                .filter(field -> field.entity() == entity && !field.archived())
                .toList();
    }

    /** Returns a field, archived or not. */
    public Optional<CustomField> field(FieldEntity entity, String key) {
        return fields.stream().filter(field -> field.is(entity, key)).findFirst();
    }

    /** Returns the field of type {@link FieldType#ID}, archived or not. */
    public Optional<CustomField> idField(FieldEntity entity) {
        return fields.stream()
                .filter(field -> field.entity() == entity && field.type() == FieldType.ID)
                .findFirst();
    }

    /**
     * Returns a copy with a field: in the place of the one with its entity and key, else as the last one.
     *
     * @throws IllegalArgumentException if there are too many, or it is a second one of type ID
     */
    public FieldSettings with(CustomField field) {
        boolean known = field(field.entity(), field.key()).isPresent();
        Stream<CustomField> kept = fields.stream().map(each -> each.is(field.entity(), field.key()) ? field : each);
        return withFields((known ? kept : Stream.concat(kept, Stream.of(field))).toList());
    }

    /**
     * Returns a copy with these fields instead, in this order.
     *
     * @throws IllegalArgumentException if there are too many, or a key or the ID field is there twice
     */
    public FieldSettings withFields(List<CustomField> all) {
        return new FieldSettings(account, all, version);
    }

    /** Returns a copy with this version. */
    public FieldSettings withVersion(long newVersion) {
        return new FieldSettings(account, fields, newVersion);
    }
}
