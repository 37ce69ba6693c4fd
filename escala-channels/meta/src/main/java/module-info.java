/**
 * WhatsApp, Messenger and Instagram: Meta's webhooks in, Meta's Graph API out.
 */
module io.escala.channels {
    requires transitive io.escala.core;
    requires com.github.benmanes.caffeine;
    requires okhttp3;
    requires org.slf4j;
    requires tools.jackson.core;
    requires static jakarta.servlet;
    requires static jdk.httpserver;
    requires static transitive org.jspecify;

    exports io.escala.channels;
    exports io.escala.channels.event;
    exports io.escala.channels.event.direct;
    exports io.escala.channels.event.whatsapp;
    exports io.escala.channels.form;
    exports io.escala.channels.gateway;
    exports io.escala.channels.graph;
    exports io.escala.channels.health;
    exports io.escala.channels.instagram;
    exports io.escala.channels.media;
    exports io.escala.channels.meta;
    exports io.escala.channels.messenger;
    exports io.escala.channels.server;
    exports io.escala.channels.webhook;
    exports io.escala.channels.whatsapp;
}
