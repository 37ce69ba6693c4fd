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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A list of contacts in one order. It is the union of lists of owners in and out of the archive, of which an index gives each in order, so that no more rows are read
 * than a page has of each.
 *
 * @param lists whose contacts it has, not empty
 * @param set a set of contacts that a condition looks into
 * @param condition the other conditions
 */
record ContactList(
        SqlSession session,
        AccountId account,
        ContactListOrder order,
        List<Part> lists,
        ContactSet set,
        SqlCondition condition) {
    /** Without other conditions. */
    ContactList(SqlSession session, AccountId account, ContactListOrder order, List<Part> lists) {
        this(session, account, order, lists, ContactSet.NONE, SqlCondition.of(""));
    }

    /** Returns the index that gives the contacts of all its lists, of a few owners or of a company; null if they have none in common. */
    @Nullable
    String ownIndex() {
        String index = lists.get(0).index();
        return lists.stream().allMatch(list -> Objects.equals(list.index(), index)) ? index : null;
    }

    /** Whether its contacts are those of any owner. */
    boolean isOfEverybody() {
        return lists.stream().allMatch(list -> list.condition().sql().isEmpty());
    }

    /**
     * Returns those whose name begins with the first of some words and has the others in their order, by the index of names and whatever the other
     * conditions are.
     *
     * @param most at most so many, and one more to tell that there are more
     */
    Set<String> named(List<String> words, int most) throws SQLException {
        SqlCondition name = NameBeginning.range(words).and(NameBeginning.of(words));
        String archives = lists.stream()
                .map(list -> list.archived() ? "1" : "0")
                .distinct()
                .collect(joining(", ", "(", ")"));
        return new HashSet<>(session.list(
                "SELECT t.contact FROM escala_listed_contacts t"
                        + session.dialect().by(ContactListOrder.NAMES) + " WHERE t.account = ? AND t.archived IN "
                        + archives + name.sql() + " LIMIT ?",
                params -> {
                    params.text(account.value());
                    name.binding().bind(params);
                    params.number(most + 1L);
                },
                row -> row.text()));
    }

    /** Returns a list with one condition more. */
    ContactList and(SqlCondition more) {
        return new ContactList(session, account, order, lists, set, condition.and(more));
    }

    /** Returns a list whose conditions may look into a set. */
    ContactList with(ContactSet looked) {
        return new ContactList(session, account, order, lists, looked, condition);
    }

    /** Whether an index gives nothing but its contacts in their order. */
    boolean isDirect() {
        return condition.sql().isEmpty()
                && lists.stream().allMatch(list -> list.whole() && (list.index() == null || order.isByActivity()));
    }

    /** Reads the first rows after a position, up to another, in order. */
    List<Placed> page(@Nullable ContactPosition after, @Nullable ContactPosition last, long limit) throws SQLException {
        return page(after, last, limit, order.sql("t"), this::ordered);
    }

    /**
     * Reads the first rows after a position, of a list by name, by an index that finds all of them in another order.
     *
     * @param index the index that finds them
     */
    List<Placed> sorted(@Nullable ContactPosition after, long limit, String index) throws SQLException {
        return page(
                after,
                null,
                limit,
                ContactListOrder.byName("t"),
                list -> session.dialect().by(index));
    }

    private List<Placed> page(
            @Nullable ContactPosition after,
            @Nullable ContactPosition last,
            long limit,
            String inOrder,
            Function<Part, String> by)
            throws SQLException {
        return session.list(
                union(order.columns(), order.between(after, last).sql() + inOrder + " LIMIT ?", by) + order.sql("u")
                        + " LIMIT ?",
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
                union(order.columns(), order.between(after, null).sql() + order.sql("t") + " LIMIT ?", this::ordered)
                        + order.sql("u") + " LIMIT 1 OFFSET ?",
                params -> {
                    bind(params, order.between(after, null), number);
                    params.number(number - 1);
                },
                order::read);
        return found.isEmpty() ? null : found.get(0).position();
    }

    /**
     * Reads all rows, by an index that finds them, and returns those after a position in order; null if there are more than some. The
     * position is compared here, so that no engine takes the index of the order for it.
     *
     * @param index the index that finds them, for an engine that has to be told
     */
    @Nullable
    List<Placed> few(@Nullable ContactPosition after, long most, String index) throws SQLException {
        List<Placed> found = session.list(
                union(order.columns(), " LIMIT ?", list -> session.dialect().by(index)),
                params -> bind(params, SqlCondition.of(""), most + 1),
                order::read);
        return found.size() > most
                ? null
                : found.stream()
                        .filter(placed -> after == null || placed.position().compareTo(after) > 0)
                        .sorted(Comparator.comparing(Placed::position))
                        .toList();
    }

    /** Returns the number of rows, or {@code enough} when there are more, reading them in the order of the list. */
    long count(long enough) throws SQLException {
        return set.isJoined()
                ? Math.min(enough, count(Long.MAX_VALUE, "", this::ordered))
                : count(enough, order.sql("t"), this::ordered);
    }

    /**
     * Returns the number of rows, or {@code enough} when there are more.
     *
     * @param index the index that finds them
     */
    long count(long enough, String index) throws SQLException {
        return count(enough, "", list -> session.dialect().by(index));
    }

    private long count(long enough, String sorted, Function<Part, String> by) throws SQLException {
        return session.list(
                        set.query().sql() + "SELECT COUNT(*) FROM ("
                                + union("t.contact AS contact", sorted + " LIMIT ?", by) + " LIMIT ?) AS n",
                        params -> {
                            set.query().binding().bind(params);
                            bind(params, SqlCondition.of(""), enough);
                            params.number(enough);
                        },
                        row -> row.number())
                .get(0);
    }

    private String union(String columns, String end, Function<Part, String> by) {
        return IntStream.range(0, lists.size())
                .mapToObj(number ->
                        "SELECT * FROM (SELECT " + columns + from(lists.get(number), by) + end + ") AS l" + number)
                .collect(joining(" UNION ALL ", "SELECT * FROM (", ") AS u"));
    }

    /** By the index that gives the contacts of a list in order. */
    private String ordered(Part list) {
        String index = list.index();
        return session.dialect().by(index == null || !order.isByActivity() ? order.index() : index);
    }

    private String from(Part list, Function<Part, String> by) {
        return " FROM escala_listed_contacts t" + by.apply(list) + set.join() + " WHERE t.account = ?"
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
