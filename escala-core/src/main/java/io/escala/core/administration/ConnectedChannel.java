package io.escala.core.administration;

import io.escala.crm.Channel;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Objects;

/**
 * A channel of an account, for the page that lists all of them.
 *
 * @param availability whether the account uses it; {@code AccountSettings.withAvailability} changes that
 * @param lines its lines in order of their ids; none when it is not connected
 */
public record ConnectedChannel(Channel channel, ChannelAvailability availability, List<Line> lines) {
    public ConnectedChannel {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(availability, "availability");
        lines = List.copyOf(lines);
    }
}
