package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all conversations of a contact show is read in the order of a thread, in both directions, as far as the actor sees them. */
abstract class ContactTimelinesContract extends StoreContract {
    private static final ContactId ROSA = new ContactId("rosa");
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");
    private static final ThreadPosition BEGINNING = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none");

    @BeforeEach
    void putPeopleAndConversations() {
        commitApplied(
                new PutLine(acme.line("l1")),
                new PutLine(acme.line("l2")),
                new AddContact(acme.contact("rosa")),
                new AddContact(acme.contact("other")));
        person("phone", ROSA);
        person("page", ROSA);
        person("stranger", null);
        person("somebody", new ContactId("other"));
        conversation("phone-1", "l1", "phone", ANA);
        conversation("phone-2", "l2", "phone", BEA);
        conversation("page-1", "l1", "page", null);
        conversation("strange", "l1", "stranger", null);
        conversation("else", "l1", "somebody", ANA);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 12, 13, 50})
    void allConversationsOfTheContactAreOneOrder(int limit) {
        List<String> newestFirst = sayInTurns(12);
        List<String> oldestFirst = reversed(newestFirst);

        assertThat(messages(limit, Visibility.ALL)).containsExactlyElementsOf(newestFirst);
        assertThat(since(BEGINNING, limit)).containsExactlyElementsOf(oldestFirst);
    }

    @Test
    void orderIsTimeThenArrivalThenId() {
        say("phone-1", "b", NOON);
        say("page-1", "a", NOON);
        say("phone-2", "B", NOON);
        say("page-1", "newer", NOON.plusMillis(1));
        say("phone-1", "older", NOON.minusMillis(1));

        assertThat(messages(10, Visibility.ALL)).containsExactly("newer", "b", "a", "B", "older");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void pagesBeginAnywhereAndGoBothWays(int limit) {
        List<String> newestFirst = sayInTurns(7);
        for (Message from : read(null, 50, Visibility.ALL).messages().items()) {
            int place = newestFirst.indexOf(from.id().value());
            String position = ThreadPosition.of(from).toString();

            assertThat(Pages.all(
                                    limit,
                                    (@Nullable String after, int size) -> read(
                                                    after == null ? position : after, size, Visibility.ALL)
                                            .messages())
                            .stream()
                            .map(message -> message.id().value()))
                    .containsExactlyElementsOf(newestFirst.subList(place + 1, newestFirst.size()));
            assertThat(since(ThreadPosition.of(from), limit))
                    .containsExactlyElementsOf(reversed(newestFirst.subList(0, place)));
        }
    }

    @Test
    void whatArrivesWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 6; i++) {
            say(i % 2 == 0 ? "phone-1" : "page-1", "m-" + i, NOON.plusSeconds(10L * i));
        }
        CursorPage<Message> first = read(null, 2, Visibility.ALL).messages();

        say("phone-2", "newest", NOON.plusSeconds(100));
        say("phone-2", "above", NOON.plusSeconds(55));
        say("phone-2", "below", NOON.plusSeconds(35));
        conversation("page-2", "l2", "page", null);
        say("page-2", "of-another", NOON.plusSeconds(32));
        CursorPage<Message> second = read(first.next(), 3, Visibility.ALL).messages();
        CursorPage<Message> third = read(second.next(), 5, Visibility.ALL).messages();

        assertThat(ids(first.items())).containsExactly("m-6", "m-5");
        assertThat(ids(second.items())).containsExactly("m-4", "below", "of-another");
        assertThat(ids(third.items())).containsExactly("m-3", "m-2", "m-1");
        assertThat(third.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void systemEntriesAreReadBesideTheMessages(int limit) {
        say("phone-1", "m-1", NOON.plusSeconds(1));
        note("page-1", "e-2", NOON.plusSeconds(2));
        note("phone-1", "e-3", NOON.plusSeconds(3));
        say("page-1", "m-4", NOON.plusSeconds(4));
        note("phone-2", "e-5", NOON.plusSeconds(5));
        note("strange", "not-hers", NOON.plusSeconds(6));

        assertThat(entries(limit, Visibility.ALL)).containsExactly("e-5", "e-3", "e-2");
        assertThat(messages(limit, Visibility.ALL)).containsExactly("m-4", "m-1");
        String afterMessage = new ThreadPosition(NOON.plusSeconds(4), NOON.plusSeconds(4), "m-4").toString();
        assertThat(entryIds(read(afterMessage, 9, Visibility.ALL).entries().items()))
                .containsExactly("e-3", "e-2");
        assertThat(entryIds(store.timelineSince(ACME, ROSA, Visibility.ALL, afterMessage, 9)
                        .entries()
                        .items()))
                .containsExactly("e-5");
        assertThat(Pages.all(
                                limit,
                                (@Nullable String after, int size) -> store.timelineSince(
                                                ACME,
                                                ROSA,
                                                Visibility.ALL,
                                                after == null ? BEGINNING.toString() : after,
                                                size)
                                        .entries())
                        .stream()
                        .map(entry -> entry.id().value()))
                .containsExactly("e-2", "e-3", "e-5");
    }

    @Test
    void entriesOfOneIdAreThoseOfTheirConversations() {
        note("phone-1", "entry", NOON);
        note("page-1", "entry", NOON.plusSeconds(1));

        assertThat(read(null, 10, Visibility.ALL).entries().items())
                .extracting(entry -> entry.conversation().value())
                .containsExactly("page-1", "phone-1");
    }

    @Test
    void conversationsThatTheActorDoesNotSeeAreLeftOut() {
        say("phone-1", "of-ana", NOON.plusSeconds(1));
        say("phone-2", "of-bea", NOON.plusSeconds(2));
        say("page-1", "of-nobody", NOON.plusSeconds(3));
        note("phone-2", "entry-of-bea", NOON.plusSeconds(4));
        note("page-1", "entry-of-nobody", NOON.plusSeconds(5));

        assertThat(messages(1, new Visibility(false, Set.of(ANA), false))).containsExactly("of-ana");
        assertThat(messages(1, new Visibility(false, Set.of(ANA), true))).containsExactly("of-nobody", "of-ana");
        assertThat(messages(1, new Visibility(false, Set.of(ANA, BEA), false))).containsExactly("of-bea", "of-ana");
        assertThat(messages(1, new Visibility(false, Set.of(), true))).containsExactly("of-nobody");
        assertThat(messages(1, Visibility.NOTHING)).isEmpty();
        assertThat(entries(1, new Visibility(false, Set.of(BEA), false))).containsExactly("entry-of-bea");
        assertThat(entries(1, Visibility.NOTHING)).isEmpty();
        assertThat(ids(store.timelineSince(
                                ACME, ROSA, new Visibility(false, Set.of(ANA), true), BEGINNING.toString(), 10)
                        .messages()
                        .items()))
                .containsExactly("of-ana", "of-nobody");
    }

    @Test
    void linkingAPersonBringsTheirConversationsAndUnlinkingTakesThem() {
        say("strange", "before", NOON);
        say("else", "of-other", NOON.plusSeconds(1));
        assertThat(messages(10, Visibility.ALL)).isEmpty();

        commitApplied(new LinkIdentity(new IdentityId("stranger"), ROSA));
        assertThat(messages(10, Visibility.ALL)).containsExactly("before");

        commitApplied(new LinkIdentity(new IdentityId("stranger"), null));
        assertThat(messages(10, Visibility.ALL)).isEmpty();
    }

    @Test
    void conversationsOfMergedPeopleAreThoseOfTheOneThatTheyWereMergedInto() {
        say("strange", "of-former", NOON);
        say("phone-1", "of-phone", NOON.plusSeconds(1));

        commitApplied(new FuseIdentity(new IdentityId("stranger"), new IdentityId("phone")));

        assertThat(messages(10, Visibility.ALL)).containsExactly("of-phone", "of-former");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void conversationThatContinuesBringsTheOnesThatItSuperseded(int limit) {
        say("strange", "m-1", NOON.plusSeconds(1));
        say("phone-1", "m-2", NOON.plusSeconds(2));
        note("strange", "e-3", NOON.plusSeconds(3));

        commitApplied(new SupersedeConversation(new ConversationId("strange"), new ConversationId("phone-1"), 0));

        assertThat(messages(limit, Visibility.ALL)).containsExactly("m-2", "m-1");
        assertThat(entries(limit, Visibility.ALL)).containsExactly("e-3");
        assertThat(messages(limit, new Visibility(false, Set.of(ANA), false)))
                .as("seen by the owner of the one that continues")
                .containsExactly("m-2", "m-1");
        assertThat(messages(limit, new Visibility(false, Set.of(), true)))
                .as("not by whom the one that ended was seen")
                .isEmpty();
        assertThat(ids(store.timelineSince(ACME, ROSA, Visibility.ALL, BEGINNING.toString(), limit)
                        .messages()
                        .items()))
                .first()
                .isEqualTo("m-1");
    }

    @Test
    void contactsWithoutConversationsShowNothing() {
        say("strange", "m-1", NOON);
        ContactTimeline nothing =
                new ContactTimeline(new CursorPage<>(List.of(), null), new CursorPage<>(List.of(), null));

        // An identity may have the id that is asked for.
        for (String contact : List.of("other", "absent", "stranger")) {
            ContactId id = new ContactId(contact);
            assertThat(store.timeline(ACME, id, Visibility.ALL, null, 10)).isEqualTo(nothing);
            assertThat(store.timelineSince(ACME, id, Visibility.ALL, BEGINNING.toString(), 10))
                    .isEqualTo(nothing);
        }
        say("else", "m-2", NOON);
        assertThat(ids(store.timeline(ACME, new ContactId("other"), Visibility.ALL, null, 10)
                        .messages()
                        .items()))
                .containsExactly("m-2");
    }

    @Test
    void positionsOfAnotherKindAreRefused() {
        assertThatThrownBy(() -> read("no position", 10, Visibility.ALL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.timelineSince(ACME, ROSA, Visibility.ALL, "no position", 10))
                .isInstanceOf(IllegalArgumentException.class);
        say("phone-1", "m-1", NOON);
        assertThat(messages(10, Visibility.ALL)).containsExactly("m-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void manyConversationsAreReadLikeFew(int limit) {
        List<String> newestFirst = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String who = "many-" + i;
            person(who, ROSA);
            conversation(who, "l1", who, i % 2 == 0 ? ANA : null);
            for (int j = 0; j < 2; j++) {
                String id = "m-" + i + "-" + j;
                say(who, id, NOON.plusSeconds(30L * j + i));
            }
        }
        for (int j = 1; j >= 0; j--) {
            for (int i = 29; i >= 0; i--) {
                newestFirst.add("m-" + i + "-" + j);
            }
        }

        assertThat(messages(limit, Visibility.ALL)).containsExactlyElementsOf(newestFirst);
    }

    /** Messages in the conversations of the contact and of others, several of one moment. */
    private List<String> sayInTurns(int number) {
        List<String> newestFirst = new ArrayList<>();
        List<String> hers = List.of("phone-1", "phone-2", "page-1");
        for (int i = 10; i < 10 + number; i++) {
            Instant at = NOON.plusSeconds(i / 4);
            say(hers.get(i % 3), "m-" + i, at);
            say(i % 2 == 0 ? "strange" : "else", "x-" + i, at);
            newestFirst.add(0, "m-" + i);
        }
        return newestFirst;
    }

    private void person(String id, @Nullable ContactId contact) {
        commitApplied(new AddIdentity(acme.identity(id)));
        if (contact != null) {
            commitApplied(new LinkIdentity(new IdentityId(id), contact));
        }
    }

    private void conversation(String id, String line, String identity, @Nullable UserId owner) {
        Conversation plain = acme.conversation(id, line, identity);
        commitApplied(new AddConversation(new Conversation(
                ACME,
                plain.id(),
                plain.line(),
                plain.identity(),
                plain.channel(),
                owner,
                0,
                false,
                null,
                plain.marks(),
                plain.tags(),
                null,
                NOON,
                0)));
    }

    private void say(String conversation, String id, Instant at) {
        commitApplied(new AppendMessage(acme.inbound(conversation, id, at)));
    }

    private void note(String conversation, String id, Instant at) {
        commitApplied(new AddEntry(acme.note(conversation, id, at, at)));
    }

    private ContactTimeline read(@Nullable String after, int limit, Visibility visibility) {
        return store.timeline(ACME, ROSA, visibility, after, limit);
    }

    private List<String> messages(int limit, Visibility visibility) {
        return ids(
                Pages.all(limit, (after, size) -> read(after, size, visibility).messages()));
    }

    private List<String> entries(int limit, Visibility visibility) {
        return entryIds(
                Pages.all(limit, (after, size) -> read(after, size, visibility).entries()));
    }

    private List<String> since(ThreadPosition from, int limit) {
        return ids(Pages.all(
                limit,
                (@Nullable String after, int size) -> store.timelineSince(
                                ACME, ROSA, Visibility.ALL, after == null ? from.toString() : after, size)
                        .messages()));
    }

    private static List<String> reversed(List<String> ids) {
        List<String> reversed = new ArrayList<>();
        ids.forEach(id -> reversed.add(0, id));
        return reversed;
    }

    private static List<String> ids(List<Message> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }

    private static List<String> entryIds(List<SystemEntry> entries) {
        return entries.stream().map(entry -> entry.id().value()).toList();
    }
}
