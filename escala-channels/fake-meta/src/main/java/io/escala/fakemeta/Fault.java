package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.InjectedFault;
import io.escala.fakemeta.internal.graph.InjectedFault.Kind;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A fault of one call. Without {@link #afterAccepting()} the call is not carried out and nothing is recorded as sent.
 * Immutable; pass it to {@link FakeMeta#failNextSend} or {@link FakeMeta#failNextRead}.
 */
public final class Fault {

    private final InjectedFault disturbance;
    private final Consumer<SentMessage> beforeAnswer;

    private Fault(InjectedFault disturbance, Consumer<SentMessage> beforeAnswer) {
        this.disturbance = disturbance;
        this.beforeAnswer = beforeAnswer;
    }

    private static Fault of(Kind kind, int http, String type, String body) {
        return new Fault(
                new InjectedFault(kind, http, type, body, Duration.ZERO, kind == Kind.HONEST, id -> {}), sent -> {});
    }

    /** HTTP 429 with Meta's throughput error, 130429. */
    public static Fault rateLimited() {
        return error(429, 130429, "(#130429) Rate limit hit");
    }

    /** HTTP 500 with Meta's general error, 131000. */
    public static Fault serverError() {
        return error(500, 131000, "(#131000) Something went wrong");
    }

    /**
     * Any error in Meta's shape.
     *
     * @param http the HTTP status
     * @param code Meta's code
     * @param message Meta's message
     */
    public static Fault error(int http, int code, String message) {
        String body = "{\"error\":{\"message\":\""
                + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"type\":\"OAuthException\",\"code\":"
                + code + ",\"fbtrace_id\":\"AFaultOfTheTest0000000\"}}";
        return of(Kind.ANSWER, http, "application/json; charset=UTF-8", body);
    }

    /** HTTP 200 with an HTML page, as from a proxy. */
    public static Fault html() {
        return of(Kind.ANSWER, 200, "text/html", "<html><body>Sorry, something went wrong.</body></html>");
    }

    /** HTTP 200 with an empty body. */
    public static Fault emptyAnswer() {
        return of(Kind.ANSWER, 200, "application/json; charset=UTF-8", "");
    }

    /** The connection is reset. */
    public static Fault reset() {
        return of(Kind.RESET, 0, "", "");
    }

    /** The connection is closed without an answer. */
    public static Fault cut() {
        return of(Kind.CUT, 0, "", "");
    }

    /** The message is accepted, then the connection is closed without an answer. */
    public static Fault acceptedThenCut() {
        return cut().afterAccepting();
    }

    /** The call is carried out as usual and its answer is delayed, for example longer than the caller's timeout. */
    public static Fault late(Duration delay) {
        return of(Kind.HONEST, 0, "", "").delayed(delay);
    }

    /**
     * The message is accepted, and the action runs before the caller receives the answer, for example to deliver a status or
     * the echo. The action runs on the server's thread, and the answer waits for it.
     */
    public static Fault beforeAnswer(Consumer<SentMessage> action) {
        return new Fault(of(Kind.HONEST, 0, "", "").disturbance, action);
    }

    /** Returns this fault with the call carried out first. A call that Meta's rules refuse is refused as usual. */
    public Fault afterAccepting() {
        return new Fault(
                new InjectedFault(
                        disturbance.kind(),
                        disturbance.http(),
                        disturbance.contentType(),
                        disturbance.body(),
                        disturbance.delay(),
                        true,
                        disturbance.beforeAnswer()),
                beforeAnswer);
    }

    private Fault delayed(Duration delay) {
        return new Fault(
                new InjectedFault(
                        disturbance.kind(),
                        disturbance.http(),
                        disturbance.contentType(),
                        disturbance.body(),
                        delay,
                        disturbance.afterAccepting(),
                        disturbance.beforeAnswer()),
                beforeAnswer);
    }

    /** Returns the fault for the server, which looks the message up in this state. */
    InjectedFault in(MetaState world) {
        return new InjectedFault(
                disturbance.kind(),
                disturbance.http(),
                disturbance.contentType(),
                disturbance.body(),
                disturbance.delay(),
                disturbance.afterAccepting(),
                id -> beforeAnswer.accept(world.ledger().message(id)));
    }
}
