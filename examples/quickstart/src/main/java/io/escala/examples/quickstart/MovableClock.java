package io.escala.examples.quickstart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time plus what it was moved by: so that a day need not take one. */
final class MovableClock extends Clock {
    private final AtomicReference<Duration> moved;

    MovableClock(Duration moved) {
        this.moved = new AtomicReference<>(moved);
    }

    void move(Duration by) {
        moved.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(moved.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
