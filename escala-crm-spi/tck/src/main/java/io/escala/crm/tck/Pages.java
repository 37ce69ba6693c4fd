package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists page by page. */
final class Pages {
    private Pages() {}

    /** A query that returns pages. */
    interface Query<T> {
        CursorPage<T> read(@Nullable String after, int limit);
    }

    /** Returns the items of all pages; asserts that only the last page may be short and has no next. */
    static <T> List<T> all(int limit, Query<T> query) {
        List<T> all = new ArrayList<>();
        String after = null;
        do {
            CursorPage<T> page = query.read(after, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            if (page.next() != null) {
                assertThat(page.items())
                        .as("a page that is not the last is full")
                        .hasSize(limit);
            } else if (after != null) {
                assertThat(page.items()).as("the page before promised more").isNotEmpty();
            }
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** Returns the events of a read of the log; asserts that its cursor had not expired. */
    static List<LoggedEvent> events(EventPage page) {
        assertThat(page).isInstanceOf(EventPage.Events.class);
        return ((EventPage.Events) page).events();
    }
}
