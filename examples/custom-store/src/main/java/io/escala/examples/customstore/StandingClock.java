package io.escala.examples.customstore;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands at the time of the last call, or of the entry that is read from the log. */
final class StandingClock implements InstantSource {
    private volatile Instant time = Instant.EPOCH;

    void set(Instant newTime) {
        time = newTime;
    }

    @Override
    public Instant instant() {
        return time;
    }
}
