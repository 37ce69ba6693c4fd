package io.escala.crm.memory;

import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds two threads at the same place, so that a possible race happens. */
final class Rendezvous {
    private static final long PATIENCE_MILLIS = 20;

    private final Exchanger<Object> place = new Exchanger<>();

    /** Returns true when another thread arrived, or false after a short timeout. */
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
