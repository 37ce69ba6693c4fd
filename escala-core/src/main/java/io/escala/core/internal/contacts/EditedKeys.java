package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactEdit;
import io.escala.core.internal.identify.AbsentKeys;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Refusal;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a contact while they are edited, each with its roles. A phone that is added is the primary one if there is none, else a secondary
 * one; whatever a phone stops to be, it stays as a secondary one. Confined to one thread.
 */
final class EditedKeys {
    private final Map<ContactKeyValue, ContactKey> before = new LinkedHashMap<>();
    private final Map<ContactKeyValue, EnumSet<KeyRole>> after = new LinkedHashMap<>();

    EditedKeys(List<ContactKey> keys) {
        for (ContactKey key : keys) {
            before.put(key.value(), key);
            EnumSet<KeyRole> roles = EnumSet.noneOf(KeyRole.class);
            roles.addAll(key.roles());
            after.put(key.value(), roles);
        }
    }

    /** Returns whether the step names a key that the contact does not have, although it must. */
    boolean take(ContactEdit.KeyAction action, ContactKeyValue value) {
        switch (action) {
            case ADD -> add(value);
            case REMOVE -> {
                return after.remove(value) == null;
            }
            case MAKE_PRIMARY -> {
                with(value.kind(), KeyRole.PRIMARY)
                        .filter(primary -> !primary.equals(value))
                        .ifPresent(primary -> lose(primary, KeyRole.PRIMARY));
                add(value).add(KeyRole.PRIMARY);
                roles(value).remove(KeyRole.SECONDARY);
            }
            case MAKE_WHATSAPP -> {
                clearWhatsApp(value);
                add(value).add(KeyRole.WHATSAPP);
            }
            case CLEAR_WHATSAPP -> throw new IllegalArgumentException("names no phone");
        }
        return false;
    }

    /** Has a key of another contact: it is the WhatsApp phone here if it was there and none is here; one of a kind without roles is added. */
    void give(ContactKey key) {
        if (key.roles().isEmpty()) {
            after.put(key.value(), EnumSet.noneOf(KeyRole.class));
            return;
        }
        boolean writes = key.is(KeyRole.WHATSAPP)
                && with(ContactKeyKind.PHONE, KeyRole.WHATSAPP).isEmpty();
        EnumSet<KeyRole> roles = add(key.value());
        if (writes) {
            roles.add(KeyRole.WHATSAPP);
        }
    }

    /** Takes the role of the WhatsApp phone off whichever phone has it, other than this one. */
    void clearWhatsApp(@Nullable ContactKeyValue except) {
        with(ContactKeyKind.PHONE, KeyRole.WHATSAPP)
                .filter(phone -> !phone.equals(except))
                .ifPresent(phone -> lose(phone, KeyRole.WHATSAPP));
    }

    /** Has one key of a kind that has no roles, or none. */
    void only(ContactKeyKind kind, @Nullable ContactKeyValue value) {
        after.keySet().removeIf(key -> key.kind() == kind && !key.equals(value));
        if (value != null) {
            after.computeIfAbsent(value, none -> EnumSet.noneOf(KeyRole.class));
        }
    }

    private EnumSet<KeyRole> add(ContactKeyValue value) {
        return after.computeIfAbsent(
                value,
                none -> EnumSet.of(
                        with(value.kind(), KeyRole.PRIMARY).isPresent() ? KeyRole.SECONDARY : KeyRole.PRIMARY));
    }

    private void lose(ContactKeyValue value, KeyRole role) {
        EnumSet<KeyRole> roles = roles(value);
        roles.remove(role);
        if (!roles.contains(KeyRole.PRIMARY)) {
            roles.add(KeyRole.SECONDARY);
        }
    }

    private EnumSet<KeyRole> roles(ContactKeyValue value) {
        return Objects.requireNonNull(after.get(value));
    }

