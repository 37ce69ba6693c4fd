package io.escala.core.internal.contacts;

import io.escala.core.identify.PhoneNumbers;
import io.escala.core.identify.TypedPhone;
import io.escala.core.result.Refusal.Cause;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.text.SafeText;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a typed key was read as: a key, or what is wrong with it. */
sealed interface KeyReading {
    /** A key. */
    record Key(ContactKeyValue value) implements KeyReading {}

    /** No key. */
    record Wrong(Cause cause) implements KeyReading {}

    static KeyReading phone(String text, String region) {
        TypedPhone typed = PhoneNumbers.parse(text, region);
        if (typed instanceof TypedPhone.Understood understood) {
            return new Key(ContactKeyValue.phone(understood.value()));
        }
        if (typed instanceof TypedPhone.NotUnderstood wrong) {
            return new Wrong(
                    switch (wrong.reason()) {
                        case EMPTY, NOT_DIGITS -> Cause.NOT_DIGITS;
                        case TOO_SHORT -> Cause.TOO_SHORT;
                        case TOO_LONG -> Cause.TOO_LONG;
                        case UNKNOWN_COUNTRY_CODE -> Cause.UNKNOWN_COUNTRY_CODE;
                        case NOT_IN_NUMBERING_PLAN -> Cause.NOT_IN_NUMBERING_PLAN;
                    });
        }
        throw new IllegalStateException("no case for " + typed.getClass());
    }

    static KeyReading email(String text) {
        return of(ContactKeyValue.email(text));
    }

    static KeyReading instagramUserName(String text) {
        return of(ContactKeyValue.instagramUserName(text));
    }

    static KeyReading facebookId(@Nullable String page, String text) {
        return of(ContactKeyValue.facebookId(page, text));
    }

    static Function<String, KeyReading> opaque(ContactKeyKind kind) {
        return text -> {
            String id = text.strip();
            if (id.length() > SafeText.MAX_ID_LENGTH) {
                return new Wrong(Cause.TOO_LONG);
            }
            try {
                return new Key(new ContactKeyValue(kind, id));
            } catch (IllegalArgumentException e) {
                // Too many bytes, or characters that no store can keep.
                return new Wrong(Cause.MALFORMED);
            }
        };
    }

    private static KeyReading of(Optional<ContactKeyValue> value) {
        return value.<KeyReading>map(Key::new).orElseGet(() -> new Wrong(Cause.MALFORMED));
    }
}
