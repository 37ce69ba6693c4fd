package io.escala.channels.graph;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one Graph API call. Four variants, matched with {@code instanceof}. The distinction between {@link NotSent}
 * and {@link NoAnswer} prevents a message from being sent twice.
 */
public sealed interface GraphAnswer {
    /**
     * A 2xx response with a readable JSON object.
     *
     * @param body the object as maps, lists, strings, numbers and booleans; read-only
     */
    record Ok(Map<String, Object> body) implements GraphAnswer {
        public Ok {
            body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        }

        /**
         * Returns a value inside the body as text.
         *
         * @param path keys of objects (strings) and positions in arrays (integers), outermost first
         * @return the string, number or boolean there; null when there is none or the string is empty
         */
        public @Nullable String text(Object... path) {
            Object here = body;
            for (Object step : path) {
                if (here instanceof Map<?, ?> map && step instanceof String) {
                    here = map.get(step);
                } else if (here instanceof List<?> list && step instanceof Integer index && index < list.size()) {
                    here = list.get(index);
                } else {
                    return null;
                }
            }
            boolean scalar = here instanceof String || here instanceof Number || here instanceof Boolean;
            return scalar && !"".equals(here) ? String.valueOf(here) : null;
        }

        /** Shows the size only: responses contain personal data. */
        @Override
        public String toString() {
            return "Ok[" + body.size() + " fields]";
        }
    }

    /**
     * An error response.
     *
     * @param error Meta's error
     * @param retryAfter the requested wait, more than zero and at most ten minutes; null when not stated
     */
    record Refused(GraphError error, @Nullable Duration retryAfter) implements GraphAnswer {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * The request was not sent: the call may be repeated.
     *
     * @param reason why
     */
    record NotSent(NotSent.Reason reason) implements GraphAnswer {
        /** Why a request was not sent. */
        public enum Reason {
            /** The host has no token for the line. */
            NO_TOKEN,
            /** The host's {@link AccessTokens} or {@link AppSecrets} threw an exception. */
            TOKEN_UNAVAILABLE,
            /** No connection: name not found, connection refused, timeout, or TLS handshake failed. */
            UNREACHABLE,
            /** This client is closed. */
            CLOSED,
            /** The file to upload could not be read; what Meta has of the request is incomplete. */
            CONTENT_UNREADABLE,
            /** The file to upload is longer or shorter than it states; what Meta has of the request is incomplete. */
            CONTENT_LENGTH
        }

        public NotSent {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The request may have been received, but its outcome is unknown: a call that changes something must not be repeated
     * blindly.
     *
     * @param reason why the outcome is unknown
     */
    record NoAnswer(NoAnswer.Reason reason) implements GraphAnswer {
        /** Why the outcome is unknown. */
        public enum Reason {
            /** The deadline of the exchange passed. */
            TIMED_OUT,
            /** The connection was lost. */
            CONNECTION_LOST,
            /** A 2xx response without a body. */
            EMPTY_ANSWER,
            /** A response that is not a JSON object or is truncated. */
            UNREADABLE_ANSWER,
            /** A 2xx response of more than 1 MiB. */
            ANSWER_TOO_LARGE,
            /** A redirect. It is not followed: a token is sent to no other host. */
            REDIRECTED
        }

        public NoAnswer {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
