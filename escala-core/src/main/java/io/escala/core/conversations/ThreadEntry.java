package io.escala.core.conversations;

import io.escala.crm.conversation.Author;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a thread shows at one place: a message, or what happened to the conversation. A snapshot, immutable. A front-end that draws both
 * alike needs no more than these methods; others ask with {@code instanceof} which of the two it is.
 */
public sealed interface ThreadEntry permits ThreadMessage, ThreadSystemEntry {
    /** Returns who wrote or did it. */
    Author author();

    /** Returns the name of the user who did; empty when no user did, and when the host's {@link io.escala.core.port.Team} does not give it. */
    Optional<String> authorName();

    /** Returns when it was written or happened, to the millisecond. */
    Instant at();

    /**
     * Returns its text as it is shown. It contains personal data: never log it.
     *
     * @param locale the language of the reader
     * @return the text, possibly of several lines and never blank
     */
    String text(Locale locale);
}
