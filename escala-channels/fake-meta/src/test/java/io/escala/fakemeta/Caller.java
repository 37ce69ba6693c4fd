package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** A bare HTTP caller of the Graph API. */
final class Caller {

    /** An answer: status and JSON. */
    record Reply(int http, JsonNode json) {

        int code() {
            return json.path("error").path("code").asInt();
        }

        int subcode() {
            return json.path("error").path("error_subcode").asInt();
        }

        String details() {
            return json.path("error").path("error_data").path("details").asString();
        }

        String wamid() {
            return json.path("messages").path(0).path("id").asString();
        }
    }

    private final FakeMeta meta;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller(FakeMeta meta) {
        this.meta = meta;
    }

    Reply send(Line line, String body) {
        return post("/v26.0/" + line.id() + "/messages", line.token(), body);
    }

    Reply text(Line line, String to, String text) {
        return send(
                line,
                "{\"messaging_product\":\"whatsapp\",\"to\":\"" + to + "\",\"type\":\"text\",\"text\":{\"body\":\""
                        + text + "\"}}");
    }

    Reply direct(Line line, String id, String text) {
        return send(
                line,
                "{\"recipient\":{\"id\":\"" + id + "\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"" + text
                        + "\"}}");
    }

    Reply post(String path, String token, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Reply get(String path, String token) {
        return exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + path))
                .header("Authorization", "Bearer " + token)
                .GET()
                .build());
    }

    Reply exchange(HttpRequest request) {
        HttpResponse<byte[]> response = raw(request);
        JsonNode json = Json.read(response.body());
        return new Reply(response.statusCode(), json == null ? Json.object() : json);
    }

    HttpResponse<byte[]> raw(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
