package io.escala.examples.inspector;

/** The reader has closed the output. */
final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputClosedException() {
        super("the output is closed");
    }
}
