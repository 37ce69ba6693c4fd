package io.escala.core.administration;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;

/**
 * What happens to the connected lines of the account of a {@link io.escala.core.inbox.Desk}. They are connected and listed by {@link
 * Administration}.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for
 * implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Lines {
    /**
     * Resumes a line that Meta or a user stopped: its queue goes out in order, within about a minute. A line that is not stopped stays as
     * it is. Needs {@link Permission#CONFIGURE}. Refused when there is no such line.
     *
     * @param line the id of the line
     * @return the line
     */
    Outcome<Line> resume(LineId line);
}
