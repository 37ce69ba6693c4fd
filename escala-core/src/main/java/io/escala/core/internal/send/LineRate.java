package io.escala.core.internal.send;

import io.escala.crm.Channel;
import java.time.Duration;

/** How many messages Meta takes from one line. */
final class LineRate {
    /** The time that the rates are for. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    private static final int WHATSAPP = 80;
    private static final int MESSENGER = 300;
    private static final int INSTAGRAM = 100;

    /** For a line whose channel is not known yet. */
    static final int LOWEST = WHATSAPP;

    private LineRate() {}

    static int perSecond(Channel channel) {
        return switch (channel) {
            case WHATSAPP -> WHATSAPP;
            case MESSENGER -> MESSENGER;
            case INSTAGRAM -> INSTAGRAM;
        };
    }
}
