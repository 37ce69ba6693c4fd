package io.escala.spring.boot.internal.work;

import io.escala.core.administration.Administration;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.spring.boot.properties.AccountProperties;
import io.escala.spring.boot.properties.EscalaProperties;
import io.escala.spring.boot.properties.LineProperties;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Sets up the account and the lines that the properties name. May run at every start: it changes what is different and undoes no stop. */
public final class AccountSetup {
    private AccountSetup() {}

    /**
     * Sets up the account and the lines; nothing without an account.
     *
     * @throws io.escala.core.result.RefusedException when the inbox refuses it; the message says why
     */
    public static void run(Inbox inbox, EscalaProperties properties) {
        AccountProperties account = properties.account();
        String id = account.id();
        if (!StringUtils.hasText(id)) {
            return;
        }
        AccountId ofAll = new AccountId(id);
        Administration administration = inbox.as(Actor.host(ofAll)).administration();
        if (administration.settings().isEmpty()) {
            administration
                    .save(AccountSettings.of(ofAll, Objects.requireNonNull(account.region()), ZoneId.of(account.zone()))
                            .withCompanyName(account.companyName()))
                    .orThrow();
        }
        properties
                .lines()
                .forEach((line, its) -> administration
                        .connect(line(
                                ofAll, new LineId(line), its, properties.app().id()))
                        .orThrow());
    }

    private static Line line(AccountId account, LineId id, LineProperties its, @Nullable String app) {
        Line line = line(account, id, its);
        if (its.portfolioId() != null) {
            line = line.withPortfolio(its.portfolioId());
        }
        if (its.displayPhone() != null) {
            line = line.withDisplayPhone(its.displayPhone());
        }
        return app == null ? line : line.withApp(app);
    }

    private static Line line(AccountId account, LineId id, LineProperties its) {
        String name = Objects.requireNonNullElse(its.name(), id.value());
        if (its.phoneNumberId() != null) {
            return Line.whatsApp(
                    account, id, name, its.phoneNumberId(), Objects.requireNonNull(its.businessAccountId()));
        }
        String page = its.pageId();
        if (its.instagramId() == null) {
            return Line.messenger(account, id, name, Objects.requireNonNull(page));
        }
        Line instagram = Line.instagram(account, id, name, its.instagramId());
        return page == null ? instagram : instagram.withPage(page);
    }
}
