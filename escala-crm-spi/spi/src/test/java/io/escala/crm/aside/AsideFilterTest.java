package io.escala.crm.aside;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Nouns;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A filter of the quarantine")
class AsideFilterTest {
    private static final Instant NOON = Nouns.NOON;
    private static final LineKey SALES = new LineKey(Channel.WHATSAPP, "1001");
    private static final SetAside ITEM = item(SALES);

    @Test
    @DisplayName("that names nothing fits everything")
    void thatNamesNothingFitsEverything() {
        assertThat(AsideFilter.EVERYTHING.matches(ITEM)).isTrue();
        assertThat(AsideFilter.EVERYTHING.matches(item(null))).isTrue();
    }

    @Test
    @DisplayName("of reasons fits any of them")
    void ofReasonsFitsAnyOfThem() {
        assertThat(of(Set.of(SetAside.Reason.MALFORMED, SetAside.Reason.STALE)).matches(ITEM))
                .isTrue();
        assertThat(of(EnumSet.complementOf(EnumSet.of(SetAside.Reason.MALFORMED)))
                        .matches(ITEM))
                .isFalse();
    }

    @Test
    @DisplayName("of a line fits what came through that line of that channel")
    void ofALineFitsThatLineOnly() {
        assertThat(of(SALES).matches(ITEM)).isTrue();
        assertThat(of(new LineKey(Channel.MESSENGER, "1001")).matches(ITEM)).isFalse();
        assertThat(of(new LineKey(Channel.WHATSAPP, "1002")).matches(ITEM)).isFalse();
        assertThat(of(SALES).matches(item(null))).isFalse();
    }

    @Test
    @DisplayName("of a time fits what was set aside before it")
    void ofATimeFitsWhatWasBefore() {
        assertThat(of(NOON.plusMillis(1)).matches(ITEM)).isTrue();
        assertThat(of(NOON).matches(ITEM)).isFalse();
        assertThat(of(NOON.minusMillis(1)).matches(ITEM)).isFalse();
    }

    @Test
    @DisplayName("wants all of what it names")
    void wantsAllOfWhatItNames() {
        Set<SetAside.Reason> right = Set.of(SetAside.Reason.MALFORMED);
        Set<SetAside.Reason> wrong = Set.of(SetAside.Reason.STALE);
        Instant later = NOON.plusSeconds(1);

        assertThat(new AsideFilter(right, SALES, later).matches(ITEM)).isTrue();
        assertThat(new AsideFilter(wrong, SALES, later).matches(ITEM)).isFalse();
        assertThat(new AsideFilter(right, new LineKey(Channel.WHATSAPP, "2"), later).matches(ITEM))
                .isFalse();
        assertThat(new AsideFilter(right, SALES, NOON).matches(ITEM)).isFalse();
    }

    private static AsideFilter of(Set<SetAside.Reason> reasons) {
        return new AsideFilter(reasons, null, null);
    }

    private static AsideFilter of(LineKey line) {
        return new AsideFilter(Set.of(), line, null);
    }

    private static AsideFilter of(Instant before) {
        return new AsideFilter(Set.of(), null, before);
    }

    private static SetAside item(@Nullable LineKey line) {
        return new SetAside(Nouns.ACME, "id", line, null, SetAside.Reason.MALFORMED, null, Nouns.ASIDE.raw(), NOON);
    }
}
