package io.escala.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
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
