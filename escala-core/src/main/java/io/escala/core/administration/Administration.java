package io.escala.core.administration;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Outcome;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Permission;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Optional;

/**
 * The settings and lines of the account of a {@link io.escala.core.inbox.Desk}. Everybody in the account may read them.
 *
 * <p>What belongs to no account ({@code inbox.as(Actor.host())}) has none: changing them there is an {@link IllegalArgumentException}.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for
 * implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Administration {
    /**
     * Returns the settings.
     *
     * @return the settings, or empty when they were never saved
     */
    Optional<AccountSettings> settings();

    /**
     * Saves settings. Needs {@link Permission#CONFIGURE}. Refused when another user changed them in the meantime.
     *
     * @param settings the settings, with the version they were read at; version 0 for the first time
     * @return the settings with their new version
     */
    Outcome<AccountSettings> save(AccountSettings settings);

    /**
     * Connects a line, or updates a connected one. Needs {@link Permission#CONFIGURE}. The settings must have been saved before,
     * because they limit the number of WhatsApp lines, which is counted under their version. Refused when there are too many, and when
     * Meta's id is connected under another line or account already. Connecting a line that is stopped, such as at every start, does not
     * resume it: {@link Lines#resume} does.
     *
     * <p>Of an Instagram line Meta is asked first whether the account is a professional one, for up to some seconds
     * ({@link io.escala.core.channel.InstagramAccountSource}). A personal one is refused, and stays as it was if it was connected before; when
     * Meta does not say, the line is connected with the notice {@link io.escala.core.result.Notice.Kind#ACCOUNT_TYPE_NOT_CHECKED}.
     *
     * @param line the line
     * @return the line as it is connected
     */
    Outcome<Line> connect(Line line);

    /**
     * Returns the lines.
     *
     * @return the lines in order of their ids
     */
    List<Line> lines();

    /**
     * Returns every channel, whether the account uses it, and its lines. On one that is announced or off no new line can be connected and nothing
     * sent; what arrives is filed, and what was queued before goes out.
     *
     * @return all channels, also those without a line
     */
    List<ConnectedChannel> channels();
}
