package io.escala.core.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.TryAgainException;
import io.escala.core.result.Count;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read page by page. */
class StoredListingTest {
    private final List<Integer> limits = new ArrayList<>();

    /** The numbers from 0, whose cursor is the next number. */
    private CursorPage<Integer> numbers(int size, @Nullable String cursor, int limit) {
        limits.add(limit);
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(size, from + limit);
        return new CursorPage<>(IntStream.range(from, to).boxed().toList(), to < size ? String.valueOf(to) : null);
    }

    private Listing<Integer> listing(int size) {
        return StoredListing.of((cursor, limit) -> numbers(size, cursor, limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 199, 200, 201, 400, 1_001})
    void iteratingReturnsEveryItemOnce(int size) {
        assertThat(listing(size))
                .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
        assertThat(listing(size).stream()).hasSize(size);
    }

    @Test
    void creatingReadsNothingAndAnIteratorReadsOnlyWhatItNeeds() {
        Listing<Integer> listing = listing(10_000);
        assertThat(limits).isEmpty();

        Iterator<Integer> iterator = listing.iterator();
        iterator.next();
        assertThat(limits).hasSize(1);
        while (iterator.hasNext()) {
            iterator.next();
        }
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void pagesFollowEachOther() {
        CursorPage<Integer> first = listing(5).page(CursorRequest.first(3));
        CursorPage<Integer> second = listing(5).page(CursorRequest.after(String.valueOf(first.next()), 3));

        assertThat(first.items()).containsExactly(0, 1, 2);
        assertThat(second.items()).containsExactly(3, 4);
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,0,true", "1,1,true", "9999,9999,true", "10000,10000,true", "10001,10000,false", "50000,10000,false"})
    void countIsExactUpToTenThousand(int size, long value, boolean exact) {
        assertThat(listing(size).count()).isEqualTo(new Count(value, exact));
        assertThat(StoredListing.counted(
                                (cursor, limit) -> numbers(size, cursor, limit),
                                rows -> rows,
                                enough -> Math.min(size, enough))
                        .count())
                .isEqualTo(new Count(value, exact));
        assertThat(listing(size).countExactly()).isEqualTo(size);
    }

    @Test
    void countingStopsWhenThereAreMoreThanCounted() {
        assertThat(listing(1_000_000).count().isExact()).isFalse();

        assertThat(limits.stream().mapToInt(Integer::intValue).sum()).isLessThan(11_000);
    }

    @Test
    void storeCountsNoFurtherThanNeeded() {
        List<Long> asked = new ArrayList<>();
        Listing<Integer> listing =
                StoredListing.counted((cursor, limit) -> numbers(20_000, cursor, limit), rows -> rows, enough -> {
                    asked.add(enough);
                    return Math.min(20_000, enough);
                });

        assertThat(listing.count()).isEqualTo(Count.moreThanCounted());
        assertThat(listing.countExactly()).isEqualTo(20_000);
        assertThat(asked).containsExactly(10_001L, Long.MAX_VALUE);
    }

    @Test
    void largeRowsAreReadInSmallPages() {
        Listing<Integer> large = StoredListing.inPagesOf(25, (cursor, limit) -> numbers(60, cursor, limit));

        assertThat(large).hasSize(60);
        assertThat(large.countExactly()).isEqualTo(60);
        assertThat(limits).containsOnly(25);
    }

    @Test
    void itemsOfAPageAreMadeTogether() {
        List<Integer> sizes = new ArrayList<>();
        Listing<String> listing = StoredListing.of((cursor, limit) -> numbers(250, cursor, limit), rows -> {
            sizes.add(rows.size());
            return rows.stream().map(String::valueOf).toList();
        });

        assertThat(listing).hasSize(250);
        assertThat(sizes).containsExactly(200, 50);
    }

    @Test
    void unavailableStoreCanBeAskedAgain() {
        Listing<Integer> listing = StoredListing.of((cursor, limit) -> {
            throw new StoreUnavailableException("down", new IllegalStateException("down"));
        });

        assertThatThrownBy(() -> listing.page(CursorRequest.first(1))).isInstanceOf(TryAgainException.class);
        assertThatThrownBy(listing::count).isInstanceOf(TryAgainException.class);
        assertThatThrownBy(() -> listing.iterator().hasNext()).isInstanceOf(TryAgainException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void limitIsBounded(int limit) {
        assertThatThrownBy(() -> CursorRequest.first(limit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CursorRequest.newest(limit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CursorRequest.after("5", limit)).isInstanceOf(IllegalArgumentException.class);
    }
}
