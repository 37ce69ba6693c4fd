package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.IntakeChange.DropQuarantined;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.QuarantinedItem.Reason;
import io.escala.crm.store.CursorPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An item is quarantined once, is found by its properties, and is removed when it is dropped. */
abstract class QuarantineContract extends StoreContract {
    private static final LineKey SALES = new LineKey(Channel.WHATSAPP, "1001");
    private static final LineKey PAGE = new LineKey(Channel.MESSENGER, "1001");

    @Test
    void repeatedItemKeepsTheFirst() {
        QuarantinedItem first = acme.quarantined("id", SALES, Reason.MALFORMED, NOON);
        commitApplied(new Quarantine(first));

        commitApplied(new Quarantine(acme.quarantined("id", PAGE, Reason.STALE, NOON.plusSeconds(1))));

        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(first);
    }

    @Test
    void itemsArePagedById() {
        for (String id : List.of("d", "B", "a", "c", "a.1", "a-1", "e")) {
            commitApplied(new Quarantine(acme.quarantined(id, SALES, Reason.MALFORMED, NOON)));
        }

        assertThat(Pages.all(3, (after, limit) -> store.quarantined(ACME, QuarantineFilter.EVERYTHING, after, limit)))
                .extracting(QuarantinedItem::id)
                .containsExactly("B", "a", "a-1", "a.1", "c", "d", "e");
    }

    @Test
    void itemsWithoutAccountAreKeptSeparately() {
        QuarantinedItem nobodys = new Sample(AccountId.NONE).quarantined("id", null, Reason.UNREADABLE, NOON);
        QuarantinedItem acmes = acme.quarantined("id", SALES, Reason.MALFORMED, NOON);
        commitAppliedIn(AccountId.NONE, new Quarantine(nobodys));
        commitApplied(new Quarantine(acmes));

        assertThat(list(AccountId.NONE, QuarantineFilter.EVERYTHING)).containsExactly(nobodys);
        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(acmes);

        commitAppliedIn(AccountId.NONE, new DropQuarantined(AccountId.NONE, "id"));
        assertThat(list(AccountId.NONE, QuarantineFilter.EVERYTHING)).isEmpty();
        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(acmes);
    }

    @Test
    void everyFilterFindsItsItems() {
        List<QuarantinedItem> all = everything();
        all.forEach(item -> commitApplied(new Quarantine(item)));

        for (QuarantineFilter filter : filters()) {
            assertThat(list(ACME, filter))
                    .as(filter.toString())
                    .isEqualTo(all.stream().filter(filter::matches).toList());
        }
    }

    @Test
    void filteredPagesHaveNoGapsOrRepeats() {
        List<QuarantinedItem> all = everything();
        all.forEach(item -> commitApplied(new Quarantine(item)));

        for (QuarantineFilter filter : filters()) {
            for (int size : new int[] {1, 2, 7}) {
                assertThat(Pages.all(size, (after, limit) -> store.quarantined(ACME, filter, after, limit)))
                        .as("%s by %d", filter, size)
                        .isEqualTo(all.stream().filter(filter::matches).toList());
            }
        }
    }

    @Test
    void beforeFilterHasMillisecondPrecision() {
        commitApplied(new Quarantine(acme.quarantined("at", SALES, Reason.MALFORMED, NOON)));

        assertThat(list(ACME, new QuarantineFilter(Set.of(), null, NOON))).isEmpty();
        assertThat(list(ACME, new QuarantineFilter(Set.of(), null, NOON.plusMillis(1))))
                .hasSize(1);
        assertThat(list(ACME, new QuarantineFilter(Set.of(), null, NOON.minusMillis(1))))
                .isEmpty();
        assertThat(list(ACME, new QuarantineFilter(Set.of(), null, NOON.plusNanos(999_999))))
                .isEmpty();
    }

    @Test
    void lineFilterIncludesTheChannel() {
        commitApplied(
                new Quarantine(acme.quarantined("sales", SALES, Reason.MALFORMED, NOON)),
                new Quarantine(acme.quarantined("page", PAGE, Reason.MALFORMED, NOON)),
                new Quarantine(acme.quarantined("none", null, Reason.MALFORMED, NOON)));

        assertThat(list(ACME, new QuarantineFilter(Set.of(), SALES, null)))
                .extracting(QuarantinedItem::id)
                .containsExactly("sales");
        assertThat(list(ACME, new QuarantineFilter(Set.of(), new LineKey(Channel.INSTAGRAM, "1001"), null)))
                .isEmpty();
    }

