package io.escala.core.internal.send;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.internal.Defects;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By what the present credentials of lines are told apart from those that Meta refused. Thread-safe. */
final class LineCredentials {
    private static final Logger LOG = LoggerFactory.getLogger(LineCredentials.class);

    private final Map<Channel, ChannelGateway> gateways;

    LineCredentials(Map<Channel, ChannelGateway> gateways) {
        this.gateways = gateways;
    }

    /** Returns the digest of the present credentials of a line, if it is known. */
    Optional<String> of(Line line) {
        ChannelGateway gateway = gateways.get(line.channel());
        try {
            return gateway == null ? Optional.empty() : gateway.credential(line);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.warn("The credentials of line {} cannot be read", line.id(), Defects.withoutMessages(e));
            return Optional.empty();
        }
    }

    /** Returns whether Meta stopped a line with other credentials than it has now. */
    boolean changed(Line line) {
        String refused = line.refusedCredential();
        return refused != null && of(line).filter(now -> !now.equals(refused)).isPresent();
    }
}
