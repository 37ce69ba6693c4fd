package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.crm.store.CrmStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who may read the files of a store, where files have POSIX rights. */
@DisabledOnOs(OS.WINDOWS)
class SqliteRightsTest {
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.escala.crm.jdbc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path directory;

    @BeforeEach
    void readLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveLog() {
        logger.detachAppender(log);
    }

    @Test
    void newFilesAreForTheirOwnerOnly() throws IOException {
        Path file = directory.resolve("inbox.db");
        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));

            for (String suffix : SUFFIXES) {
                assertThat(rights(directory.resolve("inbox.db" + suffix))).isEqualTo("rw-------");
            }
        }
        JdbcCrmStore.sqlite(file).close();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void sharedFileKeepsItsRightsAndIsWarnedOfOnce() throws IOException {
        Path file = directory.resolve("shared.db");
        JdbcCrmStore.sqlite(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (CrmStore store = JdbcCrmStore.sqlite(file)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));

            assertThat(rights(file)).isEqualTo("rw-r--r--");
        }
        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith(file.toString())
                .contains("chmod 600");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(logged -> logged.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
