package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.AccountChange.PutAutoCloseRule;
import io.escala.crm.change.AccountChange.RemoveAutoCloseRule;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A line has at most one active rule, and the open conversations of lines are found by the silence of the customer. */
abstract class AutoCloseContract extends StoreContract {
    private static final LineId SALES = new LineId("sales");
    private static final LineId SUPPORT = new LineId("support");

    @Test
    void ruleIsReadAsItWasStoredLast() {
        AutoCloseRule first = new AutoCloseRule(
                ACME,
                new AutoCloseRuleId("b"),
                Set.of(SALES, SUPPORT),
                Duration.ofMillis(60_001),
                "Línea 1\n\"quoted\" 100% \uD83D\uDE00 中",
                NOON.plusMillis(1),
                1);
        AutoCloseRule other = acme.rule("a", 1, null, "sales");
        commitApplied(put(first), put(other));

        assertThat(store.allAutoCloseRules(ACME)).containsExactly(other, first);
        assertThat(store.autoCloseRules(ACME, List.of(first.id(), new AutoCloseRuleId("absent"))))
                .isEqualTo(Map.of(first.id(), first));
        assertThat(store.allAutoCloseRules(GLOBEX)).isEmpty();

        AutoCloseRule changed = acme.rule("b", 2, null, "sales");
        commitApplied(new PutAutoCloseRule(changed, first.lines()), new RemoveAutoCloseRule(other));

        assertThat(store.allAutoCloseRules(ACME)).containsExactly(changed);
    }

    @Test
    void removingARuleThatDoesNotExistChangesNothing() {
        AutoCloseRule rule = acme.rule("rule", 1, NOON, "sales");
        commitApplied(put(rule));

        commitApplied(new RemoveAutoCloseRule(acme.rule("absent", 1, NOON, "sales")));

        assertThat(store.allAutoCloseRules(ACME)).containsExactly(rule);
        assertThat(store.holders(ACME, Set.of(Claim.autoCloseLine(SALES)))).containsValue("rule");
    }

    @Test
    void aLineHasOneActiveRule() {
        commitApplied(put(acme.rule("first", 1, NOON, "sales", "support")));

        assertThat(commit(changeSet().change(put(acme.rule("second", 1, NOON, "support")))))
                .isEqualTo(new Conflict(new ClaimTaken(Claim.autoCloseLine(SUPPORT), "first")));
        assertThat(store.allAutoCloseRules(ACME)).hasSize(1);

        commitApplied(put(acme.rule("second", 1, null, "support")));
        assertThat(commit(changeSet().change(put(acme.rule("second", 2, NOON, "support")))))
                .isInstanceOf(Conflict.class);
        assertThat(commit(changeSet(GLOBEX).change(put(globex.rule("second", 1, NOON, "support")))))
                .isEqualTo(new Applied());
    }

    @Test
    void linesAreFreeOnceTheirRuleGivesThemUp() {
        commitApplied(put(acme.rule("first", 1, NOON, "sales", "support")));

        commitApplied(new PutAutoCloseRule(acme.rule("first", 2, NOON, "sales"), Set.of(SALES, SUPPORT)));
        commitApplied(put(acme.rule("second", 1, NOON, "support")));
        assertThat(holders()).isEqualTo(Map.of("sales", "first", "support", "second"));

        commitApplied(new PutAutoCloseRule(acme.rule("first", 3, null, "sales"), Set.of(SALES)));
        assertThat(holders()).isEqualTo(Map.of("support", "second"));

        commitApplied(new RemoveAutoCloseRule(acme.rule("second", 1, NOON, "support")));
        assertThat(holders()).isEmpty();
    }

