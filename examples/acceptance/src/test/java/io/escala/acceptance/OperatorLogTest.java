package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Inbox;
import io.escala.core.records.Records;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.contact.ContactId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.fakemeta.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("The log tells an operator what to act on, once an hour, and never a text, a name or a number")
class OperatorLogTest {
    private static final String ROSA = "5493415550101";

    private static List<String> logged(Level level, Runnable what) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.escala.core");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        ours.setLevel(Level.INFO);
        root.addAppender(heard);
        try {
            what.run();
        } finally {
            root.detachAppender(heard);
            ours.setLevel(before);
        }
        assertThat(heard.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .noneMatch(message -> message.contains(ROSA)
                        || message.contains("secreto")
                        || message.contains("Rosa")
                        || message.contains("token-of"));
        return heard.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** Sends a text while Meta answers with a fault. */
    private static void sends(InboxFixture fixture, Fault fault) {
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("secreto"));
        fixture.meta().failNextSend(fault);
        fixture.queues(Recipient.conversation(view.conversation().id()), Draft.text("secreto"));
        fixture.runWork();
        fixture.later(Duration.ofMinutes(1));
        fixture.runWork();
    }

    @EveryStore
    @DisplayName("A source of records that fails, without its message")
    void failingRecordSource(InboxFixture fixture) {
        Records records = fixture.configured(builder -> builder.recordSource((account, contacts) -> {
                    throw new IllegalStateException("secreto");
                }))
                .inbox()
                .as(fixture.administrator())
                .records();
        ContactId rosa = fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .id();
        Runnable reads = () -> assertThat(records.of(rosa).sourceAnswered()).isFalse();

        assertThat(logged(Level.WARN, () -> {
                    reads.run();
                    reads.run();
                }))
                .singleElement()
                .asString()
                .contains("FAILED");
        fixture.later(Duration.ofHours(1));
        assertThat(logged(Level.WARN, reads)).hasSize(1);
    }

    @EveryStore
    @DisplayName("A rejected message: Meta's code and the remedy")
    void rejectedMessage(InboxFixture fixture) {
        Fault undeliverable = Fault.error(400, 131026, "Message undeliverable");

        assertThat(logged(Level.WARN, () -> {
                    sends(fixture, undeliverable);
                    sends(fixture, undeliverable);
                }))
                .singleElement()
                .asString()
                .contains("Meta rejected a message", "line sales of account shop", "code 131026", "check the number");

        fixture.later(Duration.ofHours(1));
        assertThat(logged(Level.WARN, () -> sends(fixture, undeliverable))).hasSize(1);
    }

    @EveryStore
    @DisplayName("A limit of the line, a limit of a recipient, and a stopped line")
    void limitsAndStop(InboxFixture fixture) {
        assertThat(logged(Level.WARN, () -> sends(fixture, Fault.rateLimited())))
                .singleElement()
                .asString()
                .contains("The line waits", "line sales of account shop", "goes on by itself");
        assertThat(logged(Level.WARN, () -> sends(fixture, Fault.error(400, 131056, "Pair rate limit hit"))))
                .singleElement()
                .asString()
                .contains("A conversation waits", "code 131056");
        assertThat(logged(Level.ERROR, () -> sends(fixture, Fault.error(401, 190, "Token expired"))))
                .singleElement()
                .asString()
                .contains("is stopped", "code 190", "lines().resume(new LineId(\"sales\"))");
    }

    @EveryStore
    @DisplayName("An unknown outcome")
    void unknownOutcome(InboxFixture fixture) {
        assertThat(logged(Level.WARN, () -> sends(fixture, Fault.reset())))
                .singleElement()
                .asString()
                .contains("It is not known whether a message was sent", "line sales of account shop", "not sent again");
    }

    @EveryStore
    @DisplayName("Which lines there are, and what is done to them")
    void lines(InboxFixture fixture) {
        Line line = Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", "1099", "2040");

        assertThat(logged(Level.INFO, () -> {
                    fixture.connect(line);
                    fixture.connect(line.withAvailable(false));
                    fixture.inbox()
                            .as(fixture.administrator())
                            .lines()
                            .resume(line.id())
                            .orThrow();
                    fixture.inbox()
                            .as(fixture.administrator())
                            .lines()
                            .remove(line.id())
                            .orThrow();
                }))
                .containsExactly(
                        "Line new of account shop is connected: WHATSAPP/1099",
                        "Line new of account shop is connected: WHATSAPP/1099; it is stopped until it is resumed",
                        "Line new of account shop is in use: WHATSAPP/1099",
                        "Line new of account shop is removed: WHATSAPP/1099");
    }

    @Test
    @DisplayName("Where the inbox is kept, and how many workers run")
    void start() {
        assertThat(logged(Level.INFO, () -> {
                    try (Inbox inbox = Inbox.builder(new MemoryCrmStore(InstantSource.system()))
                            .build()) {
                        inbox.start();
                    }
                }))
                .anyMatch(message -> message.contains("Inbox on MemoryCrmStore"))
                .anyMatch(message -> message.contains("worker(s) started"));
    }
}
