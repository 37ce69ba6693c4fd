package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.SampleRecords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A medium")
class MediaFileTest {
    private static final Instant NOON = SampleRecords.NOON;

    @ParameterizedTest
    @EnumSource
    @DisplayName("has a storage key exactly when it is stored")
    void hasAStorageKeyExactlyWhenStored(MediaFile.State state) {
        boolean stored = state == MediaFile.State.STORED;

        assertThat(file(0, state, stored ? "key" : null, 0).state()).isEqualTo(state);
        assertThatThrownBy(() -> file(0, state, stored ? null : "key", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("has no negative place and no negative size")
    void refusesNegativePlaceAndSize() {
        assertThatThrownBy(() -> file(-1, MediaFile.State.STORED, "key", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file(0, MediaFile.State.STORED, "key", -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("moves from failed over expired and stored to erased")
    void statesAreOrdered() {
        assertThat(MediaFile.State.values())
                .containsExactly(
                        MediaFile.State.FAILED,
                        MediaFile.State.EXPIRED,
                        MediaFile.State.STORED,
                        MediaFile.State.ERASED);
    }

    @Test
    @DisplayName("keeps clean words and milliseconds")
    void normalisesTextsAndTimes() {
        MediaFile file = new MediaFile(
                SampleRecords.ACME,
                SampleRecords.MESSAGE_ID,
                0,
                MediaFile.State.FAILED,
                null,
                0,
                " image/png\u0000 ",
                " \n",
                NOON.plusNanos(999_999));

        assertThat(file.mimeType()).isEqualTo("image/png\ufffd");
        assertThat(file.reason()).isNull();
        assertThat(file.at()).isEqualTo(NOON);
    }

    private static MediaFile file(int place, MediaFile.State state, @Nullable String key, long bytes) {
        return new MediaFile(SampleRecords.ACME, SampleRecords.MESSAGE_ID, place, state, key, bytes, null, null, NOON);
    }
}
