package io.escala.core.internal.receive;

import io.escala.core.channel.LineReported;
import io.escala.core.channel.TemplateReported;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups the events of one account by person: events that share a key or a national form of one, whose keys belong to one
 * person or one contact, or that refer to the same message, are decided and committed together. Groups are independent: no
 * decision depends on another group, so a conflict of one does not affect the others.
 */
final class EventGrouping {
    private final int[] parent;
    private final Map<Object, Integer> firstWith = new HashMap<>();

    private EventGrouping(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    /**
     * Groups events.
     *
     * @param events the events of one account
     * @param state the holders of {@link PartyKeys#claims}, and their identities
     * @return the groups in the order of their first events; within a group in the order to decide in
     */
    static List<List<RoutedEvent>> byPerson(List<RoutedEvent> events, State state) {
        EventGrouping grouping = new EventGrouping(events.size());
        for (int i = 0; i < events.size(); i++) {
            RoutedEvent event = events.get(i);
            for (Claim claim : PartyKeys.claims(event.keys())) {
                grouping.join(i, claim);
                grouping.joinHolder(i, claim, state);
            }
            Claim message = event.messageClaim();
            if (message != null) {
                grouping.join(i, message);
            }
            if (event.event() instanceof TemplateReported reported) {
                grouping.join(i, TemplateDecision.key(reported));
            }
            if (event.event() instanceof LineReported) {
                for (Line line : event.lines()) {
                    grouping.join(i, line.key());
                }
            }
            String reference = event.event().reference();
            if (reference != null) {
                grouping.join(i, reference);
            }
        }
        Map<Integer, List<RoutedEvent>> groups = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            groups.computeIfAbsent(grouping.root(i), none -> new ArrayList<>()).add(events.get(i));
        }
        for (List<RoutedEvent> group : groups.values()) {
            group.sort(Comparator.comparingInt(RoutedEvent::phase)
                    .thenComparing(RoutedEvent::order)
                    .thenComparingInt(RoutedEvent::index));
        }
        return List.copyOf(groups.values());
    }

    private void joinHolder(int index, Claim claim, State state) {
        state.holder(claim).ifPresent(holder -> {
            if (claim.kind() == ClaimKind.CONTACT_KEY) {
                join(index, new ContactId(holder));
                return;
            }
            state.identities().canonical(new IdentityId(holder)).ifPresent(person -> {
                join(index, person.id());
                if (person.contact() != null) {
                    join(index, person.contact());
                }
            });
        });
    }

    private void join(int index, Object token) {
        Integer first = firstWith.putIfAbsent(token, index);
        if (first != null) {
            parent[root(index)] = root(first);
        }
    }

    private int root(int index) {
        int at = index;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
