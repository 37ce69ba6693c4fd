package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.CreatePreview;
import io.escala.core.contacts.LikelyTwin;
import io.escala.core.contacts.TwinMatch;
import io.escala.core.contacts.TwinMatch.Reason;
import io.escala.core.identify.Identifier;
import io.escala.core.identify.PhoneForm;
import io.escala.core.identify.PhoneForms;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who the person of a form may be already (S68, S73). Pure. In order of strength: who holds one of its keys, or is known on a channel by one; who holds
 * one of its phones in another national form; who has the same name. Confined to one thread.
 */
final class LikelyTwins {
    private static final Comparator<Map.Entry<ContactId, Set<TwinMatch>>> LIKELIEST_FIRST = Comparator.comparing(
                    (Map.Entry<ContactId, Set<TwinMatch>> twin) -> strongest(twin.getValue()))
            .thenComparing(twin -> -twin.getValue().size())
            .thenComparing(twin -> twin.getKey().value());

    private final State state;
    private final Map<ContactId, Set<TwinMatch>> found = new LinkedHashMap<>();

    private LikelyTwins(State state) {
        this.state = state;
    }

    /**
     * Finds the twins of a form.
     *
     * @param state the holders of the form's keys and of the writer's, the contacts that may have its name, and all their cards
     * @param writer the person of the conversation, or null
     * @param lines the account's lines, for keys that people have on each apart
     * @param visible whether the actor may look up contacts
     */
    static List<LikelyTwin> of(
            State state, ContactForm form, @Nullable Correspondent writer, Collection<Line> lines, boolean visible) {
        LikelyTwins twins = new LikelyTwins(state);
        form.keys().forEach(entry -> twins.byKey(entry.field(), entry.index(), entry.value()));
        twins.byPeople("instagramUserName", Reason.SAME_INSTAGRAM_USER_NAME, form.userNameClaims(lines));
        twins.byPeople("facebookId", Reason.SAME_FACEBOOK_ID, form.facebookIdClaims(lines));
        if (writer != null) {
            twins.byWriter(writer);
        }
        twins.byName(form);
        return twins.found.entrySet().stream()
                .sorted(LIKELIEST_FIRST)
                .limit(CreatePreview.MAX_TWINS)
                .map(twin -> twins.twin(twin.getKey(), twin.getValue(), visible))
                .toList();
    }

    private static Reason strongest(Set<TwinMatch> matches) {
        return matches.stream()
                .map(TwinMatch::reason)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private LikelyTwin twin(ContactId id, Set<TwinMatch> matches, boolean visible) {
        Optional<ContactCard> card = visible ? ContactCardAssembler.card(state, id) : Optional.empty();
        return new LikelyTwin(
                id,
                card.orElse(null),
                matches.stream()
                        .map(match -> visible ? match : withoutKey(match))
                        .sorted(Comparator.comparing(TwinMatch::reason))
                        .toList());
    }

    private static TwinMatch withoutKey(TwinMatch match) {
        return new TwinMatch(
                match.reason(),
                match.field(),
                match.index().isPresent() ? match.index().getAsInt() : null,
                null);
    }

    private void byKey(String field, @Nullable Integer index, ContactKeyValue value) {
        switch (value.kind()) {
            case PHONE -> byPhone(field, index, new Phone(value.value()));
            case EMAIL -> byHolder(Reason.SAME_EMAIL, field, index, value);
            case ID_FIELD -> byHolder(Reason.SAME_ID_FIELD, field, index, value);
            case EXTERNAL_REFERENCE -> byHolder(Reason.SAME_EXTERNAL_REFERENCE, field, index, value);
            case INSTAGRAM_USER_NAME -> byHolder(Reason.SAME_INSTAGRAM_USER_NAME, field, index, value);
            case FACEBOOK_ID -> byHolder(Reason.SAME_FACEBOOK_ID, field, index, value);
        }
    }

    private void byPhone(String field, @Nullable Integer index, Phone phone) {
        for (PhoneForm form : PhoneForms.candidates(phone)) {
            Reason reason = form.grade() == PhoneForm.Grade.EXACT ? Reason.SAME_PHONE : Reason.EQUIVALENT_PHONE;
            byHolder(reason, field, index, ContactKeyValue.phone(form.phone()));
            byPerson(reason, field, index, Claim.identityKey(IdentityKey.whatsAppNumber(form.phone())));
        }
    }

    private void byHolder(Reason reason, String field, @Nullable Integer index, ContactKeyValue value) {
        state.holder(Claim.contactKey(value))
                .map(ContactId::new)
                .ifPresent(holder -> meets(holder, new TwinMatch(reason, field, index, value)));
    }

    private void byPeople(String field, Reason reason, List<Claim> keys) {
        keys.forEach(key -> byPerson(reason, field, null, key));
    }

    /** A contact whose person on a channel has the key; one that holds it, too, was found by that. */
    private void byPerson(Reason reason, String field, @Nullable Integer index, Claim key) {
        state.holder(key)
                .flatMap(id -> state.identities().canonical(new IdentityId(id)))
                .map(ChannelIdentity::contact)
                .filter(contact -> found.getOrDefault(contact, Set.of()).stream()
                        .noneMatch(match ->
                                match.reason() == reason && match.field().equals(field)))
                .ifPresent(contact -> meets(contact, new TwinMatch(reason, field, index, null)));
    }

    /** Whom the channel names is filled in without being typed. */
    private void byWriter(Correspondent writer) {
        for (IdentityKey key : writer.keys()) {
            if (key.kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
                byPhone("whatsAppPhone", null, new Phone(key.value()));
                continue;
            }
            for (ContactKeyValue value : Identifier.keysToLookUp(List.of(key)).contactKeys()) {
                byKey(EditedKeys.field(value.kind()), null, value);
            }
        }
    }

    private void byName(ContactForm form) {
        String name = Namesakes.of(form.contact());
        if (name.isEmpty()) {
            return;
        }
        Set<String> emailNames = new LinkedHashSet<>();
        form.keys().stream()
                .map(ContactForm.Entry::value)
                .filter(value -> value.kind() == ContactKeyKind.EMAIL)
                .forEach(value -> emailNames.add(emailName(value)));
        for (Contact contact : List.copyOf(state.contacts().all())) {
            String other = contact.searchKey();
            boolean same = Namesakes.same(name, other);
            if (same || Namesakes.has(other, name)) {
                meets(contact.id(), new TwinMatch(same ? Reason.SAME_NAME : Reason.SIMILAR_NAME, "name", null, null));
                emails(contact.id()).stream()
                        .filter(held -> emailNames.contains(emailName(held)) && form.lacks(held))
                        .forEach(held ->
                                meets(contact.id(), new TwinMatch(Reason.SAME_EMAIL_NAME, "email", null, held)));
            }
        }
    }

    private List<ContactKeyValue> emails(ContactId contact) {
        return state.contacts().keys(contact).stream()
                .map(ContactKey::value)
                .filter(value -> value.kind() == ContactKeyKind.EMAIL)
                .toList();
    }

    private static String emailName(ContactKeyValue email) {
        return email.value().substring(0, email.value().indexOf('@'));
    }

    private void meets(ContactId contact, TwinMatch match) {
        found.computeIfAbsent(contact, none -> new LinkedHashSet<>()).add(match);
    }
}
