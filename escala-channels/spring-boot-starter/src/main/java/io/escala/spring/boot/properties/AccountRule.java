package io.escala.spring.boot.properties;

import io.escala.core.administration.Setup;
import io.escala.crm.AccountId;
import io.escala.crm.line.LineId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The properties of the account and its lines. */
public final class AccountRule {
    private static final String LINES = "escala.lines.";

    private AccountRule() {}

    /**
     * Checks the account and the lines. Without either, the host keeps them itself.
     *
     * @param properties the properties
     * @param problems collects what is wrong
     */
    public static void check(EscalaProperties properties, PropertyProblems problems) {
        AccountProperties account = properties.account();
        if (account.id() == null
                && account.region() == null
                && properties.lines().isEmpty()) {
            return;
        }
        problems.require("escala.account.id", account.id(), AccountId::new);
        problems.require("escala.account.region", account.region(), AccountRule::region);
        problems.check("escala.account.zone", account.zone(), AccountRule::zone);
        properties.lines().forEach((id, line) -> line(id, line, problems));
    }

    /** YAML reads NO, without quotes, as a truth value. */
    private static void region(String value) {
        if ("false".equals(value)) {
            throw new IllegalArgumentException("put it in quotes, since YAML reads NO as a truth value");
        }
        Objects.requireNonNull(Setup.account("any").region(value));
    }

    private static void zone(String value) {
        try {
            Objects.requireNonNull(ZoneId.of(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is no time zone, such as America/Argentina/Buenos_Aires", e);
        }
    }

    private static void line(String id, LineProperties line, PropertyProblems problems) {
        problems.check(LINES + id, id, LineId::new);
        if (line.phoneNumberId() != null) {
            problems.requireId(LINES + id + ".phone-number-id", line.phoneNumberId());
            problems.requireId(LINES + id + ".business-account-id", line.businessAccountId());
            problems.check(LINES + id + ".portfolio-id", line.portfolioId(), PropertyProblems::plainId);
            problems.check(LINES + id + ".display-phone", line.displayPhone(), PropertyProblems::plainId);
            none(id, "page-id", line.pageId(), "WhatsApp", problems);
            none(id, "instagram-account-id", line.instagramAccountId(), "WhatsApp", problems);
            return;
        }
        if (line.pageId() == null && line.instagramAccountId() == null) {
            problems.add(
                    LINES + id,
                    "needs phone-number-id for WhatsApp, page-id for Messenger, or instagram-account-id for Instagram");
        }
        if (line.instagramAccountId() != null) {
            problems.requireId(LINES + id + ".instagram-account-id", line.instagramAccountId());
        }
        // Beside an Instagram account, too: without its text the account would be reached through another login.
        if (line.pageId() != null) {
            problems.requireId(LINES + id + ".page-id", line.pageId());
        }
        String channel = line.instagramAccountId() == null ? "Messenger" : "Instagram";
        none(id, "business-account-id", line.businessAccountId(), channel, problems);
        none(id, "portfolio-id", line.portfolioId(), channel, problems);
        none(id, "display-phone", line.displayPhone(), channel, problems);
    }

    private static void none(
            String id, String name, @Nullable String value, String channel, PropertyProblems problems) {
        if (value != null) {
            problems.add(LINES + id + "." + name, "is not for a line of " + channel);
        }
    }
}
