package io.escala.channels.graph;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call. Four variants, matched with {@code instanceof}; the difference between the last two is the one that
 * keeps a message from going out twice.
 */
public sealed interface GraphAnswer {
    /**
     * A 2xx answer with a readable JSON object.
     *
     * @param body the object as maps, lists, strings, numbers and booleans; read-only
     */
    record Ok(Map<String, Object> body) implements GraphAnswer {
        /** Wraps the body. */
        public Ok {
            body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        }

        /**
         * A value inside the body, as text.
         *
         * @param path keys of objects (strings) and positions in arrays (integers), outermost first
         * @return the string, number or boolean there, or null when there is none, or only an empty string
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

        /** Size only: answers hold personal data. */
        @Override
        public String toString() {
            return "Ok[" + body.size() + " fields]";
        }
    }

    /**
     * An error answer.
     *
     * @param error what Meta says
     * @param retryAfter how long it asks to wait, more than zero and at most ten minutes; null when it does not say
     */
    record Refused(GraphError error, @Nullable Duration retryAfter) implements GraphAnswer {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * The request never left: the same call may be made again.
     *
     * @param reason why
     */
    record NotSent(NotSent.Reason reason) implements GraphAnswer {
        /** Why a request did not leave. */
        public enum Reason {
            /** The host has no token for the line. */
            NO_TOKEN,
            /** The host's source of tokens or secrets threw. */
            TOKEN_UNAVAILABLE,
            /** No connection: name not found, refused, timed out, TLS not agreed. */
            UNREACHABLE,
            /** This client is closed. */
            CLOSED
        }

        public NotSent {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The request may have arrived, and no answer says what became of it: a call that changes something must not be repeated
     * blindly.
     *
     * @param reason what is known
     */
    record NoAnswer(NoAnswer.Reason reason) implements GraphAnswer {
        /** Why nothing is known. */
        public enum Reason {
            /** The deadline of the exchange passed. */
            TIMED_OUT,
            /** The connection broke. */
            CONNECTION_LOST,
            /** A 2xx answer without a body. */
            EMPTY_ANSWER,
            /** An answer that is no JSON object, or breaks off. */
            UNREADABLE_ANSWER,
            /** A 2xx answer of more than 1 MiB. */
            ANSWER_TOO_LARGE,
            /** A redirect. It was not followed: a token goes to no other host. */
            REDIRECTED
        }

        public NoAnswer {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
