package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.conversations.Conversations;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each role may do with a conversation that it owns, that nobody owns and that another one owns. */
class ConversationAccessTest {
    private static final String ROSA = "5493415550101";
    private static final UserId SAM = new UserId("sam");
    private static final UserId OTHER = new UserId("other");
    private static final ConversationTag VIP = new ConversationTag("vip");

    /** What an actor gets. */
    private enum Answer {
        /** It is done, or read. */
        YES,
        /** It does not exist for the actor: not found, absent or empty. */
        INVISIBLE,
        /** It is refused. */
        DENIED
    }

    /** Commands on one conversation, by the name of their method. */
    private static final Map<String, BiFunction<Conversations, ConversationId, Outcome<?>>> COMMANDS = Map.ofEntries(
            Map.entry("assign", (desk, id) -> desk.assign(id, Assignment.toNobody())),
            Map.entry("close", (desk, id) -> desk.close(id, Closing.because("Sold"))),
            Map.entry("reopen", Conversations::reopen),
            Map.entry("markRead", Conversations::markRead),
            Map.entry("markUnread", Conversations::markUnread),
            Map.entry("showTyping", Conversations::showTyping),
            Map.entry("takeOver", Conversations::takeOver),
            Map.entry("handBack", Conversations::handBack),
            Map.entry("tag", (desk, id) -> desk.tag(id, VIP)),
            Map.entry("untag", (desk, id) -> desk.untag(id, VIP)),
            Map.entry("note", (desk, id) -> desk.note(id, "call on Monday")));

    /** Reads that show one conversation: whether the actor finds it. */
    private static final Map<String, BiFunction<Conversations, Subject, Boolean>> READS = Map.of(
            "view", (desk, on) -> desk.view(on.conversation()).isPresent(),
            "candidates", (desk, on) -> desk.candidates(on.conversation()).isPresent(),
            "thread",
                    (desk, on) -> desk.thread(on.conversation())
                            .page(CursorRequest.newest(1))
                            .isPresent(),
            "list", (desk, on) -> desk.list(ConversationQuery.all()).count().value() > 0,
            "touchpoints", (desk, on) -> !desk.touchpoints(on.conversation()).isEmpty(),
            "ofContact", (desk, on) -> !desk.ofContact(on.contact()).isEmpty(),
            "timeline",
                    (desk, on) -> !desk.timeline(on.contact())
                            .page(CursorRequest.newest(9))
                            .entries()
                            .isEmpty(),
            "messages",
                    (desk, on) -> !desk.messages(on.conversation())
                            .page(CursorRequest.first(1))
                            .items()
                            .isEmpty());

    /** What says nothing about a single conversation: it is there for everybody with the plan. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of("tagsInUse", "selection");

    private record Subject(ConversationId conversation, ContactId contact) {}

    private static Actor user(Role role) {
        return Actor.user(TestBusiness.ACCOUNT, SAM, role);
    }

    private static Role role(Permission... permissions) {
        return new Role("custom", Set.of(permissions));
    }

    /** Who, and what they may do with one of their own, one of nobody and one of somebody else. */
    private static Map<Actor, List<Answer>> reading() {
        Map<Actor, List<Answer>> table = new LinkedHashMap<>();
        table.put(user(Role.ADMINISTRATOR), List.of(Answer.YES, Answer.YES, Answer.YES));
        table.put(user(Role.SALES_USER), List.of(Answer.YES, Answer.INVISIBLE, Answer.INVISIBLE));
        table.put(user(Role.EDITOR), List.of(Answer.INVISIBLE, Answer.INVISIBLE, Answer.INVISIBLE));
        table.put(
                user(role(Permission.CONVERSE_OWN, Permission.CONVERSE_UNASSIGNED)),
                List.of(Answer.YES, Answer.YES, Answer.INVISIBLE));
        table.put(user(role(Permission.CONVERSE_UNASSIGNED)), List.of(Answer.INVISIBLE, Answer.YES, Answer.INVISIBLE));
        table.put(user(role(Permission.CONVERSE_ALL)), List.of(Answer.YES, Answer.YES, Answer.YES));
        table.put(
                user(role(Permission.CONFIGURE, Permission.OPERATE, Permission.REGISTER_CONTACTS)),
                List.of(Answer.INVISIBLE, Answer.INVISIBLE, Answer.INVISIBLE));
        table.put(Actor.automation(TestBusiness.ACCOUNT), List.of(Answer.YES, Answer.YES, Answer.YES));
        table.put(Actor.host(TestBusiness.ACCOUNT), List.of(Answer.YES, Answer.YES, Answer.YES));
        table.put(Actor.campaign(TestBusiness.ACCOUNT), List.of(Answer.YES, Answer.YES, Answer.YES));
        return table;
    }

