package io.escala.channels;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.crm.AccountId;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers every Graph call as the test sets, with sample lines and a GraphApi that calls it. */
public final class GraphStub implements BeforeEachCallback, AfterEachCallback {
    public static final String TOKEN = "app-test-token";

    public static final Line WHATSAPP =
            Line.whatsApp(new AccountId("acme"), new LineId("wa"), "Sales", "1055500000000001", "2055500000000001");
    public static final Line MESSENGER =
            Line.messenger(new AccountId("acme"), new LineId("fb"), "Page", "3055500000000001");
    public static final Line INSTAGRAM =
            Line.instagram(new AccountId("acme"), new LineId("ig"), "Shop", "17841400000000001");

    public static final IdentityKey NUMBER = IdentityKey.whatsAppNumber(new Phone("5493415550101"));
    public static final IdentityKey BSUID =
            new IdentityKey(IdentityKeyKind.BSUID, "4055500000000001", "AR.8391027465018273");
    public static final IdentityKey PSID =
            new IdentityKey(IdentityKeyKind.PSID, "3055500000000001", "24900000000000001");
    public static final IdentityKey IGSID =
            new IdentityKey(IdentityKeyKind.IGSID, "17841400000000001", "17900000000000001");

    private final WireMockExtension server = WireMockExtension.newInstance().build();
    private GraphApi graph = GraphApi.builder(AccessTokens.always(TOKEN)).build();

    public GraphStub() {}

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server.beforeEach(context);
        graph = builder().build();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        graph.close();
        server.afterEach(context);
    }

    /** A GraphApi that calls this server; closed after the test. */
    public GraphApi graph() {
        return graph;
    }

    /** A builder of another GraphApi that calls this server. */
    public GraphApi.Builder builder() {
        return GraphApi.builder(AccessTokens.always(TOKEN)).endpoints(endpoints());
    }

    public GraphEndpoints endpoints() {
        return GraphEndpoints.standIn(URI.create(server.baseUrl()));
    }

    public int port() {
        return server.getPort();
    }

    public void answers(int status, String body) {
        answers(aResponse().withStatus(status).withBody(body));
    }

    public void answers(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    public List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    /** The only request received. */
    public LoggedRequest request() {
        List<LoggedRequest> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("expected one request, got " + all.size());
        }
        return all.get(0);
    }
}
