package io.escala.fakemeta;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The calls of the business, in the order they were accepted. Waiting uses a condition, not polling. */
final class SentLog {

    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<SentMessage> sent = new ArrayList<>();
    private final Map<String, SentMessage> byId = new HashMap<>();
    private final List<SenderAction> actions = new ArrayList<>();
    private final List<RefusedCall> refused = new ArrayList<>();
    private final List<Download> downloads = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();

    void add(SentMessage message) {
        lock.lock();
        try {
            sent.add(message);
            byId.put(message.id(), message);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(SenderAction action) {
        lock.lock();
        try {
            actions.add(action);
        } finally {
            lock.unlock();
        }
    }

    void add(RefusedCall call) {
        lock.lock();
        try {
            refused.add(call);
        } finally {
            lock.unlock();
        }
    }

    void add(Download download) {
        lock.lock();
        try {
            downloads.add(download);
        } finally {
            lock.unlock();
        }
    }

    void add(Upload upload) {
        lock.lock();
        try {
            uploads.add(upload);
        } finally {
            lock.unlock();
        }
    }

    SentMessage message(String id) {
        SentMessage message = find(id);
        if (message == null) {
            throw new IllegalArgumentException("no message was accepted under this id");
        }
        return message;
    }

    @Nullable
    SentMessage find(String id) {
        lock.lock();
        try {
            return byId.get(id);
        } finally {
            lock.unlock();
        }
    }

    List<SentMessage> sent() {
        return copy(sent);
    }

    List<SenderAction> actions() {
        return copy(actions);
    }

    List<RefusedCall> refused() {
        return copy(refused);
    }

    List<Download> downloads() {
        return copy(downloads);
    }

    List<Upload> uploads() {
        return copy(uploads);
    }

    List<SentMessage> await(int count, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (sent.size() < count && left > 0) {
                left = grown.awaitNanos(left);
            }
            if (sent.size() < count) {
                throw new AssertionError("waited " + timeout + " for " + count + " accepted messages, there are "
                        + sent.size() + "; refused: " + refused);
            }
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            sent.clear();
            byId.clear();
            actions.clear();
            refused.clear();
            downloads.clear();
            uploads.clear();
        } finally {
            lock.unlock();
        }
    }

    private <T> List<T> copy(List<T> list) {
        lock.lock();
        try {
            return List.copyOf(list);
        } finally {
            lock.unlock();
        }
    }
}
