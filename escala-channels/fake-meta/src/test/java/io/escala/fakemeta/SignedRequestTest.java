package io.escala.fakemeta;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.escala.fakemeta.setup.App;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignedRequestTest {

    @Test
    void deletion_request_is_signed_over_its_encoded_payload() throws Exception {
        Instant now = Instant.ofEpochSecond(1_793_000_000L);
        try (FakeMeta meta = FakeMeta.builder()
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .app(App.of("9001", "app-secret"))
                .start()) {
            SignedRequest request = meta.signedRequest("102030");
            String[] parts = request.value().split("\\.", -1);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("app-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));

            assertThat(parts).hasSize(2);
            assertThat(Base64.getUrlDecoder().decode(parts[0]))
                    .isEqualTo(mac.doFinal(parts[1].getBytes(StandardCharsets.UTF_8)));
            assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    .isEqualTo("{\"user_id\":\"102030\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":1793000000,"
                            + "\"expires\":1793003600}");
            assertThat(request.bytes())
                    .isEqualTo(("signed_request=" + request.value()).getBytes(StandardCharsets.UTF_8));
            assertThat(request.signedWith("other").value()).endsWith(parts[1]).isNotEqualTo(request.value());
            assertThat(request.issuedAt(now.minusSeconds(1)).value()).isNotEqualTo(request.value());
            assertThat(request).asString().doesNotContain("102030");
        }
    }

    @Test
    void deletion_request_is_posted_as_a_form_and_its_answer_read() {
        WireMockServer host = new WireMockServer(
                WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        host.start();
        try (FakeMeta meta = FakeMeta.start()) {
            String url = "http://127.0.0.1:" + host.port();
            SignedRequest request = meta.signedRequest("102030");
            host.stubFor(post(urlPathEqualTo("/deletion"))
                    .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                    .withFormParam("signed_request", equalTo(request.value()))
                    .willReturn(okJson("{\"url\":\"https://shop.example/d?c=K7\",\"confirmation_code\":\"K7\"}")));
            host.stubFor(post(urlPathEqualTo("/gone")).willReturn(ok("bye")));

            assertThat(request.sendTo(url + "/deletion"))
                    .isEqualTo(new SignedRequest.Answer(200, "https://shop.example/d?c=K7", "K7"));
            assertThat(request.sendTo(url + "/gone")).isEqualTo(new SignedRequest.Answer(200, "", ""));
            assertThat(request.sendTo(url + "/nowhere").status()).isEqualTo(404);
        } finally {
            host.stop();
        }
    }
}
