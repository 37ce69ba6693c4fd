package io.escala.examples.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares verifying and parsing with its lower bounds and with peers. Each round runs all benchmarks one after the other,
 * each in its own JVM. A ratio is the median of the rounds' ratios, so a machine that is slower for a while is slower for
 * both sides.
 */
public final class Ratios {
    private static final String LIBRARY = "VerifyAndParse.library";
    private static final String LIMIT = "VerifyAndParse.hmacAndTokenScan";
    private static final String TREE = "VerifyAndParse.treeRead";
    private static final String TREE_2 = "VerifyAndParse.treeReadOfJackson2";
    private static final String RESTFB = "RestFb.verifyAndParse";
    private static final String MESSENGER4J = "Messenger4j.verifyAndParse";
    private static final String BYTES = "gc.alloc.rate.norm";

    private final List<Map<String, RunResult>> rounds = new ArrayList<>();

    private Ratios() {}

    /**
     * Runs the benchmarks and prints a table.
     *
     * @param args the number of rounds, by default 3; the seconds of a warm-up round, by default 1, of which a measurement
     *     takes half
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 1;
        Ratios ratios = new Ratios();
        for (int i = 0; i < count; i++) {
            ratios.rounds.add(round(seconds));
        }
        ratios.print(System.out);
    }

    /** Runs every benchmark once per sample and returns the results by name and sample. */
    private static Map<String, RunResult> round(double seconds) throws RunnerException {
        Map<String, RunResult> results = new HashMap<>();
        for (Sample sample : Sample.values()) {
            for (String benchmark : List.of(LIMIT, LIBRARY, TREE, TREE_2, RESTFB)) {
                results.put(benchmark + sample, run(benchmark, sample, seconds));
            }
        }
        results.put(MESSENGER4J + Sample.MESSENGER_TEXT, run(MESSENGER4J, Sample.MESSENGER_TEXT, seconds));
        return results;
    }

    private static RunResult run(String benchmark, Sample sample, double seconds) throws RunnerException {
        // The JIT compiler needs seconds for the library, which is most of the code here.
        TimeValue warmup = TimeValue.milliseconds(Math.round(seconds * 1000));
        TimeValue half = TimeValue.milliseconds(Math.round(seconds * 500));
        return new Runner(new OptionsBuilder()
                        .include("\\." + benchmark + "$")
                        .param("sample", sample.name())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(warmup)
                        .measurementIterations(3)
                        .measurementTime(half)
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }

    private void print(PrintStream out) {
        out.println(
                "| body | ours µs | limit µs | ours : limit | ours B | tree B | ours : tree B | restfb : ours | messenger4j : ours"
                        + " | tree 3.1 : 2.21 |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Sample sample : Sample.values()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.2f | %.1f | %s | %.2f |%n",
                    sample,
                    median(round -> time(round, LIBRARY, sample)),
                    median(round -> time(round, LIMIT, sample)),
                    ratio(LIBRARY, LIMIT, sample),
                    median(round -> bytes(round, LIBRARY, sample)),
                    median(round -> bytes(round, TREE, sample)),
                    median(round -> bytes(round, LIBRARY, sample) / bytes(round, TREE, sample)),
                    ratio(RESTFB, LIBRARY, sample),
                    sample == Sample.MESSENGER_TEXT
                            ? String.format(Locale.ROOT, "%.1f", ratio(MESSENGER4J, LIBRARY, sample))
                            : "–",
                    ratio(TREE, TREE_2, sample));
        }
    }

    private double ratio(String one, String other, Sample sample) {
        return median(round -> time(round, one, sample) / time(round, other, sample));
    }

    private double median(ToDoubleFunction<Map<String, RunResult>> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double time(Map<String, RunResult> round, String benchmark, Sample sample) {
        return result(round, benchmark, sample).getPrimaryResult().getScore();
    }

    private static double bytes(Map<String, RunResult> round, String benchmark, Sample sample) {
        return Objects.requireNonNull(
                        result(round, benchmark, sample).getSecondaryResults().get(BYTES))
                .getScore();
    }

    private static RunResult result(Map<String, RunResult> round, String benchmark, Sample sample) {
        RunResult result = round.get(benchmark + sample);
        if (result == null) {
            throw new IllegalStateException(benchmark + " did not run");
        }
        return result;
    }
}
