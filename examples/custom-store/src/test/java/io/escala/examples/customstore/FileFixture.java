package io.escala.examples.customstore;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.HeldCommit;
import io.escala.crm.tck.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The store on a folder of its own, over a disk that can fail. */
final class FileFixture implements StoreFixture {
    private final Path folder;
    private final long snapshotAfter;
    private final Disk disk = new Disk();
    private final List<CrmStore> opened = new ArrayList<>();
    private volatile Instant leaseTime = Instant.parse("2026-03-01T12:00:00Z");

    FileFixture(long snapshotAfter) {
        this.snapshotAfter = snapshotAfter;
        try {
            folder = Files.createTempDirectory("file-store");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CrmStore open() {
        CrmStore store = FileCrmStore.open(
                folder,
                () -> leaseTime,
                snapshotAfter,
                () -> new FailingChannel(LogFile.open(folder.resolve("log")), disk));
        opened.add(store);
        return store;
    }

    @Override
    public void advanceLeaseClock(Duration by) {
        leaseTime = leaseTime.plus(by);
    }

    @Override
    public Optional<CrmStore> reopen() {
        return Optional.of(open());
    }

    @Override
    public Optional<HeldCommit> hold(ChangeSet changeSet) {
        return Optional.empty();
    }

    @Override
    public boolean refuse(String text) {
        return false;
    }

    @Override
    public Optional<Breaking> breaking() {
        return Optional.of(disk);
    }

    @Override
    public void close() {
        opened.forEach(CrmStore::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
