package io.escala.crm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CrmStore;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Warnings, at opening, of settings of the host that do harm. */
class PostgresAdviceTest {
    private static final String VALUES = "logServerErrorDetail=false";
    private static final String POOL = "Put a pool before it";

    private final Postgres postgres = Postgres.emptied();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.escala.crm.jdbc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void readLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveLog() {
        logger.detachAppender(log);
        postgres.empty();
    }

    @Test
    void driverThatRepeatsValuesIsWarnedOfOnce() {
        Connections telling = new Connections(postgres.dataSource(Map.of("logServerErrorDetail", "true")));
        try (CrmStore store = JdbcCrmStore.postgres(telling.dataSource())) {
            assertThat(store.commit(
                            List.of(TestObjects.firstMessage(1, "wamid.1").build())))
                    .containsExactly(new Applied());
        }

        telling.close();
        assertThat(warnings()).singleElement().asString().contains(VALUES).doesNotContain("canary");
    }

    @Test
    void driverThatRepeatsNothingIsNotWarnedOf() {
        JdbcCrmStore.postgres(postgres.connections().dataSource()).close();

        assertThat(warnings()).isEmpty();
    }

    @Test
    void dataSourceWithoutAPoolIsWarnedOfOnce() {
        DataSource unpooled = postgres.dataSource();
        try (CrmStore store = JdbcCrmStore.postgres(unpooled)) {
            store.commit(List.of(TestObjects.firstMessage(1, "wamid.1").build()));
        }

        assertThat(warnings()).singleElement().asString().contains(POOL);
    }

    /** A large pool may hand out its connections in turn, so that none is seen twice. */
    @Test
    void poolThatTakesTurnsIsNotWarnedOf() throws Exception {
        DataSource source = postgres.dataSource();
        Deque<Connection> idle = new ArrayDeque<>();
        for (int i = 0; i < 20; i++) {
            idle.add(source.getConnection());
        }
        DataSource inTurn = Connections.proxy(DataSource.class, (self, method, arguments) -> {
            Connection next = idle.removeFirst();
            return Connections.proxy(
                    Connection.class,
                    (same, called, values) ->
                            called.getName().equals("close") ? giveBack(idle, next) : called.invoke(next, values));
        });

        JdbcCrmStore.postgres(inTurn).close();

        for (Connection connection : idle) {
            connection.close();
        }
        assertThat(warnings()).isEmpty();
    }

    private static @Nullable Object giveBack(Deque<Connection> idle, Connection connection) {
        idle.addLast(connection);
        return null;
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(logged -> logged.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
