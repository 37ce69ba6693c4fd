package io.escala.examples.benchmarks;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Makes a call some times over, and tells what 95 of 100 calls take at most. Not thread-safe.
 *
 * @param database whose processor time counts
 * @param count how many calls count; as many before them do not
 */
record Rounds(Database database, int count) {
    /**
     * What a call takes, in milliseconds.
     *
     * @param time on the clock
     * @param processor of processors, which other processes on the machine hardly change
     */
    record Taken(double time, double processor) {
        Taken slower(Taken other) {
            return new Taken(Math.max(time, other.time), Math.max(processor, other.processor));
        }
    }

    /** Makes a call, which gets the number of the round. */
    Taken of(IntConsumer call) {
        for (int round = 0; round < count; round++) {
            call.accept(round);
        }
        double[] times = new double[count];
        double[] processors = new double[count];
        for (int round = 0; round < count; round++) {
            long used = database.processorNanos();
            long begun = System.nanoTime();
            call.accept(round);
            times[round] = (System.nanoTime() - begun) / 1e6;
            processors[round] = (database.processorNanos() - used) / 1e6;
        }
        return new Taken(p95(times), p95(processors));
    }

    private double p95(double[] figures) {
        Arrays.sort(figures);
        return figures[Math.min(count - 1, (int) Math.ceil(count * 0.95) - 1)];
    }
}
