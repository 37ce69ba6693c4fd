package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.graph.GraphWorld.Reached;
import io.escala.fakemeta.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What Meta keeps of one WhatsApp number besides its messages. A new one is registered, and has no PIN yet. Thread-safe. */
public final class NumberState {

    private static final Duration REGISTRATIONS_WITHIN = Duration.ofDays(3);
    private static final int MOST_REGISTRATIONS = 10;

    /** Until when a person may be called. */
    record CallPermission(@Nullable Instant until) {
        boolean holdsAt(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    private enum CallState {
        RINGING,
        PREPARED,
        ACCEPTED,
        ENDED
    }

    private final Deque<Instant> registrations = new ArrayDeque<>();
    private final Map<String, Reached> blocked = new LinkedHashMap<>();
    private final Map<String, CallPermission> permissions = new LinkedHashMap<>();
    private final Map<String, CallState> calls = new LinkedHashMap<>();
    private final Map<String, String> dialled = new LinkedHashMap<>();
    private final ObjectNode profile = Json.object();
    private final AccountState standing = AccountState.ofNumber();
    private boolean registered = true;
    private String pin = "";
    private String code = "";
    private String formKey = "";

    /** Returns what Meta says of it, and where its webhooks go. */
    public AccountState standing() {
        return standing;
    }

    // Registration

    /** Returns the code that was sent to the number last; empty for none. */
    public synchronized String code() {
        return code;
    }

    synchronized void sendCode() {
        code = "314159";
    }

    synchronized boolean verify(String given) {
        boolean right = !code.isEmpty() && code.equals(given);
        code = right ? "" : code;
        return right;
    }

    synchronized void register(String given, Instant now) {
        limit(now);
        if (!pin.isEmpty() && !pin.equals(given)) {
            throw new Refused(GraphError.whatsApp(
                    400, 133005, "Two step verification PIN mismatch", "The PIN is not the one that was set before"));
        }
        pin = given;
        registered = true;
    }

    synchronized void deregister(Instant now) {
        requireRegistered();
        limit(now);
        registered = false;
    }

    private void limit(Instant now) {
        registrations.removeIf(each -> !each.plus(REGISTRATIONS_WITHIN).isAfter(now));
        if (registrations.size() >= MOST_REGISTRATIONS) {
            throw new Refused(GraphError.whatsApp(
                    400, 133016, "Account register or deregister rate limit exceeded", "Try again in 72 hours"));
        }
        registrations.add(now);
    }

    /** Refuses a message to a blocked person, and any from a number that is not registered. */
    synchronized void requireSendable(@Nullable Reached person) {
        requireRegistered();
        if (person != null && blocked.containsKey(person.key())) {
            throw new Refused(
                    GraphError.whatsApp(400, 130403, "User is blocked", "This user is blocked by the business"));
        }
    }

    private void requireRegistered() {
        if (!registered) {
            throw new Refused(GraphError.whatsApp(
                    400, 133010, "Phone number not registered", "The account does not exist in the Cloud API"));
        }
    }

    // Profile

    synchronized ObjectNode profile() {
        return profile.deepCopy();
    }

    synchronized void change(ObjectNode changes) {
        profile.setAll(changes);
    }

    /** Returns the public key of forms in PEM; empty for none. */
    public synchronized String formKey() {
        return formKey;
    }

    synchronized void formKey(String pem) {
        formKey = pem;
    }

    // Blocked people

    synchronized List<Reached> blocked() {
        return List.copyOf(blocked.values());
    }

    synchronized void block(Reached person) {
        blocked.put(person.key(), person);
    }

    /** Whether the person was blocked. */
    synchronized boolean unblock(Reached person) {
        return blocked.remove(person.key()) != null;
    }

    // Calls

    /** A person calls. */
    public synchronized void rings(String callId) {
        calls.put(callId, CallState.RINGING);
    }

    /** The person ends a call. */
    public synchronized void hangsUp(String callId) {
        calls.computeIfPresent(callId, (id, state) -> CallState.ENDED);
    }

    /**
     * The business calls.
     *
     * @param reference what it attached to the call; may be empty
     */
    synchronized void dials(String callId, String reference) {
        calls.put(callId, CallState.ACCEPTED);
        dialled.put(callId, reference);
    }

    /** Returns what the business attached to its call, empty for nothing; null of a call by a person. */
    public synchronized @Nullable String dialled(String callId) {
        return dialled.get(callId);
    }

    /**
     * The person decides about calls.
     *
     * @param until when the permission ends; null for never
     */
    public synchronized void permit(String person, @Nullable Instant until) {
        permissions.put(person, new CallPermission(until));
    }

    /** The person allows no calls. */
    public synchronized void deny(String person) {
        permissions.remove(person);
    }

    synchronized @Nullable CallPermission permission(String person) {
        return permissions.get(person);
    }

    /** Does what the business wants with a call. */
    synchronized void act(String callId, String action) {
        CallState state = calls.getOrDefault(callId, CallState.ENDED);
        boolean waits = state == CallState.RINGING || state == CallState.PREPARED;
        CallState next = switch (action) {
            case "pre_accept" -> state == CallState.RINGING ? CallState.PREPARED : null;
            case "accept" -> waits ? CallState.ACCEPTED : null;
            case "reject" -> waits ? CallState.ENDED : null;
            case "terminate" -> state == CallState.ENDED ? null : CallState.ENDED;
            default -> throw new Refused(GraphError.invalid("Param action is not one of its values"));
        };
        if (next == null) {
            throw new Refused(
                    GraphError.invalid("There is no call with this call_id for which " + action + " is possible"));
        }
        calls.put(callId, next);
    }
}
