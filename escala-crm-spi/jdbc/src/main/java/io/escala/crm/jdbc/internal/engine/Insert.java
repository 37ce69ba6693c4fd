package io.escala.crm.jdbc.internal.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The description of an insert, of which a {@link Dialect} makes SQL. Its parameters are the values of the columns, then account and
 * id of the parent, if there is one. Immutable: each method returns a changed copy.
 *
 * @param query a query whose rows are inserted instead of parameters; it has parameters of its own, and ends with a condition
 * @param parent a table that must have the row with the parameters at the end; otherwise nothing is inserted
 * @param existing what happens if there is a row with this key
 * @param assignments what is done with the existing row, in this order; a column that the condition or a later assignment compares
 *     comes after those that depend on it
 * @param condition when the existing row is updated; null for always
 */
public record Insert(
        Table table,
        List<String> columns,
        @Nullable String query,
        @Nullable Table parent,
        Existing existing,
        List<Assignment> assignments,
        @Nullable Expression condition) {
    /** What happens if there is a row with this key. */
    public enum Existing {
        /** The statement fails. */
        FAIL,
        /** The row stays as it is and does not count as changed. */
        KEEP,
        /** The row is updated. */
        UPDATE
    }

    public Insert {
        columns = List.copyOf(columns);
        assignments = List.copyOf(assignments);
        Objects.requireNonNull(existing, "existing");
        if (existing == Existing.UPDATE && table.key().isEmpty()) {
            throw new IllegalArgumentException("rows of " + table + " have no key");
        }
    }

    /** Inserts into a table, and fails if there is a row with this key. */
    public static Insert into(Table table, String... columns) {
        return into(table, List.of(columns));
    }

    /** Inserts into a table, and fails if there is a row with this key. */
    public static Insert into(Table table, List<String> columns) {
        return new Insert(table, columns, null, null, Existing.FAIL, List.of(), null);
    }

    /** Inserts the rows of a query with these columns, any number. */
    public Insert rowsOf(String select) {
        return new Insert(table, columns, select, parent, existing, assignments, condition);
    }

    /** Inserts only if the parent's row exists. */
    public Insert under(Table requiredParent) {
        return new Insert(table, columns, query, requiredParent, existing, assignments, condition);
    }

    /** Leaves an existing row as it is. */
    public Insert orKeep() {
        return new Insert(table, columns, query, parent, Existing.KEEP, List.of(), null);
    }

    /** Updates an existing row. */
    public Insert orUpdate(Assignment... changes) {
        return new Insert(table, columns, query, parent, Existing.UPDATE, List.of(changes), condition);
    }

    /** Takes the given values of some columns into an existing row. */
    public Insert orReplace(String... replaced) {
        return orUpdate(Arrays.stream(replaced).map(Assignment::replace).toArray(Assignment[]::new));
    }

    /** Updates an existing row only if a condition holds; otherwise it does not count as changed. */
    public Insert onlyIf(Expression required) {
        return new Insert(table, columns, query, parent, existing, assignments, required);
    }
}
