package io.escala.fakemeta.internal.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: one WireMock stub that passes every request to the router. It listens on the loopback address only.
 * Thread-safe.
 */
public final class GraphServer {

    private static final int LOWEST_PRIORITY = 1000;

    private final WireMockServer server;
    private final Router router;
    private final Function<Boolean, @Nullable InjectedFault> disturbances;
    private final Supplier<@Nullable InjectedDownloadFault> downloads;
    private volatile String baseUrl = "";

    /**
     * Creates a server that is not started yet.
     *
     * @param port the port, 0 for a free one
     * @param world the state that the rules read
     * @param disturbances removes and returns the next fault; called with true for a send, false for a read
     * @param downloads removes and returns the next fault of a download
     */
    public GraphServer(
            int port,
            GraphWorld world,
            Function<Boolean, @Nullable InjectedFault> disturbances,
            Supplier<@Nullable InjectedDownloadFault> downloads) {
        this.router = new Router(world);
        this.disturbances = disturbances;
        this.downloads = downloads;
        this.server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .port(port)
                .maxRequestJournalEntries(1000)
                .gzipDisabled(true)
                .extensions(new Rules()));
    }

    /** Binds the port and starts answering. */
    public void start() {
        server.start();
        baseUrl = "http://127.0.0.1:" + server.port();
        server.stubFor(any(anyUrl()).atPriority(LOWEST_PRIORITY));
    }

    public void stop() {
        server.stop();
    }

    /** Returns its URL, without a trailing slash; also after it was stopped. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Returns the underlying server. */
    public WireMockServer wireMock() {
        return server;
    }

    private ResponseDefinition answer(Call call) {
        InjectedFault disturbance = disturbances.apply(call.isSend());
        if (disturbance == null) {
            return call.isDownload() ? download(call) : honest(router.answer(call, baseUrl()), null);
        }
        if (!disturbance.afterAccepting()) {
            return disturbed(disturbance);
        }
        Answer answer = router.answer(call, baseUrl());
        if (!answer.messageId().isEmpty()) {
            disturbance.beforeAnswer().accept(answer.messageId());
        }
        boolean refused = answer.http() != 200;
        return refused || disturbance.kind() == InjectedFault.Kind.HONEST
                ? honest(answer, disturbance)
                : disturbed(disturbance);
    }

    private ResponseDefinition download(Call call) {
        Answer answer = router.answer(call, baseUrl());
        InjectedDownloadFault instead = downloads.get();
        return instead == null ? honest(answer, null) : instead.instead(answer);
    }

    private static ResponseDefinition honest(Answer answer, @Nullable InjectedFault disturbance) {
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.http())
                .withHeader("Content-Type", answer.contentType())
                .withHeader("x-fb-request-id", UUID.randomUUID().toString())
                .withBody(answer.body());
        return late(builder, disturbance).build();
    }

    private static ResponseDefinition disturbed(InjectedFault disturbance) {
        ResponseDefinitionBuilder builder = ResponseDefinitionBuilder.responseDefinition();
        switch (disturbance.kind()) {
            case RESET -> builder.withFault(Fault.CONNECTION_RESET_BY_PEER);
            case CUT -> builder.withFault(Fault.EMPTY_RESPONSE);
            case ANSWER, HONEST ->
                builder.withStatus(disturbance.http())
                        .withHeader("Content-Type", disturbance.contentType())
                        .withBody(disturbance.body().getBytes(StandardCharsets.UTF_8));
        }
        return late(builder, disturbance).build();
    }

    private static ResponseDefinitionBuilder late(
            ResponseDefinitionBuilder builder, @Nullable InjectedFault disturbance) {
        if (disturbance != null && !disturbance.delay().isZero()) {
            builder.withFixedDelay(Math.toIntExact(disturbance.delay().toMillis()));
        }
        return builder;
    }

    private final class Rules implements ResponseDefinitionTransformerV2 {

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            // A stub that a test added to the WireMock server keeps its own answer.
            boolean ours = event.getStubMapping() != null
                    && Integer.valueOf(LOWEST_PRIORITY)
                            .equals(event.getStubMapping().getPriority());
            return ours ? answer(Call.of(event.getRequest())) : event.getResponseDefinition();
        }

        @Override
        public String getName() {
            return "fake-meta";
        }
    }
}