    /** The same, but that campaigns change nothing. */
    private static Map<Actor, List<Answer>> changing() {
        Map<Actor, List<Answer>> table = reading();
        table.put(Actor.campaign(TestBusiness.ACCOUNT), List.of(Answer.DENIED, Answer.DENIED, Answer.DENIED));
        return table;
    }

    @Test
    @DisplayName("Every method has its row")
    void everyMethodHasItsRow() {
        Set<String> methods = Arrays.stream(Conversations.class.getMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(Stream.of(COMMANDS.keySet(), READS.keySet(), OF_THE_ACCOUNT)
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()))
                .isEqualTo(methods);
        assertThat(Arrays.stream(ConversationSelection.class.getMethods()).map(Method::getName))
                .as("what is done with a selection can be done with one")
                .isSubsetOf(COMMANDS.keySet());
    }

    @EveryStore
    @DisplayName(
            "M44 Whoever sees a conversation may read and change it, except that campaigns only send; others do not find it")
    void access(InboxFixture fixture) {
        Conversations admin = fixture.inbox().as(fixture.administrator()).conversations();
        ConversationId id = fixture.receives(fixture.meta()
                        .whatsAppPerson(ROSA)
                        .chat()
                        .comingByAd("120210000000001", "click-1")
                        .writes("hola"))
                .conversation()
                .id();
        ContactId rosa = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        List<Assignment> owners = List.of(Assignment.toUser(SAM), Assignment.toNobody(), Assignment.toUser(OTHER));

        for (int owner = 0; owner < owners.size(); owner++) {
            for (Map.Entry<Actor, List<Answer>> row : reading().entrySet()) {
                admin.assign(id, owners.get(owner)).orThrow();
                Conversations desk = fixture.inbox().as(row.getKey()).conversations();
                for (String read : new TreeSet<>(READS.keySet())) {
                    assertThat(READS.get(read).apply(desk, new Subject(id, rosa)) ? Answer.YES : Answer.INVISIBLE)
                            .as(
                                    "%s reads %s of %s",
                                    row.getKey(), read, owners.get(owner).user())
                            .isEqualTo(row.getValue().get(owner));
                }
            }
            for (Map.Entry<Actor, List<Answer>> row : changing().entrySet()) {
                for (String command : new TreeSet<>(COMMANDS.keySet())) {
                    admin.assign(id, owners.get(owner)).orThrow();
                    Conversation before = fixture.view(id).conversation();
                    Outcome<?> outcome = COMMANDS.get(command)
                            .apply(fixture.inbox().as(row.getKey()).conversations(), id);
                    assertThat(answer(outcome))
                            .as(
                                    "%s does %s of %s",
                                    row.getKey(), command, owners.get(owner).user())
                            .isEqualTo(row.getValue().get(owner));
                    if (!outcome.isDone()) {
                        assertThat(fixture.view(id).conversation()).isEqualTo(before);
                    }
                }
            }
        }
    }

    private static Answer answer(Outcome<?> outcome) {
        if (outcome.isDone()) {
            return Answer.YES;
        }
        return outcome.refusedFor(Refusal.Reason.NOT_FOUND) ? Answer.INVISIBLE : Answer.DENIED;
    }

    @EveryStore
    @DisplayName("S10, S11 Without the plan nothing is changed, and every read says so")
    void withoutThePlan(InboxFixture fixture) {
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        Conversation before = fixture.view(id).conversation();
        fixture.bought();
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
        Subject subject = new Subject(id, new ContactId("rosa"));

        COMMANDS.forEach((name, command) -> assertThat(command.apply(desk, id).refusals())
                .as(name)
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NOT_ENTITLED));
        READS.forEach((name, read) -> assertThat(notEntitled(() -> read.apply(desk, subject)))
                .as(name)
                .isTrue());
        assertThat(notEntitled(desk::tagsInUse)).isTrue();
        assertThat(notEntitled(desk::candidates)).isTrue();
        assertThat(fixture.store()
                        .conversations(TestBusiness.ACCOUNT, Set.of(id))
                        .get(id))
                .isEqualTo(before);
    }

    private static boolean notEntitled(Supplier<?> read) {
        try {
            return read.get() == null;
        } catch (RefusedException refused) {
            return refused.refusals().stream().allMatch(one -> one.reason() == Refusal.Reason.NOT_ENTITLED);
        }
    }
}
