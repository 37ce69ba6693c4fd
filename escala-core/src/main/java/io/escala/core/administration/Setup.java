package io.escala.core.administration;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SafeText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account and its lines, as a program has them at its start: {@link io.escala.core.inbox.Inbox#setUp} makes them so.
 *
 * <pre>{@code
 * inbox.setUp(Setup.account("acme")
 *         .region("AR")
 *         .whatsApp("sales", line -> line.phoneNumberId("70081").businessAccountId("1022").name("Sales"))
 *         .messenger("page", line -> line.pageId("105")));
 * }</pre>
 *
 * <p>Immutable: every step returns a copy. It contains no secrets.
 */
@CheckReturnValue
public final class Setup {
    /** Besides those of the standard, the codes that phone numbers know: Kosovo has one that is only reserved for users. */
    private static final Set<String> REGIONS = Stream.concat(
                    Stream.of(Locale.getISOCountries()), PhoneNumberUtil.getInstance().getSupportedRegions().stream())
            .collect(Collectors.toUnmodifiableSet());

    private final AccountId account;
    private final @Nullable String region;
    private final @Nullable ZoneId zone;
    private final @Nullable String companyName;
    private final List<SetupLine> lines;

    private Setup(
            AccountId account,
            @Nullable String region,
            @Nullable ZoneId zone,
            @Nullable String companyName,
            List<SetupLine> lines) {
        this.account = account;
        this.region = region;
        this.zone = zone;
        this.companyName = companyName;
        this.lines = List.copyOf(lines);
    }

    /**
     * Starts the setup of an account.
     *
     * @param id the host's id of it: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @return a setup without lines
     */
    public static Setup account(String id) {
        return account(new AccountId(id));
    }

    /**
     * Starts the setup of an account.
     *
     * @param id the host's id of it
     * @return a setup without lines
     * @throws IllegalArgumentException if it is {@link AccountId#NONE}
     */
    public static Setup account(AccountId id) {
        if (Objects.requireNonNull(id, "id").equals(AccountId.NONE)) {
            throw new IllegalArgumentException("id must not be NONE: settings and lines belong to an account");
        }
        return new Setup(id, null, null, null, List.of());
    }

    /**
     * Says in which region phone numbers without a country code are read. Required for a new account.
     *
     * @param code two-letter ISO 3166 code, such as {@code AR}
     * @throws IllegalArgumentException if there is no such region
     */
    public Setup region(String code) {
        String checked = AccountSettings.of(account, Objects.requireNonNull(code, "code"), ZoneOffset.UTC)
                .defaultRegion();
        if (!REGIONS.contains(checked)) {
            throw new IllegalArgumentException("defaultRegion must be the ISO 3166 code of a region, such as AR");
        }
        return new Setup(account, checked, zone, companyName, lines);
    }

    /**
     * Says in which time zone the business is. A new account is in UTC unless it is said.
     *
     * @param id the zone
     */
    public Setup zone(ZoneId id) {
        return new Setup(account, region, Objects.requireNonNull(id, "id"), companyName, lines);
    }

    /**
     * Says what the company is called, for texts to customers.
     *
     * @param name the name; a blank one says nothing
     */
    public Setup companyName(String name) {
        return new Setup(account, region, zone, SafeText.name(Objects.requireNonNull(name, "name")), lines);
    }

    /**
     * Adds a WhatsApp number.
     *
     * @param line the host's id of the line: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @param steps describes it; {@code phoneNumberId} and {@code businessAccountId} are required
     * @throws IllegalArgumentException when something is missing or malformed, or the line is there already
     */
    public Setup whatsApp(String line, UnaryOperator<WhatsAppSetup> steps) {
        LineId id = lineId(line);
        Objects.requireNonNull(steps, "steps");
        return with(id, () -> steps.apply(WhatsAppSetup.NOTHING).line(id));
    }

    /**
     * Adds a Facebook Page.
     *
     * @param line the host's id of the line: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @param steps describes it; {@code pageId} is required
     * @throws IllegalArgumentException when something is missing or malformed, or the line is there already
     */
    public Setup messenger(String line, UnaryOperator<MessengerSetup> steps) {
        LineId id = lineId(line);
        Objects.requireNonNull(steps, "steps");
        return with(id, () -> steps.apply(MessengerSetup.NOTHING).line(id));
    }

    /**
     * Adds an Instagram account.
     *
     * @param line the host's id of the line: 1 to 64 ASCII letters, digits, {@code - _ .}
     * @param steps describes it; {@code accountId} is required
     * @throws IllegalArgumentException when something is missing or malformed, or the line is there already
     */
    public Setup instagram(String line, UnaryOperator<InstagramSetup> steps) {
        LineId id = lineId(line);
        Objects.requireNonNull(steps, "steps");
        return with(id, () -> steps.apply(InstagramSetup.NOTHING).line(id));
    }

    private static LineId lineId(String line) {
        return new LineId(Objects.requireNonNull(line, "line"));
    }

    private Setup with(LineId id, Supplier<SetupLine> described) {
        if (lines.stream().anyMatch(each -> each.id().equals(id))) {
            throw new IllegalArgumentException("line " + id + " is given twice");
        }
        List<SetupLine> more = new ArrayList<>(lines);
        try {
            SetupLine line = described.get();
            // Ids that are none are told here, where they are written, and not when it is set up.
            Objects.requireNonNull(line.over(account, Optional.empty()));
            more.add(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + id + ": " + e.getMessage(), e);
        }
        return new Setup(account, region, zone, companyName, more);
    }

    /** Returns the account. */
    public AccountId account() {
        return account;
    }

    /** Returns the region, in upper case, if it is said. */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /** Returns the time zone, if it is said. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** Returns what the company is called, if it is said. */
    public Optional<String> companyName() {
        return Optional.ofNullable(companyName);
    }

    /** Returns the lines in the order in which they were added. */
    public List<SetupLine> lines() {
        return lines;
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "Setup[" + account + " " + lines + "]";
    }
}
