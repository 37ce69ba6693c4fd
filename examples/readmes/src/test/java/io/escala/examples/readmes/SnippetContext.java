package io.escala.examples.readmes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.webhook.CallbackHandler;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.Party;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Channels;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The objects a block of Java may use without creating them. A block that declares
 * its own hides the one here. This code is never run.
 */
@SuppressWarnings("unused")
abstract class SnippetContext {
    Actor actor;
    AccountId account;
    UserId ana;
    Actor administrator;
    Actor agent;
    List<ChangeSet> changeSets;
    Clock clock;
    ChannelGateway gateway;
    GraphApi graph;
    CallbackHandler handler;
    /** A pool of connections. */
    DataSource hikari;

    DataSource connections;
    ConversationId conversation;
    Channels channels;
    Desk desk;
    HttpServer http;
    Inbox inbox;
    JdbcClient jdbc;
    byte[] key;
    Instant lastMessageAt;
    Line line;
    MessageId messageId;
    List<MessageId> messageIds;
    MetaChannels meta;
    MediaSource metaMedia;
    YourTables mine;
    Party person;
    MeterRegistry registry;
    ContactId rosa;
    String secret;
    CrmStore store;
    String token;
    Vault vault;
    MetaWebhooks webhooks;
    ServletContext servletContext;

    /** Answers like the webhook example. */
    abstract void write(HttpExchange exchange, WebhookResponse response) throws IOException;

    /** Shows something to a user. */
    abstract void show(String text);

    /** A host's own customers. */
    abstract Iterator<NewContact> customersOfOurs();

    // What examples/own-customers has beside what it shows.

    abstract void wrote(String customer, MessageId message, Instant at);

    abstract void complete(String customer, ContactCard card);

    abstract Optional<ConversationId> openConversation(String customer);

    /** A host's own customer. */
    interface Customer {
        NewContact asContact();
    }

    /** Where a host keeps its tokens. */
    interface Vault {
        Optional<AccessToken> tokenOf(LineId line);
    }
}
