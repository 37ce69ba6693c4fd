package io.escala.examples.rulesonly;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.TryAgainException;
import io.escala.core.identify.Identification;
import io.escala.core.identify.Identifier;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.result.Receipt;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * The host's own inbox: records each message once, finds out who wrote, and says how long may be answered. Thread-safe: one
 * body at a time, in one transaction.
 */
final class HostInbox implements Intake {
    private final Connection connection;
    private final HostTables tables;
    private final List<Line> lines;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Creates the inbox.
     *
     * @param connection a connection of its own, with the driver's usual settings
     * @param lines the lines whose messages are taken
     * @param log told who wrote
     */
    HostInbox(Connection connection, List<Line> lines, Clock clock, Consumer<String> log) throws SQLException {
        this.connection = connection;
        this.tables = new HostTables(connection);
        this.lines = lines;
        this.clock = clock;
        this.log = log;
        connection.setAutoCommit(false);
    }

    /** Takes a body whole or not at all: after an exception Meta delivers it again, whole. */
    @Override
    public synchronized Receipt receive(IncomingBatch batch) {
        try {
            try {
                for (ChannelEvent event : batch.events()) {
                    handle(event);
                }
                connection.commit();
                return batch.received();
            } finally {
                // Has no effect after the commit.
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new TryAgainException("the tables cannot be used now", e);
        }
    }

    private void handle(ChannelEvent event) throws SQLException {
        if (event instanceof MessageEvent.Inbound message) {
            for (Line line : lines) {
                if (line.key().equals(message.line())) {
                    handle(line, message);
                }
            }
        }
    }

    private void handle(Line line, MessageEvent.Inbound message) throws SQLException {
        Party person = message.from();
        List<IdentityKey> keys = Identifier.identityKeys(line, person);
        if (keys.isEmpty() || !tables.addMessage(row(line, message, keys.get(0)))) {
            return;
        }
        Identification who = Identifier.decide(line, person, tables.holdersOf(Identifier.keysToLookUp(line, person)));
        if (who instanceof Identification.Known known) {
            tables.link(known.contact(), keys);
        }
        MessagingWindow window = tables.lastMessageAt(line.id().value(), keys.get(0))
                .map(MessagingWindow::openedAt)
                .orElse(MessagingWindow.never());
        log.accept(who.accept(new WhoWrote()) + "; the window is open for another "
                + window.remaining(clock.instant()).toMinutes() + " minutes");
    }

    private MessageRow row(Line line, MessageEvent.Inbound message, IdentityKey person) {
        return new MessageRow(
                line.id().value(),
                message.messageId(),
                person,
                message.at() == null ? clock.instant() : message.at(),
                message.opensWindow());
    }
}