    @Test
    void conversationsSilentLongestComeFirst() {
        talk("later", "sales", NOON.plusMillis(1));
        talk("b", "sales", NOON);
        talk("a", "support", NOON);
        talk("other-line", "another", NOON.minusSeconds(5));

        assertThat(idle(10, SALES, SUPPORT)).containsExactly("a", "b", "later");
        assertThat(idle(2, SALES, SUPPORT)).containsExactly("a", "b");
        assertThat(idle(1, SUPPORT, SALES)).containsExactly("a");
        assertThat(idle(10, SALES, SALES)).containsExactly("b", "later");
        assertThat(idle(10)).isEmpty();
        assertThat(idle(10, new LineId("absent"))).isEmpty();
        assertThat(store.idleConversations(GLOBEX, Set.of(SALES), 10)).isEmpty();
        assertThat(store.idleConversations(ACME, Set.of(SUPPORT), 1))
                .isEqualTo(List.copyOf(store.conversations(ACME, Set.of(new ConversationId("a")))
                        .values()));
        assertThatThrownBy(() -> idle(0, SALES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheCustomerAndAnOpeningByTheTeamMoveAConversation() {
        talk("a", "sales", NOON);
        talk("b", "sales", NOON.plusSeconds(1));
        commitApplied(
                acme.raise("a", Mark.ACTIVITY, NOON.plusSeconds(9)),
                acme.raise("a", Mark.ANSWERED, NOON.plusSeconds(9)),
                acme.raise("a", Mark.INBOUND_ARRIVAL, NOON.minusSeconds(9)));
        assertThat(idle(10, SALES)).containsExactly("a", "b");

        commitApplied(acme.raise("a", Mark.INBOUND_ARRIVAL, NOON.plusSeconds(2)));
        assertThat(idle(10, SALES)).containsExactly("b", "a");

        commitApplied(
                acme.raise("a", Mark.OPENED_BY_BUSINESS, NOON.plusSeconds(1)),
                acme.raise("b", Mark.OPENED_BY_BUSINESS, NOON.plusSeconds(3)));
        assertThat(idle(10, SALES)).containsExactly("a", "b");
    }

    @Test
    void closedAndSupersededConversationsAreLeftOutAndThoseInWhichTheCustomerNeverWrote() {
        talk("closed", "sales", NOON);
        talk("ends", "sales", NOON.plusSeconds(7));
        talk("continues", "sales", NOON.plusSeconds(1));
        talk("silent", "sales", null);
        commitApplied(
                acme.raise("silent", Mark.OPENED_BY_BUSINESS, NOON),
                new CloseSession(session("closed", 1).closed(NOON.plusSeconds(1), "Sold", null)));
        assertThat(idle(10, SALES)).containsExactly("continues", "ends");

        commitApplied(new SupersedeConversation(new ConversationId("ends"), new ConversationId("continues"), 1));
        assertThat(idle(10, SALES)).containsExactly("continues");
        assertThat(store.idleConversations(ACME, Set.of(SALES), 1).get(0).idleSince())
                .contains(NOON.plusSeconds(7));

        commitApplied(new OpenSession(session("closed", 2), "again"));
        assertThat(idle(10, SALES)).containsExactly("closed", "continues");
    }

    @Test
    void manyLinesAreAskedAtOnce() {
        List<LineId> lines = new ArrayList<>(
                IntStream.range(0, 250).mapToObj(i -> new LineId("line-" + i)).toList());
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 250; i += 83) {
            talk("talk-" + i, "line-" + i, NOON.minusSeconds(i));
            expected.add(0, "talk-" + i);
        }
        Collections.reverse(lines);

        assertThat(idle(10, lines.toArray(new LineId[0]))).containsExactlyElementsOf(expected);
        assertThat(idle(3, lines.toArray(new LineId[0]))).containsExactlyElementsOf(expected.subList(0, 3));
    }

    /** An open conversation in which the customer wrote at a time, or never. */
    private void talk(String id, String line, @Nullable Instant wrote) {
        Conversation conversation = acme.conversation(id, line, "who-" + id);
        List<Change> changes = new ArrayList<>(List.of(
                new AddIdentity(acme.identity("who-" + id)),
                new AddConversation(conversation),
                new OpenSession(Session.next(conversation, SessionOpener.CONTACT, NOON), "cause")));
        if (wrote != null) {
            changes.add(acme.raise(id, Mark.INBOUND_ARRIVAL, wrote));
        }
        commitApplied(changes.toArray(new Change[0]));
    }

    private static Session session(String conversation, int number) {
        return new Session(
                ACME, new ConversationId(conversation), number, SessionOpener.CONTACT, NOON, null, null, null);
    }

    private List<String> idle(int limit, LineId... lines) {
        return store.idleConversations(ACME, Arrays.asList(lines), limit).stream()
                .map(conversation -> conversation.id().value())
                .toList();
    }

    private Map<String, String> holders() {
        Map<String, String> found = new TreeMap<>();
        store.holders(ACME, Stream.of(SALES, SUPPORT).map(Claim::autoCloseLine).toList())
                .forEach((claim, holder) -> found.put(claim.key(), holder));
        return found;
    }

    private static PutAutoCloseRule put(AutoCloseRule rule) {
        return new PutAutoCloseRule(rule, Set.of());
    }
}
