package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** A conversation is with a person or with automation. */
class TakeOverTest {
    private static final String ROSA = "5493415550101";
    private static final String LUIS = "5493415550102";

    private static ConversationId receives(InboxFixture fixture, String number, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(number).writes(text))
                .conversation()
                .id();
    }

    private static Conversations desk(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).conversations();
    }

    private static void answersItself(InboxFixture fixture) {
        fixture.inbox().onMessage("answering", message -> message.reply("Thanks, " + message.text()));
    }

    private static void handBackAfter(InboxFixture fixture, Duration time) {
        AccountSettings settings = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .administration()
                .settings()
                .orElseThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .administration()
                .save(settings.withHandBackAfter(time))
                .orThrow();
    }

    private static List<ConversationId> ids(InboxFixture fixture, ConversationQuery query) {
        assertThat(desk(fixture).list(query).count().value())
                .isEqualTo(fixture.list(query).size());
        return fixture.list(query).stream().map(ConversationSummary::id).toList();
    }

    @EveryStore
    @DisplayName("An answer of a person takes it over: handlers of messages pause on it until it is handed back")
    void anAnswerTakesOver(InboxFixture fixture) {
        answersItself(fixture);
        ConversationId id = receives(fixture, ROSA, "one");
        assertThat(fixture.view(id).takenOver()).as("automation answered").isFalse();

        fixture.sends(Recipient.conversation(id), Draft.text("I am Ana"));
        assertThat(fixture.view(id).takenOver()).isTrue();
        receives(fixture, ROSA, "two");
        desk(fixture).handBack(id).orThrow();
        assertThat(fixture.view(id).takenOver()).isFalse();
        receives(fixture, ROSA, "three");

        assertThat(fixture.texts(id))
                .containsExactly("one", "Thanks, one", "I am Ana", "two", "three", "Thanks, three");
        assertThat(fixture.events(CrmEvent.HandlingChanged.class))
                .containsExactly(new CrmEvent.HandlingChanged(id, true), new CrmEvent.HandlingChanged(id, false));
    }

    @EveryStore
    @DisplayName("An answer from the phone app takes it over; an echo of what was sent from here does not")
    void thePhoneAppTakesOver(InboxFixture fixture) {
        answersItself(fixture);
        ConversationId id = receives(fixture, ROSA, "one");

        fixture.deliver(fixture.meta().whatsAppPerson(ROSA).chat().businessWritesOnPhone("from the phone"));
        receives(fixture, ROSA, "two");

        assertThat(fixture.view(id).takenOver()).isTrue();
        assertThat(fixture.texts(id)).containsExactly("one", "Thanks, one", "from the phone", "two");
        assertThat(fixture.events(CrmEvent.HandlingChanged.class))
                .containsExactly(new CrmEvent.HandlingChanged(id, true));
    }

    @EveryStore
    @DisplayName("It is taken over by hand, and closing hands it back")
    void takenOverByHand(InboxFixture fixture) {
        answersItself(fixture);
        ConversationId id = receives(fixture, ROSA, "one");
        desk(fixture).takeOver(id).orThrow();
        receives(fixture, ROSA, "two");
        assertThat(fixture.texts(id)).containsExactly("one", "Thanks, one", "two");

        desk(fixture).close(id, Closing.because("Sold")).orThrow();
        assertThat(fixture.view(id).takenOver()).isFalse();
        fixture.later(Duration.ofSeconds(1));
        receives(fixture, ROSA, "three");

        assertThat(fixture.texts(id)).endsWith("three", "Thanks, three");
    }

    @EveryStore
    @DisplayName("What was taken over and handed back at one moment is as it was said last")
    void atOneMoment(InboxFixture fixture) {
        ConversationId id = receives(fixture, ROSA, "one");
        Conversations desk = desk(fixture);

        desk.takeOver(id).orThrow();
        assertThat(fixture.view(id).takenOver()).isTrue();
        desk.handBack(id).orThrow();
        assertThat(fixture.view(id).takenOver()).isFalse();
        desk.takeOver(id).orThrow();
        assertThat(fixture.view(id).takenOver()).isTrue();
        desk.handBack(id).orThrow();
        desk.handBack(id).orThrow();

        assertThat(fixture.view(id).takenOver()).isFalse();
        assertThat(fixture.events(CrmEvent.HandlingChanged.class))
                .extracting(CrmEvent.HandlingChanged::person)
                .containsExactly(true, false, true, false);
    }

    @EveryStore
    @DisplayName("It goes back to automation when the account's time after the latest answer is over")
    void goesBackAfterATime(InboxFixture fixture) {
        answersItself(fixture);
        handBackAfter(fixture, Duration.ofHours(2));
        ConversationId id = receives(fixture, ROSA, "one");
        fixture.sends(Recipient.conversation(id), Draft.text("I am Ana"));
        fixture.later(Duration.ofMinutes(90));
        fixture.sends(Recipient.conversation(id), Draft.text("Still there?"));
        fixture.later(Duration.ofMinutes(119));
        receives(fixture, ROSA, "two");
        assertThat(ids(fixture, ConversationQuery.all().onlyTakenOver())).containsExactly(id);

        fixture.later(Duration.ofMinutes(1));
        assertThat(ids(fixture, ConversationQuery.all().onlyTakenOver())).isEmpty();
        assertThat(fixture.view(id).takenOver()).isFalse();
        receives(fixture, ROSA, "three");

        assertThat(fixture.texts(id))
                .containsExactly("one", "Thanks, one", "I am Ana", "Still there?", "two", "three", "Thanks, three");
        fixture.sends(Recipient.conversation(id), Draft.text("I am back"));
        assertThat(fixture.events(CrmEvent.HandlingChanged.class)).hasSize(2);
    }

    @EveryStore
    @DisplayName("Lists and counts tell conversations of persons from those of automation, and rows say which they are")
    void listsTellThemApart(InboxFixture fixture) {
        ConversationId rosa = receives(fixture, ROSA, "hola");
        ConversationId luis = receives(fixture, LUIS, "hola");
        desk(fixture).takeOver(rosa).orThrow();

        assertThat(ids(fixture, ConversationQuery.open().onlyTakenOver())).containsExactly(rosa);
        assertThat(ids(fixture, ConversationQuery.open().onlyAutomated())).containsExactly(luis);
        assertThat(fixture.list(ConversationQuery.all()))
                .extracting(ConversationSummary::takenOver)
                .containsExactly(false, true);
    }
}
