package io.escala.channels.graph;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the Graph API says went wrong. Decide on code and subcode, never on the title.
 *
 * @param code Meta's code, or {@value #NO_CODE} when the answer carried none, such as a proxy's HTML page
 * @param subcode Meta's subcode, or 0
 * @param title Meta's words, with tokens, numbers and addresses blotted out, at most 200 characters; or null
 * @param fbtraceId what Meta's support asks for, or null
 * @param httpStatus the HTTP status
 * @param isTransient whether Meta marks it as passing
 */
public record GraphError(
        int code,
        int subcode,
        @Nullable String title,
        @Nullable String fbtraceId,
        int httpStatus,
        boolean isTransient) {
    /** Stands for an answer without a code. */
    public static final int NO_CODE = -1;

    /**
     * An error answer without any body that says more.
     *
     * @param httpStatus the HTTP status
     * @return the error
     */
    public static GraphError ofStatus(int httpStatus) {
        return new GraphError(NO_CODE, 0, null, null, httpStatus, false);
    }

    /**
     * Whether the answer carried a code.
     *
     * @return false when only the HTTP status is known
     */
    public boolean hasCode() {
        return code != NO_CODE;
    }

    /**
     * The error in a word for people: Meta's title, else the HTTP status.
     *
     * @return never empty
     */
    public String reason() {
        return Objects.requireNonNullElse(title, "HTTP_" + httpStatus);
    }
}
