package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.PutSettings;
import io.escala.crm.change.Expected;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines are found by Meta's ids across all accounts and read within their own; settings are replaced whole. */
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
        Line after = acme.line("sales").withAvailable(false);
        commitApplied(new PutLine(before));

        commitApplied(new PutLine(after));

        assertThat(store.allLines(ACME)).containsExactly(after);
        assertThat(store.linesByKey(Set.of(after.key()))).isEqualTo(Map.of(after.key(), after));
        assertThat(store.lines(ACME, Set.of(after.id()))).isEqualTo(Map.of(after.id(), after));
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
        Line after = of(ACME, "a", "1", "waba-2").withAvailable(false);
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

        commitApplied(new PutLine(new Line(ACME, before.id(), before.key(), "a", null, null, null, null, null, true)));

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
