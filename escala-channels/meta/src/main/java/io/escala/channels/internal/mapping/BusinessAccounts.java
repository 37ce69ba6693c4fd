package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppBusinessUsername;
import io.escala.channels.event.whatsapp.WhatsAppSecurity;
import io.escala.channels.event.whatsapp.WhatsAppTemplateComponents;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The WhatsApp Business Account of events that refer to it. Every account with a line under it keeps them. */
final class BusinessAccounts {
    private static final Map<Class<?>, Function<MetaEvent, @Nullable String>> BY_KIND = new Table()
            .put(WhatsAppBusinessUsername.class, WhatsAppBusinessUsername::accountId)
            .put(WhatsAppSecurity.class, WhatsAppSecurity::accountId)
            .put(WhatsAppTemplateComponents.class, WhatsAppTemplateComponents::accountId)
            .build();

    private BusinessAccounts() {}

    static @Nullable String of(MetaEvent event) {
        Function<MetaEvent, @Nullable String> waba = BY_KIND.get(event.getClass());
        String id = waba == null ? null : waba.apply(event);
        return StorableIds.usable(id);
    }

    private static final class Table {
        private final Map<Class<?>, Function<MetaEvent, @Nullable String>> rows = new HashMap<>();

        <E extends MetaEvent> Table put(Class<E> kind, Function<E, @Nullable String> waba) {
            rows.put(kind, event -> waba.apply(kind.cast(event)));
            return this;
        }

        Map<Class<?>, Function<MetaEvent, @Nullable String>> build() {
            return Map.copyOf(rows);
        }
    }
}
