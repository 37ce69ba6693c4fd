package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.conversations.Timeline;
import io.escala.core.conversations.TimelineEntry;
import io.escala.core.conversations.TimelineReader;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.OperationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;

/** What all conversations of a contact show in one order. */
class ContactTimelineTest extends TimelineSteps {
    @EveryStore
    @DisplayName("S59, M18 All conversations of a contact are one timeline; each entry says its conversation and line")
    void allConversationsAreOneTimeline(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        fixture.receives(fixture.meta()
                .whatsAppPerson("5493415550199")
                .with(fixture.sales())
                .writes("somebody else"));

        Timeline timeline = timeline(fixture, rosa.contact()).page(CursorRequest.newest(50));

        assertThat(texts(timeline)).containsExactly("6 support", "5 page", "4 sales", "3 page", "2 support", "1 sales");
        assertThat(timeline.entries())
                .filteredOn(entry -> entry.entry() instanceof ThreadMessage)
                .extracting(TimelineEntry::conversation)
                .containsExactly(rosa.support(), rosa.page(), rosa.sales(), rosa.page(), rosa.support(), rosa.sales());
        assertThat(timeline.entries()).allSatisfy(entry -> {
            boolean onPage = entry.conversation().equals(rosa.page());
            assertThat(entry.channel()).isEqualTo(onPage ? Channel.MESSENGER : Channel.WHATSAPP);
            assertThat(entry.lineName())
                    .contains(onPage ? "Page" : entry.line().equals(TestBusiness.SALES) ? "Sales" : "Support");
            assertThat(entry.at()).isEqualTo(entry.entry().at());
        });
        assertThat(timeline.entries())
                .filteredOn(entry -> entry.entry() instanceof ThreadSystemEntry)
                .extracting(entry -> entry.text(Locale.ENGLISH))
                .as("three openings, and the links of two people in three conversations")
                .hasSize(6)
                .anyMatch(text -> text.contains("Rosa Paz"));
        assertThat(timeline.older()).isEmpty();
        assertThat(timeline.toString()).isEqualTo("Timeline[12 entries]");
        assertThat(timeline.entries().get(0).toString())
                .doesNotContain("support")
                .doesNotContain("549");
    }

