package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.SetAside.Reason;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.Change.DropAside;
import io.escala.crm.store.Change.PutAside;
import io.escala.crm.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is set aside is there once, is found by what is known of it, and leaves when it is dropped. */
public abstract class QuarantineContract extends StoreContract {
    private static final LineKey SALES = new LineKey(Channel.WHATSAPP, "1001");
    private static final LineKey PAGE = new LineKey(Channel.MESSENGER, "1001");

    protected QuarantineContract() {}

    @Test
    void somethingSetAsideTwiceIsOneAndTheFirstStands() {
        SetAside first = acme.aside("id", SALES, Reason.MALFORMED, NOON);
        land(new PutAside(first));

        land(new PutAside(acme.aside("id", PAGE, Reason.STALE, NOON.plusSeconds(1))));

        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(first);
    }

    @Test
    void whatIsSetAsideIsPagedInOrderOfIds() {
        for (String id : List.of("d", "B", "a", "c", "a.1", "a-1", "e")) {
            land(new PutAside(acme.aside(id, SALES, Reason.MALFORMED, NOON)));
        }

        assertThat(Pages.all(3, (after, limit) -> store.setAside(ACME, AsideFilter.EVERYTHING, after, limit)))
                .extracting(SetAside::id)
                .containsExactly("B", "a", "a-1", "a.1", "c", "d", "e");
    }

    @Test
    void whatBelongsToNoAccountIsKeptApart() {
        SetAside nobodys = new Sample(AccountId.NONE).aside("id", null, Reason.UNREADABLE, NOON);
        SetAside acmes = acme.aside("id", SALES, Reason.MALFORMED, NOON);
        landIn(AccountId.NONE, new PutAside(nobodys));
        land(new PutAside(acmes));

        assertThat(list(AccountId.NONE, AsideFilter.EVERYTHING)).containsExactly(nobodys);
        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(acmes);

        landIn(AccountId.NONE, new DropAside(AccountId.NONE, "id"));
        assertThat(list(AccountId.NONE, AsideFilter.EVERYTHING)).isEmpty();
        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(acmes);
    }

    @Test
    void everyFilterFindsWhatFitsIt() {
        List<SetAside> all = everything();
        all.forEach(item -> land(new PutAside(item)));

        for (AsideFilter filter : filters()) {
            assertThat(list(ACME, filter))
                    .as(filter.toString())
                    .isEqualTo(all.stream().filter(filter::matches).toList());
        }
    }

    @Test
    void everyFilterIsPagedWithoutGapsAndRepeats() {
        List<SetAside> all = everything();
        all.forEach(item -> land(new PutAside(item)));

        for (AsideFilter filter : filters()) {
            for (int size : new int[] {1, 2, 7}) {
                assertThat(Pages.all(size, (after, limit) -> store.setAside(ACME, filter, after, limit)))
                        .as("%s by %d", filter, size)
                        .isEqualTo(all.stream().filter(filter::matches).toList());
            }
        }
    }

    @Test
    void beforeMeansBeforeToTheMillisecond() {
        land(new PutAside(acme.aside("at", SALES, Reason.MALFORMED, NOON)));

        assertThat(list(ACME, new AsideFilter(Set.of(), null, NOON))).isEmpty();
        assertThat(list(ACME, new AsideFilter(Set.of(), null, NOON.plusMillis(1))))
                .hasSize(1);
        assertThat(list(ACME, new AsideFilter(Set.of(), null, NOON.minusMillis(1))))
                .isEmpty();
        assertThat(list(ACME, new AsideFilter(Set.of(), null, NOON.plusNanos(999_999))))
                .isEmpty();
    }

    @Test
    void aLineIsMeantWithItsChannel() {
        land(
                new PutAside(acme.aside("sales", SALES, Reason.MALFORMED, NOON)),
                new PutAside(acme.aside("page", PAGE, Reason.MALFORMED, NOON)),
                new PutAside(acme.aside("none", null, Reason.MALFORMED, NOON)));

        assertThat(list(ACME, new AsideFilter(Set.of(), SALES, null)))
                .extracting(SetAside::id)
                .containsExactly("sales");
        assertThat(list(ACME, new AsideFilter(Set.of(), new LineKey(Channel.INSTAGRAM, "1001"), null)))
                .isEmpty();
    }

