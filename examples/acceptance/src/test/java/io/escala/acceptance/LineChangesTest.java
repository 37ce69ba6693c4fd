package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.administration.Lines;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.Metrics;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.SentMessage;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A line is moved to another id of Meta, removed, and stopped while it is connected again")
class LineChangesTest {
    private static final String ROSA = "5493415550101";
    private static final AccountId OTHER = new AccountId("other");

    @EveryStore
    @DisplayName(
            "Moved to another number: the conversation goes on with its history, and the queue goes out on the new number")
    void movedLineKeepsItsHistory(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView before = fixture.receives(rosa.writes("hola"));
        fixture.meta().failNextSend(Fault.error(401, 190, "Token expired"));
        fixture.queues(to(before), Draft.text("uno"));
        fixture.runWork();
        WhatsAppNumber moved = number(fixture, "1070", "2041");
        Line line = sales(fixture);

        Line after = fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .repoint(pointed(line, "1070", "2041"))
                .orThrow();

        assertThat(after.available()).as("a stopped line stays stopped").isFalse();
        assertThat(sales(fixture)).isEqualTo(after);
        ConversationView again = fixture.receives(rosa.with(moved).writes("sigo acá"));
        fixture.inbox().as(fixture.administrator()).lines().resume(line.id()).orThrow();
        quarterOfAnHour(fixture);
        assertThat(fixture.meta().sent())
                .extracting(SentMessage::text, sent -> sent.line().id())
                .containsExactly(tuple("uno", "1070"));
        assertThat(again.conversation().id()).isEqualTo(before.conversation().id());
        assertThat(fixture.thread(again.conversation().id()))
                .extracting(message -> message.content().text())
                .containsExactlyInAnyOrder("hola", "uno", "sigo acá");
        assertThat(ofLines(fixture))
                .containsExactly(
                        new CrmEvent.LineStopped(line.id()),
                        new CrmEvent.LineRepointed(line.id()),
                        new CrmEvent.LineResumed(line.id()));
        fixture.deliver(rosa.with(fixture.sales()).writes("al número de antes"));
        assertThat(fixture.quarantined(AccountId.NONE))
                .extracting(QuarantinedItem::reason)
                .containsExactly(QuarantinedItem.Reason.UNKNOWN_LINE);
    }

    @EveryStore
    @DisplayName("What is moved must be there, stay on its channel, and take nobody's id")
    void lineIsNotMovedWhereItMustNot(InboxFixture fixture) {
        Line line = sales(fixture);

        assertThat(refused(fixture, fixture.salesUser(), pointed(line, "1070", "2041")))
                .isEqualTo(Refusal.Reason.NOT_PERMITTED);
        assertThat(refused(fixture, fixture.administrator(), pointed(line, TestBusiness.SUPPORT_NUMBER, "2040")))
                .isEqualTo(Refusal.Reason.KEY_TAKEN);
        assertThat(refused(
                        fixture,
                        fixture.administrator(),
                        Line.messenger(TestBusiness.ACCOUNT, line.id(), "Sales", "105")))
                .isEqualTo(Refusal.Reason.FIELD_INVALID);
        assertThat(refused(
                        fixture,
                        fixture.administrator(),
                        Line.whatsApp(TestBusiness.ACCOUNT, new LineId("absent"), "A", "1070", "2041")))
                .isEqualTo(Refusal.Reason.NOT_FOUND);
        assertThat(refused(fixture, fixture.administrator(), Line.whatsApp(OTHER, line.id(), "Sales", "1070", "2041")))
                .isEqualTo(Refusal.Reason.NOT_FOUND);
        assertThat(sales(fixture)).isEqualTo(line);
    }

