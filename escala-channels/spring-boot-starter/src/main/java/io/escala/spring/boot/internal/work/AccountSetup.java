package io.escala.spring.boot.internal.work;

import io.escala.core.administration.InstagramSetup;
import io.escala.core.administration.MessengerSetup;
import io.escala.core.administration.Setup;
import io.escala.core.administration.WhatsAppSetup;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.spring.boot.properties.AccountProperties;
import io.escala.spring.boot.properties.EscalaProperties;
import io.escala.spring.boot.properties.LineProperties;
import io.escala.spring.boot.properties.PropertyProblems;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Sets up the account and the lines that the properties name, at every start ({@link Inbox#setUp}). */
public final class AccountSetup {
    private AccountSetup() {}

    /**
     * Sets up the account and the lines; nothing without an account.
     *
     * @throws io.escala.spring.boot.properties.InvalidPropertiesException when the inbox refuses it, with every refusal
     */
    public static void run(Inbox inbox, EscalaProperties properties) {
        String account = properties.account().id();
        if (!StringUtils.hasText(account)) {
            return;
        }
        Setup setup = settings(Setup.account(account), properties.account());
        for (var line : properties.lines().entrySet()) {
            setup = line(setup, line.getKey(), line.getValue(), properties.app().id());
        }
        setUp(inbox, setup);
    }

    /** The inbox logs what it did. */
    private static void setUp(Inbox inbox, Setup setup) {
        try {
            inbox.setUp(setup);
        } catch (RefusedException e) {
            PropertyProblems problems = new PropertyProblems();
            for (Refusal refusal : e.refusals()) {
                String property = refusal.index().isPresent()
                        ? "escala.lines."
                                + setup.lines().get(refusal.index().getAsInt()).id()
                        : "escala.account";
                problems.add(property, "is refused (" + refusal + "): " + refusal.text(Locale.ENGLISH));
            }
            throw problems.toldBy(e);
        }
    }

    private static Setup settings(Setup setup, AccountProperties account) {
        setup = with(setup, account.region(), Setup::region);
        setup = with(setup, account.zone(), (its, zone) -> its.zone(ZoneId.of(zone)));
        return with(setup, account.companyName(), Setup::companyName);
    }

    private static Setup line(Setup setup, String id, LineProperties line, @Nullable String app) {
        if (line.phoneNumberId() != null) {
            return setup.whatsApp(id, steps -> whatsApp(steps, line, app));
        }
        return line.instagramAccountId() == null
                ? setup.messenger(id, steps -> messenger(steps, line, app))
                : setup.instagram(id, steps -> instagram(steps, line, app));
    }

    private static WhatsAppSetup whatsApp(WhatsAppSetup steps, LineProperties line, @Nullable String app) {
        steps = steps.phoneNumberId(Objects.requireNonNull(line.phoneNumberId()))
                .businessAccountId(Objects.requireNonNull(line.businessAccountId()));
        steps = with(steps, line.portfolioId(), WhatsAppSetup::portfolioId);
        steps = with(steps, line.displayPhone(), WhatsAppSetup::displayPhone);
        steps = with(steps, line.name(), WhatsAppSetup::name);
        return with(steps, app, WhatsAppSetup::app);
    }

    private static MessengerSetup messenger(MessengerSetup steps, LineProperties line, @Nullable String app) {
        steps = steps.pageId(Objects.requireNonNull(line.pageId()));
        steps = with(steps, line.name(), MessengerSetup::name);
        return with(steps, app, MessengerSetup::app);
    }

    private static InstagramSetup instagram(InstagramSetup steps, LineProperties line, @Nullable String app) {
        steps = steps.accountId(Objects.requireNonNull(line.instagramAccountId()));
        steps = with(steps, line.pageId(), InstagramSetup::pageId);
        steps = with(steps, line.name(), InstagramSetup::name);
        return with(steps, app, InstagramSetup::app);
    }

    /** A step for a property that is given. */
    private static <T> T with(T steps, @Nullable String value, BiFunction<T, String, T> step) {
        return StringUtils.hasText(value) ? step.apply(steps, value) : steps;
    }
}
