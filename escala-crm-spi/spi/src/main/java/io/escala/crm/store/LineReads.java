package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads lines and settings. The guarantees of {@link CrmStore} apply to every read. */
public interface LineReads {
    /**
     * Finds lines by Meta's ids across all accounts. This look-up determines the account of a webhook.
     *
     * @param keys the keys that webhooks name, any number
     * @return the connected lines; an absent key belongs to no account
     */
    Map<LineKey, Line> linesByKey(Collection<LineKey> keys);

    /**
     * Reads lines of an account.
     *
     * @param ids their ids, any number
     * @return those that exist in this account
     */
    Map<LineId, Line> lines(AccountId account, Collection<LineId> ids);

    /**
     * Reads every line of an account.
     *
     * @return its lines in order of their ids
     */
    List<Line> allLines(AccountId account);

    /**
     * Reads the settings of an account.
     *
     * @return the settings, or empty when they were never saved
     */
    Optional<AccountSettings> settings(AccountId account);

    /**
     * Finds lines by their WhatsApp Business Account across all accounts, for events that name no number, such as those
     * about templates.
     *
     * @param wabaIds ids of WhatsApp Business Accounts, any number
     * @return per id its lines in order of account and id; absent for an id without any
     */
    Map<String, List<Line>> linesByWaba(Collection<String> wabaIds);

    /**
     * Reads Meta's latest reports about templates.
     *
     * @param templates the templates, any number
     * @return per template at most one report per aspect, in order of the aspects; absent for a template without any
     */
    Map<TemplateKey, List<TemplateReport>> templateReports(AccountId account, Collection<TemplateKey> templates);

    /**
     * Reads Meta's latest reports on numbers, Pages and accounts.
     *
     * @param lines their keys, any number, connected or not
     * @return per key at most one report per aspect and subject, in order of the aspects and then the subjects; absent for a key without any
     */
    default Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
        throw new UnsupportedOperationException("the store does not keep reports on lines: lineReports");
    }
}
