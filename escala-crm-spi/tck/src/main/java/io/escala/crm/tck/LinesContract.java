package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.PutSettings;
import io.escala.crm.change.AccountChange.RaiseHeartbeat;
import io.escala.crm.change.AccountChange.RemoveLine;
import io.escala.crm.change.AccountChange.RepointLine;
import io.escala.crm.change.AccountChange.SetLineAvailability;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.Expected;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Lines are found by Meta's ids across all accounts and read within their own; they are stopped, moved to another id and removed;
 * settings are replaced whole.
 */
abstract class LinesContract extends StoreContract {
    @Test
    void linesAreFoundByMetasIdsAcrossAccounts() {
        Line ofAcme = acme.line("sales", "100");
        Line ofGlobex = globex.line("sales", "200");
        commitApplied(new PutLine(ofAcme));
        commitAppliedIn(GLOBEX, new PutLine(ofGlobex));

        LineKey nobodys = new LineKey(Channel.WHATSAPP, "300");
        assertThat(store.linesByKey(Set.of(ofAcme.key(), ofGlobex.key(), nobodys)))
                .isEqualTo(Map.of(ofAcme.key(), ofAcme, ofGlobex.key(), ofGlobex));
    }

    @Test
    void lineIdsAreScopedToTheirChannel() {
        Line page = Line.messenger(ACME, new LineId("page"), "Page", "100");
        Line instagram = Line.instagram(ACME, new LineId("instagram"), "Instagram", "100");
        commitApplied(new PutLine(page), new PutLine(instagram));

        assertThat(store.linesByKey(Set.of(page.key(), instagram.key())))
                .isEqualTo(Map.of(page.key(), page, instagram.key(), instagram));
    }

    @Test
    void linesOfAnAccountAreOrderedById() {
        List<String> ids = List.of("A", "Z", "_", "a", "a-1", "a.1", "a1", "b");
        for (String id : List.of("b", "a1", "Z", "a", "_", "a.1", "A", "a-1")) {
            commitApplied(new PutLine(acme.line(id)));
        }
        commitAppliedIn(GLOBEX, new PutLine(globex.line("foreign")));

        assertThat(store.allLines(ACME)).extracting(line -> line.id().value()).containsExactlyElementsOf(ids);
    }

    @Test
    void linesAreReadByTheirIds() {
        Line first = acme.line("first");
        Line second = acme.line("second");
        commitApplied(new PutLine(first), new PutLine(second));

        assertThat(store.lines(ACME, Set.of(second.id(), new LineId("absent")))).isEqualTo(Map.of(second.id(), second));
    }

    @Test
    void aLineIsReplacedWhole() {
        Line before =
                acme.line("sales").withApp("app").withPortfolio("portfolio").withDisplayPhone("5491100000000");
        Line after = acme.line("sales").withPage("page");
        commitApplied(new PutLine(before));

        commitApplied(new PutLine(after));

        assertThat(store.allLines(ACME)).containsExactly(after);
        assertThat(store.linesByKey(Set.of(after.key()))).isEqualTo(Map.of(after.key(), after));
        assertThat(store.lines(ACME, Set.of(after.id()))).isEqualTo(Map.of(after.id(), after));
    }

    @Test
    void replacingALineNeverUndoesAStop() {
        Line before = acme.line("sales");
        Line after = before.withApp("app");
        commitApplied(new PutLine(before));
        commitApplied(new SetLineAvailability(before.id(), false));
        assertLine(before.withAvailable(false));

        commitApplied(new PutLine(after));
        assertLine(after.withAvailable(false));

        commitApplied(new SetLineAvailability(before.id(), true));
        assertLine(after);
        commitApplied(new PutLine(after.withAvailable(false)));
        assertLine(after);
    }

