package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key of a report")
class MessageReportTest {
    /** Rising: before and after the epoch, with other numbers of digits. */
    private static final List<Instant> RISING = LongStream.of(
                    -4_000_000_000_000L,
                    -10_000,
                    -1_001,
                    -1_000,
                    -999,
                    -10,
                    -9,
                    -1,
                    0,
                    1,
                    9,
                    10,
                    999,
                    1_000,
                    1_001,
                    10_000,
                    1_772_366_400_000L,
                    253_402_300_799_999L)
            .mapToObj(Instant::ofEpochMilli)
            .toList();

    @Test
    @DisplayName("sorts by time, before the epoch and after")
    void sortsByTime() {
        List<String> unsends = new ArrayList<>();
        List<String> edits = new ArrayList<>();
        List<String> reactions = new ArrayList<>();
        List<String> statuses = new ArrayList<>();
        for (Instant at : RISING) {
            unsends.add(new Amendment.Unsend(at).key());
            edits.add(edit(at, "9").key());
            reactions.add(reaction(at, "9").key());
            statuses.add(new DeliveryStep(0, DeliveryStatus.READ, at, null).key());
        }

        for (List<String> keys : List.of(unsends, edits, reactions, statuses)) {
            assertThat(keys).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("ranks by time before order")
    void ranksByTimeBeforeOrder() {
        List<String> edits = new ArrayList<>();
        List<String> reactions = new ArrayList<>();
        for (Instant at : RISING) {
            for (String order : List.of("1", "10", "2", "z")) {
                edits.add(edit(at, order).rank());
                reactions.add(reaction(at, order).rank());
            }
        }

        assertThat(edits).isSorted().doesNotHaveDuplicates();
        assertThat(reactions).isEqualTo(edits);
    }

    @Test
    @DisplayName("sorts statuses first, in order of rank and time")
    void sortsStatusesFirst() {
        List<String> keys = new ArrayList<>();
        for (DeliveryStatus status : DeliveryStatus.values()) {
            for (Instant at : RISING) {
                keys.add(new DeliveryStep(DeliveryStep.REPORTED, status, at, null).key());
            }
        }
        Instant first = RISING.get(0);
        keys.add(edit(first, "1").key());
        keys.add(reaction(first, "1").key());
        keys.add(new Amendment.Unsend(first).key());

        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("is the same for the same report delivered again, whatever its error or content")
    void repeatedReportHasTheSameKey() {
        Instant at = RISING.get(5);

        assertThat(new DeliveryStep(0, DeliveryStatus.FAILED, at, null).key())
                .isEqualTo(new DeliveryStep(
                                DeliveryStep.REPORTED, DeliveryStatus.FAILED, at, new DeliveryError(1, 0, null))
                        .key());
        assertThat(edit(at, "1").key()).isEqualTo(new Amendment.Edit(new MessageContent.Removed(), at, "1").key());
        assertThat(new Amendment.Reaction(Direction.INBOUND, "+", at, "1").key())
                .isEqualTo(reaction(at, "1").key())
                .isNotEqualTo(new Amendment.Reaction(Direction.OUTBOUND, "+", at, "1").key());
    }

    @Test
    @DisplayName("has at most 600 characters")
    void hasAtMost600Characters() {
        String longest = "x".repeat(512);

        assertThat(edit(RISING.get(0), longest).key())
                .hasSizeLessThanOrEqualTo(600)
                .endsWith(longest);
        assertThat(new Amendment.Reaction(Direction.OUTBOUND, "+", RISING.get(0), longest).key())
                .hasSizeLessThanOrEqualTo(600)
                .endsWith(longest);
    }

    private static Amendment.Edit edit(Instant at, String order) {
        return new Amendment.Edit(new MessageContent.Text("x"), at, order);
    }

    private static Amendment.Reaction reaction(Instant at, String order) {
        return new Amendment.Reaction(Direction.INBOUND, null, at, order);
    }
}
