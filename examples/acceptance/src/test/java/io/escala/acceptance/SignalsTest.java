package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.result.CursorRequest;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import io.escala.fakemeta.SenderAction;
import io.escala.fakemeta.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** Customers see that their messages were read and that somebody is typing, on the lines that ask for it. */
class SignalsTest {
    private static final String ROSA = "5493415550101";
    private static final List<LineId> LINES = List.of(TestBusiness.SALES, TestBusiness.PAGE, TestBusiness.INSTAGRAM);

    private static void signals(InboxFixture fixture, UnaryOperator<SignalSettings> change) {
        Desk administrator = fixture.inbox().as(fixture.administrator());
        AccountSettings settings = administrator.administration().settings().orElseThrow();
        administrator
                .administration()
                .save(settings.withSignals(change.apply(settings.signals())))
                .orThrow();
    }

    private static void onAllLines(InboxFixture fixture) {
        signals(fixture, settings -> {
            SignalSettings all = settings;
            for (LineId line : LINES) {
                all = all.withReadReceipts(line, true).withTyping(line, true);
            }
            return all;
        });
    }

    private static ConversationId receives(InboxFixture fixture, Webhook webhook) {
        return fixture.receives(webhook).conversation().id();
    }

    private static List<String> shown(InboxFixture fixture) {
        fixture.runWork();
        return fixture.meta().actions().stream().map(SenderAction::action).toList();
    }

    private static Conversations desk(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).conversations();
    }

    @EveryStore
    @DisplayName("Marking read shows it to the customer on every channel, and never twice")
    void markingReadIsShown(InboxFixture fixture) {
        onAllLines(fixture);
        ConversationId whatsApp =
                receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("¿están?"));
        ConversationId messenger =
                receives(fixture, fixture.meta().messengerPerson("249001").writes("hola"));
        ConversationId instagram =
                receives(fixture, fixture.meta().instagramPerson("17991").writes("hola"));
        assertThat(shown(fixture)).isEmpty();

        desk(fixture).markRead(whatsApp).orThrow();
        desk(fixture).markRead(whatsApp).orThrow();
        assertThat(shown(fixture)).containsExactly("read");
        assertThat(fixture.meta().actions().get(0).messageId())
                .isEqualTo(desk(fixture)
                        .messages(whatsApp)
                        .page(CursorRequest.first(1))
                        .items()
                        .get(0)
                        .providerId());

        desk(fixture).markRead(messenger).orThrow();
        desk(fixture).markRead(instagram).orThrow();
        assertThat(shown(fixture)).containsExactly("read", "mark_seen", "mark_seen");

        receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("otra"));
        desk(fixture).markUnread(whatsApp).orThrow();
        desk(fixture).markRead(whatsApp).orThrow();
        assertThat(shown(fixture)).hasSize(4);
    }

    @EveryStore
    @DisplayName("What somebody else reads, a line that does not ask for it and one that no longer does show nothing")
    void whenReadingIsNotShown(InboxFixture fixture) {
        ConversationId id =
                receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        desk(fixture).markRead(id).orThrow();
        assertThat(shown(fixture)).as("not asked for").isEmpty();

        signals(fixture, settings -> settings.withReadReceipts(TestBusiness.SALES, true));
        receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("¿están?"));
        desk(fixture).assign(id, Assignment.toUser(new UserId("sam"))).orThrow();
        desk(fixture).markRead(id).orThrow();
        assertThat(shown(fixture)).as("somebody else's").isEmpty();

        desk(fixture).assign(id, Assignment.toNobody()).orThrow();
        desk(fixture).markRead(id).orThrow();
        signals(fixture, settings -> settings.withReadReceipts(TestBusiness.SALES, false));
        assertThat(shown(fixture)).as("no longer asked for").isEmpty();

        signals(fixture, settings -> settings.withReadReceipts(TestBusiness.SALES, true));
        receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("¿siguen?"));
        desk(fixture).markRead(id).orThrow();
        fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .remove(TestBusiness.SALES)
                .orThrow();
        assertThat(shown(fixture)).as("the line was removed").isEmpty();
    }

    @EveryStore
    @DisplayName("Typing is shown on every channel, once in ten seconds")
    void typingIsShown(InboxFixture fixture) {
        onAllLines(fixture);
        ConversationId whatsApp =
                receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        ConversationId messenger =
                receives(fixture, fixture.meta().messengerPerson("249001").writes("hola"));
        ConversationId instagram =
                receives(fixture, fixture.meta().instagramPerson("17991").writes("hola"));

        desk(fixture).showTyping(whatsApp).orThrow();
        desk(fixture).showTyping(whatsApp).orThrow();
        assertThat(shown(fixture)).contains("typing_indicator").doesNotContain("typing_on");
        desk(fixture).showTyping(messenger).orThrow();
        desk(fixture).showTyping(instagram).orThrow();
        assertThat(shown(fixture).stream().filter("typing_on"::equals)).hasSize(2);
        assertThat(shown(fixture).stream().filter("typing_indicator"::equals)).hasSize(1);

        fixture.later(Duration.ofSeconds(11));
        desk(fixture).showTyping(whatsApp).orThrow();
        assertThat(shown(fixture).stream().filter("typing_indicator"::equals)).hasSize(2);
        assertThat(fixture.view(whatsApp).unread())
                .as("typing reads nothing here")
                .isTrue();
    }

    @EveryStore
    @DisplayName("Typing is not shown late, after the window, or on a line that does not ask for it")
    void whenTypingIsNotShown(InboxFixture fixture) {
        ConversationId id =
                receives(fixture, fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        desk(fixture).showTyping(id).orThrow();
        assertThat(shown(fixture)).as("not asked for").isEmpty();

        onAllLines(fixture);
        desk(fixture).showTyping(id).orThrow();
        fixture.later(Duration.ofSeconds(21));
        assertThat(shown(fixture)).as("late").isEmpty();

        fixture.later(Duration.ofHours(24));
        desk(fixture).showTyping(id).orThrow();
        assertThat(shown(fixture)).as("the window is over").isEmpty();
    }
}