    @EveryStore
    @DisplayName("Moved twice to one id, or moved at once by two administrators, it is where it was moved last")
    void movesAreRepeatedAndRaced(InboxFixture fixture) {
        Line line = sales(fixture);
        InboxFixture.Node slow = whenCommitting(
                fixture,
                () -> fixture.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .repoint(pointed(line, "1070", "2041"))
                        .orThrow());

        Line last = pointed(line, "1071", "2041");
        assertThat(slow.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .repoint(last)
                        .orThrow())
                .isEqualTo(last);
        assertThat(slow.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .repoint(last)
                        .orThrow())
                .isEqualTo(last);

        assertThat(sales(fixture)).isEqualTo(last);
        fixture.connect(Line.whatsApp(TestBusiness.ACCOUNT, new LineId("new"), "New", "1070", "2041"));
    }

    @EveryStore
    @DisplayName(
            "Removed: the number may be connected elsewhere, the queue ends with the reason, and what was said stays")
    void removedLineKeepsItsHistory(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView view = fixture.receives(rosa.writes("hola"));
        Message uno = fixture.queues(to(view), Draft.text("uno"));
        Message dos = fixture.queues(to(view), Draft.text("dos"));

        Line removed = fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .remove(TestBusiness.SALES)
                .orThrow();
        fixture.runWork();

        assertThat(removed.key()).isEqualTo(new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER));
        assertThat(fixture.meta().sent()).isEmpty();
        for (Message queued : List.of(uno, dos)) {
            assertThat(fixture.message(view.conversation().id(), queued.id()).delivery())
                    .satisfies(delivery -> {
                        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
                        assertThat(delivery.error().reason()).isEqualTo("LINE_REMOVED");
                    });
        }
        ConversationView after = fixture.view(view.conversation().id());
        assertThat(after.line()).isNull();
        assertThat(ofLines(fixture)).containsExactly(new CrmEvent.LineRemoved(TestBusiness.SALES));
        assertThat(fixture.events(CrmEvent.DeliveryChanged.class))
                .containsExactly(
                        new CrmEvent.DeliveryChanged(uno.conversation(), uno.id(), DeliveryStatus.FAILED),
                        new CrmEvent.DeliveryChanged(dos.conversation(), dos.id(), DeliveryStatus.FAILED));
        assertThat(fixture.conversations())
                .extracting(ConversationView::conversation)
                .contains(after.conversation());
        assertThat(fixture.thread(view.conversation().id()))
                .extracting(message -> message.content().text())
                .containsExactly("hola", "uno", "dos");
        assertThat(fixture.send(to(view), Draft.text("tres"), fixture.administrator())
                        .refusedFor(Refusal.Reason.LINE_UNAVAILABLE))
                .isTrue();
        fixture.deliver(rosa.writes("¿siguen ahí?"));
        assertThat(fixture.quarantined(AccountId.NONE))
                .extracting(QuarantinedItem::reason)
                .containsExactly(QuarantinedItem.Reason.UNKNOWN_LINE);

        Actor other = Actor.user(OTHER, new UserId("oma"), Role.ADMINISTRATOR);
        assertThat(fixture.inbox().as(other).administration().save(AccountSettings.of(OTHER, "AR", ZoneOffset.UTC)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(fixture.inbox()
                        .as(other)
                        .administration()
                        .connect(Line.whatsApp(
                                OTHER, new LineId("theirs"), "Theirs", TestBusiness.SALES_NUMBER, "2040")))
                .isInstanceOf(Outcome.Done.class);
        fixture.deliver(rosa.writes("hola, otra empresa"));
        assertThat(fixture.thread(view.conversation().id())).hasSize(3);
    }

    @EveryStore
    @DisplayName("Removed and connected again under its id, the line continues its conversations")
    void removedLineIsConnectedAgain(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView before = fixture.receives(rosa.writes("hola"));
        Line line = sales(fixture);
        fixture.inbox().as(fixture.administrator()).lines().remove(line.id()).orThrow();
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .lines()
                        .remove(line.id())
                        .refusedFor(Refusal.Reason.NOT_FOUND))
                .isTrue();

        fixture.connect(line);

        assertThat(fixture.receives(rosa.writes("otra vez")).conversation().id())
                .isEqualTo(before.conversation().id());
    }

