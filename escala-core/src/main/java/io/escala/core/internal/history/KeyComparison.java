package io.escala.core.internal.history;

import io.escala.core.internal.history.ContactFacts.Fact;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.history.HistoryContent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which keys contacts got, lost and gave to each other. Pure. */
final class KeyComparison {
    private final State state;
    private final Touched touched;
    private final List<Fact> facts = new ArrayList<>();

    /** Whose a key was that somebody lost, and whose it is that somebody got. */
    private final Map<ContactKeyValue, ContactId> lost = new LinkedHashMap<>();

    private final Map<ContactKeyValue, ContactId> got = new LinkedHashMap<>();
    private final Set<Touched.Key> told = new HashSet<>();
    private final Map<Touched.Key, ContactKey> reordered = new LinkedHashMap<>();

    KeyComparison(State state, Touched touched) {
        this.state = state;
        this.touched = touched;
    }

    List<Fact> facts() {
        touched.keys().forEach(this::compare);
        lost.forEach(this::removed);
        got.forEach((value, contact) -> {
            if (!lost.containsKey(value)) {
                tell(contact, value, new HistoryContent.KeyAdded(value.kind()));
            }
        });
        touched.keys().forEach(this::writesFrom);
        reordered.keySet().forEach(this::roles);
        return facts;
    }

    private void compare(Touched.Key key, Optional<ContactKey> before) {
        if (touched.removes(key.contact())) {
            return;
        }
        Optional<ContactKey> after = now(key);
        if (before.isPresent() && after.isPresent()) {
            if (!before.get().roles().equals(after.get().roles())) {
                reordered.put(key, after.get());
            }
        } else if (before.isPresent()) {
            lost.put(key.value(), key.contact());
        } else if (after.isPresent()) {
            got.put(key.value(), key.contact());
        }
    }

    private Optional<ContactKey> now(Touched.Key key) {
        return state.contacts().key(key.contact(), key.value());
    }

    private void removed(ContactKeyValue value, ContactId from) {
        ContactId to = got.get(value);
        if (to == null) {
            tell(from, value, new HistoryContent.KeyRemoved(value.kind()));
            return;
        }
        HistoryContent moved = new HistoryContent.KeyMoved(value.kind(), from, to);
        tell(from, value, moved);
        tell(to, value, moved);
    }

    private void writesFrom(Touched.Key key, Optional<ContactKey> before) {
        boolean wrote = before.filter(one -> one.is(KeyRole.WHATSAPP)).isPresent();
        if (!touched.removes(key.contact())
                && !wrote
                && now(key).filter(one -> one.is(KeyRole.WHATSAPP)).isPresent()) {
            tell(key.contact(), key.value(), new HistoryContent.WhatsAppPhoneRecorded());
        }
    }

    /** A number that is another one's role now is an edit, unless that goes along with something that is told. */
    private void roles(Touched.Key key) {
        boolean goesAlong = told.stream()
                .anyMatch(other -> other.contact().equals(key.contact())
                        && other.value().kind() == key.value().kind());
        if (!goesAlong) {
            String field = key.value().kind() == ContactKeyKind.PHONE ? "phones" : "emails";
            tell(key.contact(), key.value(), new HistoryContent.FieldsEdited(List.of(field)));
        }
    }

    private void tell(ContactId contact, ContactKeyValue value, HistoryContent content) {
        if (!touched.creates(contact)) {
            facts.add(new Fact(contact, content, null));
        }
        told.add(new Touched.Key(contact, value));
    }
}
