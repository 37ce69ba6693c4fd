package io.escala.crm.jdbc.internal.read;

import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.ContactFilter.Relevance;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An order of a list of contacts in SQL, for the table {@code t}. The order of relevance is that of activity for each relevance.
 *
 * @param order the order
 * @param relevance how well a text finds all contacts of the list
 * @param column what it is ordered by, then by the contact
 * @param index the index that gives the order
 */
record ContactListOrder(ContactOrder order, Relevance relevance, String column, String index) {
    /** The index of names. */
    static final String NAMES = "escala_listed_contacts_name";

    /** The index of all contacts by activity. */
    static final String BY_ACTIVITY = "escala_listed_contacts_activity";

    /** The index of the contacts of one owner by activity. */
    static final String OF_OWNERS = "escala_listed_contacts_owner";

    /** The index of the contacts of one company by activity. */
    static final String OF_COMPANY = "escala_listed_contacts_company";

    /** The index of consents and other states. */
    static final String OF_STATES = "escala_listed_contacts_states";

    static ContactListOrder of(ContactOrder order, Relevance relevance) {
        return switch (order) {
            case RELEVANCE, ACTIVITY -> new ContactListOrder(order, relevance, "place", BY_ACTIVITY);
            case CREATED -> new ContactListOrder(order, relevance, "created_at", "escala_listed_contacts_created");
            case NAME -> new ContactListOrder(order, relevance, "name", NAMES);
        };
    }

    /** Whether an index of the contacts of one owner gives it. */
    boolean isByActivity() {
        return order == ContactOrder.RELEVANCE || order == ContactOrder.ACTIVITY;
    }

    /** What is read of each contact: but for its activity, what the index of the order has. */
    String columns() {
        return "t.contact AS contact, t.place AS place"
                + (column.equals("place") ? "" : ", t." + column + " AS " + column);
    }

    /** Returns ORDER BY, for a table. */
    String sql(String table) {
        String direction = order == ContactOrder.NAME ? "" : " DESC";
        return " ORDER BY " + table + "." + column + direction + ", " + table + ".contact" + direction;
    }

    /** Returns ORDER BY for rows that an index finds in another order: of an expression, for which no index can be chosen. */
    static String byName(String table) {
        return " ORDER BY " + table + ".name || '', " + table + ".contact";
    }

    /** Returns the condition that rows follow a position, and are not behind another; null for the ends of the list. */
    SqlCondition between(@Nullable ContactPosition after, @Nullable ContactPosition last) {
        String key = " AND (t." + column + ", t.contact) ";
        boolean rises = order == ContactOrder.NAME;
        SqlCondition all = SqlCondition.of("");
        if (after != null) {
            all = all.and(new SqlCondition(key + (rises ? "> (?, ?)" : "< (?, ?)"), params -> bind(params, after)));
        }
        if (last != null) {
            all = all.and(new SqlCondition(key + (rises ? "<= (?, ?)" : ">= (?, ?)"), params -> bind(params, last)));
        }
        return all;
    }

    private static void bind(Params params, ContactPosition position) throws SQLException {
        if (position.order() == ContactOrder.NAME) {
            params.text(position.name()).text(position.id());
        } else {
            params.number(position.time()).text(position.id());
        }
    }

    /** Reads {@link #columns}. */
    Placed read(Row row) throws SQLException {
        String contact = row.text();
        long place = row.number();
        long time = order == ContactOrder.NAME
                ? ContactPosition.NEVER
                : order == ContactOrder.CREATED ? row.number() : place;
        String name = order == ContactOrder.NAME ? row.text() : "";
        return new Placed(new ContactPosition(order, relevance, time, name, contact), place);
    }

    /**
     * A contact of the list.
     *
     * @param position where it stands
     * @param activity its latest activity, or {@link ContactPosition#NEVER}
     */
    record Placed(ContactPosition position, long activity) {}
}
