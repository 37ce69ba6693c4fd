package io.escala.core.fields;

import io.escala.core.identify.PhoneNumbers;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldOption;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values of one field. Pure. */
final class FieldParser {
    static final int MAX_LONG_TEXT = 5_000;

    private static final int MAX_URL = 2_000;
    private static final Set<String> YES = Set.of("true", "yes", "y", "si", "s", "1", "verdadero");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "falso");

    private final CustomField field;
    private final FieldFormats formats;

    FieldParser(CustomField field, FieldFormats formats) {
        this.field = field;
        this.formats = formats;
    }

    FieldValue stored(String text) {
        return switch (field.type()) {
            // A text stays one, whatever rules came later.
            case TEXT, LONG_TEXT -> new FieldValue.Text(text);
            case NUMBER ->
                NumberTexts.stored(text)
                        .<FieldValue>map(FieldValue.Decimal::new)
                        .orElseGet(() -> asTyped(text));
            default -> asTyped(text);
        };
    }

    private FieldValue asTyped(String text) {
        return Objects.requireNonNullElseGet(text(text).value, () -> new FieldValue.OfOtherType(text));
    }

    Outcome<FieldValue> typed(Object value) {
        if (value instanceof String text && text.isBlank()) {
            return Outcome.refused(CustomFieldRules.refusal(Refusal.Reason.FIELD_MISSING, field));
        }
        Read read = read(value);
        if (read.value != null) {
            return Outcome.done(read.value);
        }
        Refusal refusal = CustomFieldRules.refusal(Refusal.Reason.FIELD_INVALID, field);
        refusal = read.cause == null ? refusal : refusal.because(read.cause);
        return Outcome.refused(read.limit == 0 ? refusal : refusal.limitedTo(read.limit, read.actual));
    }

    private Read read(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Collection<?> several && field.type().hasOptions()) {
            return options(several.stream().map(String::valueOf).toList());
        }
        return switch (field.type()) {
            case NUMBER -> value instanceof BigDecimal number ? number(number) : Read.MALFORMED;
            case DATE ->
                value instanceof LocalDate day
                        ? Read.of(DateTexts.kept(day).map(FieldValue.Date::new))
                        : Read.MALFORMED;
            case DATE_TIME ->
                value instanceof Instant moment
                        ? Read.of(DateTexts.kept(moment).map(FieldValue.DateTime::new))
                        : Read.MALFORMED;
            case YES_NO -> value instanceof Boolean yes ? Read.of(new FieldValue.YesNo(yes)) : Read.MALFORMED;
            default -> Read.MALFORMED;
        };
    }

    private Read text(String given) {
        String text = SafeText.storable(given);
        return switch (field.type()) {
            case TEXT -> line(text);
            case LONG_TEXT -> lines(text);
            case NUMBER -> Read.of(NumberTexts.typed(text, formats).map(FieldValue.Decimal::new));
            case DATE -> Read.of(DateTexts.day(text.strip(), formats).map(FieldValue.Date::new));
            case DATE_TIME -> Read.of(DateTexts.moment(text.strip(), formats).map(FieldValue.DateTime::new));
            case YES_NO -> yesNo(text);
            case CHOICE, CHOICES -> options(text);
            case EMAIL -> Read.of(ContactKeyValue.email(text).map(key -> new FieldValue.Email(key.value())));
            case PHONE -> phone(text);
            case URL -> url(text.strip());
            case ID -> id(text.strip());
        };
    }

    private Read line(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > SafeText.MAX_NAME_CODE_POINTS) {
            return Read.tooLong(SafeText.MAX_NAME_CODE_POINTS, length);
        }
        String clean = SafeText.name(text);
        return clean == null ? Read.MALFORMED : matching(clean);
    }

    private Read matching(String text) {
        String pattern = field.pattern();
        ValuePattern.Verdict verdict =
                pattern == null ? ValuePattern.Verdict.MATCHES : ValuePattern.judge(pattern, text);
        return verdict == ValuePattern.Verdict.MATCHES
                ? Read.of(new FieldValue.Text(text))
                : Read.wrong(problem(verdict).orElse(Cause.MALFORMED));
    }

    /** What is wrong with a pattern itself. */
    static Optional<Cause> problem(ValuePattern.Verdict verdict) {
        return switch (verdict) {
            case MATCHES, DIFFERS -> Optional.empty();
            case MALFORMED -> Optional.of(Cause.MALFORMED);
            case UNAVAILABLE -> Optional.of(Cause.NOT_SUPPORTED);
        };
    }

    /** Control characters other than line breaks and tabs are taken out; what is written from right to left stays. */
    private static Read lines(String text) {
        StringBuilder clean = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(clean::appendCodePoint);
        String stripped = clean.toString().strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > MAX_LONG_TEXT) {
            return Read.tooLong(MAX_LONG_TEXT, length);
        }
        return stripped.isEmpty() ? Read.MALFORMED : Read.of(new FieldValue.Text(stripped));
    }

    private static Read number(BigDecimal number) {
        return NumberTexts.problem(number)
                .map(Read::wrong)
                .orElseGet(() -> Read.of(new FieldValue.Decimal(NumberTexts.plain(number))));
    }

    private static Read yesNo(String text) {
        String word = SafeText.searchKey(text);
        if (YES.contains(word)) {
            return Read.of(new FieldValue.YesNo(true));
        }
        return NO.contains(word) ? Read.of(new FieldValue.YesNo(false)) : Read.MALFORMED;
    }

    /** The whole text is one option, or its parts between commas, semicolons and line breaks are several. */
    private Read options(String text) {
        Optional<FieldOption> whole = option(text);
        return whole.isPresent()
                ? options(List.of(text))
                : options(TextSplitter.parts(text.replace(';', ',').replace('\n', ','), ','));
    }

    private Read options(List<String> given) {
        Set<FieldOption> chosen = new LinkedHashSet<>();
        for (String each : given) {
            Optional<FieldOption> option = option(each);
            if (option.isPresent()) {
                chosen.add(option.get());
            } else if (!each.isBlank()) {
                return Read.wrong(Cause.UNKNOWN);
            }
        }
        if (chosen.isEmpty()) {
            return Read.wrong(Cause.UNKNOWN);
        }
        List<FieldOption> ordered = new ArrayList<>(field.options());
        ordered.retainAll(chosen);
        return switch (field.type()) {
            case CHOICES -> Read.of(new FieldValue.Choices(ordered));
            default -> ordered.size() == 1 ? Read.of(new FieldValue.Choice(ordered.get(0))) : Read.MALFORMED;
        };
    }

    /** By its key, else by its label in either language, whatever its case and accents. */
    private Optional<FieldOption> option(String text) {
        Optional<FieldOption> byKey = field.option(text.strip());
        String label = SafeText.searchKey(text);
        return byKey.isPresent() || label.isEmpty()
                ? byKey
                : field.options().stream()
                        .filter(option -> SafeText.searchKey(option.label().spanish())
                                        .equals(label)
                                || SafeText.searchKey(option.label().english()).equals(label))
                        .findFirst();
    }

    private Read phone(String text) {
        Optional<Phone> phone = PhoneNumbers.parse(text, formats.region()).phone();
        return Read.of(phone.map(FieldValue.Phone::new));
    }

    /** Without a scheme it is {@code https}; with a user in it, it could look like an address that it is not. */
    private static Read url(String text) {
        if (text.length() > MAX_URL) {
            return Read.tooLong(MAX_URL, text.length());
        }
        int scheme = text.indexOf("://");
        String whole = scheme < 0
                ? "https://" + text
                : text.substring(0, scheme).toLowerCase(Locale.ROOT) + text.substring(scheme);
        try {
            URI uri = new URI(whole);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getHost().contains(".") && uri.getUserInfo() == null
                    ? Read.of(new FieldValue.Url(URI.create(uri.toASCIIString())))
                    : Read.MALFORMED;
        } catch (URISyntaxException e) {
            return Read.MALFORMED;
        }
    }

    private static Read id(String text) {
        if (text.length() > SafeText.MAX_ID_LENGTH) {
            return Read.tooLong(SafeText.MAX_ID_LENGTH, text.length());
        }
        return SafeText.isId(text) ? Read.of(new FieldValue.Id(text)) : Read.MALFORMED;
    }

    /** A value, or what is wrong. */
    private record Read(
            @Nullable FieldValue value, @Nullable Cause cause, long limit, long actual) {
        static final Read MALFORMED = wrong(Cause.MALFORMED);

        static Read of(FieldValue value) {
            return new Read(value, null, 0, 0);
        }

        static Read of(Optional<? extends FieldValue> value) {
            return value.isPresent() ? of(value.get()) : MALFORMED;
        }

        static Read wrong(Cause cause) {
            return new Read(null, cause, 0, 0);
        }

        static Read tooLong(long limit, long actual) {
            return new Read(null, Cause.TOO_LONG, limit, actual);
        }
    }
}
