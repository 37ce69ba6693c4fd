package io.escala.fakemeta;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The webhook fields to which the app of a Page, Instagram account or WhatsApp Business Account is subscribed. Thread-safe.
 */
final class Subscriptions {

    private static final Set<String> EVERYTHING = Set.of(
            "messages",
            "message_echoes",
            "message_edit",
            "message_edits",
            "message_reactions",
            "message_deliveries",
            "message_reads",
            "messaging_seen",
            "messaging_postbacks",
            "messaging_referral",
            "messaging_referrals",
            "messaging_optins",
            "messaging_handover",
            "messaging_handovers",
            "messaging_feedback",
            "messaging_policy_enforcement",
            "standby",
            "feed",
            "comments");

    private final Map<String, List<String>> changed = new ConcurrentHashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    void put(String id, String... fields) {
        lost.remove(id);
        changed.put(id, List.of(fields));
    }

    /** The app is subscribed to what it was before, initially to everything. */
    void restore(String id) {
        lost.remove(id);
    }

    void lose(String id) {
        lost.add(id);
    }

    void clear() {
        changed.clear();
        lost.clear();
    }

    /** Returns the fields, or null when there is no subscription. */
    @Nullable
    List<String> of(String id) {
        return lost.contains(id)
                ? null
                : changed.getOrDefault(id, EVERYTHING.stream().sorted().toList());
    }
}
