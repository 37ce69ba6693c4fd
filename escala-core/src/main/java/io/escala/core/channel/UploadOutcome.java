package io.escala.core.channel;

import io.escala.crm.conversation.DeliveryError;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of an attempt to upload a file. Four variants, matched with {@code instanceof}. Nobody sees an upload, so one without an
 * answer may be repeated.
 */
public sealed interface UploadOutcome {
    /**
     * The channel has it.
     *
     * @param mediaId the channel's id of the file
     */
    record Uploaded(String mediaId) implements UploadOutcome {
        public Uploaded {
            Objects.requireNonNull(mediaId, "mediaId");
        }
    }

    /**
     * The channel does not take this file.
     *
     * @param error Meta's code, or code 0 with a reason
     */
    record Rejected(DeliveryError error) implements UploadOutcome {
        public Rejected {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * It was not uploaded now.
     *
     * @param error Meta's code, or code 0 with a reason
     * @param after how long Meta asks to wait, or null when it names no time
     */
    record TryLater(DeliveryError error, @Nullable Duration after) implements UploadOutcome {
        public TryLater {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * Token or permission: the line is stopped until an operator has fixed that.
     *
     * @param error Meta's code, or code 0 with a reason
     */
    record LineStopped(DeliveryError error) implements UploadOutcome {
        public LineStopped {
            Objects.requireNonNull(error, "error");
        }
    }
}
