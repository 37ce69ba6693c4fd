package io.escala.crm.jdbc.internal.read;

import static java.util.stream.Collectors.joining;

import io.escala.crm.AccountId;
import io.escala.crm.jdbc.internal.engine.Params;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.jdbc.internal.read.ContactConditions.Part;
import io.escala.crm.jdbc.internal.read.ContactListOrder.Placed;
import io.escala.crm.store.ContactPosition;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list of contacts in one order. It is the union of lists of owners in and out of the archive, of which an index gives each in order, so that no more rows are read
 * than a page has of each.
 *
 * @param lists whose contacts it has, not empty
 * @param condition the other conditions
 */
record ContactList(
        SqlSession session, AccountId account, ContactListOrder order, List<Part> lists, SqlCondition condition) {
    /** Returns a list with one condition more. */
    ContactList and(SqlCondition more) {
        return new ContactList(session, account, order, lists, condition.and(more));
    }

    /** Whether an index gives nothing but its contacts in their order. */
    boolean isDirect() {
        return condition.sql().isEmpty()
                && lists.stream().allMatch(list -> list.whole() && (list.index() == null || order.isByActivity()));
    }

    /** Reads the first rows after a position, up to another, in order. */
    List<Placed> page(@Nullable ContactPosition after, @Nullable ContactPosition last, long limit) throws SQLException {
        return session.list(
                union(ContactListOrder.COLUMNS, order.between(after, last).sql() + order.sql("t") + " LIMIT ?", true)
                        + order.sql("u") + " LIMIT ?",
                params -> {
                    bind(params, order.between(after, last), limit);
                    params.number(limit);
                },
                order::read);
    }

    /** Returns the position of a row after a position, or null when there are not as many. */
    @Nullable
    ContactPosition position(@Nullable ContactPosition after, long number) throws SQLException {
        List<Placed> found = session.list(
                union(ContactListOrder.COLUMNS, order.between(after, null).sql() + order.sql("t") + " LIMIT ?", true)
                        + order.sql("u") + " LIMIT 1 OFFSET ?",
                params -> {
                    bind(params, order.between(after, null), number);
                    params.number(number - 1);
                },
                order::read);
        return found.isEmpty() ? null : found.get(0).position();
    }

    /**
     * Reads all rows, by whatever index finds them best, and returns those after a position in order; null if there are more than some. The
     * position is compared here, so that no engine takes the index of the order for it.
     */
    @Nullable
    List<Placed> few(@Nullable ContactPosition after, long most) throws SQLException {
        List<Placed> found = session.list(
                union(ContactListOrder.COLUMNS, " LIMIT ?", false),
                params -> bind(params, SqlCondition.of(""), most + 1),
                order::read);
        return found.size() > most
                ? null
                : found.stream()
                        .filter(placed -> after == null || placed.position().compareTo(after) > 0)
                        .sorted(Comparator.comparing(Placed::position))
                        .toList();
    }

    /**
     * Returns the number of rows, or {@code enough} when there are more.
     *
     * @param found whether they are found by other indexes than those of the order
     */
    long count(long enough, boolean found) throws SQLException {
        return session.list(
                        "SELECT COUNT(*) FROM ("
                                + union("t.contact AS contact", (found ? "" : order.sql("t")) + " LIMIT ?", !found)
                                + " LIMIT ?) AS n",
                        params -> {
                            bind(params, SqlCondition.of(""), enough);
                            params.number(enough);
                        },
                        row -> row.number())
                .get(0);
    }

    private String union(String columns, String end, boolean ordered) {
        return IntStream.range(0, lists.size())
                .mapToObj(number ->
                        "SELECT * FROM (SELECT " + columns + from(lists.get(number), ordered) + end + ") AS l" + number)
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") AS u"));
    }

    private String from(Part list, boolean ordered) {
        String index = list.index() == null || !order.isByActivity() ? order.index() : list.index();
        return " FROM escala_listed_contacts t" + (ordered ? session.dialect().by(index) : "") + " WHERE t.account = ?"
                + " AND t.archived = " + (list.archived() ? 1 : 0)
                + list.condition().sql() + condition.sql();
    }

    private void bind(Params params, SqlCondition part, long limit) throws SQLException {
        for (Part list : lists) {
            params.text(account.value());
            list.condition().binding().bind(params);
            condition.binding().bind(params);
            part.binding().bind(params);
            params.number(limit);
        }
    }
}
