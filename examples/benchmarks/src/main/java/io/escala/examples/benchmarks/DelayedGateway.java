package io.escala.examples.benchmarks;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** A channel that accepts every message after a fixed time. Thread-safe. */
final class DelayedGateway implements ChannelGateway {
    private final Duration delay;
    private final Semaphore accepted = new Semaphore(0);

    DelayedGateway(Duration delay) {
        this.delay = delay;
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        accepted.release();
        return new SendOutcome.Accepted("wamid." + dispatch.reference(), List.of());
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return true;
    }

    /** Waits until so many more messages are accepted. */
    void await(int messages) throws InterruptedException {
        accepted.acquire(messages);
    }
}
