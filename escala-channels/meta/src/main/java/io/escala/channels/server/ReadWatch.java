package io.escala.channels.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a request off whose sender keeps its thread waiting for longer than its time, at whatever it waits for: the head, the body, or the rest
 * of a body that nobody asked for. Interrupting a thread that reads a channel closes the channel. A thread that does not wait for the sender, but
 * for the store, is never interrupted; if the time passes meanwhile, the next wait for the sender ends at once.
 *
 * <p>For one request. The thread of the request begins and ends the waits, another one says that the time is over.
 */
final class ReadWatch {
    private final Object lock = new Object();
    private final Thread thread;
    private boolean waiting;
    private boolean over;

    ReadWatch(Thread thread) {
        this.thread = thread;
    }

    /** The thread begins to wait for the sender. */
    void begin() {
        synchronized (lock) {
            waiting = true;
            if (over) {
                thread.interrupt();
            }
        }
    }

    /** The thread does not wait for the sender any more, and is no longer interrupted for it. */
    void end() {
        synchronized (lock) {
            waiting = false;
            if (over) {
                Thread.interrupted();
            }
        }
    }

    /** The time is over. */
    void over() {
        synchronized (lock) {
            over = true;
            if (waiting) {
                thread.interrupt();
            }
        }
    }

    /** Returns a stream whose every read is such a wait. */
    InputStream watching(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                begin();
                try {
                    return super.read();
                } finally {
                    end();
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                begin();
                try {
                    return super.read(buffer, offset, length);
                } finally {
                    end();
                }
            }
        };
    }
}
