package io.escala.crm.codec;

import io.escala.crm.quarantine.RawBytes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that is one text, number or boolean. */
final class ScalarForm<V, T> implements Form {
    /** Every type that is not made of others. */
    static final Map<Class<?>, Form> ALL = Map.ofEntries(
            Map.entry(String.class, text(String.class, text -> text, text -> text)),
            Map.entry(Instant.class, text(Instant.class, Instant::toString, Instant::parse)),
            Map.entry(Duration.class, text(Duration.class, Duration::toString, Duration::parse)),
            Map.entry(LocalDate.class, text(LocalDate.class, LocalDate::toString, LocalDate::parse)),
            Map.entry(BigDecimal.class, text(BigDecimal.class, BigDecimal::toPlainString, ScalarForm::decimal)),
            Map.entry(ZoneId.class, text(ZoneId.class, ZoneId::getId, ZoneId::of)),
            Map.entry(RawBytes.class, text(RawBytes.class, ScalarForm::base64, ScalarForm::bytes)),
            Map.entry(Boolean.class, flag(null)),
            Map.entry(boolean.class, flag(false)),
            Map.entry(Integer.class, integer(null)),
            Map.entry(int.class, integer(0)),
            Map.entry(Long.class, number(null)),
            Map.entry(long.class, number(0L)));

    private static final int MAX_DECIMAL = 40;

    private final Class<V> type;
    private final Class<T> tree;
    private final Function<V, T> write;
    private final Function<T, V> read;
    private final @Nullable V leftOut;

    private ScalarForm(Class<V> type, Class<T> tree, Function<V, T> write, Function<T, V> read, @Nullable V leftOut) {
        this.type = type;
        this.tree = tree;
        this.write = write;
        this.read = read;
        this.leftOut = leftOut;
    }

    private static <V> Form text(Class<V> type, Function<V, String> write, Function<String, V> read) {
        return new ScalarForm<>(type, String.class, write, read, null);
    }

    private static Form flag(@Nullable Boolean leftOut) {
        return new ScalarForm<>(Boolean.class, Boolean.class, flag -> flag, flag -> flag, leftOut);
    }

    private static Form integer(@Nullable Integer leftOut) {
        return new ScalarForm<>(Integer.class, Long.class, Integer::longValue, Math::toIntExact, leftOut);
    }

    private static Form number(@Nullable Long leftOut) {
        return new ScalarForm<>(Long.class, Long.class, number -> number, number -> number, leftOut);
    }

    /** Longer ones are none of ours, and slow to read. */
    private static BigDecimal decimal(String digits) {
        if (digits.length() > MAX_DECIMAL) {
            throw new NumberFormatException();
        }
        return new BigDecimal(digits);
    }

    private static String base64(RawBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static RawBytes bytes(String base64) {
        return RawBytes.copyOf(Base64.getDecoder().decode(base64));
    }

    @Override
    public Object write(Object value) {
        return Objects.requireNonNull(write.apply(type.cast(value)));
    }

    @Override
    public Object read(Object from, Location at) {
        T written = Form.expect(tree, from, at);
        try {
            return Objects.requireNonNull(read.apply(written));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException damaged) {
            throw CrmFormatException.damaged(at, "no " + type.getSimpleName());
        }
    }

    @Override
    public boolean isText() {
        return tree == String.class;
    }

    @Override
    public boolean isLeftOut(@Nullable Object value) {
        return Objects.equals(value, leftOut);
    }

    @Override
    public @Nullable Object leftOut() {
        return leftOut;
    }
}
