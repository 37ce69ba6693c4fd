package io.escala.fakemeta;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Posts webhooks to an endpoint. Like Meta, it does not follow redirects. */
final class WebhookPost {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    int post(String url, Map<String, String> headers, byte[] body) {
        return exchange(request(url, headers, body)).statusCode();
    }

    /** An answer. */
    record Answer(int status, String body) {}

    Answer ask(String url, Map<String, String> headers, byte[] body) {
        HttpResponse<String> answer = exchange(request(url, headers, body));
        return new Answer(answer.statusCode(), answer.body());
    }

    SignedRequest.Answer form(String url, Map<String, String> headers, byte[] body) {
        HttpResponse<String> answer = exchange(request(url, headers, body));
        return SignedRequest.Answer.of(answer.statusCode(), answer.body());
    }

    private static HttpRequest request(String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    boolean verify(String url, String token) {
        String challenge = Long.toString(UUID.randomUUID().getMostSignificantBits() >>> 1);
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        URI address = URI.create(url + (url.contains("?") ? "&" : "?") + query);
        HttpResponse<String> answer =
                exchange(HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build());
        return answer.statusCode() == 200 && answer.body().equals(challenge);
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException("the endpoint did not answer", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the endpoint was to answer", interrupted);
        }
    }
}
