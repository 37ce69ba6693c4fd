package io.escala.crm.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.SampleRecords;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A filter of the quarantine")
class QuarantineFilterTest {
    private static final Instant NOON = SampleRecords.NOON;
    private static final LineKey SALES = new LineKey(Channel.WHATSAPP, "1001");
    private static final QuarantinedItem ITEM = item(SALES);

    @Test
    @DisplayName("that names nothing fits everything")
    void emptyFilterMatchesEverything() {
        assertThat(QuarantineFilter.EVERYTHING.matches(ITEM)).isTrue();
        assertThat(QuarantineFilter.EVERYTHING.matches(item(null))).isTrue();
    }

    @Test
    @DisplayName("of reasons fits any of them")
    void matchesAnyOfItsReasons() {
        assertThat(of(Set.of(QuarantinedItem.Reason.MALFORMED, QuarantinedItem.Reason.STALE))
                        .matches(ITEM))
                .isTrue();
        assertThat(of(EnumSet.complementOf(EnumSet.of(QuarantinedItem.Reason.MALFORMED)))
                        .matches(ITEM))
                .isFalse();
    }

    @Test
    @DisplayName("of a line fits what came through that line of that channel")
    void matchesItsLineOnly() {
        assertThat(of(SALES).matches(ITEM)).isTrue();
        assertThat(of(new LineKey(Channel.MESSENGER, "1001")).matches(ITEM)).isFalse();
        assertThat(of(new LineKey(Channel.WHATSAPP, "1002")).matches(ITEM)).isFalse();
        assertThat(of(SALES).matches(item(null))).isFalse();
    }

    @Test
    @DisplayName("of a time fits what was quarantined before it")
    void matchesItemsBeforeItsTime() {
        assertThat(of(NOON.plusMillis(1)).matches(ITEM)).isTrue();
        assertThat(of(NOON).matches(ITEM)).isFalse();
        assertThat(of(NOON.minusMillis(1)).matches(ITEM)).isFalse();
    }

    @Test
    @DisplayName("wants all of what it names")
    void matchesOnlyIfAllCriteriaMatch() {
        Set<QuarantinedItem.Reason> right = Set.of(QuarantinedItem.Reason.MALFORMED);
        Set<QuarantinedItem.Reason> wrong = Set.of(QuarantinedItem.Reason.STALE);
        Instant later = NOON.plusSeconds(1);

        assertThat(new QuarantineFilter(right, SALES, later).matches(ITEM)).isTrue();
        assertThat(new QuarantineFilter(wrong, SALES, later).matches(ITEM)).isFalse();
        assertThat(new QuarantineFilter(right, new LineKey(Channel.WHATSAPP, "2"), later).matches(ITEM))
                .isFalse();
        assertThat(new QuarantineFilter(right, SALES, NOON).matches(ITEM)).isFalse();
    }

    private static QuarantineFilter of(Set<QuarantinedItem.Reason> reasons) {
        return new QuarantineFilter(reasons, null, null);
    }

    private static QuarantineFilter of(LineKey line) {
        return new QuarantineFilter(Set.of(), line, null);
    }

    private static QuarantineFilter of(Instant before) {
        return new QuarantineFilter(Set.of(), null, before);
    }

    private static QuarantinedItem item(@Nullable LineKey line) {
        return new QuarantinedItem(
                SampleRecords.ACME,
                "id",
                line,
                null,
                QuarantinedItem.Reason.MALFORMED,
                null,
                SampleRecords.ASIDE.raw(),
                NOON);
    }
}
