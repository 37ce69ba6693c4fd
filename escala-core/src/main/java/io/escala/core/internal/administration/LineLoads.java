package io.escala.core.internal.administration;

import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.line.LineKey;
import java.util.List;

/** What has to be read to connect lines. */
final class LineLoads {
    private LineLoads() {}

    /**
     * Reads the settings, all lines, and who holds some ids of Meta.
     *
     * @param keys Meta's names of the lines to be connected
     */
    static State of(InboxContext context, AccountId account, List<LineKey> keys) {
        State state = context.load(account)
                .settings()
                .holders(keys.stream().map(Claim::line).toList())
                .state();
        state.markLoaded(Relation.LINES);
        context.store().allLines(account).forEach(state.account()::put);
        return state;
    }
}
