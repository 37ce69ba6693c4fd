package io.escala.channels.webhook;

import io.escala.core.channel.ChannelEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Bodies as Meta sends them, one file per kind of event, with invented values. */
final class Payload {
    private static final String ROOT = "/payloads/";

    private Payload() {}

    static byte[] bytes(String name) {
        try (InputStream in = Payload.class.getResourceAsStream(ROOT + name + ".json")) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ChannelEvent> events(String name) {
        return MetaEvents.toChannelEvents(MetaEvents.parse(bytes(name)));
    }

    /** The one event of a body with one item. */
    static ChannelEvent event(String name) {
        List<ChannelEvent> events = events(name);
        if (events.size() != 1) {
            throw new AssertionError(name + " holds " + events.size() + " events");
        }
        return events.get(0);
    }

    static <E extends ChannelEvent> E event(String name, Class<E> kind) {
        return kind.cast(event(name));
    }

    /** The name of every file, such as {@code whatsapp/text}. */
    static List<String> names() {
        try {
            URI root = Objects.requireNonNull(Payload.class.getResource(ROOT)).toURI();
            Path folder = Path.of(root);
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .map(file -> file.substring(0, file.length() - ".json".length()))
                        .sorted()
                        .toList();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
