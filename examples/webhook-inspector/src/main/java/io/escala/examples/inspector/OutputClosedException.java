package io.escala.examples.inspector;

/** Nobody reads the output any more. */
final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutputClosedException() {
        super("the output is closed");
    }
}
