package io.escala.crm.memory;

import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.State;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that are kept for the team and not removed, the newest first. Not thread-safe. */
final class LibraryIndex {
    private final State state;
    private final NavigableMap<LibraryPosition, LibraryFile> newestFirst = new TreeMap<>();

    LibraryIndex(State state) {
        this.state = state;
    }

    /** Updates the index after a change was applied. */
    void update(LibraryChange change) {
        if (change instanceof LibraryChange.AddFile added) {
            state.library().file(added.file().id()).ifPresent(this::update);
        } else if (change instanceof LibraryChange.RemoveFile removed) {
            state.library().file(removed.file()).ifPresent(this::update);
        }
    }

    private void update(LibraryFile file) {
        if (file.removed()) {
            newestFirst.remove(LibraryPosition.of(file));
        } else {
            newestFirst.put(LibraryPosition.of(file), file);
        }
    }

    CursorPage<LibraryFile> list(LibraryFilter filter, @Nullable String after, int limit) {
        NavigableMap<LibraryPosition, LibraryFile> rest =
                after == null ? newestFirst : newestFirst.tailMap(LibraryPosition.parse(after), false);
        return Paging.page(
                matches(rest, filter).iterator(),
                file -> LibraryPosition.of(file).toString(),
                limit);
    }

    long count(LibraryFilter filter, long enough) {
        return matches(newestFirst, filter).limit(enough).count();
    }

    private static Stream<LibraryFile> matches(NavigableMap<LibraryPosition, LibraryFile> files, LibraryFilter filter) {
        return files.values().stream().filter(filter::matches);
    }
}
