package io.escala.channels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.channels.GraphStub;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphEndpointsTest {
    @Test
    void eachLineUsesTheHostOfItsChannel() {
        GraphEndpoints meta = GraphEndpoints.meta();
        URI facebook = URI.create("https://graph.facebook.com");

        assertThat(meta.baseFor(GraphStub.WHATSAPP)).isEqualTo(facebook);
        assertThat(meta.baseFor(GraphStub.MESSENGER)).isEqualTo(facebook);
        assertThat(meta.baseFor(GraphStub.INSTAGRAM.withPage("305"))).isEqualTo(facebook);
        assertThat(meta.baseFor(GraphStub.INSTAGRAM)).isEqualTo(URI.create("https://graph.instagram.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://graph.facebook.com",
                "https://graph.facebook.com:443",
                "https://GRAPH.facebook.com/",
                "http://localhost:8080",
                "http://127.0.0.1:8080/base",
                "http://[::1]:8080",
                "https://localhost:8443"
            })
    void metaHostsAndLoopbackAreAccepted(String address) {
        assertThat(GraphEndpoints.standIn(URI.create(address)).facebook()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.facebook.com",
                "https://graph.facebook.com:8443",
                "https://graph.facebook.com.evil.example",
                "https://evilgraph.facebook.com",
                "https://evil.example/graph.facebook.com",
                "https://graph.facebook.com@evil.example",
                "https://user@graph.facebook.com",
                "https://user@localhost",
                "https://graph.facebook.com?access_token=x",
                "https://graph.facebook.com#x",
                "http://localhost.evil.example",
                "http://10.0.0.1",
                "http://2130706433",
                "ftp://localhost",
                "graph.facebook.com",
                "https:///v26.0"
            })
    void otherHostsAreRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphEndpoints.standIn(URI.create(address)))
                .withMessageContaining("endpoint");
    }
}
