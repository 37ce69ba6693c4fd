package io.escala.examples.inspector;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.PageFeedChange;
import io.escala.channels.event.whatsapp.WhatsAppContactSync;
import io.escala.channels.event.whatsapp.WhatsAppUser;
import io.escala.crm.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The people of an event by role, each with all names in the event. */
final class EventPeople {
    private static final String FROM = "from";
    private static final String TO = "to";

    /** Component names of the acting person; other components use their name as role. */
    private static final Map<String, String> PARTS = Map.of("user", FROM, "by", FROM, "current", FROM);

    private final Redaction redaction;

    EventPeople(Redaction redaction) {
        this.redaction = redaction;
    }

    Map<String, Object> of(MetaEvent event) {
        Map<String, Object> people = new LinkedHashMap<>();
        Map<String, Object> components = Fields.components(event);
        boolean byBusiness = Boolean.TRUE.equals(components.get("fromBusiness"))
                || Boolean.TRUE.equals(components.get("byBusiness"));
        components.forEach((name, value) -> {
            Object aliases = value instanceof List<?> list ? many(list, event) : one(value, event);
            if (aliases != null) {
                String part = PARTS.getOrDefault(name, name);
                people.put(byBusiness && part.equals(FROM) ? TO : part, aliases);
            }
        });
        if (event instanceof PageFeedChange change) {
            put(people, FROM, author(change));
        }
        return people;
    }

    private @Nullable Object one(Object value, MetaEvent event) {
        Map<String, Object> aliases = new LinkedHashMap<>();
        if (value instanceof WhatsAppUser user) {
            put(aliases, "phone", redaction.phone(user.phone()));
            put(aliases, "bsuid", user.userId());
            put(aliases, "parentBsuid", user.parentUserId());
            put(aliases, "userName", redaction.name(user.userName()));
            put(aliases, "profileName", redaction.name(user.profileName()));
            if (event instanceof WhatsAppContactSync sync) {
                put(aliases, "fullName", redaction.name(sync.fullName()));
                put(aliases, "firstName", redaction.name(sync.firstName()));
            }
        } else if (value instanceof DirectUser user) {
            put(aliases, event.channel() == Channel.INSTAGRAM ? "igsid" : "psid", user.scopedId());
            put(aliases, "userRef", user.userRef());
            put(aliases, "userName", redaction.name(user.userName()));
        }
        return aliases.isEmpty() ? null : aliases;
    }

    private @Nullable Object many(List<?> values, MetaEvent event) {
        List<Object> people = new ArrayList<>();
        for (Object value : values) {
            Object aliases = one(value, event);
            if (aliases != null) {
                people.add(aliases);
            }
        }
        return people.isEmpty() ? null : people;
    }

    private @Nullable Object author(PageFeedChange change) {
        Map<String, Object> aliases = new LinkedHashMap<>();
        put(aliases, "psid", change.authorId());
        put(aliases, "name", redaction.name(change.authorName()));
        return aliases.isEmpty() ? null : aliases;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
