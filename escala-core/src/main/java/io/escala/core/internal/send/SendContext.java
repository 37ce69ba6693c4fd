package io.escala.core.internal.send;

import io.escala.core.send.SendRequest;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.template.MessageTemplate;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged, and what the ports say.
 *
 * @param request the request
 * @param actor who asks
 * @param has what the account has bought
 * @param channels the channels that can send at all
 * @param template the template that the draft names, or null when the draft is a text or there is no such template
 * @param now the time that holds for the whole decision
 */
public record SendContext(
        SendRequest request,
        Actor actor,
        Set<Entitlement> has,
        Set<Channel> channels,
        @Nullable MessageTemplate template,
        Instant now) {}