    @Test
    void theRefusedCredentialsStayUntilTheLineIsResumed() {
        Line before = acme.line("sales");
        commitApplied(new PutLine(before));

        commitApplied(new SetLineAvailability(before.id(), false, "digest"));
        assertLine(before.stopped("digest"));
        commitApplied(new PutLine(before.withApp("app")));
        assertLine(before.withApp("app").stopped("digest"));
        commitApplied(new SetLineAvailability(before.id(), false, "another"));
        assertLine(before.withApp("app").stopped("another"));
        commitApplied(new SetLineAvailability(before.id(), true));
        assertLine(before.withApp("app"));
        commitApplied(new SetLineAvailability(before.id(), false));
        assertLine(before.withApp("app").stopped(null));
    }

    @Test
    void availabilityIsSetInTheOrderOfTheChanges() {
        Line first = acme.line("first").withAvailable(false);
        Line second = acme.line("second");
        commitApplied(
                new PutLine(first),
                new SetLineAvailability(first.id(), true),
                new PutLine(first.withApp("app")),
                new PutLine(second),
                new SetLineAvailability(second.id(), true),
                new SetLineAvailability(second.id(), false));

        assertLine(first.withApp("app").withAvailable(true));
        assertLine(second.withAvailable(false));
    }

    @Test
    void onlyAConnectedLineOfTheAccountIsStopped() {
        Line foreign = globex.line("sales", "200");
        commitAppliedIn(GLOBEX, new PutLine(foreign));

        commitApplied(new SetLineAvailability(foreign.id(), false));

        assertThat(store.allLines(ACME)).isEmpty();
        assertThat(store.allLines(GLOBEX)).containsExactly(foreign);
    }

    @Test
    void repointedLineIsFoundByItsNewKeyOnly() {
        Line before = of(ACME, "sales", "100", "waba-1");
        Line after = of(ACME, "sales", "200", "waba-2").withApp("app");
        commitApplied(new PutLine(before), new SetLineAvailability(before.id(), false));

        commitApplied(new RepointLine(before.key(), after));

        assertLine(after.withAvailable(false));
        assertThat(store.linesByKey(Set.of(before.key()))).isEmpty();
        assertThat(store.linesByWaba(Set.of("waba-1", "waba-2")))
                .isEqualTo(Map.of("waba-2", List.of(after.withAvailable(false))));
        assertThat(store.holders(ACME, List.of(Claim.line(before.key()), Claim.line(after.key()))))
                .isEqualTo(Map.of(Claim.line(after.key()), "acme/sales"));
        commitAppliedIn(GLOBEX, new PutLine(globex.line("theirs", "100")));
    }

    @Test
    void repointedLineKeepsItsConversations() {
        commitApplied(acme.lineIdentityAndConversation());
        Line before = store.allLines(ACME).get(0);
        commitApplied(new AppendMessage(acme.inbound("talk", "in", NOON)));

        commitApplied(new RepointLine(before.key(), acme.line("line", "moved")));

        assertThat(store.conversations(ACME, List.of(new ConversationId("talk"))))
                .isEqualTo(Map.of(new ConversationId("talk"), acme.conversation("talk", "line", "who")));
        assertThat(store.messages(ACME, List.of(new MessageId("in")))).containsOnlyKeys(new MessageId("in"));
    }

