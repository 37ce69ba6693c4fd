package io.escala.crm.account;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.BoundedPattern;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an account. Versioned: a change names the version it was read at, so two administrators cannot overwrite
 * each other. Connecting a line increments the version, so the limit on an account's lines holds under concurrency.
 *
 * @param companyName the company's name, for the placeholder of the welcome text; null when not set
 * @param defaultRegion two-letter region in which numbers typed without country code are read, such as {@code AR}
 * @param maxWhatsAppLines how many WhatsApp lines may be connected
 * @param flows the registration flows, at most one per channel
 * @param humanAgent whether Meta granted the permission "Human Agent": users may then answer on Messenger and Instagram up to seven days
 *     after the person's last message; automations may not
 * @param closingNotice how long before the 24-hour messaging window of a conversation closes the event {@code WindowClosing} tells of it:
 *     {@link #MIN_CLOSING_NOTICE} to {@link #MAX_CLOSING_NOTICE}, to the millisecond; null for never
 * @param handBackAfter how long after the latest answer of a person a conversation goes back to automation, at least a minute, to the
 *     millisecond; null for never: then it stays with the person until it is handed back or closed
 * @param teamAccess what the account lets its team see beyond or below what roles say; null for exactly that, see {@link #access()}
 * @param onIncoming what happens when customers write; null for nothing, see {@link #incoming()}
 * @param shownSignals what customers are shown of the team's work; null for nothing, see {@link #signals()}
 * @param ofRegistering how users register people in the CRM; null for the way the library brings along, see {@link #registration()}
 * @param availability of channels that are not {@link ChannelAvailability#AVAILABLE}; see {@link #availability(Channel)}
 * @param version counts the changes; 0 for settings not saved yet
 */
public record AccountSettings(
        AccountId account,
        @Nullable String companyName,
        String defaultRegion,
        ZoneId zone,
        int maxWhatsAppLines,
        Set<RegistrationFlow> flows,
        boolean humanAgent,
        @Nullable Duration closingNotice,
        @Nullable Duration handBackAfter,
        @Nullable AccessSettings teamAccess,
        @Nullable IncomingSettings onIncoming,
        @Nullable SignalSettings shownSignals,
        @Nullable RegistrationSettings ofRegistering,
        Map<Channel, ChannelAvailability> availability,
        long version) {
    /** The default of {@link #maxWhatsAppLines()}. */
    public static final int DEFAULT_MAX_WHATSAPP_LINES = 10;

    /** The shortest {@link #closingNotice()}. */
    public static final Duration MIN_CLOSING_NOTICE = Duration.ofMinutes(1);

    /** The longest {@link #closingNotice()}: the window is open for 24 hours. */
    public static final Duration MAX_CLOSING_NOTICE = Duration.ofHours(23);

    /** The shortest {@link #handBackAfter()}. */
    public static final Duration MIN_HAND_BACK = Duration.ofMinutes(1);

    private static final BoundedPattern REGION = BoundedPattern.of("[A-Z]{2}", 2);

    /** Converts the region to upper case and cleans the company name ({@link SafeText#name}). */
    public AccountSettings {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(zone, "zone");
        teamAccess = AccessSettings.DEFAULT.equals(teamAccess) ? null : teamAccess;
        onIncoming = IncomingSettings.DEFAULT.equals(onIncoming) ? null : onIncoming;
        shownSignals = SignalSettings.NONE.equals(shownSignals) ? null : shownSignals;
        ofRegistering = RegistrationSettings.DEFAULT.equals(ofRegistering) ? null : ofRegistering;
        availability = availability.entrySet().stream()
                .filter(each -> each.getValue() != ChannelAvailability.AVAILABLE)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        companyName = SafeText.name(companyName);
        defaultRegion = Objects.requireNonNull(defaultRegion, "defaultRegion").toUpperCase(Locale.ROOT);
        if (!REGION.matches(defaultRegion)) {
            throw new IllegalArgumentException("defaultRegion must be a two-letter ISO 3166 code");
        }
        Checks.notNegative("maxWhatsAppLines", maxWhatsAppLines);
        closingNotice = closingNotice == null ? null : closingNotice.truncatedTo(ChronoUnit.MILLIS);
        if (closingNotice != null
                && (closingNotice.compareTo(MIN_CLOSING_NOTICE) < 0
                        || closingNotice.compareTo(MAX_CLOSING_NOTICE) > 0)) {
            throw new IllegalArgumentException("closingNotice must be 1 minute to 23 hours, is " + closingNotice);
        }
        handBackAfter = handBackAfter == null ? null : handBackAfter.truncatedTo(ChronoUnit.MILLIS);
        if (handBackAfter != null && handBackAfter.compareTo(MIN_HAND_BACK) < 0) {
            throw new IllegalArgumentException("handBackAfter must be a minute or more, is " + handBackAfter);
        }
        Checks.notNegative("version", version);
        flows = Set.copyOf(flows);
        if (flows.stream().map(RegistrationFlow::channel).distinct().count() != flows.size()) {
            throw new IllegalArgumentException("flows may name each channel once");
        }
    }

    /**
     * Default settings, not saved yet (version 0).
     *
     * @param defaultRegion two-letter region in which typed numbers are read
     */
    public static AccountSettings of(AccountId account, String defaultRegion, ZoneId zone) {
        return new AccountSettings(
                account,
                null,
                defaultRegion,
                zone,
                DEFAULT_MAX_WHATSAPP_LINES,
                Set.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                0);
    }

    /** Returns the registration flow of a channel, or empty when none is set. */
    public Optional<RegistrationFlow> flow(Channel channel) {
        return flows.stream().filter(flow -> flow.channel() == channel).findAny();
    }

    /** Returns what the account lets its team see beyond or below what roles say. */
    public AccessSettings access() {
        return teamAccess == null ? AccessSettings.DEFAULT : teamAccess;
    }

    /** Returns what happens when customers write. */
    public IncomingSettings incoming() {
        return onIncoming == null ? IncomingSettings.DEFAULT : onIncoming;
    }

    /**
     * Returns a copy with these registration flows and the same version.
     *
     * @param newFlows at most one per channel
     */
    public AccountSettings withFlows(Set<RegistrationFlow> newFlows) {
        return copy(changed -> changed.flows = newFlows);
    }

    /**
     * Returns a copy with this company name and the same version.
     *
     * @param name the name, or null
     */
    public AccountSettings withCompanyName(@Nullable String name) {
        return copy(changed -> changed.companyName = name);
    }

    /** Returns a copy in which users may answer up to seven days later, or not, and the same version. */
    public AccountSettings withHumanAgent(boolean granted) {
        return copy(changed -> changed.humanAgent = granted);
    }

    /**
     * Returns a copy that tells of windows about to close, or not, and the same version. Asked for later, it holds for each conversation from
     * the person's next message on. A window that is open already is told by the shorter one of the notice it was opened under and the one
     * that is in force; without a notice in force it is not told.
     *
     * @param notice how long before the end, 1 minute to 23 hours; null for never
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public AccountSettings withClosingNotice(@Nullable Duration notice) {
        return copy(changed -> changed.closingNotice = notice);
    }

    /**
     * Returns a copy in which conversations go back to automation some time after the latest answer of a person, or do not, and the same
     * version.
     *
     * @param time how long after, a minute or more; null for never
     * @throws IllegalArgumentException if it is shorter
     */
    public AccountSettings withHandBackAfter(@Nullable Duration time) {
        return copy(changed -> changed.handBackAfter = time);
    }

    /** Returns a copy that lets its team see what these settings say, and the same version. */
    public AccountSettings withAccess(AccessSettings access) {
        Objects.requireNonNull(access, "access");
        return copy(changed -> changed.teamAccess = access);
    }

    /** Returns a copy in which this happens when customers write, and the same version. */
    public AccountSettings withIncoming(IncomingSettings incoming) {
        Objects.requireNonNull(incoming, "incoming");
        return copy(changed -> changed.onIncoming = incoming);
    }

    /** Returns what customers are shown of the team's work. */
    public SignalSettings signals() {
        return shownSignals == null ? SignalSettings.NONE : shownSignals;
    }

    /** Returns a copy in which customers are shown this of the team's work, and the same version. */
    public AccountSettings withSignals(SignalSettings signals) {
        Objects.requireNonNull(signals, "signals");
        return copy(changed -> changed.shownSignals = signals);
    }

    /** Returns how users register people in the CRM. */
    public RegistrationSettings registration() {
        return ofRegistering == null ? RegistrationSettings.DEFAULT : ofRegistering;
    }

    /** Returns a copy in which users register people in this way, and the same version. */
    public AccountSettings withRegistration(RegistrationSettings registration) {
        Objects.requireNonNull(registration, "registration");
        return copy(changed -> changed.ofRegistering = registration);
    }

    /** Returns whether the account uses a channel. */
    public ChannelAvailability availability(Channel channel) {
        return availability.getOrDefault(Objects.requireNonNull(channel, "channel"), ChannelAvailability.AVAILABLE);
    }

    /** Returns a copy in which a channel is used, announced or off, and the same version. */
    public AccountSettings withAvailability(Channel channel, ChannelAvailability of) {
        Map<Channel, ChannelAvailability> each = new HashMap<>(availability);
        each.put(Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(of, "of"));
        return copy(changed -> changed.availability = each);
    }

    /** Returns a copy with this version. */
    public AccountSettings withVersion(long newVersion) {
        return copy(changed -> changed.version = newVersion);
    }

    private AccountSettings copy(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return new AccountSettings(
                account,
                changed.companyName,
                defaultRegion,
                zone,
                maxWhatsAppLines,
                changed.flows,
                changed.humanAgent,
                changed.closingNotice,
                changed.handBackAfter,
                changed.teamAccess,
                changed.onIncoming,
                changed.shownSignals,
                changed.ofRegistering,
                changed.availability,
                changed.version);
    }

    /** What a copy may have otherwise. */
    private static final class Changed {
        private @Nullable String companyName;
        private Set<RegistrationFlow> flows;
        private boolean humanAgent;
        private @Nullable Duration closingNotice;
        private @Nullable Duration handBackAfter;
        private @Nullable AccessSettings teamAccess;
        private @Nullable IncomingSettings onIncoming;
        private @Nullable SignalSettings shownSignals;
        private @Nullable RegistrationSettings ofRegistering;
        private Map<Channel, ChannelAvailability> availability;
        private long version;

        Changed(AccountSettings from) {
            companyName = from.companyName;
            flows = from.flows;
            humanAgent = from.humanAgent;
            closingNotice = from.closingNotice;
            handBackAfter = from.handBackAfter;
            teamAccess = from.teamAccess;
            onIncoming = from.onIncoming;
            shownSignals = from.shownSignals;
            ofRegistering = from.ofRegistering;
            availability = from.availability;
            version = from.version;
        }
    }
}
