package io.escala.core.channel;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of an attempt to fetch a medium. Matched with {@code instanceof}. */
public sealed interface MediaOutcome {
    /**
     * The sink received all bytes.
     *
     * @param bytes the number of bytes, at least one
     * @param mimeType the type claimed by the server, or null; never sniffed
     */
    record Fetched(long bytes, @Nullable String mimeType) implements MediaOutcome {
        public Fetched {
            if (bytes < 1) {
                throw new IllegalArgumentException("an empty medium was not fetched");
            }
        }
    }

    /**
     * The library's rules do not allow it; retrying has no effect.
     *
     * @param reason the rule
     */
    record Refused(Reason reason) implements MediaOutcome {
        /** The rule that refused it. */
        public enum Reason {
            /** The address, or one it redirects to, is not allowed. */
            ADDRESS,
            /** Too many redirects. */
            REDIRECTS,
            /** It is larger than the limit. */
            TOO_LARGE,
            /** The bytes do not match the announced digest. */
            DIGEST,
            /** The bytes are compressed, and nothing is decompressed here. */
            ENCODED,
            /** The stated length is no number of bytes, such as a negative one. */
            LENGTH
        }

        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The channel no longer has it. */
    record Gone() implements MediaOutcome {}

    /**
     * It cannot be fetched now.
     *
     * @param reason a short word without personal data
     * @param after how long the channel asks to wait, or null when it names no time
     */
    record TryLater(String reason, @Nullable Duration after) implements MediaOutcome {
        public TryLater {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Token or permission: nothing can be fetched through this line until it is fixed by an operator.
     *
     * @param reason a short word without personal data
     */
    record LineStopped(String reason) implements MediaOutcome {
        public LineStopped {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
