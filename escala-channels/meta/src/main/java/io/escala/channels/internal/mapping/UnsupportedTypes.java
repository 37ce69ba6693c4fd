package io.escala.channels.internal.mapping;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of WhatsApp messages that Meta does not deliver. */
final class UnsupportedTypes {
    /** They change another message, which Meta does not name. They open no window and are no message. */
    private static final Set<String> CHANGES = Set.of("edit", "revoke", "delete", "reaction");

    private UnsupportedTypes() {}

    /** Whether an unsupported message stands for a change to another one. */
    static boolean isNoMessage(@Nullable WhatsAppContent details) {
        return details instanceof WhatsAppContent.Unsupported unsupported
                && unsupported.type() != null
                && CHANGES.contains(unsupported.type().toLowerCase(Locale.ROOT));
    }
}
