package io.escala.crm.memory;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings two threads that are in the same place together, so that a race that could happen does. */
final class Rendezvous {
    private static final long PATIENCE_MILLIS = 20;

    private final Exchanger<Object> place = new Exchanger<>();

    /** Goes on when another thread came, which it answers, or when none did for a moment. */
    boolean awaitSecondThread() {
        try {
            place.exchange(this, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException alone) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
