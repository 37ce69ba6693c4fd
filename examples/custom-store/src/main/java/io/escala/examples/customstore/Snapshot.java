package io.escala.examples.customstore;

import io.escala.crm.codec.CrmCodec;
import io.escala.crm.memory.MemorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * What the log makes up to a position, so that only the rest has to be read at the start. The file may be deleted at any time, and one
 * that a crash has torn is none.
 */
public record Snapshot(long position, MemorySnapshot memory) {
    private static final Snapshot NONE = new Snapshot(0, MemorySnapshot.EMPTY);

    static Snapshot read(Path file) throws IOException {
        byte[] line = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return Line.text(Arrays.copyOf(line, Math.max(line.length - 1, 0)))
                .map(text -> CrmCodec.read(text, Snapshot.class))
                .orElse(NONE);
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, Line.write(this));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
