package io.escala.core.administration;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;

/**
 * What happens to the connected lines of the account of a {@link io.escala.core.inbox.Desk}: they are renamed, resumed,
 * moved to another id of Meta, and removed. They are connected and listed by {@link Administration}.
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

    /**
     * Gives a line another name, which conversations and lists show. Needs {@link Permission#CONFIGURE}. Refused when there is no such
     * line, and when the name is blank. The same name again has no effect.
     *
     * @param line the id of the line
     * @param name the name; cleaned as names are ({@link io.escala.crm.text.SafeText#name})
     * @return the line as it is now
     */
    Outcome<Line> rename(LineId line, String name);

    /**
     * Moves a connected line to another id of Meta: another phone number id, business account, Page or Instagram account. Conversations,
     * messages and queued sends stay with it; the queue goes out on the new one. What still arrives for the former id is quarantined as
     * of an unknown line, and another line may be connected under it. A line that is stopped stays so until it is resumed.
     *
     * <p>Meta opens a window for each number: until a customer writes to the new one, it refuses texts to them, also queued ones.
     *
     * <p>On WhatsApp a customer is found again by number, and by user id within the same portfolio. On Messenger and Instagram a customer has
     * another id at each Page and account, so who writes there is a new person until somebody associates them.
     *
     * <p>Needs {@link Permission#CONFIGURE}. Refused when there is no such line, when it is one of another channel, and when the id is
     * connected under another line or account already, and when the account of an Instagram line is not a professional one, as by
     * {@link Administration#connect}. Repeating it has no further effect.
     *
     * @param line the line as it is to be, with the id of the connected one
     * @return the line as it is now
     */
    Outcome<Line> repoint(Line line);

    /**
     * Removes a line. Its conversations and messages stay readable. Its queued sends end as failed with the reason {@code LINE_REMOVED}
     * within about a minute, without a call, while workers run; a call that has begun ends as usual. What still arrives for it is
     * quarantined as of an unknown line, and this account or another one may connect Meta's id again. Connecting a line of the same id
     * again continues its conversations.
     *
     * <p>Needs {@link Permission#CONFIGURE}. Refused when there is no such line.
     *
     * @param line the id of the line
     * @return the line as it was
     */
    Outcome<Line> remove(LineId line);
}
