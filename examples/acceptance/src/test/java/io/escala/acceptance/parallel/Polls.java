package io.escala.acceptance.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.FailingStore;
import io.escala.crm.store.CrmStore;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts how often the workers of a node looked for work: what was not begun by then is held back, and not only late. Thread-safe. */
final class Polls {
    private final Semaphore unseen = new Semaphore(0);

    CrmStore over(CrmStore store) {
        return FailingStore.throwing(store, method -> {
            if (method.equals("lease")) {
                unseen.release();
            }
        });
    }

    /** Waits until every line had its chance to begin something, several times. */
    void awaitSeveral() throws InterruptedException {
        unseen.drainPermits();
        assertThat(unseen.tryAcquire(6, 60, TimeUnit.SECONDS)).isTrue();
    }
}