    @Test
    void itemsAreReadByTheirIds() {
        QuarantinedItem one = acme.quarantined("one", SALES, Reason.MALFORMED, NOON);
        QuarantinedItem two = acme.quarantined("two/\u00f1 2", null, Reason.STALE, NOON);
        commitApplied(
                new Quarantine(one),
                new Quarantine(two),
                new Quarantine(acme.quarantined("three", PAGE, Reason.STALE, NOON)));

        assertThat(store.quarantined(ACME, List.of("two/\u00f1 2", "absent", "one", "one")))
                .isEqualTo(Map.of("one", one, "two/\u00f1 2", two));
        assertThat(store.quarantined(GLOBEX, List.of("one"))).isEmpty();
    }

    @Test
    void droppedItemIsGoneFromEveryRead() {
        QuarantinedItem stays = acme.quarantined("stays", SALES, Reason.MALFORMED, NOON);
        commitApplied(new Quarantine(stays), new Quarantine(acme.quarantined("goes", SALES, Reason.MALFORMED, NOON)));

        commitApplied(new DropQuarantined(ACME, "goes"));

        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(stays);
        assertThat(list(ACME, new QuarantineFilter(Set.of(Reason.MALFORMED), SALES, NOON.plusSeconds(1))))
                .containsExactly(stays);
        assertThat(store.quarantined(ACME, List.of("stays", "goes"))).isEqualTo(Map.of("stays", stays));
    }

    @Test
    void droppingAnAbsentItemHasNoEffect() {
        QuarantinedItem stays = acme.quarantined("stays", SALES, Reason.MALFORMED, NOON);
        commitApplied(new Quarantine(stays));

        commitApplied(new DropQuarantined(ACME, "absent"));
        commitApplied(new DropQuarantined(ACME, "absent"), new DropQuarantined(ACME, "STAYS"));
        commitAppliedIn(GLOBEX, new DropQuarantined(GLOBEX, "stays"));

        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(stays);
    }

    @Test
    void droppedItemMayBeQuarantinedAgain() {
        QuarantinedItem again = acme.quarantined("id", PAGE, Reason.STALE, NOON.plusSeconds(5));
        commitApplied(new Quarantine(acme.quarantined("id", SALES, Reason.MALFORMED, NOON)));
        commitApplied(new DropQuarantined(ACME, "id"));

        commitApplied(new Quarantine(again));
        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(again);

        QuarantinedItem replaced = acme.quarantined("id", null, Reason.UNREADABLE, NOON.plusSeconds(6));
        commitApplied(new DropQuarantined(ACME, "id"), new Quarantine(replaced));
        assertThat(list(ACME, QuarantineFilter.EVERYTHING)).containsExactly(replaced);
    }

    @Test
    void pagingContinuesAfterADroppedItem() {
        for (String id : List.of("a", "b", "c", "d")) {
            commitApplied(new Quarantine(acme.quarantined(id, SALES, Reason.MALFORMED, NOON)));
        }
        CursorPage<QuarantinedItem> first = store.quarantined(ACME, QuarantineFilter.EVERYTHING, null, 2);
        assertThat(first.items()).extracting(QuarantinedItem::id).containsExactly("a", "b");

        commitApplied(new DropQuarantined(ACME, "a"), new DropQuarantined(ACME, "b"));

        assertThat(store.quarantined(ACME, QuarantineFilter.EVERYTHING, first.next(), 2)
                        .items())
                .extracting(QuarantinedItem::id)
                .containsExactly("c", "d");
    }

    private List<QuarantinedItem> list(AccountId account, QuarantineFilter filter) {
        return store.quarantined(account, filter, null, 1_000).items();
    }

    /** Returns one item per combination of reason, line and time, in order of their ids. */
    private List<QuarantinedItem> everything() {
        List<QuarantinedItem> all = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (Instant at : List.of(NOON, NOON.plusSeconds(60))) {
                for (@Nullable LineKey line : lines()) {
                    for (Reason reason : Reason.values()) {
                        all.add(acme.quarantined("id-" + (1_000 + all.size()), line, reason, at));
                    }
                }
            }
        }
        return all;
    }

    private static List<QuarantineFilter> filters() {
        List<QuarantineFilter> filters = new ArrayList<>();
        for (Set<Reason> reasons :
                List.of(Set.<Reason>of(), Set.of(Reason.STALE), Set.of(Reason.MALFORMED, Reason.UNREADABLE), all())) {
            for (@Nullable LineKey line : lines()) {
                filters.add(new QuarantineFilter(reasons, line, null));
                filters.add(new QuarantineFilter(reasons, line, NOON.plusSeconds(60)));
                filters.add(new QuarantineFilter(reasons, line, NOON));
            }
        }
        return filters;
    }

    private static Set<Reason> all() {
        return EnumSet.allOf(Reason.class);
    }

    private static List<@Nullable LineKey> lines() {
        List<@Nullable LineKey> lines = new ArrayList<>(List.of(SALES, PAGE));
        lines.add(null);
        return lines;
    }
}
