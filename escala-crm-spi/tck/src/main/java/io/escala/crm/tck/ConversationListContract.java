package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddTouchpoint;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Handling;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent.Text;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Unread;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.Handled;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.ConversationFilter.State;
import io.escala.crm.store.ConversationFilter.Window;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists contain the conversations that the filter selects and the actor may see, newest activity first, and counts agree
 * with them.
 */
abstract class ConversationListContract extends StoreContract {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");

    /** The contact of several conversations. */
    private static final ContactId SEVERAL = new ContactId("several");

    private final Set<ConversationId> registered = new HashSet<>();
    private final Set<ConversationId> ofSeveral = new HashSet<>();
    private final Set<ConversationId> withPaula = new HashSet<>();
    private final Set<ConversationId> withTurns = new HashSet<>();
    private final Set<ConversationId> byAnAdvertisement = new HashSet<>();
    private int identities;

    @BeforeEach
    void putLines() {
        commitApplied(new PutLine(acme.line("l1")), new PutLine(acme.line("l2")));
    }

    @Test
    void orderIsActivityThenIdThenNoActivity() {
        put("never-b", "l1", null, null, false);
        put("never-a", "l1", null, null, false);
        put("old", "l1", null, NOON, false);
        put("tie-b", "l1", null, NOON.plusSeconds(5), false);
        put("tie-a", "l1", null, NOON.plusSeconds(5), false);
        put("tie-B", "l1", null, NOON.plusSeconds(5), false);
        put("new", "l1", null, NOON.plusMillis(5_001), false);

        assertThat(ids(all(100, ConversationFilter.EVERYTHING, Visibility.ALL)))
                .containsExactly("new", "tie-b", "tie-a", "tie-B", "old", "never-b", "never-a");
    }

    @Test
    void activityMovesAConversationToTheTop() {
        put("first", "l1", null, NOON, false);
        put("second", "l1", null, NOON.plusSeconds(1), false);

        commitApplied(acme.raise("first", Mark.ACTIVITY, NOON.plusSeconds(2)));
        commitApplied(acme.raise("second", Mark.WINDOW_OPENED, NOON.plusSeconds(9)));

        assertThat(ids(all(100, ConversationFilter.EVERYTHING, Visibility.ALL))).containsExactly("first", "second");
    }

    @ParameterizedTest
    @EnumSource
    void listAndCountAgreeForEveryFilterAndVisibility(State state) {
        List<Conversation> everything = putOneConversationOfEveryKind();
        for (@Nullable Instant since : new @Nullable Instant[] {null, NOON, NOON.plusMillis(1), NOON.plusSeconds(99)}) {
            for (Set<LineId> lines :
                    List.of(Set.<LineId>of(), Set.of(new LineId("l1")), Set.of(new LineId("l1"), new LineId("l2")))) {
                for (Visibility visibility : visibilities()) {
                    ConversationFilter any = ConversationFilter.EVERYTHING.in(state);
                    expectListAndCount(everything, (since == null ? any : any.since(since)).onLines(lines), visibility);
                }
            }
        }
    }

    @Test
    void listAndCountAgreeForEveryPairOfConditions() {
        List<Conversation> everything = putOneConversationOfEveryKind();
        everything.addAll(putConversationsWithMarks());
        for (UnaryOperator<ConversationFilter> one : conditions()) {
            for (UnaryOperator<ConversationFilter> other : conditions()) {
                expectListAndCount(everything, other.apply(one.apply(ConversationFilter.EVERYTHING)), Visibility.ALL);
            }
            expectListAndCount(
                    everything, one.apply(ConversationFilter.EVERYTHING), new Visibility(false, Set.of(ANA), true));
        }
    }

    @Test
    void ownersThatTheActorMayNotSeeAreNotListed() {
        List<Conversation> everything = putOneConversationOfEveryKind();
        for (Owners owners : owners()) {
            for (Visibility visibility : visibilities()) {
                expectListAndCount(everything, ConversationFilter.EVERYTHING.of(owners), visibility);
            }
        }
    }

    @Test
    void manyOwnersAreOneList() {
        Set<UserId> many = new HashSet<>();
        List<Conversation> everything = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            UserId owner = new UserId("owner-" + i);
            many.add(owner);
            everything.add(put("c-" + i, "l1", owner, NOON.plusSeconds(i % 7), false));
        }

