package io.escala.channels.meta;

import io.escala.channels.AppSecret;
import io.escala.channels.gateway.MetaGateway;
import io.escala.channels.gateway.MetaProfiles;
import io.escala.channels.gateway.MetaTemplates;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.channels.health.LineFactCheck;
import io.escala.channels.health.SubscriptionCheck;
import io.escala.channels.instagram.InstagramAccountCheck;
import io.escala.channels.media.MediaHosts;
import io.escala.channels.media.MetaMedia;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.LineFactSource;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.inbox.Channels;
import io.escala.core.inbox.Inbox;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.Intake;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.Channel;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp, Messenger and Instagram, in one object: sending, profiles, media, templates, subscriptions, types of accounts, the reader of bodies, and the
 * webhook endpoint.
 *
 * <pre>{@code
 * MetaChannels meta = MetaChannels.fromEnvironment();
 * Inbox inbox = Inbox.open(store, meta);
 * MetaWebhooks webhooks = meta.webhooks(inbox);
 * }</pre>
 *
 * <p>With settings of the host's own:
 *
 * <pre>{@code
 * MetaChannels meta = MetaChannels.builder(AccessTokens.always(token))
 *         .app(appId, AppSecret.of(appSecret))
 *         .verifyToken(verifyToken)
 *         .build();
 * }</pre>
 *
 * <p>Thread-safe. Holds connections and daemon threads: an inbox that was {@linkplain Inbox#open opened} with it closes it; otherwise
 * close it after the inbox.
 */
public final class MetaChannels implements Channels {
    private final GraphApi graph;
    private final MetaGateway gateway;
    private final MetaProfiles profiles;
    private final MetaMedia media;
    private final SubscriptionCheck subscriptions;
    private final LineFactCheck lineFacts;
    private final InstagramAccountCheck instagramAccounts;
    private final TemplateCatalogue templates;
    private final Map<String, AppSecret[]> apps;
    private final List<String> verifyTokens;

    private MetaChannels(Builder builder) {
        graph = builder.graphSettings
                .apply(GraphApi.builder(builder.tokens).endpoints(builder.endpoints))
                .build();
        gateway = new MetaGateway(graph);
        profiles = new MetaProfiles(graph);
        media = builder.mediaSettings
                .apply(MetaMedia.builder(graph, builder.tokens).hosts(builder.mediaHosts))
                .build();
        subscriptions = new SubscriptionCheck(graph, builder.callbackHosts);
        lineFacts = new LineFactCheck(graph);
        instagramAccounts = new InstagramAccountCheck(graph);
        templates = builder.templates == null
                ? builder.templateSettings.apply(MetaTemplates.builder(graph)).build()
                : builder.templates;
        apps = Map.copyOf(builder.apps);
        verifyTokens = List.copyOf(builder.verifyTokens);
    }

    /**
     * Creates the channels of one app from environment variables.
     *
     * <table>
     *   <caption>The variables</caption>
     *   <tr><th>variable</th><th>content</th></tr>
     *   <tr><td>{@code META_APP_ID}</td><td>the id of the app; required</td></tr>
     *   <tr><td>{@code META_APP_SECRET}</td><td>its secret; required. Up to four, separated by commas, while one is being rotated, and where the
     *       Instagram product has one of its own</td></tr>
     *   <tr><td>{@code META_VERIFY_TOKEN}</td><td>the token that is entered beside the webhook's address; required</td></tr>
     *   <tr><td>{@code WHATSAPP_TOKEN}</td><td>the token of a system user, for all WhatsApp lines</td></tr>
     *   <tr><td>{@code MESSENGER_TOKEN}</td><td>the token of the Page, for Messenger, and without the next one for an Instagram account that is
     *       connected through that Page</td></tr>
     *   <tr><td>{@code INSTAGRAM_TOKEN}</td><td>the token of the Instagram account; of the Page, if it is connected through one</td></tr>
     *   <tr><td>{@code META_GRAPH_VERSION}</td><td>the version of the Graph API; optional</td></tr>
     *   <tr><td>{@code META_GRAPH_URL}</td><td>the address of a stand-in for Meta on this machine, for tests; optional</td></tr>
     * </table>
     *
     * <p>Of the three tokens at least one is required. They are read once, so a new one needs a restart. Pages have tokens of their own: for
     * several Pages or several apps use {@link #builder}.
     *
     * @return the channels
     * @throws IllegalStateException when variables are missing or malformed; the message names all of them, and shows no value
     */
    public static MetaChannels fromEnvironment() {
        return fromEnvironment(System.getenv()::get);
    }

    /**
     * Creates the channels of one app from the variables of {@link #fromEnvironment()}, wherever they are kept: a host's own configuration,
     * or a map in a test ({@code variables::get}).
     *
     * @param variables returns the value of a variable by its name, or null when there is none
     * @return the channels
     * @throws IllegalStateException when variables are missing or malformed; the message names all of them, and shows no value
     */
    public static MetaChannels fromEnvironment(Function<String, @Nullable String> variables) {
        return new EnvironmentSettings(Objects.requireNonNull(variables, "variables"))
                .read()
                .build();
    }

    /**
     * Creates a builder.
     *
     * @param tokens the source of access tokens, per line
     * @return a builder; all other settings have defaults
     */
    public static Builder builder(AccessTokens tokens) {
        return new Builder(tokens);
    }

    /**
     * Creates the webhook endpoint of the apps.
     *
     * @param intake receives the events, such as the inbox
     * @return the endpoint
     * @throws IllegalStateException when no app or verify token was given; the message names what is missing
     */
    public MetaWebhooks webhooks(Intake intake) {
        return webhookSettings(intake).build();
    }

    /**
     * Starts the webhook endpoint of the apps, for further settings such as a journal.
     *
     * @param intake receives the events, such as the inbox
     * @return a builder with the apps and verify tokens
     */
    public MetaWebhooks.Builder webhookSettings(Intake intake) {
        MetaWebhooks.Builder webhooks = MetaWebhooks.receiving(intake);
        apps.forEach(webhooks::app);
        verifyTokens.forEach(webhooks::verifyToken);
        return webhooks;
    }

    /** Returns the client of the Graph API, for endpoints that the library does not cover. */
    public GraphApi graph() {
        return graph;
    }

    @Override
    public Optional<ChannelGateway> gateway(Channel channel) {
        Objects.requireNonNull(channel, "channel");
        return Optional.of(gateway);
    }

    @Override
    public ProfileSource profiles() {
        return profiles;
    }

    @Override
    public Optional<MediaSource> media() {
        return Optional.of(media);
    }

    @Override
    public Optional<SubscriptionSource> subscriptions() {
        return Optional.of(subscriptions);
    }

    @Override
    public Optional<LineFactSource> lineFacts() {
        return Optional.of(lineFacts);
    }

    @Override
    public InstagramAccountSource instagramAccounts() {
        return instagramAccounts;
    }

    @Override
    public TemplateCatalogue templates() {
        return templates;
    }

    @Override
    public Optional<BodyReader> reader() {
        return Optional.of(MetaEvents::read);
    }

    @Override
    public void close() {
        media.close();
        graph.close();
    }

    /** Builds {@link MetaChannels}. Not thread-safe. */
    public static final class Builder {
        private final AccessTokens tokens;
        private final Map<String, AppSecret[]> apps = new LinkedHashMap<>();
        private final List<String> verifyTokens = new ArrayList<>();
        private final Set<String> callbackHosts = new HashSet<>();
        private @Nullable TemplateCatalogue templates;
        private UnaryOperator<MetaTemplates.Builder> templateSettings = UnaryOperator.identity();
        private UnaryOperator<GraphApi.Builder> graphSettings = UnaryOperator.identity();
        private UnaryOperator<MetaMedia.Builder> mediaSettings = UnaryOperator.identity();
        private GraphEndpoints endpoints = GraphEndpoints.meta();
        private MediaHosts mediaHosts = MediaHosts.meta();

        private Builder(AccessTokens tokens) {
            this.tokens = Objects.requireNonNull(tokens, "tokens");
        }

        /**
         * Adds an app whose webhooks are accepted. Several secrets allow rotation: each is valid as long as it is given.
         *
         * @param appId the app's id; its deliveries act only on lines registered under it
         * @param secrets 1 to {@value MetaWebhooks#MAX_SECRETS_PER_APP} secrets
         */
        public Builder app(String appId, AppSecret... secrets) {
            apps.put(Objects.requireNonNull(appId, "appId"), secrets.clone());
            return this;
        }

        /**
         * Adds a token that Meta sends in the handshake. Call once per app.
         *
         * @param token the token entered in the app dashboard
         */
        public Builder verifyToken(String token) {
            verifyTokens.add(Objects.requireNonNull(token, "token"));
            return this;
        }

        /**
         * Says that an address of yours overrides the app's for a WhatsApp Business Account, so that the check of subscriptions takes it for
         * right. Call once per host.
         *
         * @param host the host of the address, such as {@code hooks.example.com}
         */
        public Builder callbackHost(String host) {
            callbackHosts.add(Objects.requireNonNull(host, "host"));
            return this;
        }

        /**
         * Sets the templates that may be sent. Default: those that Meta has of each line, {@link MetaTemplates}.
         *
         * @param value the catalogue
         */
        public Builder templates(TemplateCatalogue value) {
            templates = Objects.requireNonNull(value, "templates");
            return this;
        }

        /**
         * Changes further settings of the templates that are read from Meta: how long they are kept.
         *
         * @param settings changes the builder and returns it
         */
        public Builder metaTemplates(UnaryOperator<MetaTemplates.Builder> settings) {
            templateSettings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Changes further settings of the Graph API: version, deadlines, {@code appsecret_proof}.
         *
         * @param settings changes the builder and returns it
         */
        public Builder graph(UnaryOperator<GraphApi.Builder> settings) {
            graphSettings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Changes further settings of media downloads: size and deadlines.
         *
         * @param settings changes the builder and returns it
         */
        public Builder media(UnaryOperator<MetaMedia.Builder> settings) {
            mediaSettings = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /**
         * Calls a stand-in server instead of Meta, for tests.
         *
         * @param url its base address, on this machine
         * @throws IllegalArgumentException when it is not on this machine
         */
        public Builder standIn(URI url) {
            Objects.requireNonNull(url, "url");
            endpoints = GraphEndpoints.standIn(url);
            mediaHosts = MediaHosts.standIn(url);
            return this;
        }

        /**
         * Builds the channels.
         *
         * @return the channels
         */
        public MetaChannels build() {
            return new MetaChannels(this);
        }
    }
}
