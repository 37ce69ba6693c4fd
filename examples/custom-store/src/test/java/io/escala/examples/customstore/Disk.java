package io.escala.examples.customstore;

import io.escala.crm.tck.Breaking;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Says when a disk fails. */
final class Disk implements Breaking {
    private final AtomicReference<Moment> nextWrite = new AtomicReference<>();
    private final AtomicBoolean nextRead = new AtomicBoolean();

    @Override
    public void failNextWrite(Moment moment) {
        nextWrite.set(moment);
    }

    @Override
    public void failNextRead() {
        nextRead.set(true);
    }

    boolean failsAt(Moment moment) {
        return nextWrite.get() == moment;
    }

    void at(Moment moment) throws IOException {
        if (nextWrite.compareAndSet(moment, null)) {
            throw new IOException("failed on purpose");
        }
    }

    void reading() throws IOException {
        if (nextRead.getAndSet(false)) {
            throw new IOException("failed on purpose");
        }
    }
}