        expectListAndCount(everything, ConversationFilter.EVERYTHING.of(new Owners(many, true)), Visibility.ALL);
        expectListAndCount(everything, ConversationFilter.EVERYTHING, new Visibility(false, many, false));
    }

    @Test
    void countingStopsWhereItMay() {
        putOneConversationOfEveryKind();
        Visibility some = new Visibility(false, Set.of(ANA), true);

        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, 3))
                .isEqualTo(3);
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, some, 6))
                .isEqualTo(6);
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, some, 100))
                .isEqualTo(8);
        assertThatThrownBy(() -> store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void conversationIsRegisteredWithItsPerson() {
        commitApplied(new AddIdentity(acme.identity("rosa")), new AddIdentity(acme.identity("other")));
        commitApplied(new AddConversation(acme.conversation("before", "l1", "rosa")));
        assertThat(registered(true)).isEmpty();
        assertThat(registered(false)).containsExactly("before");

        commitApplied(new LinkIdentity(acme.identity("rosa").id(), new ContactId("contact")));
        commitApplied(new AddConversation(acme.conversation("after", "l2", "rosa")));
        assertThat(registered(true)).containsExactlyInAnyOrder("before", "after");

        commitApplied(new LinkIdentity(acme.identity("rosa").id(), null));
        assertThat(registered(true)).isEmpty();
        assertThat(registered(false)).containsExactlyInAnyOrder("before", "after");
    }

    @Test
    void conversationOfAMergedPersonIsRegisteredWithTheOneItWasMergedInto() {
        commitApplied(new AddIdentity(acme.identity("rosa")), new AddIdentity(acme.identity("former")));
        commitApplied(new AddConversation(acme.conversation("of-former", "l1", "former")));
        commitApplied(new LinkIdentity(acme.identity("rosa").id(), new ContactId("contact")));

        commitApplied(new FuseIdentity(
                acme.identity("former").id(), acme.identity("rosa").id()));
        assertThat(registered(true)).containsExactly("of-former");

        commitApplied(new LinkIdentity(acme.identity("rosa").id(), null));
        assertThat(registered(false)).containsExactly("of-former");
    }

    @Test
    void conversationsOfAContactAreThoseOfItsPeople() {
        ContactId rosa = new ContactId("rosa");
        commitApplied(new AddIdentity(acme.identity("phone")), new AddIdentity(acme.identity("page")));
        commitApplied(new AddConversation(acme.conversation("of-phone", "l1", "phone")));
        commitApplied(new AddConversation(acme.conversation("of-page", "l2", "page")));
        assertThat(ofContact(rosa)).isEmpty();

        commitApplied(new LinkIdentity(acme.identity("phone").id(), rosa));
        assertThat(ofContact(rosa)).containsExactly("of-phone");
        commitApplied(new LinkIdentity(acme.identity("page").id(), rosa));
        assertThat(ofContact(rosa)).containsExactlyInAnyOrder("of-phone", "of-page");
        assertThat(ofContact(new ContactId("phone"))).isEmpty();

        commitApplied(new AddIdentity(acme.identity("former")));
        commitApplied(new AddConversation(acme.conversation("of-former", "l2", "former")));
        commitApplied(new FuseIdentity(
                acme.identity("former").id(), acme.identity("phone").id()));
        commitApplied(new LinkIdentity(acme.identity("page").id(), null));
        assertThat(ofContact(rosa)).containsExactlyInAnyOrder("of-phone", "of-former");
    }

    private List<String> ofContact(ContactId contact) {
        ConversationFilter filter = ConversationFilter.EVERYTHING.ofContact(contact);
        List<String> listed = ids(all(1, filter, Visibility.ALL));
        assertThat(store.countConversations(ACME, filter, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(listed.size());
        return listed;
    }

    private List<String> registered(boolean registered) {
        return ids(all(10, ConversationFilter.EVERYTHING.thatAreRegistered(registered), Visibility.ALL));
    }

    private void expectListAndCount(List<Conversation> everything, ConversationFilter filter, Visibility visibility) {
        List<String> expected = everything.stream()
                .filter(conversation -> shows(filter, conversation) && sees(visibility, conversation))
                .sorted(newestFirst())
                .map(conversation -> conversation.id().value())
                .toList();

        assertThat(ids(all(3, filter, visibility)))
                .as("%s seen by %s", filter, visibility)
                .containsExactlyElementsOf(expected);
        assertThat(store.countConversations(ACME, filter, visibility, Long.MAX_VALUE))
                .as("%s seen by %s", filter, visibility)
                .isEqualTo(expected.size());
    }

    private static List<Owners> owners() {
        return List.of(
                new Owners(Set.of(), true),
                new Owners(Set.of(ANA), false),
                new Owners(Set.of(ANA, BEA), false),
                new Owners(Set.of(BEA), true),
                new Owners(Set.of(), false));
    }

    private static List<UnaryOperator<ConversationFilter>> conditions() {
        List<UnaryOperator<ConversationFilter>> all = new ArrayList<>();
        all.add(filter -> filter.in(State.OPEN));
        all.add(filter -> filter.in(State.CLOSED));
        all.add(filter -> filter.since(NOON.plusSeconds(1)));
        all.add(filter -> filter.onLines(Set.of(new LineId("l2"))));
        all.add(filter -> filter.onChannels(Set.of(Channel.MESSENGER)));
        all.add(filter -> filter.onChannels(Set.of(Channel.MESSENGER, Channel.WHATSAPP)));
        owners().forEach(owners -> all.add(filter -> filter.of(owners)));
        for (boolean yes : new boolean[] {true, false}) {
            all.add(filter -> filter.thatAreUnread(yes));
            all.add(filter -> filter.thatAreRegistered(yes));
            all.add(filter -> filter.handled(new Handled(yes, null)));
            all.add(filter -> filter.handled(new Handled(yes, NOON)));
            all.add(filter -> filter.withWindow(new Window(yes, NOON, null)));
        }
        all.add(filter -> filter.withWindow(new Window(true, NOON, NOON.plusSeconds(2))));
        all.add(filter -> filter.tagged(Set.of(new ConversationTag("vip"))));
        all.add(filter -> filter.tagged(Set.of(new ConversationTag("vip"), new ConversationTag("tag-5"))));
        all.add(filter -> filter.tagged(Set.of(new ConversationTag("nobody's"))));
        all.add(filter -> filter.ofContact(SEVERAL));
        all.add(filter -> filter.ofPeople(ContactFilter.of("paula")));
        all.add(filter -> filter.thatContain("hay turno"));
        all.add(filter -> filter.referred(ReferralFilter.source("ad-spring")));
        return all;
    }

    /** Conversations whose windows were opened, shut and opened again, and that were read and answered before and after. */
    private List<Conversation> putConversationsWithMarks() {
        List<Map<Mark, Instant>> kinds = List.of(
                Map.of(Mark.WINDOW_OPENED, NOON),
                Map.of(Mark.WINDOW_OPENED, NOON.plusMillis(1)),
                Map.of(Mark.WINDOW_OPENED, NOON.plusSeconds(2), Mark.WINDOW_SHUT, NOON.plusSeconds(2)),
                Map.of(Mark.WINDOW_OPENED, NOON.plusSeconds(2), Mark.WINDOW_SHUT, NOON.plusSeconds(1)),
                Map.of(Mark.WINDOW_OPENED, NOON.plusSeconds(3)),
                Map.of(Mark.WINDOW_SHUT, NOON),
                Map.of(Mark.INBOUND_ARRIVAL, NOON),
                Map.of(Mark.INBOUND_ARRIVAL, NOON, Mark.ANSWERED, NOON),
                Map.of(Mark.INBOUND_ARRIVAL, NOON.plusMillis(1), Mark.ANSWERED, NOON),
                Map.of(Mark.INBOUND_ARRIVAL, NOON, Mark.READ_BY_TEAM, NOON.minusMillis(1), Mark.ANSWERED, NOON),
                Map.of(Mark.INBOUND_ARRIVAL, NOON, Mark.READ_BY_TEAM, NOON),
                Map.of(Mark.MARKED_UNREAD, NOON, Mark.READ_BY_TEAM, NOON),
                Map.of(Mark.MARKED_UNREAD, NOON, Mark.ANSWERED, NOON.plusSeconds(1)),
                Map.of(Mark.READ_BY_TEAM, NOON, Mark.ANSWERED, NOON),
                Map.of(Mark.TAKEN_OVER, NOON.plusSeconds(1)),
                Map.of(Mark.TAKEN_OVER, NOON, Mark.HANDED_BACK, NOON),
                Map.of(Mark.TAKEN_OVER, NOON.plusSeconds(3), Mark.HANDED_BACK, NOON.plusSeconds(2)),
                Map.of(Mark.ANSWERED, NOON.plusSeconds(1), Mark.TAKEN_OVER, NOON, Mark.HANDED_BACK, NOON),
                Map.of(Mark.ANSWERED, NOON, Mark.HANDED_BACK, NOON.plusMillis(1)));
        List<Conversation> all = new ArrayList<>();
        for (Map<Mark, Instant> marks : kinds) {
            Conversation plain = put("m-" + all.size(), "l1", all.size() % 3 == 0 ? ANA : null, NOON, true);
            Set<ConversationTag> tags = all.size() % 4 == 1
                    ? Set.of(new ConversationTag("vip"), new ConversationTag("tag-" + all.size() % 8))
                    : Set.of();
            commitApplied(new RaiseMarks(plain.id(), marks), new EditConversation(plain.id(), plain.owner(), tags));
            all.add(plain.raised(marks).edited(plain.owner(), tags));
        }
        return all;
    }

    @Test
    void emptyVisibilityListsNothing() {
        put("owned", "l1", ANA, NOON, true);
        put("unassigned", "l1", null, NOON, true);

        assertThat(all(10, ConversationFilter.EVERYTHING, Visibility.NOTHING)).isEmpty();
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.NOTHING, 10))
                .isZero();
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, 10))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 12, 13})
    void pagesTogetherAreTheWholeList(int limit) {
        List<Conversation> everything = putOneConversationOfEveryKind();

        assertThat(all(limit, ConversationFilter.EVERYTHING, Visibility.ALL))
                .containsExactlyElementsOf(
                        everything.stream().sorted(newestFirst()).toList());
    }

    @Test
    void activityWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 6; i++) {
            put("c-" + i, "l1", null, NOON.plusSeconds(i), false);
        }
        CursorPage<Conversation> first =
                store.listConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, null, 2);

        commitApplied(acme.raise("c-1", Mark.ACTIVITY, NOON.plusSeconds(100)));
        put("brand-new", "l1", null, NOON.plusSeconds(200), false);
        CursorPage<Conversation> second =
                store.listConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, first.next(), 2);
        CursorPage<Conversation> third =
                store.listConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, second.next(), 2);

        assertThat(ids(first.items())).containsExactly("c-6", "c-5");
        assertThat(ids(second.items())).containsExactly("c-4", "c-3");
        assertThat(ids(third.items())).containsExactly("c-2");
        assertThat(third.next()).isNull();
    }

    private List<Conversation> putOneConversationOfEveryKind() {
        List<Conversation> everything = new ArrayList<>();
        int number = 0;
        for (@Nullable UserId owner : new @Nullable UserId[] {null, ANA, BEA}) {
            for (boolean open : new boolean[] {true, false}) {
                everything.add(put("c-" + number++, "l1", owner, number % 2 == 0 ? NOON : null, open));
                everything.add(put("c-" + number++, "l2", owner, NOON.plusSeconds(number % 3), open));
            }
        }
        return everything;
    }

    private Conversation put(String id, String line, @Nullable UserId owner, @Nullable Instant activity, boolean open) {
        String identity = "who-" + identities++;
        Conversation fresh = new Conversation(
                ACME,
                acme.conversation(id, line, identity).id(),
                new LineId(line),
                acme.identity(identity).id(),
                identities % 4 == 0 ? Channel.MESSENGER : Channel.WHATSAPP,
                owner,
                0,
                false,
                null,
                Map.of(),
                Set.of(),
                null,
                NOON,
                0);
        String name = identities % 2 == 0 ? "Paula" : "Rosa";
        if (name.equals("Paula")) {
            withPaula.add(fresh.id());
        }
        ProfileName profile = new ProfileName(identities % 3 == 0 ? "Paula and Rosa" : name, null, null, NOON);
        commitApplied(new AddIdentity(acme.identity(identity).withProfile(profile)), new AddConversation(fresh));
        if (identities % 3 == 0) {
            registered.add(fresh.id());
            boolean isSeveral = name.equals("Rosa");
            ContactId contact = isSeveral ? SEVERAL : new ContactId("contact-of-" + identity);
            if (!isSeveral || ofSeveral.isEmpty()) {
                commitApplied(new AddContact(acme.contact(contact.value(), name, "Sol")));
            }
            commitApplied(new LinkIdentity(acme.identity(identity).id(), contact));
            if (isSeveral) {
                ofSeveral.add(fresh.id());
            }
        }
        if (identities % 5 < 2) {
            withTurns.add(fresh.id());
            commitApplied(new AppendMessage(acme.inbound(id, "m-" + id, new Text("¿Hay turnos?"), NOON)));
        }
        if (identities % 4 < 2) {
            byAnAdvertisement.add(fresh.id());
            commitApplied(new AddTouchpoint(acme.touchpoint(id, "came", "ad-spring", NOON)));
        }
        Conversation expected = fresh;
        if (open) {
            commitApplied(new OpenSession(Session.next(fresh, SessionOpener.USER, NOON), "cause"));
            expected = expected.opened();
        }
        if (activity != null) {
            commitApplied(acme.raise(id, Mark.ACTIVITY, activity));
            expected = expected.raised(Map.of(Mark.ACTIVITY, activity));
        }
        return expected;
    }

    private static List<Visibility> visibilities() {
        return List.of(
                Visibility.ALL,
                new Visibility(true, Set.of(BEA), false),
                new Visibility(false, Set.of(ANA), false),
                new Visibility(false, Set.of(ANA), true),
                new Visibility(false, Set.of(ANA, BEA), false),
                new Visibility(false, Set.of(), true));
    }

    private boolean shows(ConversationFilter filter, Conversation conversation) {
        Instant since = filter.activeSince();
        return (filter.state() == State.ALL || (filter.state() == State.OPEN) == conversation.open())
                && (since == null
                        || conversation
                                .mark(Mark.ACTIVITY)
                                .filter(at -> !at.isBefore(since))
                                .isPresent())
                && (filter.lines().isEmpty() || filter.lines().contains(conversation.line()))
                && (filter.channels().isEmpty() || filter.channels().contains(conversation.channel()))
                && Stream.ofNullable(filter.owners()).allMatch(owners -> owners.include(conversation.owner()))
                && Stream.ofNullable(filter.unread())
                        .allMatch(unread -> unread == Unread.of(conversation).isUnread())
                && Stream.ofNullable(filter.registered())
                        .allMatch(wanted -> wanted == registered.contains(conversation.id()))
                && (filter.contact() == null || ofSeveral.contains(conversation.id()))
                && (filter.people() == null || withPaula.contains(conversation.id()))
                && (filter.words() == null || withTurns.contains(conversation.id()))
                && (filter.referral() == null || byAnAdvertisement.contains(conversation.id()))
                && Stream.ofNullable(filter.handled()).allMatch(handled -> isHandled(handled, conversation))
                && (filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), conversation.tags()))
                && Stream.ofNullable(filter.window()).allMatch(window -> hasWindow(window, conversation));
    }

    private static boolean isHandled(Handled wanted, Conversation conversation) {
        Instant now = NOON.plusSeconds(9);
        Instant after = wanted.after();
        Duration handedBackAfter = after == null ? null : Duration.between(after, now);
        return wanted.person() == Handling.of(conversation).isByPerson(now, handedBackAfter);
    }

    private static boolean hasWindow(Window wanted, Conversation conversation) {
        MessagingWindow window = MessagingWindow.of(conversation);
        Instant endOfThoseOpenedThen = wanted.openedAfter().plus(MessagingWindow.LENGTH);
        boolean open = window.isOpen(endOfThoseOpenedThen);
        Instant until = wanted.openedUntil();
        return open == wanted.open()
                && (until == null || !window.closesAt().orElseThrow().isAfter(until.plus(MessagingWindow.LENGTH)));
    }

    private static boolean sees(Visibility visibility, Conversation conversation) {
        return visibility.all()
                || Stream.ofNullable(conversation.owner()).anyMatch(visibility.owners()::contains)
                || (visibility.unassigned() && conversation.owner() == null);
    }

    private static Comparator<Conversation> newestFirst() {
        return Comparator.comparing((Conversation conversation) ->
                        conversation.mark(Mark.ACTIVITY).orElse(Instant.EPOCH))
                .thenComparing(conversation -> conversation.id().value())
                .reversed();
    }

    private List<Conversation> all(int limit, ConversationFilter filter, Visibility visibility) {
        return Pages.all(limit, (after, size) -> store.listConversations(ACME, filter, visibility, after, size));
    }

    private static List<String> ids(List<Conversation> conversations) {
        return conversations.stream()
                .map(conversation -> conversation.id().value())
                .toList();
    }
}
