package io.escala.examples.customstore;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in a folder, for one process: an append-only log of every write, and the data in a {@link MemoryCrmStore}. What the disk did
 * not take does not stay in memory either: the data are then read from the log again. Thread-safe; one call at a time.
 */
public final class FileCrmStore extends ForwardingCrmStore {
    private static final long SNAPSHOT_AFTER_BYTES = 64L << 20;

    // Stores on one folder take turns: each reads first what the others wrote.
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final MemoryCrmStore memory;
    private final StandingClock now;
    private final InstantSource leaseClock;
    private final Path snapshot;
    private final long snapshotAfter;
    private final LogFile log;
    private final ReentrantLock lock;
    private long snapshotAt;
    private boolean memoryDiffers = true;
    private boolean closed;

    /**
     * Opens the store of a folder, which is created if it is not there.
     *
     * @param leaseClock the clock by which leases expire
     * @throws StoreUnavailableException if the files cannot be read, or are damaged
     * @throws io.escala.crm.codec.CrmFormatException if a newer version wrote them
     */
    public static FileCrmStore open(Path folder, InstantSource leaseClock) {
        return open(folder, leaseClock, SNAPSHOT_AFTER_BYTES, () -> LogFile.open(folder.resolve("log")));
    }

    /** For tests: with snapshots at other times, and over a file that fails. */
    static FileCrmStore open(Path folder, InstantSource leaseClock, long snapshotAfter, LogFile.Opener opener) {
        try {
            Files.createDirectories(folder);
            StandingClock now = new StandingClock();
            FileCrmStore store = new FileCrmStore(
                    new MemoryCrmStore(now), now, leaseClock, folder.toRealPath(), snapshotAfter, opener);
            return store.forward(opened -> store);
        } catch (IOException e) {
            throw new StoreUnavailableException("opening failed", e);
        }
    }

    private FileCrmStore(
            MemoryCrmStore memory,
            StandingClock now,
            InstantSource leaseClock,
            Path folder,
            long snapshotAfter,
            LogFile.Opener opener)
            throws IOException {
        super(memory);
        this.memory = memory;
        this.now = now;
        this.leaseClock = leaseClock;
        this.snapshot = folder.resolve("snapshot");
        this.snapshotAfter = snapshotAfter;
        this.log = new LogFile(opener);
        this.lock = LOCKS.computeIfAbsent(folder, none -> new ReentrantLock());
    }

    /** Makes every call with the data as they are on the disk, and the time as it is. */
    @Override
    protected <T> T forward(Function<CrmStore, T> call) {
        lock.lock();
        try {
            catchUp();
            now.set(leaseClock.instant());
            return super.forward(call);
        } catch (IOException e) {
            throw new StoreUnavailableException("reading failed", e);
        } finally {
            lock.unlock();
        }
    }

    private void catchUp() throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        if (memoryDiffers) {
            Snapshot last = Snapshot.read(snapshot);
            log.moveTo(last.position());
            memory.restore(last.memory());
            snapshotAt = last.position();
        }
        memoryDiffers = true;
        log.readNew(entry -> {
            now.set(entry.at());
            entry.apply(memory);
        });
        memoryDiffers = false;
    }

    /** Makes a write in memory, and what it noted then on the disk. Nobody reads in between. */
    private <T> T write(Function<List<LogEntry>, T> change) {
        return forward(store -> {
            List<LogEntry> entries = new ArrayList<>();
            try {
                return change.apply(entries);
            } finally {
                append(entries);
            }
        });
    }

    private void append(List<LogEntry> entries) {
        memoryDiffers = true;
        try {
            log.append(entries);
        } catch (IOException e) {
            throw new StoreUnavailableException("writing failed", e);
        }
        memoryDiffers = false;
        if (log.position() - snapshotAt >= snapshotAfter) {
            writeSnapshot();
        }
    }

    private void writeSnapshot() {
        snapshotAt = log.position();
        try {
            new Snapshot(snapshotAt, memory.snapshot()).write(snapshot);
        } catch (IOException e) {
            // The log has everything; the next snapshot may succeed.
        }
    }

    private static boolean note(List<LogEntry> entries, boolean effect, LogEntry entry) {
        return effect && entries.add(entry);
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        return write(entries -> {
            List<CommitResult> results = new ArrayList<>();
            for (ChangeSet set : changeSets) {
                results.addAll(memory.commit(List.of(set)));
                boolean applied = results.get(results.size() - 1) instanceof CommitResult.Applied;
                note(entries, applied, new LogEntry.Committed(set, now.instant()));
            }
            return List.copyOf(results);
        });
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return write(entries -> {
            Optional<Lease> lease = memory.lease(request);
            note(entries, lease.isPresent(), new LogEntry.Leased(request, now.instant()));
            return lease;
        });
    }

    @Override
    public boolean extend(Lease lease, Duration duration) {
        return write(entries ->
                note(entries, memory.extend(lease, duration), new LogEntry.Extended(lease, duration, now.instant())));
    }

    @Override
    public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
        return write(entries -> {
            boolean held = memory.begin(lease, items, alone, duration);
            note(entries, held, new LogEntry.Extended(lease, duration, now.instant()));
            items.forEach(item -> note(entries, held, new LogEntry.Begun(lease, item, alone, duration, now.instant())));
            return held;
        });
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed && !memoryDiffers && log.position() > snapshotAt) {
                writeSnapshot();
            }
            closed = true;
            log.close();
        } catch (IOException e) {
            throw new StoreUnavailableException("closing failed", e);
        } finally {
            lock.unlock();
        }
    }
}
