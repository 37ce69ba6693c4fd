package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.engine.Table;
import java.util.Comparator;

/**
 * Where a statement stands among those that do not depend on each other: by table, then by its position within the table. No two
 * statements have the same place.
 */
record StatementPlace(Table table, int position) implements Comparable<StatementPlace> {
    private static final Comparator<StatementPlace> ORDER =
            Comparator.comparing(StatementPlace::table).thenComparingInt(StatementPlace::position);

    @Override
    public int compareTo(StatementPlace other) {
        return ORDER.compare(this, other);
    }
}
