package io.escala.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark once with small parameters, to check its result. Measures no time. */
class BenchmarksRunTest {
    @Test
    void reading_benchmarks_run() throws Exception {
        assertThat(run(once(VerifyAndParse.class).param("sample", "WHATSAPP_TEXT")))
                .extracting(result -> method(result))
                .containsExactlyInAnyOrder(
                        "library", "hmac", "tokenScan", "hmacAndTokenScan", "treeRead", "treeReadOfJackson2");
    }

    @Test
    void peer_benchmarks_run() throws Exception {
        assertThat(run(once(RestFb.class)))
                .extracting(result -> result.getParams().getParam("sample"))
                .containsExactlyInAnyOrder(
                        "WHATSAPP_TEXT", "WHATSAPP_STATUS", "WHATSAPP_TEXTS_100", "MESSENGER_TEXT", "INSTAGRAM_TEXT");
        assertThat(run(once(Messenger4j.class))).hasSize(1);
    }

    @Test
    void filing_benchmarks_run_on_every_store() throws Exception {
        assertThat(run(once(Receive.class).param("contacts", "10")))
                .extracting(result -> result.getParams().getParam("store") + " "
                        + result.getParams().getParam("senders"))
                .containsExactlyInAnyOrder(
                        "MEMORY EACH_ANOTHER",
                        "MEMORY ONE",
                        "SQLITE EACH_ANOTHER",
                        "SQLITE ONE",
                        "POSTGRES EACH_ANOTHER",
                        "POSTGRES ONE");
    }

    @Test
    void statement_benchmarks_run_on_every_database() throws Exception {
        assertThat(run(once(BareSql.class).param("contacts", "10").param("senders", "EACH_ANOTHER")))
                .extracting(result -> result.getParams().getParam("store"))
                .containsExactlyInAnyOrder("SQLITE", "POSTGRES");
    }

    @Test
    void sending_benchmarks_run_on_every_store() throws Exception {
        assertThat(run(once(Send.class).param("messages", "110").param("callMillis", "1")))
                .extracting(result -> result.getParams().getParam("store"))
                .containsExactlyInAnyOrder("MEMORY", "SQLITE", "POSTGRES");
    }

    @Test
    void benchmarks_of_a_call_run() throws Exception {
        assertThat(run(once(SendCall.class)))
                .extracting(result -> method(result))
                .containsExactlyInAnyOrder("library", "libraryByMany", "okHttp", "okHttpByMany");
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES"})
    void lists_are_measured_on_every_database(StoreKind kind) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Database database = kind.open();
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            Lists.measure(database, 500, 4, 2, name -> true, out);
        }

        List<String> rows = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| list |"))
                .toList();
        assertThat(rows)
                .hasSameSizeAs(
                        ListQuery.all().stream().map(ListQuery::name).distinct().toList());
        assertThat(rows.get(0)).startsWith("| everything |").endsWith("| 501 |");
        assertThat(rows).noneMatch(row -> row.startsWith("| unread |") && row.endsWith("| 0 |"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRES"})
    void contact_lists_are_measured_on_every_database(StoreKind kind) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (Database database = kind.open();
                PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            ManyContacts.fill(database, 400);
            database.analyse();
            ContactLists.measure(database, 400, 1, name -> true, out);
        }

        List<String> rows = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
        // The heads of both tables, and five look-ups.
        assertThat(rows).hasSize(ContactListQuery.all(400).size() + 7);
        assertThat(rows)
                .filteredOn(row -> row.startsWith("| with archived |"))
                .singleElement(STRING)
                .endsWith("| 400 |");
        assertThat(rows).noneMatch(row -> row.startsWith("| everybody |") && row.endsWith("| 0 |"));
        assertThat(rows).noneMatch(row -> row.startsWith("| a whole phone |") && row.endsWith(" 0 |"));
        assertThat(rows).filteredOn(row -> row.startsWith("| nothing")).allMatch(row -> row.endsWith("| 0 |"));
    }

    private static ChainedOptionsBuilder once(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(2)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws Exception {
        return new Runner(options.build()).run();
    }

    private static String method(RunResult result) {
        List<String> parts = List.of(result.getParams().getBenchmark().split("\\.", -1));
        return parts.get(parts.size() - 1);
    }
}
