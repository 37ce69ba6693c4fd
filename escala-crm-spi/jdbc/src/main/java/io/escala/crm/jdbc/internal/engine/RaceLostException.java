package io.escala.crm.jdbc.internal.engine;

/** A row that was just read is already gone; the unit of work must run again. */
public final class RaceLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public RaceLostException() {
        super("a row vanished between two statements");
    }
}
