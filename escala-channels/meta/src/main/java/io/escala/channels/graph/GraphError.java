package io.escala.channels.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error of the Graph API. Base decisions on code and subcode, never on the title.
 *
 * @param code Meta's code, or {@value #NO_CODE} when the response has none, such as a proxy's HTML page
 * @param subcode Meta's subcode, or 0
 * @param title Meta's message with tokens, numbers and addresses redacted, at most 200 characters; or null
 * @param fbtraceId Meta's trace id for support requests, or null
 * @param httpStatus the HTTP status
 * @param isTransient whether Meta marks the error as transient
 */
public record GraphError(
        int code,
        int subcode,
        @Nullable String title,
        @Nullable String fbtraceId,
        int httpStatus,
        boolean isTransient) {
    /** The code of a response without a code. */
    public static final int NO_CODE = -1;

    /**
     * Creates the error of a response without a readable body.
     *
     * @param httpStatus the HTTP status
     * @return the error
     */
    public static GraphError ofStatus(int httpStatus) {
        return new GraphError(NO_CODE, 0, null, null, httpStatus, false);
    }

    /**
     * Whether the response has a code.
     *
     * @return false when only the HTTP status is known
     */
    public boolean hasCode() {
        return code != NO_CODE;
    }

    /**
     * The error for display: Meta's title, or else the HTTP status.
     *
     * @return never empty
     */
    public String reason() {
        return Objects.requireNonNullElse(title, "HTTP_" + httpStatus);
    }
}
