package io.escala.examples.inspector;

import io.escala.channels.AppSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads app secrets from places that other users of the machine cannot see, unlike the command line. */
final class Secrets {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";

    private Secrets() {}

    /**
     * Reads the app secrets.
     *
     * @throws IllegalArgumentException if one cannot be read; the message never contains the given text, which may be the
     *     secret itself
     */
    static List<AppSecret> read(List<String> places, Map<String, String> environment) {
        List<AppSecret> secrets = new ArrayList<>();
        for (String place : places) {
            secrets.add(AppSecret.of(text(place, environment).strip()));
        }
        return secrets;
    }

    private static String text(String place, Map<String, String> environment) {
        if (place.startsWith(VARIABLE)) {
            String value = environment.get(place.substring(VARIABLE.length()));
            if (value == null) {
                throw new IllegalArgumentException("--app-secret: there is no such environment variable");
            }
            return value;
        }
        if (place.startsWith(FILE)) {
            try {
                return Files.readString(Path.of(place.substring(FILE.length())));
            } catch (IOException | InvalidPathException e) {
                throw new IllegalArgumentException("--app-secret: the file cannot be read", e);
            }
        }
        throw new IllegalArgumentException(
                "--app-secret takes env:NAME or file:PATH, never the secret itself, which every"
                        + " user of the machine could see");
    }
}
