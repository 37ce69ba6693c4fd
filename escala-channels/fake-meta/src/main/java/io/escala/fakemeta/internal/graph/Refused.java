package io.escala.fakemeta.internal.graph;

/** An error of a nested check that the router answers. It never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphError error;

    Refused(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
