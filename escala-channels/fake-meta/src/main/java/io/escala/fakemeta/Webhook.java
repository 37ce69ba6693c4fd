package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signed delivery: send it by HTTP with {@link #sendTo}, or pass its bytes and headers to a library. Immutable, so sending
 * it twice is a redelivery. Thread-safe.
 */
public final class Webhook {

    private final WebhookPost post;
    private final Signer signer;
    private final byte[] bytes;
    private final List<String> messageIds;

    Webhook(WebhookPost post, Signer signer, byte[] bytes, List<String> messageIds) {
        this.post = post;
        this.signer = signer;
        this.bytes = bytes.clone();
        this.messageIds = List.copyOf(messageIds);
    }

    /** Returns the exact bytes of the body. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the body as text; it is pure ASCII unless created from raw bytes. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the value of {@code X-Hub-Signature-256}. */
    public String signature() {
        return signer.sign(bytes);
    }

    /** Returns the relevant headers that Meta sends, by name. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "facebookexternalua");
        headers.put("X-Hub-Signature-256", signature());
        return headers;
    }

    /** Returns the ids of the messages that this delivery contains or refers to, in order; empty for raw bytes. */
    public List<String> messageIds() {
        return messageIds;
    }

    /**
     * Returns the id of its only message.
     *
     * @throws IllegalStateException if there is not exactly one
     */
    public String messageId() {
        if (messageIds.size() != 1) {
            throw new IllegalStateException("this delivery speaks of " + messageIds.size() + " messages");
        }
        return messageIds.get(0);
    }

    /** Returns the same bytes signed with another secret, such as a wrong one or a newly rotated one. */
    public Webhook signedWith(String appSecret) {
        return new Webhook(post, Signer.of(appSecret), bytes, messageIds);
    }

    /**
     * Returns this delivery and others in one body, as Meta batches them: entries of one id are joined, and events of one
     * number and kind share one {@code value}, whose {@code contacts} contain each person once; a person whose name changed
     * in between needs another. It is signed like this one.
     *
     * @throws IllegalArgumentException if they are not of the same {@code object}
     */
    public Webhook and(Webhook... others) {
        ObjectNode all = tree();
        List<String> ids = new ArrayList<>(messageIds);
        for (Webhook other : others) {
            ObjectNode more = other.tree();
            if (!Json.textOrEmpty(all, "object").equals(Json.textOrEmpty(more, "object"))) {
                throw new IllegalArgumentException("one body speaks of one kind of object");
            }
            for (JsonNode entry : more.get("entry")) {
                Batch.addEntry((ArrayNode) all.get("entry"), (ObjectNode) entry);
            }
            ids.addAll(other.messageIds);
        }
        return new Webhook(post, signer, Json.bytes(all), ids);
    }

    /**
     * Posts it and returns the HTTP status of the answer.
     *
     * @param url the URL of the endpoint
     * @throws java.io.UncheckedIOException if there is no answer within 20 s
     */
    public int sendTo(String url) {
        return post.post(url, headers(), bytes);
    }

    private ObjectNode tree() {
        if (Json.read(bytes) instanceof ObjectNode object && object.get("entry") instanceof ArrayNode) {
            return object;
        }
        throw new IllegalArgumentException("a raw body cannot be batched");
    }

    @Override
    public String toString() {
        return "Webhook[" + bytes.length + " bytes]";
    }
}
