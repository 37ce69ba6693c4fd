package io.escala.channels.internal.send;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls that Messenger and Instagram share. Thread-safe. */
public final class PageSends {
    /** Used as a path segment, so no other characters are permitted. */
    private static final BoundedPattern SCOPED_ID = BoundedPattern.of("[A-Za-z0-9_-]{1,128}", 128);

    /** The code of a missing permission. */
    private static final int PERMISSION = 10;

    private final GraphApi graph;
    private final IdentityKeyKind kind;
    private final ErrorTable table;

    /**
     * Creates the calls of one channel.
     *
     * @param graph the Graph API
     * @param kind the channel's kind of person id
     * @param table the channel's error table
     */
    public PageSends(GraphApi graph, IdentityKeyKind kind, ErrorTable table) {
        this.graph = graph;
        this.kind = kind;
        this.table = table;
    }

    /**
     * Why a key is not a valid recipient.
     *
     * @param to the key
     * @return a short code, or null when it is valid
     */
    public @Nullable String problem(IdentityKey to) {
        if (to.kind() != kind) {
            return to.kind().channel() == kind.channel() ? "RECIPIENT_NOT_AN_ID" : "RECIPIENT_OF_ANOTHER_CHANNEL";
        }
        return SCOPED_ID.matches(to.value()) ? null : "RECIPIENT_NOT_AN_ID";
    }

    /**
     * Sends a message.
     *
     * @param line the line
     * @param sender the id of the sending Page or account
     * @param to the recipient, for which {@link #problem} returns null
     * @param fields the fields beside the recipient
     * @param replyTo the quoted message, or null
     * @return the outcome
     */
    public SendOutcome send(Line line, String sender, IdentityKey to, Map<String, ?> fields, @Nullable String replyTo) {
        Map<String, Object> body = addressed(to);
        body.putAll(fields);
        if (replyTo != null) {
            body.put("reply_to", Map.of("mid", replyTo));
        }
        return SendOutcomes.outcome(
                graph.post(line, sender + "/messages", body), table, ok -> ok.text("message_id"), this::recipient);
    }

    /**
     * Sends the answer of a person after the messaging window, with the human agent tag. Without that permission Meta refuses only what
     * has the tag, so such a refusal says nothing of the line.
     *
     * @param line the line
     * @param sender the id of the sending Page or account
     * @param to the recipient, for which {@link #problem} returns null
     * @param message the message
     * @param replyTo the quoted message, or null
     * @return the outcome
     */
    public SendOutcome sendAsHumanAgent(
            Line line, String sender, IdentityKey to, Map<String, ?> message, @Nullable String replyTo) {
        Map<String, ?> fields = Map.of("messaging_type", "MESSAGE_TAG", "tag", "HUMAN_AGENT", "message", message);
        SendOutcome outcome = send(line, sender, to, fields, replyTo);
        return outcome instanceof SendOutcome.TryLater later
                        && later.error().code() == PERMISSION
                        && later.error().subcode() == 0
                ? new SendOutcome.Rejected(SendOutcome.Rejection.REQUEST, later.error())
                : outcome;
    }

    /**
     * Reacts to a message, or removes the reaction. The answer names the person and no message.
     *
     * @param line the line
     * @param sender the id of the sending Page or account
     * @param to the person
     * @param messageId the message
     * @param reaction the reaction in the channel's words, or null to remove it
     * @return the outcome
     */
    public SendOutcome react(Line line, String sender, IdentityKey to, String messageId, @Nullable String reaction) {
        String problem = problem(to);
        if (problem != null) {
            return SendOutcomes.refused(problem);
        }
        Map<String, Object> body = addressed(to);
        body.put("sender_action", reaction == null ? "unreact" : "react");
        body.put(
                "payload",
                reaction == null
                        ? Map.of("message_id", messageId)
                        : Map.of("message_id", messageId, "reaction", reaction));
        return SendOutcomes.outcome(
                graph.post(line, sender + "/messages", body), table, ok -> ok.text("recipient_id"), ok -> List.of());
    }

    /**
     * Marks the person's messages as read.
     *
     * @param line the line
     * @param sender the id of the sending Page or account
     * @param from the person
     * @return whether Meta accepted the call
     */
    public boolean markSeen(Line line, String sender, IdentityKey from) {
        return act(line, sender, from, "mark_seen");
    }

    /**
     * Shows the person that somebody is typing.
     *
     * @param line the line
     * @param sender the id of the sending Page or account
     * @param to the person
     * @return whether Meta accepted the call
     */
    public boolean showTyping(Line line, String sender, IdentityKey to) {
        return act(line, sender, to, "typing_on");
    }

    private boolean act(Line line, String sender, IdentityKey person, String action) {
        if (problem(person) != null) {
            return false;
        }
        Map<String, Object> body = addressed(person);
        body.put("sender_action", action);
        return SendOutcomes.taken(graph.post(line, sender + "/messages", body));
    }

    /**
     * Requests a profile.
     *
     * @param line the line
     * @param person the person
     * @param fields the requested fields
     * @return the answer, or null when the key is not a valid id of this channel
     */
    public @Nullable GraphAnswer profile(Line line, IdentityKey person, String fields) {
        return problem(person) == null ? graph.get(line, person.value(), Map.of("fields", fields)) : null;
    }

    private static Map<String, Object> addressed(IdentityKey to) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("recipient", Map.of("id", to.value()));
        return body;
    }

    private List<PartyKey> recipient(GraphAnswer.Ok ok) {
        String id = ok.text("recipient_id");
        return id == null ? List.of() : List.of(new PartyKey(kind, id));
    }
}
