package io.escala.core.administration;

import io.escala.core.administration.LineFacts.Fact;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.Channel;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** A WhatsApp number, as a {@link Setup} describes it. Immutable: every step returns a copy. */
@CheckReturnValue
public final class WhatsAppSetup {
    static final WhatsAppSetup NOTHING = new WhatsAppSetup(LineFacts.NONE);

    private final LineFacts facts;

    private WhatsAppSetup(LineFacts facts) {
        this.facts = facts;
    }

    /**
     * Says which number it is. Required.
     *
     * @param phoneNumberId Meta's id of the number, which is not the phone number
     * @throws IllegalArgumentException when it is null or blank, as a variable is that is not set
     */
    public WhatsAppSetup phoneNumberId(String phoneNumberId) {
        return new WhatsAppSetup(facts.withId(Fact.PROVIDER_ID, phoneNumberId, "phoneNumberId"));
    }

    /**
     * Says whose number it is. Required.
     *
     * @param businessAccountId Meta's id of the WhatsApp Business Account, which owns number and templates
     * @throws IllegalArgumentException when it is null or blank, as a variable is that is not set
     */
    public WhatsAppSetup businessAccountId(String businessAccountId) {
        return new WhatsAppSetup(facts.withId(Fact.BUSINESS_ACCOUNT, businessAccountId, "businessAccountId"));
    }

    /**
     * Says what the line is called in the inbox, not blank. Default: the name it has; the id of a new line.
     *
     * @param name the name
     */
    public WhatsAppSetup name(String name) {
        return with(Fact.NAME, SetupLine.named(name));
    }

    /**
     * Says which number customers see.
     *
     * @param digits the number with its country code, digits only
     */
    public WhatsAppSetup displayPhone(String digits) {
        return with(Fact.DISPLAY_PHONE, Objects.requireNonNull(digits, "digits"));
    }

    /**
     * Says in which business portfolio it is: the scope of the user ids of customers who hide their numbers.
     *
     * @param portfolioId Meta's id of the portfolio
     */
    public WhatsAppSetup portfolioId(String portfolioId) {
        return with(Fact.PORTFOLIO, Objects.requireNonNull(portfolioId, "portfolioId"));
    }

    /**
     * Says which app has subscribed it. Required where the webhook endpoint serves several apps.
     *
     * @param appId the id of the Meta app
     */
    public WhatsAppSetup app(String appId) {
        return with(Fact.APP, Objects.requireNonNull(appId, "appId"));
    }

    private WhatsAppSetup with(Fact fact, String value) {
        return new WhatsAppSetup(facts.with(fact, value));
    }

    SetupLine line(LineId id) {
        String number = facts.required(Fact.PROVIDER_ID, "phoneNumberId");
        facts.required(Fact.BUSINESS_ACCOUNT, "businessAccountId");
        return new SetupLine(id, Channel.WHATSAPP, number, facts);
    }
}
