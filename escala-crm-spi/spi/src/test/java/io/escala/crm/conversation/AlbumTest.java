package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.SampleRecords;
import io.escala.crm.conversation.MessageContent.Album;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An album")
class AlbumTest {
    private static final MediaRef PHOTO = photo("https://example.com/1");
    private static final MediaRef OTHER = photo("https://example.com/2");

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 99, 100})
    @DisplayName("holds two to a hundred media")
    void acceptsTwoToAHundredMedia(int size) {
        assertThat(Album.holds(size)).isTrue();
        assertThat(of(size).media()).hasSize(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101, 10_000})
    @DisplayName("holds neither fewer nor more, and says how many it was given")
    void refusesFewerOrMoreMedia(int size) {
        assertThat(Album.holds(size)).isFalse();
        assertThatThrownBy(() -> of(size))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an album has 2 to 100 media, not " + size);
    }

    @Test
    @DisplayName("keeps the order its media came in, and the same medium twice")
    void keepsOrderAndDuplicates() {
        assertThat(new Album(List.of(OTHER, PHOTO, OTHER), null).media()).containsExactly(OTHER, PHOTO, OTHER);
        assertThat(new Album(List.of(OTHER, PHOTO), null)).isNotEqualTo(new Album(List.of(PHOTO, OTHER), null));
    }

    @Test
    @DisplayName("is not changed through the list it was made of, nor through the one it hands out")
    void isImmutable() {
        List<MediaRef> given = new ArrayList<>(List.of(PHOTO, OTHER));
        Album album = new Album(given, null);
        given.clear();

        assertThat(album.media()).containsExactly(PHOTO, OTHER);
        assertThatThrownBy(() -> album.media().add(PHOTO)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("has no medium that is none")
    void refusesNullMedia() {
        List<@Nullable MediaRef> media = new ArrayList<>();
        media.add(PHOTO);
        media.add(null);

        assertThatThrownBy(() -> new Album(unchecked(media), null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @DisplayName("says its caption, made storable")
    void normalisesItsCaption() {
        assertThat(new Album(List.of(PHOTO, OTHER), "a\u0000b").text()).isEqualTo("a\uFFFDb");
        assertThat(new Album(List.of(PHOTO, OTHER), null).text()).isNull();
    }

    @Test
    @DisplayName("shows kinds in a log, and nothing else")
    void toStringShowsKindsOnly() {
        MediaRef video = new MediaRef(MediaKind.VIDEO, null, "https://example.com/secret", null, null, null);

        assertThat(new Album(List.of(PHOTO, video), SampleRecords.TEXT)).hasToString("Album[IMAGE, VIDEO]");
    }

    private static Album of(int size) {
        return new Album(Collections.nCopies(size, PHOTO), null);
    }

    private static MediaRef photo(String url) {
        return new MediaRef(MediaKind.IMAGE, null, url, null, null, null);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null passed by a caller without null checks
    private static List<MediaRef> unchecked(List<? extends @Nullable MediaRef> media) {
        return (List<MediaRef>) media;
    }
}
