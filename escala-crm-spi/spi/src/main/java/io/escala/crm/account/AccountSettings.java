package io.escala.crm.account;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account has set for itself. Versioned: a change names the version it was read at, so two administrators cannot
 * overwrite each other, and counted limits (the lines of an account) hold under concurrency because connecting a line bumps it.
 *
 * @param account the account
 * @param companyName the company's name, for the placeholder of the welcome text; null when not set
 * @param defaultRegion two-letter region in which numbers typed without country code are read, such as {@code AR}
 * @param zone the account's time zone
 * @param maxWhatsAppLines how many WhatsApp lines may be connected
 * @param flows the registration flows, at most one a channel
 * @param version counts the changes; 0 for settings not saved yet
 */
public record AccountSettings(
        AccountId account,
        @Nullable String companyName,
        String defaultRegion,
        ZoneId zone,
        int maxWhatsAppLines,
        Set<RegistrationFlow> flows,
        long version) {
    /** How many WhatsApp lines an account may connect unless it is set otherwise. */
    public static final int DEFAULT_MAX_WHATSAPP_LINES = 10;

    private static final BoundedPattern REGION = BoundedPattern.of("[A-Z]{2}", 2);

    /** Checks and normalises: the region in upper case, the company name cleaned. */
    public AccountSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(zone, "zone");
        companyName = SafeText.name(companyName);
        defaultRegion = Objects.requireNonNull(defaultRegion, "defaultRegion").toUpperCase(Locale.ROOT);
        if (!REGION.matches(defaultRegion)) {
            throw new IllegalArgumentException("defaultRegion must be a two-letter ISO 3166 code");
        }
        Checks.notNegative("maxWhatsAppLines", maxWhatsAppLines);
        Checks.notNegative("version", version);
        flows = Set.copyOf(flows);
        if (flows.stream().map(RegistrationFlow::channel).distinct().count() != flows.size()) {
            throw new IllegalArgumentException("flows may name each channel once");
        }
    }

    /**
     * Settings with every default.
     *
     * @param account the account
     * @param defaultRegion two-letter region in which typed numbers are read
     * @param zone the account's time zone
     * @return settings that were never saved (version 0)
     */
    public static AccountSettings of(AccountId account, String defaultRegion, ZoneId zone) {
        return new AccountSettings(account, null, defaultRegion, zone, DEFAULT_MAX_WHATSAPP_LINES, Set.of(), 0);
    }

    /**
     * The registration flow of a channel.
     *
     * @param channel the channel
     * @return the flow, if one is set
     */
    public Optional<RegistrationFlow> flow(Channel channel) {
        return flows.stream().filter(flow -> flow.channel() == channel).findAny();
    }

    /**
     * A copy with other registration flows.
     *
     * @param newFlows at most one a channel
     * @return the copy, same version
     */
    public AccountSettings withFlows(Set<RegistrationFlow> newFlows) {
        return new AccountSettings(account, companyName, defaultRegion, zone, maxWhatsAppLines, newFlows, version);
    }

    /**
     * A copy with another company name.
     *
     * @param name the name, or null
     * @return the copy, same version
     */
    public AccountSettings withCompanyName(@Nullable String name) {
        return new AccountSettings(account, name, defaultRegion, zone, maxWhatsAppLines, flows, version);
    }

    /**
     * A copy that carries another version.
     *
     * @param newVersion the version
     * @return the copy
     */
    public AccountSettings withVersion(long newVersion) {
        return new AccountSettings(account, companyName, defaultRegion, zone, maxWhatsAppLines, flows, newVersion);
    }
}
