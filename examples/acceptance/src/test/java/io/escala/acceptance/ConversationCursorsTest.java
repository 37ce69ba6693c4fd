package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ActivityPeriod;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CursorPage;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Cursors of conversations and messages lead on in their own list only. */
class ConversationCursorsTest {
    @EveryStore
    @DisplayName("M5 A cursor leads on in the list that gave it, on any machine, and is refused by every other list")
    void cursorsBelongToActorAndQuery(InboxFixture fixture) {
        for (String name : List.of("one", "two", "three", "four")) {
            StoredConversation.add(fixture, new StoredConversation(name).marked(Mark.ACTIVITY, fixture.now()));
        }
        ConversationQuery recent = ConversationQuery.all()
                .active(ActivityPeriod.LAST_7_DAYS)
                .onLines(TestBusiness.SALES, TestBusiness.PAGE);
        Conversations ada = fixture.inbox().as(fixture.administrator()).conversations();
        CursorPage<ConversationSummary> first = ada.list(recent).page(CursorRequest.first(1));
        CursorRequest next = CursorRequest.after(String.valueOf(first.next()), 3);

        fixture.later(Duration.ofMinutes(5));
        List<ConversationSummary> rest = fixture.node()
                .inbox()
                .as(fixture.administrator())
                .conversations()
                .list(ConversationQuery.all()
                        .onLines(TestBusiness.PAGE, TestBusiness.SALES)
                        .active(ActivityPeriod.LAST_7_DAYS))
                .page(next)
                .items();
        assertThat(rest).hasSize(3).doesNotContainAnyElementsOf(first.items());

        Conversations host =
                fixture.inbox().as(Actor.host(TestBusiness.ACCOUNT)).conversations();
        for (Listing<?> other : List.<Listing<?>>of(
                ada.list(recent.onlyUnread()),
                ada.list(recent.active(ActivityPeriod.LAST_3_DAYS)),
                ada.list(recent.onLines(new LineId("other"))),
                host.list(recent),
                fixture.inbox().as(fixture.salesUser()).conversations().list(recent),
                ada.messages(new ConversationId("one")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.page(next))
                    .withMessage("this cursor belongs to another list");
        }
    }

    @EveryStore
    @DisplayName("M25 A cursor of the messages of one conversation is refused by those of another")
    void cursorsBelongToTheThread(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        WhatsAppPerson bea = fixture.meta().whatsAppPerson("5493415550102").named("Bea");
        fixture.receives(ana.writes("uno"));
        ConversationId anas = fixture.receives(ana.writes("dos")).conversation().id();
        ConversationId beas =
                fixture.receives(bea.writes("tres")).conversation().id();
        Conversations ada = fixture.inbox().as(fixture.administrator()).conversations();
        CursorRequest next = CursorRequest.after(
                String.valueOf(ada.messages(anas).page(CursorRequest.newest(1)).next()), 1);

        assertThat(ada.messages(anas).page(next).items())
                .extracting(message -> message.content().text())
                .containsExactly("uno");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ada.messages(beas).page(next))
                .withMessage("this cursor belongs to another list");
    }
}
