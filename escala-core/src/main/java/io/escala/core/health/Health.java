package io.escala.core.health;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.Permission;
import io.escala.crm.line.LineKey;
import java.time.Duration;
import java.util.Map;

/**
 * The health of the lines and the durable work of an account, for the actor of a {@link io.escala.core.inbox.Desk} with {@link
 * Permission#OPERATE}, which sales users do not have.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Health {
    /**
     * Returns the health of the account, in four reads of the store; Meta is not asked, see {@link #check}.
     *
     * @return its health
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    AccountHealth current();

    /**
     * Asks Meta whether it still delivers the webhooks of the account's lines, and what it says of them, and then returns the same as
     * {@link #current}. For a timer, such as every hour, and for a button. Blocks until every line was checked or failed, one after the
     * other. The answers about webhooks are kept in memory: each process that shows health must check for itself. What Meta says of the lines
     * is stored for all; a line of which nothing can be learned keeps what was said before, and a WARN says why. Without channels that can
     * check, nothing is checked.
     *
     * @param lately a line that was checked less than this ago is not checked again; zero checks all
     * @return the account's health
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     * @throws IllegalArgumentException when {@code lately} is negative
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    AccountHealth check(Duration lately);

    /**
     * Returns how many quarantined events came for numbers, pages and accounts that are connected in no account, or under another app:
     * their messages appear in no inbox until the line is connected and they are replayed. Only for the host itself, {@code
     * inbox.as(Actor.host())}.
     *
     * @return the number of events by line
     * @throws io.escala.core.result.RefusedException for everybody else
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    Map<LineKey, Long> unclaimed();
}
