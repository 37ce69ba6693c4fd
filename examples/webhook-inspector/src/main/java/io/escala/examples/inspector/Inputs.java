package io.escala.examples.inspector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the bodies in files, folders and standard input. An unreadable input is reported and does not stop the others. */
final class Inputs {
    static final String STANDARD_INPUT = "-";

    private static final String JSON = ".json";

    private final InputStream in;
    private final boolean lines;
    private final int limit;
    private final Bodies bodies;

    /** Receives the bodies. */
    interface Bodies {
        void body(Source source, byte[] bytes);

        void unreadable(Source source, String why);
    }

    Inputs(InputStream in, boolean lines, int limit, Bodies bodies) {
        this.in = in;
        this.lines = lines;
        this.limit = limit;
        this.bodies = bodies;
    }

    static boolean isFolder(String path) {
        try {
            return Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    void read(String path) {
        if (path.equals(STANDARD_INPUT)) {
            stream(new Source(path, null, 0), in);
        } else if (isFolder(path)) {
            folder(Path.of(path));
        } else {
            file(path);
        }
    }

    private void file(String name) {
        Source source = new Source(name, null, 0);
        try {
            Path file = Path.of(name);
            try (InputStream stream = Files.newInputStream(file)) {
                stream(new Source(name, file, 0), stream);
            }
        } catch (NoSuchFileException e) {
            bodies.unreadable(source, "no such file");
        } catch (IOException | InvalidPathException e) {
            bodies.unreadable(source, "it cannot be opened");
        }
    }

    private void folder(Path folder) {
        List<String> files = new ArrayList<>();
        try {
            // A link given as an argument is followed; links inside folders are not, so there are no loops.
            Path start = Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(JSON) && Files.isRegularFile(file)) {
                        files.add(file.toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) {
                    bodies.unreadable(new Source(file.toString(), null, 0), "it cannot be opened");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            bodies.unreadable(new Source(folder.toString(), null, 0), "the folder cannot be read");
        }
        if (files.isEmpty()) {
            bodies.unreadable(new Source(folder.toString(), null, 0), "the folder holds no *.json");
        }
        Collections.sort(files);
        files.forEach(this::file);
    }

    private void stream(Source source, InputStream stream) {
        try {
            if (lines) {
                lines(source, new BufferedInputStream(stream));
            } else {
                body(source, stream.readNBytes(limit + 1));
            }
        } catch (IOException e) {
            bodies.unreadable(source, "reading it broke off");
        }
    }

    private void body(Source source, byte[] bytes) {
        if (bytes.length > limit) {
            bodies.unreadable(source, "it is larger than the limit of " + (limit >> 20) + " MiB");
        } else {
            bodies.body(source, bytes);
        }
    }

    private void lines(Source source, InputStream stream) throws IOException {
        LineReader reader = new LineReader(stream, limit + 1);
        int number = 0;
        for (byte @Nullable [] line = reader.next(); line != null; line = reader.next()) {
            number++;
            if (!isBlank(line)) {
                body(source.line(number), line);
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