    @EveryStore
    @DisplayName("S59 The timeline has what the threads have, in the same order, whatever the size of its pages")
    void pagesAreTheThreadsTogether(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        List<TimelineEntry> whole = all(timeline(fixture, rosa.contact()), 50);

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(all(timeline(fixture, rosa.contact()), limit)).isEqualTo(whole);
        }
        for (ConversationId id : List.of(rosa.sales(), rosa.support(), rosa.page())) {
            assertThat(whole)
                    .filteredOn(entry -> entry.conversation().equals(id))
                    .extracting(TimelineEntry::at)
                    .isEqualTo(fixture
                            .inbox()
                            .as(fixture.administrator())
                            .conversations()
                            .thread(id)
                            .page(CursorRequest.newest(50))
                            .orElseThrow()
                            .entries()
                            .stream()
                            .map(entry -> entry.at())
                            .toList());
        }
    }

    @EveryStore
    @DisplayName("S59 It is read in both directions, and what comes while it is paged is neither skipped nor repeated")
    void bothDirections(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        TimelineReader reader = timeline(fixture, rosa.contact());
        Timeline newest = reader.page(CursorRequest.newest(3));
        String bottom = newest.newer().orElseThrow();
        List<TimelineEntry> before = all(reader, 50);

        fixture.later(SECOND);
        fixture.receives(fixture.meta().messengerPerson("249001").writes("7 page"));
        fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).with(fixture.sales()).writes("8 sales"));

        List<TimelineEntry> upwards = new ArrayList<>(newest.entries());
        Timeline page = newest;
        while (page.older().isPresent()) {
            page = reader.page(CursorRequest.after(page.older().get(), 2));
            upwards.addAll(page.entries());
        }
        assertThat(upwards).extracting(TimelineEntry::entry).isEqualTo(entries(before));
        assertThat(texts(reader.since(bottom, 50))).containsExactly("8 sales", "7 page");
        Timeline next = reader.since(bottom, 1);
        assertThat(texts(next)).containsExactly("7 page");
        assertThat(texts(reader.since(next.newer().orElseThrow(), 1))).containsExactly("8 sales");

        List<TimelineEntry> downwards = new ArrayList<>();
        String newer = page.newer().orElseThrow();
        do {
            page = reader.since(newer, 2);
            List<TimelineEntry> found = new ArrayList<>(page.entries());
            Collections.reverse(found);
            downwards.addAll(found);
            newer = page.newer().orElseThrow();
        } while (!page.entries().isEmpty());
        Collections.reverse(downwards);
        assertThat(downwards).isEqualTo(all(reader, 50).subList(0, downwards.size()));
        assertThat(downwards).hasSize(upwards.size() + 2 - 1);
        assertThat(reader.since(newer, 5).newer()).as("to be asked again").contains(newer);
    }

    private static List<Object> entries(List<TimelineEntry> entries) {
        return entries.stream().<Object>map(TimelineEntry::entry).toList();
    }

    @EveryStore
    @DisplayName("S59 Two people who turn out to be one: their entries are those of the conversation that continues")
    void fusedPeople(InboxFixture fixture) {
        PartyKey number = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, ROSA);
        PartyKey userId = new PartyKey(IdentityKeyKind.BSUID, "AR.77");
        ConversationId older = writes(fixture, number);
        fixture.later(SECOND);
        ConversationId newer = writes(fixture, userId);
        fixture.later(SECOND);
        ContactId contact = contacts(fixture)
                .create(older, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        assertThat(texts(timeline(fixture, contact).page(CursorRequest.newest(10))))
                .containsExactly("m1");

        writes(fixture, number, userId);

        Timeline timeline = timeline(fixture, contact).page(CursorRequest.newest(20));
        assertThat(texts(timeline)).containsExactly("m3", "m2", "m1");
        assertThat(timeline.entries())
                .extracting(TimelineEntry::conversation)
                .containsOnly(older)
                .doesNotContain(newer);
    }

    @EveryStore
    @DisplayName("S59 Linking a person brings what they wrote before, ending the link takes it")
    void linkingAndUnlinking(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        IdentityId onPage = fixture.view(rosa.page()).conversation().identity();
        ChangeSet unlinked = ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId("unlink"), fixture.now())
                .change(new IdentityChange.LinkIdentity(onPage, null))
                .build();
        assertThat(fixture.store().commit(List.of(unlinked))).containsExactly(new CommitResult.Applied());

        assertThat(texts(timeline(fixture, rosa.contact()).page(CursorRequest.newest(20))))
                .containsExactly("6 support", "4 sales", "2 support", "1 sales");
        assertThat(timeline(fixture, new ContactId("absent")).page(CursorRequest.newest(20)))
                .satisfies(nothing -> {
                    assertThat(nothing.entries()).isEmpty();
                    assertThat(nothing.older()).isEmpty();
                    assertThat(nothing.newer()).isEmpty();
                });
    }

    @EveryStore
    @DisplayName("M25 A message of the timeline has its quoted message and the name of its author")
    void quotedMessagesAndAuthors(InboxFixture fixture) {
        Rosa rosa = rosa(fixture);
        MessageId first = fixture.thread(rosa.sales()).get(0).id();
        fixture.later(SECOND);
        fixture.inbox()
                .as(fixture.administrator())
                .messages()
                .send(SendRequest.to(rosa.sales()).text("about that").quoting(first))
                .orThrow();
        List<TeamMember> members =
                List.of(TeamMember.available(fixture.administrator().user(), "Ada Paz", Role.ADMINISTRATOR));

        TimelineEntry answer = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .team(Team.fixed(TestBusiness.ACCOUNT, members))
                .build()
                .as(fixture.administrator())
                .conversations()
                .timeline(rosa.contact())
                .page(CursorRequest.newest(1))
                .entries()
                .get(0);

        assertThat(answer.entry().authorName()).contains("Ada Paz");
        assertThat(((ThreadMessage) answer.entry()).quoted())
                .map(quoted -> quoted.text(Locale.ENGLISH, 20))
                .contains("1 sales");
    }

    @EveryStore
    @DisplayName("M25 A page over thirty conversations takes as few reads as one over a single conversation")
    void pagesTakeAFixedNumberOfReads(InboxFixture fixture) {
        ContactId one = fixture.add(NewContact.consenting("Ana", "Sol").email("a@example.com"))
                .id();
        ContactId many = fixture.add(NewContact.consenting("Bea", "Sol").email("b@example.com"))
                .id();
        List<StoredConversation> conversations = new ArrayList<>();
        conversations.add(new StoredConversation("single").withContact(one));
        for (int i = 0; i < 30; i++) {
            conversations.add(new StoredConversation("many-" + i).withContact(many));
        }
        StoredConversation.add(fixture, conversations);
        for (int i = 0; i < 30; i++) {
            say(
                    fixture,
                    new ConversationId("single"),
                    "single-" + i,
                    fixture.now().plusSeconds(i));
            say(
                    fixture,
                    new ConversationId("many-" + i),
                    "of-many-" + i,
                    fixture.now().plusSeconds(i));
        }
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();

        int ofOne = reads(inbox, counting, fixture, one, 1);
        assertThat(ofOne).isPositive().isLessThanOrEqualTo(6);
        assertThat(reads(inbox, counting, fixture, one, 30)).isEqualTo(ofOne);
        assertThat(reads(inbox, counting, fixture, many, 1)).isEqualTo(ofOne);
        assertThat(reads(inbox, counting, fixture, many, 30)).isEqualTo(ofOne);
    }

    private static int reads(Inbox inbox, CountingStore counting, InboxFixture fixture, ContactId contact, int limit) {
        counting.reset();
        assertThat(inbox.as(fixture.administrator())
                        .conversations()
                        .timeline(contact)
                        .page(CursorRequest.newest(limit))
                        .entries())
                .hasSize(limit);
        return counting.calls();
    }
}
