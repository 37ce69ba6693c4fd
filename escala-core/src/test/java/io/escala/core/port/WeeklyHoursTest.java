package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.line.LineId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Weekly business hours")
class WeeklyHoursTest {
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");
    private static final ZoneId CHANGING = ZoneId.of("Europe/Madrid");

    /** From nine to one and from four to eight on weekdays, on Saturdays until midnight; the Tuesday is a holiday. */
    private static final WeeklyHours HOURS = WeeklyHours.in(ZONE)
            .openOnWeekdays(LocalTime.of(9, 0), LocalTime.of(13, 0))
            .openOnWeekdays(LocalTime.of(16, 0), LocalTime.of(20, 0))
            .open(DayOfWeek.SATURDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT)
            .except(List.of(LocalDate.of(2026, 3, 3)));

    @ParameterizedTest(name = "from {0} until {1}: {2}")
    @CsvSource({
        "2026-03-02T09:00, 2026-03-02T13:00, PT4H",
        "2026-03-02T08:00, 2026-03-02T08:59, PT0S",
        "2026-03-02T12:30, 2026-03-02T16:30, PT1H",
        "2026-03-02T10:00, 2026-03-02T10:00, PT0S",
        "2026-03-02T13:00, 2026-03-02T16:00, PT0S",
        "2026-03-02T19:00, 2026-03-04T10:00, PT2H",
        "2026-03-07T21:00, 2026-03-08T09:00, PT2H",
        "2026-03-08T00:00, 2026-03-08T23:59, PT0S",
        "2026-03-02T00:00, 2026-03-09T00:00, PT34H",
        "2026-03-02T00:00, 2027-03-01T00:00, PT2176H"
    })
    void countOnlyWhenOpen(LocalDateTime from, LocalDateTime until, Duration expected) {
        assertThat(within(HOURS, ZONE, from, until)).isEqualTo(expected);
    }

    @Test
    @DisplayName("last as long as clocks on the wall say, when clocks are changed")
    void followTheWallClock() {
        WeeklyHours nights = WeeklyHours.in(CHANGING).open(DayOfWeek.SUNDAY, LocalTime.of(1, 0), LocalTime.of(5, 0));

        assertThat(within(nights, CHANGING, LocalDateTime.of(2026, 3, 29, 0, 0), LocalDateTime.of(2026, 3, 29, 12, 0)))
                .isEqualTo(Duration.ofHours(3));
        assertThat(within(
                        nights, CHANGING, LocalDateTime.of(2026, 10, 25, 0, 0), LocalDateTime.of(2026, 10, 25, 12, 0)))
                .isEqualTo(Duration.ofHours(5));
    }

    @Test
    void openingsMustNotOverlapOrEndBeforeTheyBegin() {
        LocalTime nine = LocalTime.of(9, 0);
        WeeklyHours morning = WeeklyHours.in(ZONE).open(DayOfWeek.MONDAY, nine, LocalTime.of(13, 0));

        assertThatThrownBy(() -> morning.open(DayOfWeek.MONDAY, LocalTime.of(12, 59), LocalTime.of(14, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MONDAY");
        assertThatThrownBy(() -> morning.open(DayOfWeek.MONDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> morning.open(DayOfWeek.TUESDAY, nine, nine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("until");
        assertThat(morning.open(DayOfWeek.MONDAY, LocalTime.of(13, 0), LocalTime.MIDNIGHT))
                .isNotNull();
    }

    private static Duration within(WeeklyHours hours, ZoneId zone, LocalDateTime from, LocalDateTime until) {
        return hours.within(
                new AccountId("acme"),
                new LineId("line"),
                from.atZone(zone).toInstant(),
                until.atZone(zone).toInstant());
    }
}
