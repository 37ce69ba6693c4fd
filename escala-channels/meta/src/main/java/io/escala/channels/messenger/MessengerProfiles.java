package io.escala.channels.messenger;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and changes the first screen and the menu of conversations with a Page, and of those with an Instagram account, which has questions and a menu only. Meta
 * takes ten calls in ten minutes.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is a WhatsApp line.
 */
public final class MessengerProfiles {
    private static final String PATH = "me/messenger_profile";
    private static final String PLATFORM = "platform";

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MessengerProfiles(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /**
     * Reads the profile.
     *
     * @param line a Messenger or Instagram line
     * @return the outcome
     */
    public GraphOutcome<MessengerProfile> read(Line line) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(
                "fields",
                isInstagram(line)
                        ? "ice_breakers,persistent_menu"
                        : "get_started,greeting,ice_breakers,persistent_menu");
        if (isInstagram(line)) {
            query.put(PLATFORM, "instagram");
        }
        return CallOutcomes.of(graph.get(line, PATH, query), MessengerErrors.TABLE, MessengerProfile::of);
    }

    /**
     * Sets parts of the profile. What Meta would refuse is refused before any call, with {@code GREETING_INVALID} and the like.
     *
     * @param line a Messenger or Instagram line
     * @param update what is set
     * @return the outcome
     */
    public GraphOutcome<Line> update(Line line, MessengerProfileUpdate update) {
        boolean instagram = isInstagram(line);
        Optional<String> problem = update.problem();
        if (problem.isPresent()) {
            return CallOutcomes.refused(problem.get());
        }
        if (instagram && update.isOfMessengerOnly()) {
            return CallOutcomes.refused("NOT_ON_INSTAGRAM");
        }
        return CallOutcomes.done(
                graph.post(line, PATH, withPlatform(instagram, update.body())), MessengerErrors.TABLE, line);
    }

    /**
     * Removes parts of the profile.
     *
     * @param line a Messenger or Instagram line
     * @param parts which, at least one
     * @return the outcome
     */
    public GraphOutcome<Line> remove(Line line, Set<MessengerProfile.Part> parts) {
        boolean instagram = isInstagram(line);
        if (parts.isEmpty()) {
            return CallOutcomes.refused("NOTHING_TO_CHANGE");
        }
        Map<String, Object> fields = Map.of(
                "fields",
                parts.stream()
                        .sorted()
                        .map(part -> part.name().toLowerCase(Locale.ROOT))
                        .toList());
        return CallOutcomes.done(
                graph.delete(line, PATH, withPlatform(instagram, fields)), MessengerErrors.TABLE, line);
    }

    private static Map<String, Object> withPlatform(boolean instagram, Map<String, Object> body) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        if (instagram) {
            all.put(PLATFORM, "instagram");
        }
        return all;
    }

    private static boolean isInstagram(Line line) {
        if (line.channel() == Channel.WHATSAPP) {
            throw new IllegalArgumentException("not a Messenger or Instagram line: " + line.key());
        }
        return line.channel() == Channel.INSTAGRAM;
    }
}
