package io.escala.core.channel;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an attempt to fetch a medium ended. Matched with {@code instanceof}. */
public sealed interface MediaOutcome {
    /**
     * The sink has all of it.
     *
     * @param bytes how many bytes, more than none
     * @param mimeType the type the host of the medium claims, or null; never sniffed
     */
    record Fetched(long bytes, @Nullable String mimeType) implements MediaOutcome {
        public Fetched {
            if (bytes < 1) {
                throw new IllegalArgumentException("an empty medium was not fetched");
            }
        }
    }

    /**
     * Our rules do not let it in; trying again is no use.
     *
     * @param reason which rule
     */
    record Refused(Reason reason) implements MediaOutcome {
        /** Which rule. */
        public enum Reason {
            /** The address, or one it redirects to, is none that media are fetched from. */
            ADDRESS,
            /** One redirect after another. */
            REDIRECTS,
            /** More bytes than are taken. */
            TOO_LARGE,
            /** The bytes are not those that were announced. */
            DIGEST,
            /** The bytes are packed, and nothing is unpacked here. */
            ENCODED
        }

        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The channel does not have it any more. */
    record Gone() implements MediaOutcome {}

    /**
     * It could not be had now.
     *
     * @param reason why, in a short word without personal data
     * @param after how long the channel asks to wait, or null when it does not say
     */
    record TryLater(String reason, @Nullable Duration after) implements MediaOutcome {
        public TryLater {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Token or permission: nothing can be fetched through this line until somebody acts.
     *
     * @param reason why, in a short word without personal data
     */
    record LineStopped(String reason) implements MediaOutcome {
        public LineStopped {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
