package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The error classes of one channel. The most specific row applies: code with subcode, then a seven-digit number as code or
 * subcode (Meta documents those as subcodes and sends them as either), then the code, then the range, then the HTTP status.
 * Immutable.
 */
public final class ErrorTable {
    private static final int SEVEN_DIGITS = 1_000_000;

    private final List<ErrorRow> rows;
    private final Map<List<Integer>, ErrorRow> exact = new HashMap<>();
    private final Map<Integer, ErrorRow> numbers = new HashMap<>();

    private ErrorTable(List<ErrorRow> rows) {
        this.rows = List.copyOf(rows);
        for (ErrorRow row : rows) {
            if (row.isRange()) {
                continue;
            }
            if (exact.put(List.of(row.from(), row.subcode()), row) != null) {
                throw new IllegalArgumentException("two rows for " + row.codes());
            }
            int number = Math.max(row.from(), row.subcode());
            if (number >= SEVEN_DIGITS) {
                ErrorRow other = numbers.put(number, row);
                if (other != null && other.errorClass() != row.errorClass()) {
                    throw new IllegalArgumentException("two classes for " + number);
                }
            }
        }
    }

    /**
     * Creates a table of the shared rows and a channel's own.
     *
     * @param own the channel's own rows
     */
    public static ErrorTable of(ErrorRow... own) {
        return new ErrorTable(
                Stream.concat(SharedErrors.ROWS.stream(), Stream.of(own)).toList());
    }

    /**
     * All rows, shared ones first.
     */
    public List<ErrorRow> rows() {
        return rows;
    }

    /**
     * The class of an error.
     *
     * @param error the error
     * @return its class, never null
     */
    public ErrorClass classify(GraphError error) {
        ErrorRow row = find(error.code(), error.subcode());
        return row == null ? byStatus(error) : row.errorClass();
    }

    /**
     * Whether the table has a row for a code without a subcode, of the given class. A status has no more than a code.
     *
     * @param code the code
     * @param expected the class
     */
    public boolean isOf(int code, ErrorClass expected) {
        ErrorRow row = find(code, 0);
        return row != null && row.errorClass() == expected;
    }

    private @Nullable ErrorRow find(int code, int subcode) {
        return Stream.of(exact.get(List.of(code, subcode)), numbers.get(subcode), numbers.get(code), byCode(code))
                .filter(row -> row != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ErrorRow byCode(int code) {
        ErrorRow single = exact.get(List.of(code, 0));
        if (single != null) {
            return single;
        }
        for (ErrorRow row : rows) {
            if (row.isRange() && row.from() <= code && code <= row.to()) {
                return row;
            }
        }
        return null;
    }

    private static ErrorClass byStatus(GraphError error) {
        int status = error.httpStatus();
        if (status == 429) {
            return ErrorClass.TRY_LATER;
        }
        if (error.isTransient() || status == 408 || status < 400 || status >= 500) {
            return ErrorClass.UNKNOWN;
        }
        return status == 401 ? ErrorClass.LINE_STOPPED : ErrorClass.REQUEST;
    }
}
