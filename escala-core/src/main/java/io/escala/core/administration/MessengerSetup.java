package io.escala.core.administration;

import io.escala.core.administration.LineFacts.Fact;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.Channel;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** A Facebook Page, as a {@link Setup} describes it. Immutable: every step returns a copy. */
@CheckReturnValue
public final class MessengerSetup {
    static final MessengerSetup NOTHING = new MessengerSetup(LineFacts.NONE);

    private final LineFacts facts;

    private MessengerSetup(LineFacts facts) {
        this.facts = facts;
    }

    /**
     * Says which Page it is. Required.
     *
     * @param pageId Meta's id of the Page
     * @throws IllegalArgumentException when it is null or blank, as a variable is that is not set
     */
    public MessengerSetup pageId(String pageId) {
        return new MessengerSetup(facts.withId(Fact.PROVIDER_ID, pageId, "pageId"));
    }

    /**
     * Says what the line is called in the inbox, not blank. Default: the name it has; the id of a new line.
     *
     * @param name the name
     */
    public MessengerSetup name(String name) {
        return with(Fact.NAME, SetupLine.named(name));
    }

    /**
     * Says which app has subscribed it. Required where the webhook endpoint serves several apps.
     *
     * @param appId the id of the Meta app
     */
    public MessengerSetup app(String appId) {
        return with(Fact.APP, Objects.requireNonNull(appId, "appId"));
    }

    private MessengerSetup with(Fact fact, String value) {
        return new MessengerSetup(facts.with(fact, value));
    }

    SetupLine line(LineId id) {
        return new SetupLine(id, Channel.MESSENGER, facts.required(Fact.PROVIDER_ID, "pageId"), facts);
    }
}
