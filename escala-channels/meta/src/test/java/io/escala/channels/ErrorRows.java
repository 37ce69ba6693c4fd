package io.escala.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.internal.send.ErrorRow;
import io.escala.channels.internal.send.ErrorTable;
import io.escala.core.channel.SendOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks a channel's error table: the outcome of each row, and that the README lists it. */
public final class ErrorRows {
    /** The outcomes of the rows that all channels share. */
    private static final String SHARED = """
            0 LINE_STOPPED
            1 UNKNOWN
            1/1357046 UNKNOWN
            2 UNKNOWN
            3 LINE_STOPPED
            4 TRY_LATER
            10 LINE_STOPPED
            17 TRY_LATER
            32 TRY_LATER
            100 REQUEST
            100/33 LINE_STOPPED
            190 LINE_STOPPED
            200–299 LINE_STOPPED
            368 LINE_STOPPED
            613 TRY_LATER
            80000–80014 TRY_LATER
            """;

    private ErrorRows() {}

    /** Sends once per row, with that row's error as the answer, and compares with the outcomes written in the test. */
    public static void assertOutcomes(GraphStub meta, ErrorTable table, String expected, Supplier<SendOutcome> send) {
        List<String> rows = Stream.concat(SHARED.lines(), expected.lines()).toList();
        assertThat(table.rows())
                .extracting(row -> row.codes() + " " + seen(meta, row, send))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    private static String seen(GraphStub meta, ErrorRow row, Supplier<SendOutcome> send) {
        meta.answers(400, SendAnswers.error(row.from(), row.subcode()));
        String first = word(send.get());
        meta.answers(400, SendAnswers.error(row.to(), row.subcode()));
        assertThat(word(send.get())).as("both ends of " + row.codes()).isEqualTo(first);
        return first;
    }

    /** The outcome as one word. */
    public static String word(SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Rejected rejected) {
            return rejected.kind().name();
        }
        if (outcome instanceof SendOutcome.TryLater later) {
            return switch (later.scope()) {
                case STOPPED_LINE -> "LINE_STOPPED";
                case LINE -> "TRY_LATER";
                case CONVERSATION -> "PAIR_LIMIT";
            };
        }
        return outcome instanceof SendOutcome.Unknown ? "UNKNOWN" : "ACCEPTED";
    }

    /** The README has a line for each row. */
    public static void assertInReadme(ErrorTable table) {
        assertThat(readme()).contains(table.rows().stream().map(ErrorRows::line).toList());
    }

    private static String line(ErrorRow row) {
        return "| " + row.codes() + " | " + row.errorClass() + " | " + row.meaning() + " |";
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
