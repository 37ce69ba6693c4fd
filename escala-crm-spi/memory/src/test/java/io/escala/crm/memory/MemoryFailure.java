package io.escala.crm.memory;

import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.Breaking;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a memory store fail. It writes in one step, so it fails before that step or after it. */
final class MemoryFailure extends FailurePoints implements Breaking {
    private final AtomicReference<@Nullable Moment> nextWrite = new AtomicReference<>();
    private final AtomicBoolean nextRead = new AtomicBoolean();

    @Override
    public void failNextWrite(Moment moment) {
        nextWrite.set(moment);
    }

    @Override
    public void failNextRead() {
        nextRead.set(true);
    }

    @Override
    void beforeRead() {
        if (nextRead.getAndSet(false)) {
            throw new StoreUnavailableException("reading: failed on purpose");
        }
    }

    @Override
    void beforeWrite() {
        if (nextWrite.compareAndSet(Moment.BEFORE_WRITING, null)
                || nextWrite.compareAndSet(Moment.WHILE_WRITING, null)) {
            throw new StoreUnavailableException("writing: failed on purpose");
        }
    }

    @Override
    void afterWrite() {
        if (nextWrite.compareAndSet(Moment.AFTER_COMMIT, null)) {
            throw new StoreUnavailableException("writing: failed on purpose");
        }
    }
}
