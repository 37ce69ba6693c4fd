package io.escala.fakemeta;

import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * A WhatsApp user. Meta identifies them by one form of their number and by a business-scoped user id per portfolio; other
 * forms of the number may also reach them. Setters return the same person. Thread-safe.
 */
public final class WhatsAppPerson extends Person {

    /** Countries of the most common calling codes; a code precedes its own prefixes. */
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("54", "AR"),
            Map.entry("55", "BR"),
            Map.entry("56", "CL"),
            Map.entry("57", "CO"),
            Map.entry("58", "VE"),
            Map.entry("51", "PE"),
            Map.entry("52", "MX"),
            Map.entry("34", "ES"),
            Map.entry("44", "GB"),
            Map.entry("49", "DE"),
            Map.entry("39", "IT"),
            Map.entry("33", "FR"),
            Map.entry("91", "IN"),
            Map.entry("225", "CI"),
            Map.entry("229", "BJ"),
            Map.entry("506", "CR"),
            Map.entry("591", "BO"),
            Map.entry("593", "EC"),
            Map.entry("595", "PY"),
            Map.entry("598", "UY"));

    private final Set<String> dialled = ConcurrentHashMap.newKeySet();
    private final Map<String, String> userIds = new ConcurrentHashMap<>();
    private volatile String waId;
    private volatile String name = "";
    private volatile String userName = "";
    private volatile boolean phoneHidden;

    WhatsAppPerson(MetaState world, String key, String waId) {
        super(world, key);
        this.waId = waId;
    }

    /** Sets the profile name. */
    public WhatsAppPerson named(String profileName) {
        name = profileName;
        return this;
    }

    /** Sets the user name, without {@code @}. */
    public WhatsAppPerson userName(String value) {
        userName = value;
        return this;
    }

    /** Adds forms of the number, digits only, that reach this person besides Meta's own form. */
    public WhatsAppPerson alsoReachedAs(String... forms) {
        dialled.addAll(Set.of(forms));
        return this;
    }

    /**
     * Sets the business-scoped user id in the only portfolio.
     *
     * @throws IllegalStateException if the fake's numbers belong to several portfolios; name the portfolio then
     */
    public WhatsAppPerson userId(String bsuid) {
        return userId(world().onlyPortfolio(), bsuid);
    }

    /** Sets the business-scoped user id in that portfolio. By default it is derived from number and portfolio. */
    public WhatsAppPerson userId(String portfolio, String bsuid) {
        userIds.put(portfolio, bsuid);
        return this;
    }

    /**
     * Omits the phone from webhooks from now on, unless the business wrote to it in the last 30 days. Meta does so for
     * people with a user name; one is set if there is none.
     */
    public WhatsAppPerson hidesPhone() {
        phoneHidden = true;
        if (userName.isEmpty()) {
            userName = "user" + waId;
        }
        return this;
    }

    /** Includes the phone in webhooks from now on. */
    public WhatsAppPerson showsPhone() {
        phoneHidden = false;
        return this;
    }

    /** Returns the number in Meta's form, as digits. */
    public String waId() {
        return waId;
    }

    /** Returns the profile name; empty for none. */
    public String name() {
        return name;
    }

    /** Returns the user name without {@code @}; empty for none. */
    public String userName() {
        return userName;
    }

    /** Returns the business-scoped user id in that number's portfolio. */
    public String userIdFor(WhatsAppNumber number) {
        return userIds.computeIfAbsent(number.portfolio(), portfolio -> {
            CRC32 sum = new CRC32();
            sum.update((portfolio + '/' + key() + '/' + waId).getBytes(StandardCharsets.UTF_8));
            return country(waId) + "." + (1_000_000_000_000_000L + sum.getValue());
        });
    }

    /** Returns the conversation with that number. */
    public WhatsAppChat with(WhatsAppNumber number) {
        return new WhatsAppChat(world(), this, number);
    }

    /**
     * Returns the conversation with the only number.
     *
     * @throws IllegalStateException if there is none or more than one
     */
    public WhatsAppChat chat() {
        return with(world().only(WhatsAppNumber.class));
    }

    /** Writes a text to the only number; short for {@code chat().writes(text)}. */
    public Webhook writes(String text) {
        return chat().writes(text);
    }

    boolean phoneHidden() {
        return phoneHidden;
    }

    boolean reachedBy(String digits) {
        return waId.equals(digits) || dialled.contains(digits);
    }

    /** Changes the number, and with it the user id in every portfolio. */
    void movesTo(String newWaId) {
        waId = newWaId;
        dialled.clear();
        userIds.clear();
    }

    private static String country(String digits) {
        for (int length = 3; length >= 2; length--) {
            String country = digits.length() < length ? null : COUNTRIES.get(digits.substring(0, length));
            if (country != null) {
                return country;
            }
        }
        return "US";
    }
}
