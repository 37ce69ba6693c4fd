package io.escala.fakemeta.internal.graph;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parsed request: without the version prefix, with query and form parameters together, and with the token from any of its
 * places.
 *
 * @param method the HTTP method, upper case
 * @param path the path without its version
 * @param segments the path split at the slashes
 * @param version the requested major version; the newest by default
 * @param parameters query and form parameters
 * @param token the access token; empty for none
 * @param body the JSON object of the body; empty if there is none
 * @param malformed whether there is a body that is not a JSON object
 * @param file the file of a multipart upload, or null
 */
record Call(
        String method,
        String path,
        List<String> segments,
        int version,
        Map<String, String> parameters,
        String token,
        ObjectNode body,
        boolean malformed,
        @Nullable Upload file) {

    private static final int NEWEST = 26;

    /** An uploaded file. */
    @SuppressWarnings("ArrayRecordComponent") // Uploads are never compared.
    record Upload(String mimeType, String name, byte[] bytes) {}

    static Call of(Request request) {
        URI uri = URI.create(request.getUrl());
        List<String> segments = new ArrayList<>();
        for (String each : Texts.parts(uri.getPath(), '/')) {
            if (!each.isEmpty()) {
                segments.add(each);
            }
        }
        int version = NEWEST;
        if (!segments.isEmpty()) {
            List<String> numbers = Texts.parts(segments.get(0), '.');
            String major = numbers.get(0);
            if (numbers.size() == 2
                    && major.startsWith("v")
                    && Texts.isDigits(major.substring(1), 1, 4)
                    && Texts.isDigits(numbers.get(1), 1, 4)) {
                version = Integer.parseInt(major.substring(1));
                segments.remove(0);
            }
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        form(uri.getRawQuery(), parameters);
        ObjectNode body = Json.object();
        boolean malformed = false;
        Upload file = null;
        String type = type(request);
        if (request.isMultipart()) {
            file = multipart(request, parameters);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(request.getBodyAsString(), parameters);
            parameters.forEach((key, value) -> body.set(key, jsonOrText(value)));
        } else if (request.getBody() != null && request.getBody().length > 0) {
            JsonNode read = Json.read(request.getBody());
            malformed = !(read instanceof ObjectNode);
            if (read instanceof ObjectNode object) {
                body.setAll(object);
            }
        }
        return new Call(
                request.getMethod().getName().toUpperCase(Locale.ROOT),
                "/" + String.join("/", segments),
                List.copyOf(segments),
                version,
                Map.copyOf(parameters),
                token(request, parameters, body),
                body,
                malformed,
                file);
    }

    boolean isSend() {
        return method.equals("POST") && segments.size() == 2 && segments.get(1).equals("messages");
    }

    boolean isDownload() {
        return method.equals("GET")
                && segments.size() == 2
                && (segments.get(0).equals(Media.CDN) || segments.get(0).equals(Media.DOWNLOADS));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, Json.textOrEmpty(body, name));
    }

    private static String type(Request request) {
        HttpHeader header = request.header("Content-Type");
        return header.isPresent() ? header.firstValue().toLowerCase(Locale.ROOT) : "";
    }

    private static String token(Request request, Map<String, String> parameters, ObjectNode body) {
        HttpHeader header = request.header("Authorization");
        if (header.isPresent()) {
            String value = header.firstValue();
            int space = value.indexOf(' ');
            return space < 0 ? value : value.substring(space + 1).trim();
        }
        return parameters.getOrDefault("access_token", Json.textOrEmpty(body, "access_token"));
    }

    private static void form(@Nullable String text, Map<String, String> into) {
        if (text == null || text.isEmpty()) {
            return;
        }
        for (String pair : Texts.parts(text, '&')) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            into.put(decoded(key), decoded(value));
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** Parses a form value: objects and arrays are JSON text in a form, all other values plain text. */
    private static JsonNode jsonOrText(String value) {
        JsonNode read = value.startsWith("{") || value.startsWith("[") ? Json.read(value) : null;
        return read == null ? Json.array().add(value).get(0) : read;
    }

    private static @Nullable Upload multipart(Request request, Map<String, String> parameters) {
        Upload file = null;
        for (Request.Part part : request.getParts()) {
            if (part.getName().equals("file") || part.getName().equals("filedata")) {
                HttpHeader type = part.getHeader("Content-Type");
                String mime = type != null && type.isPresent() ? type.firstValue() : "application/octet-stream";
                file = new Upload(
                        mime,
                        part.getFileName() == null ? "" : part.getFileName(),
                        part.getBody().asBytes());
            } else {
                parameters.put(part.getName(), part.getBody().asString());
            }
        }
        return file;
    }
}
