package io.escala.core.administration;

import io.escala.core.administration.LineFacts.Fact;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.Channel;
import io.escala.crm.line.LineId;
import java.util.Objects;

/** An Instagram account, as a {@link Setup} describes it. Immutable: every step returns a copy. */
@CheckReturnValue
public final class InstagramSetup {
    static final InstagramSetup NOTHING = new InstagramSetup(LineFacts.NONE);

    private final LineFacts facts;

    private InstagramSetup(LineFacts facts) {
        this.facts = facts;
    }

    /**
     * Says which account it is. Required.
     *
     * @param accountId Meta's id of the professional account, which webhooks carry
     * @throws IllegalArgumentException when it is null or blank, as a variable is that is not set
     */
    public InstagramSetup accountId(String accountId) {
        return new InstagramSetup(facts.withId(Fact.PROVIDER_ID, accountId, "accountId"));
    }

    /**
     * Says that it is connected through Facebook Login, with the Page that sends its messages. Without it, it is connected through Instagram
     * Login.
     *
     * @param pageId Meta's id of the Page
     * @throws IllegalArgumentException when it is null or blank, as a variable is that is not set
     */
    public InstagramSetup pageId(String pageId) {
        return new InstagramSetup(facts.withId(Fact.PAGE, pageId, "pageId"));
    }

    /**
     * Says what the line is called in the inbox, not blank. Default: the name it has; the id of a new line.
     *
     * @param name the name
     */
    public InstagramSetup name(String name) {
        return with(Fact.NAME, SetupLine.named(name));
    }

    /**
     * Says which app has subscribed it. Required where the webhook endpoint serves several apps.
     *
     * @param appId the id of the Meta app
     */
    public InstagramSetup app(String appId) {
        return with(Fact.APP, Objects.requireNonNull(appId, "appId"));
    }

    private InstagramSetup with(Fact fact, String value) {
        return new InstagramSetup(facts.with(fact, value));
    }

    SetupLine line(LineId id) {
        return new SetupLine(id, Channel.INSTAGRAM, facts.required(Fact.PROVIDER_ID, "accountId"), facts);
    }
}
