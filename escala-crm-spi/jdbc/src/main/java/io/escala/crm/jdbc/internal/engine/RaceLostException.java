package io.escala.crm.jdbc.internal.engine;

/** What was just seen is gone already; the unit is to be run again. */
public final class RaceLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception. */
    public RaceLostException() {
        super("a row vanished between two statements");
    }
}
