package io.escala.core.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.store.CursorPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors belong to the list that gave them. */
class BoundCursorsTest {
    private static final String PLACE = "2026-11-02T12:00:00Z/ñ?&=+ 日本";

    private static CursorPage<String> letters(@Nullable String cursor) {
        return cursor == null
                ? new CursorPage<>(List.of("a"), PLACE)
                : new CursorPage<>(List.of(cursor.equals(PLACE) ? "b" : "lost"), null);
    }

    private static Listing<String> list(Object... what) {
        return StoredListing.of(BoundCursors.of(what).bind((cursor, limit) -> letters(cursor)));
    }

    private static String cursor(Listing<String> list) {
        return String.valueOf(list.page(CursorRequest.first(1)).next());
    }

    @Test
    void cursorLeadsOnInTheSameList() {
        String cursor = cursor(list("rows", "ada"));

        assertThat(list("rows", "ada").page(CursorRequest.after(cursor, 1)).items())
                .containsExactly("b");
        assertThat(list("rows", "ada")).containsExactly("a", "b");
    }

    @Test
    void cursorIsSafeInUrls() {
        assertThat(cursor(list("rows", "ada"))).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        for (Listing<String> other : List.of(list("rows", "sam"), list("rowsada"), list("rows"), list("ada", "rows"))) {
            assertThatThrownBy(() -> other.page(CursorRequest.after(cursor(list("rows", "ada")), 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this cursor belongs to another list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ñ", "2026-11-02T12:00:00Z/chat", "AAAAAAAAAAAAAAAA", "====", "QUJD"})
    void textThatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> list("rows").page(CursorRequest.after(text, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this cursor belongs to another list");
    }
}
