package io.escala.core.port;

import io.escala.crm.AccountId;
import io.escala.crm.line.LineId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same business hours every week, on all lines of all accounts, except for holidays. Immutable, each step returns a copy.
 *
 * <pre>{@code
 * WeeklyHours.in(ZoneId.of("America/Argentina/Buenos_Aires"))
 *         .open(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(13, 0))
 *         .open(DayOfWeek.MONDAY, LocalTime.of(16, 0), LocalTime.of(20, 0))
 *         .except(holidays)
 * }</pre>
 *
 * <p>Hours are those of clocks on the wall: when clocks are changed within them, they last longer or shorter.
 */
public final class WeeklyHours implements BusinessHours {
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Opening>> openings;
    private final Set<LocalDate> holidays;

    /** Until midnight when the end is null. */
    private record Opening(LocalTime from, @Nullable LocalTime until) {
        boolean overlaps(Opening other) {
            return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
        }

        private boolean startsBeforeEndOf(Opening other) {
            return other.until == null || from.isBefore(other.until);
        }
    }

    private WeeklyHours(ZoneId zone, Map<DayOfWeek, List<Opening>> openings, Set<LocalDate> holidays) {
        this.zone = zone;
        this.openings = openings;
        this.holidays = holidays;
    }

    /**
     * Begins with a business that is never open.
     *
     * @param zone the time zone of the hours
     * @return hours without any opening
     */
    public static WeeklyHours in(ZoneId zone) {
        return new WeeklyHours(Objects.requireNonNull(zone, "zone"), Map.of(), Set.of());
    }

    /**
     * Opens the business on a day of each week. A day may have several openings.
     *
     * @param day the day
     * @param from when it opens
     * @param until when it closes; midnight is the end of the day
     * @return the hours
     * @throws IllegalArgumentException when it closes no later than it opens, or overlaps another opening of that day
     */
    public WeeklyHours open(DayOfWeek day, LocalTime from, LocalTime until) {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Opening opening = new Opening(from, until.equals(LocalTime.MIDNIGHT) ? null : until);
        if (opening.until() != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("until is not after from");
        }
        List<Opening> ofDay = new ArrayList<>(openings.getOrDefault(day, List.of()));
        if (ofDay.stream().anyMatch(opening::overlaps)) {
            throw new IllegalArgumentException("two openings of " + day + " overlap");
        }
        ofDay.add(opening);
        Map<DayOfWeek, List<Opening>> all = new EnumMap<>(DayOfWeek.class);
        all.putAll(openings);
        all.put(day, List.copyOf(ofDay));
        return new WeeklyHours(zone, all, holidays);
    }

    /**
     * Opens the business from Monday to Friday.
     *
     * @param from when it opens
     * @param until when it closes; midnight is the end of the day
     * @return the hours
     * @throws IllegalArgumentException when it closes no later than it opens, or overlaps another opening
     */
    public WeeklyHours openOnWeekdays(LocalTime from, LocalTime until) {
        WeeklyHours hours = this;
        for (DayOfWeek day : List.of(
                DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
            hours = hours.open(day, from, until);
        }
        return hours;
    }

    /** Closes the business on these days, besides those named before. */
    public WeeklyHours except(Collection<LocalDate> days) {
        Set<LocalDate> all = new HashSet<>(holidays);
        all.addAll(Objects.requireNonNull(days, "days"));
        return new WeeklyHours(zone, openings, Set.copyOf(all));
    }

    @Override
    public Duration within(AccountId account, LineId line, Instant from, Instant until) {
        LocalDate last = until.atZone(zone).toLocalDate();
        Duration sum = Duration.ZERO;
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (!holidays.contains(day)) {
                for (Opening opening : openings.getOrDefault(day.getDayOfWeek(), List.of())) {
                    sum = sum.plus(overlap(day, opening, from, until));
                }
            }
        }
        return sum;
    }

    private Duration overlap(LocalDate day, Opening opening, Instant from, Instant until) {
        LocalTime closes = opening.until();
        Instant begin = day.atTime(opening.from()).atZone(zone).toInstant();
        Instant end = (closes == null
                        ? day.plusDays(1).atStartOfDay(zone)
                        : day.atTime(closes).atZone(zone))
                .toInstant();
        Instant later = begin.isAfter(from) ? begin : from;
        Instant sooner = end.isBefore(until) ? end : until;
        return later.isBefore(sooner) ? Duration.between(later, sooner) : Duration.ZERO;
    }

    @Override
    public String toString() {
        return "WeeklyHours[" + zone + " " + openings + ", " + holidays.size() + " holidays]";
    }
}
