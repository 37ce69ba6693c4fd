package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
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

    /**
     * Finds lines by their WhatsApp Business Account, over all accounts: where events go that name no number, such as those
     * about templates.
     *
     * @param wabaIds ids of WhatsApp Business Accounts, any number
     * @return per id the lines connected under it, in order of account and id; absent when there are none
     */
    Map<String, List<Line>> linesByWaba(Collection<String> wabaIds);

    /**
     * Reads what Meta last reported about templates.
     *
     * @param account the account
     * @param templates which, any number
     * @return per template at most one report per aspect, in order of the aspects; absent when nothing was reported
     */
    Map<TemplateKey, List<TemplateReport>> templateReports(AccountId account, Collection<TemplateKey> templates);
}
