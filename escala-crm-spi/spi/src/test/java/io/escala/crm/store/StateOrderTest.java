package io.escala.crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateOrderTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final IdentityId WHO = new IdentityId("i-1");
    private static final Instant EARLY = Instant.ofEpochMilli(999);
    private static final Instant LATE = Instant.ofEpochMilli(1_000);

    private final State state = new State();

    @Test
    void aliasesAreOrderedByKindThenScopeThenValue() {
        IdentityAlias inA = see("a", "z");
        IdentityAlias inADot = see("a.b", "a");
        state.put(inADot);
        state.put(inA);

        assertThat(state.aliases(WHO)).containsExactly(inA, inADot);
    }

    @Test
    void parkedStatusesAreOrderedByStatusThenTime() {
        ParkedStatus late = parked(LATE);
        ParkedStatus early = parked(EARLY);
        state.put(late);
        state.put(early);

        assertThat(state.parked(Claim.providerMessage(new LineId("line"), "wamid.1")))
                .containsExactly(early, late);
    }

    private static IdentityAlias see(String scope, String value) {
        return IdentityAlias.since(
                ACME, WHO, new IdentityKey(IdentityKeyKind.PSID, scope, value), AliasGrade.CONFIRMED, EARLY);
    }

    private static ParkedStatus parked(Instant at) {
        return new ParkedStatus(
                ACME, new LineId("line"), "wamid.1", new DeliveryStep(0, DeliveryStatus.SENT, at, null), LATE);
    }
}
