package io.escala.channels.graph;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads an error response. Graph errors may be JSON, HTML, empty or truncated, with numbers as strings and
 * {@code error_data} as object or string. Only the fields needed for classification are read; fields before a truncation
 * count.
 */
final class ErrorBody {
    private static final int OBJECT_OF_ERROR = 2;

    private int code = GraphError.NO_CODE;
    private int subcode;
    private @Nullable String message;
    private @Nullable String traceId;
    private boolean isTransient;
    private boolean sawError;

    private ErrorBody() {}

    /**
     * Reads the error of an answer.
     *
     * @param complete whether the body was read to its end
     * @return the error; null when the body is truncated before its code
     */
    static @Nullable GraphError read(int status, byte[] body, boolean complete, AccessToken token) {
        ErrorBody reading = new ErrorBody();
        boolean whole = reading.parse(body) && complete;
        if (reading.code == GraphError.NO_CODE && !whole && (!complete || looksLikeJson(body))) {
            return null;
        }
        return reading.toError(status, token);
    }

    /** The error inside an object with a 2xx status, or null when there is none. */
    static @Nullable GraphError inside(int status, byte[] body, AccessToken token) {
        ErrorBody reading = new ErrorBody();
        return reading.parse(body) && reading.sawError ? reading.toError(status, token) : null;
    }

    private GraphError toError(int status, AccessToken token) {
        return new GraphError(
                code, subcode, Redaction.title(message, token), Redaction.traceId(traceId), status, isTransient);
    }

    /** Whether the body is well formed to its end. */
    private boolean parse(byte[] body) {
        try (JsonParser parser = GraphJson.parser(body)) {
            int depth = 0;
            boolean inError = false;
            String field = "";
            String value = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                // Only the next token shows that the previous number was complete: a truncated "131047" may read as
                // 1310.
                take(field, value);
                value = null;
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.PROPERTY_NAME) {
                    field = depth == OBJECT_OF_ERROR && inError ? parser.currentName() : "";
                    inError = depth == 1 ? parser.currentName().equals("error") : inError;
                } else if (token.isScalarValue() && depth == OBJECT_OF_ERROR && inError) {
                    value = parser.getString();
                }
                sawError |= token == JsonToken.START_OBJECT && depth == OBJECT_OF_ERROR && inError;
            }
            return depth == 0 && body.length > 0;
        } catch (JacksonException brokenOff) {
            return false;
        }
    }

    private void take(String field, @Nullable String value) {
        if (value == null) {
            return;
        }
        switch (field) {
            case "code" -> code = number(value, GraphError.NO_CODE);
            case "error_subcode" -> subcode = number(value, 0);
            case "message" -> message = value;
            case "fbtrace_id" -> traceId = value;
            case "is_transient" -> isTransient = value.equals("true");
            default -> {
                // Not needed for classification.
            }
        }
    }

    private static int number(String text, int otherwise) {
        try {
            return Math.max(Integer.parseInt(text.strip()), otherwise);
        } catch (NumberFormatException notANumber) {
            return otherwise;
        }
    }

    private static boolean looksLikeJson(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }
}
