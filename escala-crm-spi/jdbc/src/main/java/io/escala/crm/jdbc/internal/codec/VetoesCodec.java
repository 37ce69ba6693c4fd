package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.contact.ContactId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The column with the contacts that no rule links a person to: their ids as a list in JSON, null for none. */
public final class VetoesCodec {
    private VetoesCodec() {}

    /** Returns the value of the column. */
    public static @Nullable String write(Set<ContactId> vetoes) {
        return vetoes.isEmpty()
                ? null
                : Json.write(vetoes.stream().map(ContactId::value).sorted().toList());
    }

    /** Returns the contacts. */
    public static Set<ContactId> vetoes(@Nullable String column) {
        return column == null
                ? Set.of()
                : Json.readTexts(column).stream().map(ContactId::new).collect(Collectors.toUnmodifiableSet());
    }
}
