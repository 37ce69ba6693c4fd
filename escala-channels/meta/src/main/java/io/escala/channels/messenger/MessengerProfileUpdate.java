package io.escala.channels.messenger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be set of the first screen and the menu of a conversation; everything else stays. Of languages there is the default one. Immutable
 * and thread-safe: each method returns a changed copy.
 */
public final class MessengerProfileUpdate {
    private static final int MAX_GREETING = 160;
    private static final int MOST_ICE_BREAKERS = 4;
    private static final int MOST_ITEMS = 20;
    private static final String LOCALE = "locale";
    private static final String DEFAULT = "default";
    private static final String ACTIONS = "call_to_actions";

    private final @Nullable String getStarted;
    private final @Nullable String greeting;
    private final @Nullable List<IceBreaker> iceBreakers;
    private final @Nullable List<MenuItem> menu;

    private MessengerProfileUpdate(
            @Nullable String getStarted,
            @Nullable String greeting,
            @Nullable List<IceBreaker> iceBreakers,
            @Nullable List<MenuItem> menu) {
        this.getStarted = getStarted;
        this.greeting = greeting;
        this.iceBreakers = iceBreakers;
        this.menu = menu;
    }

    /** Returns an update that sets nothing yet. */
    public static MessengerProfileUpdate nothing() {
        return new MessengerProfileUpdate(null, null, null, null);
    }

    /** Shows a button "Get started" of Messenger to new people, which comes back as a postback with this payload. A menu needs it. */
    public MessengerProfileUpdate getStarted(String payload) {
        return new MessengerProfileUpdate(Objects.requireNonNull(payload, "payload"), greeting, iceBreakers, menu);
    }

    /** Greets new people of Messenger before their first message: at most 160 characters. */
    public MessengerProfileUpdate greeting(String text) {
        return new MessengerProfileUpdate(getStarted, Objects.requireNonNull(text, "text"), iceBreakers, menu);
    }

    /** Offers questions to new people, instead of "Get started": at most four. */
    public MessengerProfileUpdate iceBreakers(List<IceBreaker> questions) {
        return new MessengerProfileUpdate(getStarted, greeting, List.copyOf(questions), menu);
    }

    /** Sets the menu that is always there: at most 20 entries. */
    public MessengerProfileUpdate menu(List<MenuItem> items) {
        return new MessengerProfileUpdate(getStarted, greeting, iceBreakers, List.copyOf(items));
    }

    /** Returns why Meta would refuse it, as a short code, or empty. */
    Optional<String> problem() {
        if (getStarted == null && greeting == null && iceBreakers == null && menu == null) {
            return Optional.of("NOTHING_TO_CHANGE");
        }
        if (getStarted != null && (getStarted.isBlank() || getStarted.length() > MenuItem.MAX_PAYLOAD)) {
            return Optional.of("GET_STARTED_INVALID");
        }
        if (greeting != null && (greeting.isBlank() || greeting.length() > MAX_GREETING)) {
            return Optional.of("GREETING_INVALID");
        }
        if (iceBreakers != null && (iceBreakers.isEmpty() || iceBreakers.size() > MOST_ICE_BREAKERS)) {
            return Optional.of("NUMBER_OF_ICE_BREAKERS_INVALID");
        }
        if (menu != null && (menu.isEmpty() || menu.size() > MOST_ITEMS)) {
            return Optional.of("NUMBER_OF_MENU_ITEMS_INVALID");
        }
        return Stream.concat(
                        iceBreakers == null
                                ? Stream.empty()
                                : iceBreakers.stream().map(IceBreaker::problem),
                        menu == null ? Stream.empty() : menu.stream().map(MenuItem::problem))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether it sets what Instagram does not have. */
    boolean isOfMessengerOnly() {
        return getStarted != null || greeting != null;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        if (getStarted != null) {
            body.put("get_started", Map.of("payload", getStarted));
        }
        if (greeting != null) {
            body.put("greeting", List.of(Map.of(LOCALE, DEFAULT, "text", greeting)));
        }
        if (iceBreakers != null) {
            body.put(
                    "ice_breakers",
                    actions(iceBreakers.stream().map(IceBreaker::body).toList()));
        }
        if (menu != null) {
            body.put(
                    "persistent_menu", actions(menu.stream().map(MenuItem::body).toList()));
        }
        return body;
    }

    private static List<Map<String, Object>> actions(List<Map<String, Object>> actions) {
        return List.of(Map.of(LOCALE, DEFAULT, ACTIONS, actions));
    }

    /** Shows what is set, and no texts. */
    @Override
    public String toString() {
        return "MessengerProfileUpdate" + body().keySet();
    }
}