    private Optional<ContactKeyValue> with(ContactKeyKind kind, KeyRole role) {
        return after.entrySet().stream()
                .filter(key -> key.getKey().kind() == kind && key.getValue().contains(role))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The keys that the contact gets. */
    List<ContactKeyValue> added() {
        return after.keySet().stream()
                .filter(value -> !before.containsKey(value))
                .toList();
    }

    /** The phones that the contact loses. */
    List<Phone> removedPhones() {
        return before.keySet().stream()
                .filter(value -> value.kind() == ContactKeyKind.PHONE && !after.containsKey(value))
                .map(value -> new Phone(value.value()))
                .toList();
    }

    boolean changed(ContactKeyKind kind) {
        return !of(
                        kind,
                        before.entrySet().stream()
                                .map(key ->
                                        Map.entry(key.getKey(), key.getValue().roles())))
                .equals(of(
                        kind,
                        after.entrySet().stream().map(key -> Map.entry(key.getKey(), Set.copyOf(key.getValue())))));
    }

    private static Set<Map.Entry<ContactKeyValue, Set<KeyRole>>> of(
            ContactKeyKind kind, Stream<Map.Entry<ContactKeyValue, Set<KeyRole>>> keys) {
        return keys.filter(key -> key.getKey().kind() == kind).collect(Collectors.toSet());
    }

    /** Whether a phone, an e-mail or an id on Messenger still identifies the contact. */
    boolean identify() {
        return with(ContactKeyKind.PHONE, KeyRole.PRIMARY).isPresent()
                || after.keySet().stream()
                        .anyMatch(value ->
                                value.kind() == ContactKeyKind.EMAIL || value.kind() == ContactKeyKind.FACEBOOK_ID);
    }

    /** What is taken by others, and of what there are too many now. */
    List<Refusal> refusals(State state, ContactId self) {
        List<Refusal> refusals = new ArrayList<>();
        for (ContactKeyValue value : added()) {
            state.holder(Claim.contactKey(value))
                    .map(ContactId::new)
                    .filter(holder -> !holder.equals(self))
                    .ifPresent(holder ->
                            refusals.add(Refusal.held(Refusal.Reason.KEY_TAKEN, field(value.kind()), holder)));
        }
        refusals.addAll(limits());
        return refusals;
    }

    /** Of what there are too many now. */
    List<Refusal> limits() {
        List<Refusal> refusals = new ArrayList<>();
        for (ContactKeyKind kind : List.of(ContactKeyKind.PHONE, ContactKeyKind.EMAIL)) {
            long now = after.entrySet().stream()
                    .filter(key -> key.getKey().kind() == kind && key.getValue().contains(KeyRole.SECONDARY))
                    .count();
            long were = before.values().stream()
                    .filter(key -> key.value().kind() == kind && key.is(KeyRole.SECONDARY))
                    .count();
            if (now > ContactForm.MAX_SECONDARY && now > were) {
                refusals.add(Refusal.field(Refusal.Reason.LIMIT_REACHED, field(kind))
                        .limitedTo(ContactForm.MAX_SECONDARY, now));
            }
        }
        return refusals;
    }

    /** The name of the field in the API that keys of a kind belong to. */
    static String field(ContactKeyKind kind) {
        return switch (kind) {
            case PHONE -> "phones";
            case EMAIL -> "emails";
            case ID_FIELD -> ContactEdit.Field.ID_FIELD.apiName();
            case EXTERNAL_REFERENCE -> ContactEdit.Field.EXTERNAL_REFERENCE.apiName();
            case INSTAGRAM_USER_NAME -> "instagramUserName";
            case FACEBOOK_ID -> "facebookId";
        };
    }

    /** Changes what is different. */
    void commit(UnitOfWork unit, ContactId contact) {
        before.forEach((value, key) -> {
            EnumSet<KeyRole> roles = after.get(value);
            if (roles == null) {
                unit.change(new ContactChange.RevokeKey(key, key.roles()));
            } else if (!roles.equals(key.roles())) {
                unit.change(new ContactChange.ChangeRoles(key, roles));
            }
        });
        for (ContactKeyValue value : added()) {
            unit.change(new ContactChange.GrantKey(new ContactKey(unit.account(), contact, value, roles(value))));
            if (value.kind() == ContactKeyKind.PHONE) {
                AbsentKeys.expect(unit, new Phone(value.value()));
            }
        }
    }
}