    @Test
    void itemsAreReadByTheirIds() {
        SetAside one = acme.aside("one", SALES, Reason.MALFORMED, NOON);
        SetAside two = acme.aside("two/\u00f1 2", null, Reason.STALE, NOON);
        land(new PutAside(one), new PutAside(two), new PutAside(acme.aside("three", PAGE, Reason.STALE, NOON)));

        assertThat(store.setAside(ACME, List.of("two/\u00f1 2", "absent", "one", "one")))
                .isEqualTo(Map.of("one", one, "two/\u00f1 2", two));
        assertThat(store.setAside(GLOBEX, List.of("one"))).isEmpty();
    }

    @Test
    void whatIsDroppedIsGoneFromEveryRead() {
        SetAside stays = acme.aside("stays", SALES, Reason.MALFORMED, NOON);
        land(new PutAside(stays), new PutAside(acme.aside("goes", SALES, Reason.MALFORMED, NOON)));

        land(new DropAside(ACME, "goes"));

        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(stays);
        assertThat(list(ACME, new AsideFilter(Set.of(Reason.MALFORMED), SALES, NOON.plusSeconds(1))))
                .containsExactly(stays);
        assertThat(store.setAside(ACME, List.of("stays", "goes"))).isEqualTo(Map.of("stays", stays));
    }

    @Test
    void droppingWhatIsNotThereChangesNothing() {
        SetAside stays = acme.aside("stays", SALES, Reason.MALFORMED, NOON);
        land(new PutAside(stays));

        land(new DropAside(ACME, "absent"));
        land(new DropAside(ACME, "absent"), new DropAside(ACME, "STAYS"));
        landIn(GLOBEX, new DropAside(GLOBEX, "stays"));

        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(stays);
    }

    @Test
    void whatWasDroppedMayBeSetAsideAgain() {
        SetAside again = acme.aside("id", PAGE, Reason.STALE, NOON.plusSeconds(5));
        land(new PutAside(acme.aside("id", SALES, Reason.MALFORMED, NOON)));
        land(new DropAside(ACME, "id"));

        land(new PutAside(again));
        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(again);

        SetAside replaced = acme.aside("id", null, Reason.UNREADABLE, NOON.plusSeconds(6));
        land(new DropAside(ACME, "id"), new PutAside(replaced));
        assertThat(list(ACME, AsideFilter.EVERYTHING)).containsExactly(replaced);
    }

    @Test
    void aPageAfterOneThatWasDroppedGoesOnWhereItStood() {
        for (String id : List.of("a", "b", "c", "d")) {
            land(new PutAside(acme.aside(id, SALES, Reason.MALFORMED, NOON)));
        }
        Page<SetAside> first = store.setAside(ACME, AsideFilter.EVERYTHING, null, 2);
        assertThat(first.items()).extracting(SetAside::id).containsExactly("a", "b");

        land(new DropAside(ACME, "a"), new DropAside(ACME, "b"));

        assertThat(store.setAside(ACME, AsideFilter.EVERYTHING, first.next(), 2).items())
                .extracting(SetAside::id)
                .containsExactly("c", "d");
    }

    private List<SetAside> list(AccountId account, AsideFilter filter) {
        return store.setAside(account, filter, null, 1_000).items();
    }

    /** One of every reason, line and time, in order of the ids, which run across all three. */
    private List<SetAside> everything() {
        List<SetAside> all = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (Instant at : List.of(NOON, NOON.plusSeconds(60))) {
                for (@Nullable LineKey line : lines()) {
                    for (Reason reason : Reason.values()) {
                        all.add(acme.aside("id-" + (1_000 + all.size()), line, reason, at));
                    }
                }
            }
        }
        return all;
    }

    private static List<AsideFilter> filters() {
        List<AsideFilter> filters = new ArrayList<>();
        for (Set<Reason> reasons :
                List.of(Set.<Reason>of(), Set.of(Reason.STALE), Set.of(Reason.MALFORMED, Reason.UNREADABLE), all())) {
            for (@Nullable LineKey line : lines()) {
                filters.add(new AsideFilter(reasons, line, null));
                filters.add(new AsideFilter(reasons, line, NOON.plusSeconds(60)));
                filters.add(new AsideFilter(reasons, line, NOON));
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
