package io.escala.core.internal.receive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.core.channel.TryAgainException;
import io.escala.core.result.Receipt;
import io.escala.core.result.Receipt.Filing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long a body of several slices may take before it is answered")
class AnswerTimeTest {
    private Instant now = Instant.parse("2026-11-02T12:00:00Z");

    private static List<Receipt.Item> slice(int stored, int duplicates) {
        return Stream.of(
                        Collections.nCopies(stored, Receipt.Item.of(Filing.STORED)),
                        Collections.nCopies(duplicates, Receipt.Item.of(Filing.DUPLICATE)))
                .flatMap(List::stream)
                .toList();
    }

    private void files(AnswerTime time, Duration took, List<Receipt.Item> slice) {
        now = now.plus(took);
        time.filed(slice);
    }

    @Test
    @DisplayName("is as long as the next slice, taking as long as the last, ends within five seconds")
    void nextSliceEndsInTime() {
        AnswerTime time = AnswerTime.limited(() -> now);
        files(time, Duration.ofSeconds(1), slice(10, 0));
        files(time, Duration.ofSeconds(2), slice(10, 0));

        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> files(time, Duration.ofMillis(1_001), slice(10, 0)));
    }

    @Test
    @DisplayName("is longer for what was filed before, so that the next delivery gets further")
    void duplicatesNeverEndABody() {
        AnswerTime time = AnswerTime.limited(() -> now);

        assertThatCode(() -> {
                    files(time, Duration.ofSeconds(9), slice(0, 10));
                    files(time, Duration.ofSeconds(9), slice(5, 5));
                })
                .doesNotThrowAnyException();
        assertThatExceptionOfType(TryAgainException.class)
                .isThrownBy(() -> files(time, Duration.ofSeconds(1), slice(6, 4)));
    }

    @Test
    @DisplayName("is unlimited where nobody waits")
    void isUnlimitedWhereNobodyWaits() {
        assertThatCode(() -> files(AnswerTime.unlimited(), Duration.ofHours(1), slice(10, 0)))
                .doesNotThrowAnyException();
    }
}
