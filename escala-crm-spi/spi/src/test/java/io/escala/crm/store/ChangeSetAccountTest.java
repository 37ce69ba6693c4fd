package io.escala.crm.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeSetAccountTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");

    private final ChangeSet.Builder ofAcme = ChangeSet.builder(ACME, new OperationId("op-1"), NOW);

    @Test
    void changeOfAnotherAccountIsRefused() {
        Line foreign = Line.messenger(GLOBEX, new LineId("page"), "Page", "1001");

        assertThatThrownBy(
                        () -> ofAcme.change(new AccountChange.PutLine(foreign)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another account");
    }

    @Test
    void workOfAnotherAccountIsRefused() {
        WorkItem foreign = WorkItem.single(GLOBEX, WorkKind.PROFILE, "i-1", NOW);

        assertThatThrownBy(() -> ofAcme.enqueue(foreign).build()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leaseOfAnotherAccountIsRefused() {
        assertThatThrownBy(
                        () -> ofAcme.under(new Lease(GLOBEX, "lane", "token")).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
