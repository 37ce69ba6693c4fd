package io.escala.acceptance.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies with which the webhooks are tested, one of every kind there is, sent as of now. */
final class Payloads {
    private static final Path ALL = Path.of("../../escala-channels/meta/src/test/resources/payloads");

    private Payloads() {}

    /** The entries of every body. */
    static List<Entry> entries(Instant now) {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ALL)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                JsonNode body = read(file, now);
                String object = body.get("object").stringValue();
                for (JsonNode entry : body.get("entry")) {
                    entries.add(new Entry(ALL.relativize(file).toString(), object, entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** The only entry of one body. */
    static Entry entry(String file, Instant now) {
        JsonNode body = read(ALL.resolve(file), now);
        return new Entry(
                file, body.get("object").stringValue(), body.get("entry").get(0));
    }

    private static JsonNode read(Path file, Instant now) {
        try {
            return JsonMapper.shared().readTree(asOf(now, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the times to now, because old entries are quarantined as stale. */
    private static String asOf(Instant now, String body) {
        return body.replaceAll("\\b179\\d{7}\\b", Long.toString(now.getEpochSecond()))
                .replaceAll("\\b179\\d{10}\\b", Long.toString(now.toEpochMilli()));
    }

    /** An entry of a body. */
    record Entry(String file, String object, JsonNode json) {}
}
