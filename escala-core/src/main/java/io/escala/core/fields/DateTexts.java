package io.escala.core.fields;

import io.escala.crm.text.BoundedPattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Days and moments as people of a region type and read them; years 1 to 9999. Pure. */
final class DateTexts {
    private static final BoundedPattern DAY = BoundedPattern.of("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", 10);
    private static final BoundedPattern TIME = BoundedPattern.of("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?", 8);
    private static final int MAX_CHARS = 40;

    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private DateTexts() {}

    static String text(LocalDate day, FieldFormats formats) {
        return day.format(formats.monthFirst() ? MONTH_FIRST : DAY_FIRST);
    }

    static String text(Instant moment, FieldFormats formats) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, formats.zone());
        return text(local.toLocalDate(), formats) + " " + local.format(CLOCK);
    }

    /** Reads {@code 2026-01-31}, or day and month in the order of the region before the year. */
    static Optional<LocalDate> day(String text, FieldFormats formats) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            List<String> parts = DAY.groups(text).orElse(List.of());
            if (parts.isEmpty()) {
                return kept(LocalDate.parse(text));
            }
            int first = Integer.parseInt(parts.get(0));
            int second = Integer.parseInt(parts.get(1));
            boolean monthFirst = formats.monthFirst();
            return kept(LocalDate.of(
                    Integer.parseInt(parts.get(2)), monthFirst ? first : second, monthFirst ? second : first));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads a moment with its offset, or a day and a time in the zone of the account. */
    static Optional<Instant> moment(String text, FieldFormats formats) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        try {
            return kept(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            int gap = Math.max(text.indexOf('T'), text.indexOf(' '));
            return gap < 0 ? Optional.empty() : moment(text.substring(0, gap), text.substring(gap + 1), formats);
        }
    }

    private static Optional<Instant> moment(String day, String time, FieldFormats formats) {
        return day(day, formats)
                .flatMap(date -> time(time.strip())
                        .flatMap(clock ->
                                kept(date.atTime(clock).atZone(formats.zone()).toInstant())));
    }

    private static Optional<LocalTime> time(String text) {
        return TIME.groups(text)
                .map(parts -> parts.stream()
                        .mapToInt(part -> part.isEmpty() ? 0 : Integer.parseInt(part))
                        .toArray())
                .filter(parts -> parts[0] < 24 && parts[1] < 60 && parts[2] < 60)
                .map(parts -> LocalTime.of(parts[0], parts[1], parts[2]));
    }

    static Optional<LocalDate> kept(LocalDate day) {
        return Optional.of(day).filter(date -> date.getYear() >= 1 && date.getYear() <= 9_999);
    }

    static Optional<Instant> kept(Instant moment) {
        try {
            return kept(LocalDate.ofInstant(moment, ZoneOffset.UTC)).map(day -> moment.truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
