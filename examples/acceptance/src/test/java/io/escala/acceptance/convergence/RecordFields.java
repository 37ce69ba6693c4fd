package io.escala.acceptance.convergence;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything read, field by field: every component of every record, down to its values. So a new record component is
 * compared automatically. Left out, by name, are fields that depend on the order:
 *
 * <ul>
 *   <li>generated ids, and the ids of suggestions, which contain them. Their targets are compared;
 *   <li>the arrival time: {@code Message.arrivedAt}, {@link Mark#INBOUND_ARRIVAL}, {@code QuarantinedItem.at}, {@code
 *       Suggestion.at}, {@code LinkReason.at}. The unread state, which depends on it, is compared;
 *   <li>in which of several bodies an item came first, and where in it: {@code QuarantinedItem.raw}, which contains the
 *       surrounding body, and {@code QuarantinedItem.place}. The id, made of the item alone, is compared;
 *   <li>when something began: {@code ChannelIdentity.createdAt}, {@code Conversation.createdAt}. It is when the first event that
 *       arrived happened;
 *   <li>when something was last seen: {@code IdentityAlias.lastSeen}, kept to a day, and {@code ProfileName.seenAt}, kept when a name
 *       changes;
 *   <li>ended keys: kept so that late events do not restore them. The end is the time in the first event of it that
 *       arrived, and of two fused identities either may have it;
 *   <li>how often something was written: {@code ChannelIdentity.version}, {@code Conversation.version};
 *   <li>on which of two fused identities a row stands: {@code Conversation.identity}, {@code ChannelIdentity.fusedInto}.
 * </ul>
 */
final class RecordFields {
    private static final Set<Class<?>> IDS =
            Set.of(ContactId.class, ConversationId.class, IdentityId.class, MessageId.class);

    private static final Map<Class<?>, Set<String>> LEFT_OUT = Map.of(
            Message.class, Set.of("arrivedAt"),
            QuarantinedItem.class, Set.of("at", "raw", "place"),
            Suggestion.class, Set.of("at", "id"),
            Conversation.class, Set.of("createdAt", "version"),
            ChannelIdentity.class, Set.of("createdAt", "version", "fusedInto"),
            LinkReason.class, Set.of("at"),
            IdentityAlias.class, Set.of("lastSeen"),
            ProfileName.class, Set.of("seenAt"));

    private static final Map<Class<?>, List<RecordComponent>> COMPONENTS = new ConcurrentHashMap<>();

    private final SortedMap<String, String> values = new TreeMap<>();

    /** All fields. */
    SortedMap<String, String> values() {
        return values;
    }

    /** Puts a value, or what a record, list or map holds, under a name. Several under one name stand beside each other, sorted. */
    void put(String name, @Nullable Object value) {
        if (value == null || IDS.contains(value.getClass())) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            put(name, optional.orElse(null));
        } else if (value instanceof Record record) {
            putRecord(name, record);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (key != Mark.INBOUND_ARRIVAL) {
                    put(name + "[" + key + "]", each);
                }
            });
        } else if (value instanceof Collection<?> many) {
            put(
                    name,
                    many.stream()
                            .filter(RecordFields::holds)
                            .map(RecordFields::line)
                            .sorted()
                            .toList()
                            .toString());
        } else {
            values.merge(name, String.valueOf(value), RecordFields::beside);
        }
    }

    private void putRecord(String name, Record value) {
        List<RecordComponent> components = components(value.getClass());
        if (components.size() == 1 && !(value instanceof MessageContent)) {
            put(name, read(components.get(0), value));
            return;
        }
        if (value instanceof MessageContent) {
            put(name + ".is", value.getClass().getSimpleName());
        }
        for (RecordComponent component : components) {
            put(name + "." + component.getName(), read(component, value));
        }
    }

    private static boolean holds(Object value) {
        return !(value instanceof IdentityAlias alias) || alias.valid();
    }

    /** One element of a list, as a line. */
    private static String line(Object value) {
        RecordFields fields = new RecordFields();
        fields.put("", value);
        return fields.values.size() == 1 ? fields.values.values().iterator().next() : fields.values.toString();
    }

    private static String beside(String one, String other) {
        List<String> both = new ArrayList<>(List.of(one.split(" & ", -1)));
        both.add(other);
        return String.join(" & ", both.stream().sorted().toList());
    }

    private static List<RecordComponent> components(Class<?> type) {
        return COMPONENTS.computeIfAbsent(type, record -> {
            List<RecordComponent> all = new ArrayList<>();
            for (RecordComponent component : record.getRecordComponents()) {
                if (!LEFT_OUT.getOrDefault(record, Set.of()).contains(component.getName())) {
                    component.getAccessor().setAccessible(true);
                    all.add(component);
                }
            }
            return List.copyOf(all);
        });
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Objects.toString(component), e);
        }
    }
}