    @Test
    void keyOfAnotherLineIsNotTaken() {
        Line line = acme.line("sales", "100");
        Line foreign = globex.line("theirs", "200");
        commitApplied(new PutLine(line));
        commitAppliedIn(GLOBEX, new PutLine(foreign));

        CommitResult result = commit(changeSet().change(new RepointLine(line.key(), acme.line("sales", "200"))));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(Claim.line(foreign.key()), "globex/theirs")));
        assertLine(line);
        assertThat(store.linesByKey(Set.of(foreign.key()))).isEqualTo(Map.of(foreign.key(), foreign));
    }

    @Test
    void lineThatIsNotThereOrHasAnotherKeyIsNotRepointed() {
        Line line = acme.line("sales", "100");
        commitApplied(new PutLine(line));

        assertMisuse(changeSet().change(new RepointLine(acme.line("sales", "1").key(), acme.line("sales", "2"))));
        assertMisuse(changeSet().change(new RepointLine(acme.line("other", "1").key(), acme.line("other", "2"))));

        assertThat(store.allLines(ACME)).containsExactly(line);
    }

    @Test
    void twoLinesExchangeTheirKeysInOneChangeSet() {
        Line first = acme.line("first", "100");
        Line second = acme.line("second", "200");
        commitApplied(new PutLine(first), new PutLine(second));

        commitApplied(
                new RepointLine(first.key(), acme.line("first", "200")),
                new RepointLine(second.key(), acme.line("second", "100")));

        assertThat(store.linesByKey(Set.of(first.key(), second.key())))
                .isEqualTo(Map.of(
                        first.key(), acme.line("second", "100"),
                        second.key(), acme.line("first", "200")));
        assertThat(store.holders(ACME, List.of(Claim.line(first.key()), Claim.line(second.key()))))
                .isEqualTo(Map.of(Claim.line(first.key()), "acme/second", Claim.line(second.key()), "acme/first"));
    }

    @Test
    void removedLineIsGoneAndItsKeyIsFree() {
        Line removed = of(ACME, "sales", "100", "waba-1");
        Line stays = of(ACME, "support", "200", "waba-1");
        commitApplied(new PutLine(removed), new PutLine(stays));
        commitApplied(
                new RaiseHeartbeat(acme.heartbeat("sales", NOON)), new RaiseHeartbeat(acme.heartbeat("support", NOON)));

        commitApplied(new RemoveLine(removed));

        assertThat(store.allLines(ACME)).containsExactly(stays);
        assertThat(store.lines(ACME, Set.of(removed.id()))).isEmpty();
        assertThat(store.linesByKey(Set.of(removed.key(), stays.key()))).isEqualTo(Map.of(stays.key(), stays));
        assertThat(store.linesByWaba(Set.of("waba-1"))).isEqualTo(Map.of("waba-1", List.of(stays)));
        assertThat(store.backlog(ACME).heard()).containsOnlyKeys(stays.id());
        Line theirs = of(GLOBEX, "sales", "100", "waba-9");
        commitAppliedIn(GLOBEX, new PutLine(theirs));
        assertThat(store.linesByKey(Set.of(removed.key()))).isEqualTo(Map.of(removed.key(), theirs));
    }

    @Test
    void whatWasSaidOnARemovedLineStaysReadable() {
        commitApplied(acme.lineIdentityAndConversation());
        Line line = store.allLines(ACME).get(0);
        commitApplied(new AppendMessage(acme.inbound("talk", "in", NOON)));

        commitApplied(new RemoveLine(line));

        assertThat(store.conversations(ACME, List.of(new ConversationId("talk"))))
                .hasSize(1);
        assertThat(store.messages(ACME, List.of(new MessageId("in")))).hasSize(1);
    }

    @Test
    void removedLineIsConnectedAgainWithAnotherKey() {
        Line before = acme.line("sales", "100");
        Line after = acme.line("sales", "200");
        commitApplied(new PutLine(before), new SetLineAvailability(before.id(), false));

        commitApplied(new RemoveLine(before), new PutLine(after));

        assertLine(after);
        assertThat(store.linesByKey(Set.of(before.key()))).isEmpty();
    }

    @Test
    void removedLineGivesItsKeyToAnotherInOneChangeSet() {
        Line before = acme.line("sales", "100");
        Line after = acme.line("support", "100");
        commitApplied(new PutLine(before));

        commitApplied(new PutLine(after), new RemoveLine(before));

        assertThat(store.allLines(ACME)).containsExactly(after);
        assertThat(store.linesByKey(Set.of(after.key()))).isEqualTo(Map.of(after.key(), after));
    }

    @Test
    void lineWithAnotherKeyIsNotRemoved() {
        Line line = acme.line("sales", "100");
        commitApplied(new PutLine(line), new RaiseHeartbeat(acme.heartbeat("sales", NOON)));

        commitApplied(new RemoveLine(acme.line("sales", "200")), new RemoveLine(acme.line("absent", "300")));

        assertLine(line);
        assertThat(store.backlog(ACME).heard()).containsOnlyKeys(line.id());
        assertThat(store.holders(ACME, List.of(Claim.line(line.key())))).hasSize(1);
    }

    private void assertLine(Line line) {
        assertThat(store.lines(ACME, Set.of(line.id()))).isEqualTo(Map.of(line.id(), line));
        assertThat(store.linesByKey(Set.of(line.key()))).isEqualTo(Map.of(line.key(), line));
        assertThat(store.allLines(ACME)).contains(line);
    }

    private void assertMisuse(ChangeSet.Builder set) {
        assertThatThrownBy(() -> commit(set)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesAreFoundByBusinessAccountAcrossAccounts() {
        Line second = of(ACME, "b", "1", "waba-1");
        Line first = of(ACME, "a", "2", "waba-1");
        Line upper = of(ACME, "B", "3", "waba-1");
        Line foreign = of(GLOBEX, "a", "4", "waba-1");
        Line other = of(ACME, "c", "5", "waba-2");
        commitAppliedIn(GLOBEX, new PutLine(foreign));
        commitApplied(new PutLine(second), new PutLine(other), new PutLine(first), new PutLine(upper));
        commitApplied(new PutLine(Line.messenger(ACME, new LineId("page"), "Page", "waba-1")));

        assertThat(store.linesByWaba(List.of("waba-2", "waba-1", "absent", "waba-1")))
                .isEqualTo(Map.of("waba-1", List.of(upper, first, second, foreign), "waba-2", List.of(other)));
        assertThat(store.linesByWaba(List.of("WABA-1", "waba", "waba-11"))).isEmpty();
    }

    @Test
    void lineMovedToAnotherBusinessAccountIsFoundThereOnly() {
        Line before = of(ACME, "a", "1", "waba-1");
        Line after = of(ACME, "a", "1", "waba-2").withPage("page");
        Line stays = of(ACME, "b", "2", "waba-1");
        commitApplied(new PutLine(before), new PutLine(stays));
        assertThat(store.linesByWaba(Set.of("waba-1", "waba-2"))).isEqualTo(Map.of("waba-1", List.of(before, stays)));

        commitApplied(new PutLine(after));

        assertThat(store.linesByWaba(Set.of("waba-1", "waba-2")))
                .isEqualTo(Map.of("waba-1", List.of(stays), "waba-2", List.of(after)));
    }

    @Test
    void lineWithoutBusinessAccountIsFoundByNone() {
        Line before = of(ACME, "a", "1", "waba-1");
        commitApplied(new PutLine(before));
        assertThat(store.linesByWaba(Set.of("waba-1"))).isEqualTo(Map.of("waba-1", List.of(before)));

        commitApplied(
                new PutLine(new Line(ACME, before.id(), before.key(), "a", null, null, null, null, null, true, null)));

        assertThat(store.linesByWaba(Set.of("waba-1"))).isEmpty();
    }

    @Test
    void settingsAreReplacedWhole() {
        AccountSettings before = acme.settings(1)
                .withCompanyName("Acme")
                .withFlows(Set.of(
                        new RegistrationFlow(Channel.WHATSAPP, true, true),
                        new RegistrationFlow(Channel.INSTAGRAM, true, false)));
        AccountSettings after =
                acme.settings(2).withFlows(Set.of(new RegistrationFlow(Channel.MESSENGER, false, true)));
        commitApplied(new PutSettings(before));
        assertThat(store.settings(ACME)).contains(before);

        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.SETTINGS, "acme", 1))
                .change(new PutSettings(after)));

        assertThat(store.settings(ACME)).contains(after);
    }

    @Test
    void eachAccountHasItsOwnSettings() {
        commitApplied(new PutSettings(acme.settings(1)));

        assertThat(store.settings(GLOBEX)).isEmpty();
        commitAppliedIn(GLOBEX, new PutSettings(globex.settings(1)));

        assertThat(store.settings(GLOBEX)).contains(globex.settings(1));
        assertThat(store.settings(ACME)).contains(acme.settings(1));
    }

    private static Line of(AccountId account, String id, String phoneNumberId, String waba) {
        return Line.whatsApp(account, new LineId(id), id, phoneNumberId, waba);
    }
}
