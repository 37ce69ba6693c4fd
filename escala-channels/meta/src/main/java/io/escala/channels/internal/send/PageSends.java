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

/** The shape of calls that Messenger and Instagram share. Thread-safe. */
public final class PageSends {
    /** A scoped id goes into paths, so nothing else may look like one. */
    private static final BoundedPattern SCOPED_ID = BoundedPattern.of("[A-Za-z0-9_-]{1,128}", 128);

    private final GraphApi graph;
    private final IdentityKeyKind kind;
    private final ErrorTable table;

    /**
     * The calls of one channel.
     *
     * @param graph the path
     * @param kind how the channel names people
     * @param table its classes of errors
     */
    public PageSends(GraphApi graph, IdentityKeyKind kind, ErrorTable table) {
        this.graph = graph;
        this.kind = kind;
        this.table = table;
    }

    /**
     * Why a key cannot be written to.
     *
     * @param to the key
     * @return a short word, or null when it can
     */
    public @Nullable String problem(IdentityKey to) {
        if (to.kind() != kind) {
            return to.kind().channel() == kind.channel() ? "RECIPIENT_NOT_AN_ID" : "RECIPIENT_OF_ANOTHER_CHANNEL";
        }
        return SCOPED_ID.matches(to.value()) ? null : "RECIPIENT_NOT_AN_ID";
    }

    /**
     * Sends.
     *
     * @param line the line
     * @param sender the id of what sends
     * @param to who it goes to, without {@link #problem}
     * @param fields what goes beside the recipient
     * @param replyTo the message it quotes, or null
     * @return how it ended
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
     * Shows the person that the business has read what they wrote.
     *
     * @param line the line
     * @param sender the id of what sends
     * @param from who wrote
     * @return whether Meta took it
     */
    public boolean markSeen(Line line, String sender, IdentityKey from) {
        if (problem(from) != null) {
            return false;
        }
        Map<String, Object> body = addressed(from);
        body.put("sender_action", "mark_seen");
        return SendOutcomes.taken(graph.post(line, sender + "/messages", body));
    }

    /**
     * Asks for a profile.
     *
     * @param line the line
     * @param person who
     * @param fields the fields to ask for
     * @return the call's answer, or null when the key names nobody who could be asked for
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
