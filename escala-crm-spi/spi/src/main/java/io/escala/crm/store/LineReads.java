package io.escala.crm.store;

import io.escala.crm.account.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines and settings. See {@link CrmStore} for what every read promises. */
public interface LineReads {
    /**
     * Finds lines by Meta's ids, over all accounts: the one place where a webhook learns whose it is.
     *
     * @param keys what the wire names, any number
     * @return the lines that are connected; a key that is absent belongs to no account
     */
    Map<LineKey, Line> linesByKey(Collection<LineKey> keys);

    /**
     * Reads lines of an account.
     *
     * @param account the account
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<LineId, Line> lines(AccountId account, Collection<LineId> ids);

    /**
     * Reads every line of an account.
     *
     * @param account the account
     * @return its lines in order of their ids; an account has few
     */
    List<Line> allLines(AccountId account);

    /**
     * Reads the settings of an account.
     *
     * @param account the account
     * @return the settings, or empty when they were never saved
     */
    Optional<AccountSettings> settings(AccountId account);
}
