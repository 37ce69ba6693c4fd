package io.escala.core.internal.loop;

/**
 * What became of one decision of several that were committed together.
 *
 * @param <R> the type of the answer
 */
public sealed interface BatchResult<R> {
    /** It is committed, or had nothing to commit. */
    record Committed<R>(R answer) implements BatchResult<R> {}

    /** The lease was lost: nothing of it is committed. */
    record LeaseLost<R>() implements BatchResult<R> {}

    /** It threw, or could not be committed, which concerns none of the others. */
    record Failed<R>(Throwable thrown) implements BatchResult<R> {}
}
