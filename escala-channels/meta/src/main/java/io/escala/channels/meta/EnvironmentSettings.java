package io.escala.channels.meta;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the settings of {@link MetaChannels} from variables, and collects what is wrong with them. No value is in a message. For one reading. */
final class EnvironmentSettings {
    private final Function<String, @Nullable String> variables;
    private final List<String> problems = new ArrayList<>();

    EnvironmentSettings(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /** Reads all of them. Throws {@link IllegalStateException} with every variable that is missing or malformed. */
    MetaChannels.Builder read() {
        Optional<String> appId =
                required("META_APP_ID", "the id of the app, in the app dashboard under App settings, Basic", id -> {
                    if (!SafeText.isPlainId(id)) {
                        throw new IllegalArgumentException(
                                "it is no id of an app, which has 1 to 64 letters, digits, '-', '_' and '.'");
                    }
                    return id;
                });
        Optional<AppSecret[]> secrets = required(
                "META_APP_SECRET",
                "the app secret, in the app dashboard under App settings, Basic",
                EnvironmentSettings::secrets);
        Optional<String> verifyToken = required(
                "META_VERIFY_TOKEN", "a word of yours, which you also enter beside the webhook's address", token -> {
                    if (!token.equals(token.strip())) {
                        throw new IllegalArgumentException("it begins or ends with white space");
                    }
                    return token;
                });
        Map<Channel, AccessToken> tokens = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            optional(variable(channel), AccessToken::of).ifPresent(token -> tokens.put(channel, token));
        }
        if (Stream.of(Channel.values()).noneMatch(channel -> given(variable(channel)) != null)) {
            problems.add(
                    "WHATSAPP_TOKEN, MESSENGER_TOKEN or INSTAGRAM_TOKEN is missing (an access token for the lines of that channel)");
        }
        Optional<URI> standIn = optional("META_GRAPH_URL", EnvironmentSettings::loopback);
        Optional<String> version = optional("META_GRAPH_VERSION", EnvironmentSettings::version);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the environment cannot be used: " + String.join("; ", problems));
        }
        MetaChannels.Builder builder = MetaChannels.builder(tokensOf(Map.copyOf(tokens)))
                .app(appId.orElseThrow(), secrets.orElseThrow())
                .verifyToken(verifyToken.orElseThrow());
        standIn.ifPresent(builder::standIn);
        version.ifPresent(named -> builder.graph(graph -> graph.version(named)));
        return builder;
    }

    private static String variable(Channel channel) {
        return channel.name() + "_TOKEN";
    }

    /** An Instagram account that is connected through a Page is reached with the token of the Page. */
    private static AccessTokens tokensOf(Map<Channel, AccessToken> tokens) {
        return (Line line) -> {
            AccessToken own = tokens.get(line.channel());
            return Optional.ofNullable(
                    own == null && line.channel() == Channel.INSTAGRAM && line.pageId() != null
                            ? tokens.get(Channel.MESSENGER)
                            : own);
        };
    }

    /** Several while one is being rotated, or where the Instagram product has one of its own. */
    private static AppSecret[] secrets(String value) {
        List<String> parts = TextSplitter.parts(value, ',');
        if (parts.size() > MetaWebhooks.MAX_SECRETS_PER_APP) {
            throw new IllegalArgumentException("it has more than " + MetaWebhooks.MAX_SECRETS_PER_APP + " secrets");
        }
        if (parts.stream().distinct().count() < parts.size()) {
            throw new IllegalArgumentException("it has the same secret twice");
        }
        return parts.stream().map(AppSecret::of).toArray(AppSecret[]::new);
    }

    private static URI loopback(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            // Its message has the value.
            throw new IllegalArgumentException("it is no address", null);
        }
        GraphEndpoints.standIn(uri);
        return uri;
    }

    private static String version(String named) {
        // The version is checked where it is used.
        GraphApi.builder(line -> Optional.empty()).version(named);
        return named;
    }

    private @Nullable String given(String name) {
        String value = variables.apply(name);
        return value == null || value.isBlank() ? null : value;
    }

    private <T> Optional<T> required(String name, String what, Function<String, T> parse) {
        String value = given(name);
        if (value == null) {
            problems.add(name + " is missing (" + what + ")");
            return Optional.empty();
        }
        return parsed(name, value, parse);
    }

    private <T> Optional<T> optional(String name, Function<String, T> parse) {
        String value = given(name);
        return value == null ? Optional.empty() : parsed(name, value, parse);
    }

    private <T> Optional<T> parsed(String name, String value, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(value));
        } catch (IllegalArgumentException e) {
            problems.add(name + " is malformed: " + e.getMessage());
            return Optional.empty();
        }
    }
}
