package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Timeline;
import io.escala.core.conversations.TimelineReader;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.result.RefusedException;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** From a contact to its conversations: who sees which, as a list and as a timeline. */
class ContactConversationsTest extends TimelineSteps {
    @EveryStore
    @DisplayName("S78 Whoever may not see a conversation reads nothing of it in the timeline, by any cursor")
    void onlyWhatTheActorSees(InboxFixture fixture) {
        ContactId contact = fixture.add(NewContact.consenting("Ana", "Sol").email("a@example.com"))
                .id();
        StoredConversation mine = new StoredConversation("mine")
                .ownedBy(fixture.salesUser().user())
                .withContact(contact);
        StoredConversation theirs = new StoredConversation("theirs")
                .ownedBy(fixture.administrator().user())
                .withContact(contact);
        StoredConversation.add(fixture, mine, theirs);
        say(fixture, mine.id(), "mine-1", fixture.now());
        say(fixture, theirs.id(), "theirs-1", fixture.now().plusSeconds(1));
        say(fixture, mine.id(), "mine-2", fixture.now().plusSeconds(2));
        TimelineReader sam =
                fixture.inbox().as(fixture.salesUser()).conversations().timeline(contact);

        assertThat(texts(timeline(fixture, contact).page(CursorRequest.newest(10))))
                .containsExactly("mine-2", "theirs-1", "mine-1");
        assertThat(texts(sam.page(CursorRequest.newest(10)))).containsExactly("mine-2", "mine-1");
        assertThat(all(sam, 1)).hasSize(2);
        assertThat(fixture.inbox()
                        .as(fixture.editor())
                        .conversations()
                        .timeline(contact)
                        .page(CursorRequest.newest(10))
                        .entries())
                .isEmpty();
        assertThat(fixture.inbox()
                        .as(fixture.salesUser())
                        .conversations()
                        .list(ConversationQuery.all().ofContact(contact)))
                .extracting(ConversationSummary::id)
                .containsExactly(mine.id());
    }

    @EveryStore
    @DisplayName("M25 The cursors of a timeline belong to the contact and the actor")
    void cursorsAreBound(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        ContactId other = fixture.add(NewContact.consenting("Ana", "Sol").email("a@example.com"))
                .id();
        Timeline page = timeline(fixture, rosa.contact()).page(CursorRequest.newest(2));
        String older = page.older().orElseThrow();
        String newer = page.newer().orElseThrow();

        assertThat(timeline(fixture, rosa.contact())
                        .page(CursorRequest.after(older, 2))
                        .entries())
                .hasSize(2);
        TimelineReader host = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .conversations()
                .timeline(rosa.contact());
        for (TimelineReader stranger : List.of(timeline(fixture, other), host)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stranger.page(CursorRequest.after(older, 2)))
                    .withMessage("this cursor belongs to another list");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stranger.since(newer, 2))
                    .withMessage("this cursor belongs to another list");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline(fixture, rosa.contact()).since(newer, 0));
    }

    @EveryStore
    @DisplayName(
            "M5, M14 The conversations of a contact are a list like any other, with pages, counts and further conditions")
    void listOfTheConversations(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        Listing<ConversationSummary> list = fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .list(ConversationQuery.all().ofContact(rosa.contact()));

        assertThat(list).extracting(ConversationSummary::id).containsExactly(rosa.support(), rosa.page(), rosa.sales());
        assertThat(list.count().value()).isEqualTo(3);
        assertThat(list.page(CursorRequest.first(1)).items())
                .extracting(ConversationSummary::id)
                .containsExactly(rosa.support());
        assertThat(list)
                .containsExactlyElementsOf(fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .ofContact(rosa.contact()));
        assertThat(fixture.list(ConversationQuery.open()
                        .ofContact(rosa.contact())
                        .onChannels(Channel.MESSENGER)
                        .matching("rosa")
                        .containing("page")))
                .extracting(ConversationSummary::id)
                .containsExactly(rosa.page());
        assertThat(fixture.list(ConversationQuery.all().ofContact(new ContactId("absent"))))
                .isEmpty();
        String next = list.page(CursorRequest.first(1)).next();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .list(ConversationQuery.all())
                        .page(CursorRequest.after(Optional.ofNullable(next).orElseThrow(), 1)))
                .withMessage("this cursor belongs to another list");
    }

    @EveryStore
    @DisplayName("S10 Without the plan there is no timeline")
    void thePlanIsNeeded(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        TimelineReader reader = timeline(fixture, rosa.contact());
        fixture.bought();

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> reader.page(CursorRequest.newest(5)));
    }
}
