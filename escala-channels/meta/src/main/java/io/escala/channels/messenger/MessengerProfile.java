package io.escala.channels.messenger;

import io.escala.channels.graph.GraphAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first screen and the menu of a conversation, in the default language.
 *
 * @param getStarted the payload of the button "Get started", or null without one
 * @param greeting the greeting, or null without one
 * @param iceBreakers the questions that new people are offered
 * @param menu the entries of the menu that Meta's API knows as links and postbacks
 */
public record MessengerProfile(
        @Nullable String getStarted, @Nullable String greeting, List<IceBreaker> iceBreakers, List<MenuItem> menu) {
    /** Its parts. */
    public enum Part {
        /** The button "Get started"; without it there is no menu either. */
        GET_STARTED,
        /** The greeting. */
        GREETING,
        /** The questions. */
        ICE_BREAKERS,
        /** The menu. */
        PERSISTENT_MENU
    }

    public MessengerProfile {
        iceBreakers = List.copyOf(iceBreakers);
        menu = List.copyOf(menu);
    }

    /** Reads an answer; null when it has no list. */
    static @Nullable MessengerProfile of(GraphAnswer.Ok ok) {
        if (!(ok.body().get("data") instanceof List<?> data)) {
            return null;
        }
        Map<?, ?> fields = data.isEmpty() ? Map.of() : fields(data.get(0));
        List<IceBreaker> questions = new ArrayList<>();
        List<MenuItem> items = new ArrayList<>();
        for (Map<?, ?> action : actions(fields.get("ice_breakers"))) {
            String question = text(action, "question");
            String payload = text(action, "payload");
            if (question != null && payload != null) {
                questions.add(new IceBreaker(question, payload));
            }
        }
        for (Map<?, ?> action : actions(fields.get("persistent_menu"))) {
            String title = text(action, "title");
            String url = text(action, "url");
            String payload = text(action, "payload");
            if (title != null && url != null) {
                items.add(MenuItem.link(title, url));
            } else if (title != null && payload != null) {
                items.add(MenuItem.postback(title, payload));
            }
        }
        return new MessengerProfile(
                text(fields(fields.get("get_started")), "payload"),
                text(ofDefault(fields.get("greeting")), "text"),
                questions,
                items);
    }

    private static List<Map<?, ?>> actions(@Nullable Object locales) {
        List<Map<?, ?>> actions = new ArrayList<>();
        if (ofDefault(locales).get("call_to_actions") instanceof List<?> all) {
            all.forEach(each -> actions.add(fields(each)));
        }
        return actions;
    }

    /** Returns the entry of the default language. */
    private static Map<?, ?> ofDefault(@Nullable Object locales) {
        if (locales instanceof List<?> all) {
            for (Object each : all) {
                if ("default".equals(text(fields(each), "locale"))) {
                    return fields(each);
                }
            }
        }
        return Map.of();
    }

    private static Map<?, ?> fields(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : null;
    }
}