    @EveryStore
    @DisplayName("Connected again at the moment Meta stops it, a line stays stopped; so does one that is moved then")
    void connectingNeverUndoesAStop(InboxFixture fixture) {
        Line line = sales(fixture);
        InboxFixture.Node connecting = whenCommitting(fixture, () -> stop(fixture));

        assertThat(connecting
                        .inbox()
                        .as(fixture.administrator())
                        .administration()
                        .connect(line))
                .isInstanceOf(Outcome.Done.class);
        assertThat(sales(fixture).available()).isFalse();

        fixture.inbox().as(fixture.administrator()).lines().resume(line.id()).orThrow();
        InboxFixture.Node moving = whenCommitting(fixture, () -> stop(fixture));
        moving.inbox()
                .as(fixture.administrator())
                .lines()
                .repoint(pointed(line, "1070", "2041"))
                .orThrow();
        Line moved = sales(fixture);
        assertThat(moved).isEqualTo(pointed(line, "1070", "2041").stopped(moved.refusedCredential()));
    }

    @EveryStore
    @DisplayName("Stopped at the moment an administrator changes it, a line keeps the change")
    void stoppingNeverUndoesAConnection(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Line renamed =
                Line.whatsApp(TestBusiness.ACCOUNT, TestBusiness.SALES, "Renamed", TestBusiness.SALES_NUMBER, "2040");
        AtomicBoolean refused = new AtomicBoolean();
        InboxFixture.Node sending = fixture.node(
                store -> new ForwardingCrmStore(store) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        boolean stops = changeSets.stream()
                                .flatMap(set -> set.changes().stream())
                                .anyMatch(change ->
                                        change.getClass().getSimpleName().contains("Line"));
                        if (stops && refused.compareAndSet(false, true)) {
                            fixture.connect(renamed);
                        }
                        return super.commit(changeSets);
                    }
                },
                Metrics.none());
        fixture.queues(to(view), Draft.text("uno"));
        fixture.meta().failNextSend(Fault.error(401, 190, "Token expired"));

        fixture.runWork(sending);

        assertThat(refused).isTrue();
        Line stopped = sales(fixture);
        assertThat(stopped).isEqualTo(renamed.stopped(stopped.refusedCredential()));
        assertThat(stopped.refusedCredential()).isNotNull();
    }

    @EveryStore
    @DisplayName("Each change of a line is an event once; what changes nothing is none")
    void changesOfALineAreEvents(InboxFixture fixture) {
        Line line = sales(fixture);

        fixture.connect(line);
        fixture.inbox().as(fixture.administrator()).lines().resume(line.id()).orThrow();
        assertThat(ofLines(fixture)).isEmpty();
        fixture.connect(line.withAvailable(false));
        fixture.connect(line.withAvailable(false));
        fixture.inbox().as(fixture.administrator()).lines().resume(line.id()).orThrow();
        fixture.connect(pointed(line, TestBusiness.SALES_NUMBER, "2041"));
        fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .repoint(pointed(line, "1070", "2041"))
                .orThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .repoint(pointed(line, "1070", "2041"))
                .orThrow();

        assertThat(ofLines(fixture))
                .containsExactly(
                        new CrmEvent.LineStopped(line.id()),
                        new CrmEvent.LineResumed(line.id()),
                        new CrmEvent.LineRepointed(line.id()),
                        new CrmEvent.LineRepointed(line.id()));
    }

    @EveryStore
    @DisplayName("A line is renamed: its conversations show the new name, and nothing else of it changes")
    void renamed(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        stop(fixture);
        Line before = sales(fixture);
        int events = ofLines(fixture).size();
        Lines lines = fixture.inbox().as(fixture.administrator()).lines();

        Line after = lines.rename(before.id(), "  Ventas\u0000 Norte ").orThrow();

        assertThat(after).isEqualTo(before.withName("Ventas\uFFFD Norte"));
        assertThat(sales(fixture)).isEqualTo(after);
        assertThat(after.available()).as("a stopped line stays stopped").isFalse();
        assertThat(fixture.view(view.conversation().id()).line()).isEqualTo(after);
        assertThat(ofLines(fixture)).hasSize(events + 1).last().isEqualTo(new CrmEvent.LineRenamed(before.id()));

        assertThat(lines.rename(before.id(), after.name()).orThrow()).isEqualTo(after);
        assertThat(ofLines(fixture)).as("the same name again").hasSize(events + 1);
        fixture.connect(before);
        assertThat(ofLines(fixture)).last().isEqualTo(new CrmEvent.LineRenamed(before.id()));
        assertThat(sales(fixture)).isEqualTo(before);
    }

    @EveryStore
    @DisplayName("Renaming needs a name, a line, and the permission to configure")
    void renameIsRefused(InboxFixture fixture) {
        Lines lines = fixture.inbox().as(fixture.administrator()).lines();
        for (String blank : List.of("", " ", "\n\t")) {
            assertThat(lines.rename(TestBusiness.SALES, blank).refusals())
                    .containsExactly(Refusal.field(Refusal.Reason.FIELD_MISSING, "name"));
        }
        assertThat(lines.rename(new LineId("absent"), "Ventas").refusedFor(Refusal.Reason.NOT_FOUND))
                .isTrue();
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .lines()
                        .rename(TestBusiness.SALES, "Ventas")
                        .refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
        assertThat(ofLines(fixture)).isEmpty();
    }

    private static List<CrmEvent> ofLines(InboxFixture fixture) {
        return fixture.events().stream()
                .filter(event -> event.getClass().getSimpleName().startsWith("Line"))
                .toList();
    }

    /** What a send does that Meta refuses because of its credentials. */
    private static void stop(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        fixture.meta().failNextSend(Fault.error(401, 190, "Token expired"));
        fixture.queues(to(view), Draft.text("uno"));
        // What an earlier stop put off comes first.
        fixture.later(Duration.ofMinutes(1));
        fixture.runWork();
        assertThat(sales(fixture).available()).isFalse();
    }

    /** A node that does something else before its first commit. */
    private static InboxFixture.Node whenCommitting(InboxFixture fixture, Runnable first) {
        AtomicBoolean once = new AtomicBoolean();
        return fixture.node(
                store -> new ForwardingCrmStore(store) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        if (once.compareAndSet(false, true)) {
                            first.run();
                        }
                        return super.commit(changeSets);
                    }
                },
                Metrics.none());
    }

    private static Refusal.Reason refused(InboxFixture fixture, Actor actor, Line line) {
        Outcome<Line> outcome = fixture.inbox().as(actor).lines().repoint(line);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused<Line>) outcome).refusals().get(0).reason();
    }

    private static WhatsAppNumber number(InboxFixture fixture, String id, String waba) {
        fixture.meta()
                .put(WhatsAppNumber.of(id)
                        .app(TestBusiness.APP)
                        .phone("5493410001166")
                        .waba(waba)
                        .portfolio("3030")
                        .token("token-of-" + id));
        return fixture.meta().whatsApp(id);
    }

    private static Line pointed(Line line, String phoneNumberId, String waba) {
        return Line.whatsApp(line.account(), line.id(), line.name(), phoneNumberId, waba)
                .withApp(TestBusiness.APP)
                .withPortfolio("3030");
    }

    private static Line sales(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).administration().lines().stream()
                .filter(line -> line.id().equals(TestBusiness.SALES))
                .findFirst()
                .orElseThrow();
    }

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static void quarterOfAnHour(InboxFixture fixture) {
        for (int minute = 0; minute < 15; minute++) {
            fixture.later(Duration.ofMinutes(1));
            fixture.runWork();
        }
    }
}
