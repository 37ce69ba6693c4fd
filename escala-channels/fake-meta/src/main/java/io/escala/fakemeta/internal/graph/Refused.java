package io.escala.fakemeta.internal.graph;

/** Carries a refusal out of nested checks to the router, which answers it. Never leaves this package. */
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
