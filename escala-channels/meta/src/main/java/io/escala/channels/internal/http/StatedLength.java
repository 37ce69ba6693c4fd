package io.escala.channels.internal.http;

import okhttp3.Response;

/** The length that a response states of itself. Stateless. */
public final class StatedLength {
    private static final String HEADER = "Content-Length";

    /** The most digits that a long can always hold. */
    private static final int DIGITS = 18;

    private StatedLength() {}

    /** Whether a response states no length, or one that is a number of bytes. */
    static boolean isNumber(Response response) {
        String length = response.header(HEADER);
        return length == null || (!length.isEmpty() && length.chars().allMatch(digit -> digit >= '0' && digit <= '9'));
    }

    /** Whether a response states a length beyond a limit, also one that no long can hold, which OkHttp ignores. */
    public static boolean isBeyond(Response response, long limit) {
        String length = response.header(HEADER);
        return length != null && isNumber(response) && (length.length() > DIGITS || Long.parseLong(length) > limit);
    }
}
