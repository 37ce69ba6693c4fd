package io.escala.crm.jdbc;

import io.escala.crm.store.CrmStore;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Another process that uses a SQLite file. It does one thing, says so in a line, and stays until it is killed. */
final class SecondProcess implements AutoCloseable {
    private static final String DONE = "done";

    private final Process process;
    private final BufferedReader out;

    private SecondProcess(Action action, Path file, Path temporary) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        classPath(),
                        SecondProcess.class.getName(),
                        action.name(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a process. */
    static SecondProcess start(Action action, Path file, Path temporary) {
        try {
            return new SecondProcess(action, file, temporary);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** The tests may run as a module, whose libraries are on the module path. */
    private static String classPath() {
        Path own = Path.of(
                URI.create(Objects.requireNonNull(SecondProcess.class.getResource("SecondProcess.class"), "class")
                        .toString()));
        int depth = SecondProcess.class.getName().split("\\.", -1).length;
        Path tests = own.getRoot().resolve(own.subpath(0, own.getNameCount() - depth));
        return String.join(
                File.pathSeparator,
                Stream.of(
                                tests.toString(),
                                System.getProperty("jdk.module.path"),
                                System.getProperty("java.class.path"))
                        .filter(path -> path != null && !path.isEmpty())
                        .toList());
    }

    /** Waits until the process has done what it was started for. */
    void awaitDone() {
        boolean done = out.lines().anyMatch(DONE::equals);
        if (!done) {
            throw new IllegalStateException("the process ended before");
        }
    }

    /** Kills the process, which cannot react. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** What the process does. */
    enum Action {
        /** Commits first messages of the persons 100 to 119. */
        COMMIT {
            @Override
            void run(Path file) {
                try (CrmStore store = JdbcCrmStore.sqlite(file)) {
                    for (int person = 100; person < 120; person++) {
                        store.commit(List.of(TestObjects.firstMessage(person, "wamid." + person)
                                .build()));
                    }
                }
                finish();
            }
        },
        /** Holds the write lock. */
        LOCK {
            @Override
            void run(Path file) throws Exception {
                try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                        Statement statement = connection.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    finish();
                }
            }
        },
        /** Opens a store. */
        OPEN {
            @Override
            void run(Path file) {
                JdbcCrmStore.sqlite(file);
                finish();
            }
        };

        abstract void run(Path file) throws Exception;

        /** Stays until killed, or until whoever started it is gone. */
        @SuppressWarnings("SystemOut") // The other process reads it.
        void finish() {
            System.out.println(DONE);
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException closed) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    /** Runs in the other process. */
    public static void main(String[] arguments) throws Exception {
        Action.valueOf(arguments[0]).run(Path.of(arguments[1]));
    }
}
