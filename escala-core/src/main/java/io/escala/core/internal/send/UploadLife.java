package io.escala.core.internal.send;

import io.escala.crm.Channel;
import io.escala.crm.library.Upload;
import java.time.Duration;
import java.time.Instant;

/** How long a file can be sent by the id of its upload: somewhat less than Meta's 30 and 90 days. Pure. */
final class UploadLife {
    private static final Duration ON_WHATSAPP = Duration.ofDays(28);
    private static final Duration ON_PAGES = Duration.ofDays(85);

    private UploadLife() {}

    static boolean isGood(Upload upload, Channel channel, Instant now) {
        Duration life = switch (channel) {
            case WHATSAPP -> ON_WHATSAPP;
            case MESSENGER, INSTAGRAM -> ON_PAGES;
        };
        return now.isBefore(upload.at().plus(life));
    }
}
