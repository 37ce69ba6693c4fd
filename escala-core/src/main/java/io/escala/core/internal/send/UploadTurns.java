package io.escala.core.internal.send;

import io.escala.crm.AccountId;
import io.escala.crm.library.UploadKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one call at a time upload a file through a line: the others wait, and find it uploaded. Thread-safe. */
final class UploadTurns {
    private record Key(AccountId account, UploadKey file) {}

    /** A turn, and how many calls have it or wait for it. */
    private static final class Turn {
        final ReentrantLock lock = new ReentrantLock();
        int calls;
    }

    private final ConcurrentHashMap<Key, Turn> turns = new ConcurrentHashMap<>();

    <T> T inTurn(AccountId account, UploadKey file, Supplier<T> call) {
        Key key = new Key(account, file);
        Turn turn = turns.compute(key, (same, known) -> {
            Turn taken = known == null ? new Turn() : known;
            taken.calls++;
            return taken;
        });
        turn.lock.lock();
        try {
            return call.get();
        } finally {
            turn.lock.unlock();
            turns.computeIfPresent(key, (same, known) -> --known.calls == 0 ? null : known);
        }
    }
}
