package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.template.MessageTemplate;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with everything it is judged by from outside the store.
 *
 * @param request the request
 * @param actor the caller
 * @param has the account's entitlements
 * @param channels the channels with a gateway
 * @param template the template named by the draft, or null when the draft is a text or there is no such template
 * @param ownerName the name of the contact's owner, or null when it is not known or not shown
 * @param settings the settings of sends
 * @param sendAt when it is to be sent, or null for at once
 * @param now the time that holds for the whole decision
 */
public record SendContext(
        SendRequest request,
        Actor actor,
        Set<Entitlement> has,
        Set<Channel> channels,
        @Nullable MessageTemplate template,
        @Nullable String ownerName,
        SendSettings settings,
        @Nullable Instant sendAt,
        Instant now) {
    /** Of a request that is sent at once. */
    public SendContext(
            SendRequest request,
            Actor actor,
            Set<Entitlement> has,
            Set<Channel> channels,
            @Nullable MessageTemplate template,
            @Nullable String ownerName,
            SendSettings settings,
            Instant now) {
        this(request, actor, has, channels, template, ownerName, settings, null, now);
    }
}
