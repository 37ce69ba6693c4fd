package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.NewContact;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.FieldEdit;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Creates or updates the contact that another system knows by a reference. In order:
 *
 * <ol>
 *   <li>An actor without the plan or the permission gets only that refusal. A reference is required, and every field must be valid.
 *   <li>The contact is the one with the reference; else the only one that holds any of the phones and e-mails, if it has no reference yet; else a
 *       new one, for which the reference is enough to identify it.
 *   <li>Of a contact that is there, fields are filled in that are blank, and overwritten that no user wrote. What is not named stays.
 *   <li>Phones and e-mails are added, never overwritten: as primary ones if there is none, else as further ones. A number that a user took off stays
 *       off. One that another contact holds is refused.
 *   <li>What changes nothing is not written.
 * </ol>
 */
final class UpsertDecision {
    private final UnitOfWork unit;
    private final ContactForm form;
    private final Actor actor;
    private final Origin origin;
    private final Set<String> written = new TreeSet<>();
    private final Set<String> told = new TreeSet<>();
    private final List<Notice> notices = new ArrayList<>();

    /** Requires the holders of the form's keys with their cards. */
    UpsertDecision(UnitOfWork unit, ContactForm form, Actor actor) {
        this.unit = unit;
        this.form = form;
        this.actor = actor;
        this.origin = Origin.of(actor);
    }

    Decision<Outcome<ContactCard>> decide(Set<Entitlement> has) {
        Optional<Refusal> denied =
                AccessRules.entitled(actor, has).or(() -> AccessRules.permitted(actor, Permission.MANAGE_CONTACTS));
        if (denied.isPresent()) {
            return refused(List.of(denied.get()));
        }
        List<Refusal> refusals = new ArrayList<>(form.refusals());
        Optional<ContactKeyValue> reference = key(ContactKeyKind.EXTERNAL_REFERENCE);
        if (form.contact().externalReference().filter(text -> !text.isBlank()).isEmpty()) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_MISSING, "externalReference"));
        }
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Optional<Contact> known = known(reference.orElseThrow());
        return known.isPresent() ? update(known.get()) : CreateDecision.referenced(unit, form, actor);
    }

    private Optional<ContactKeyValue> key(ContactKeyKind kind) {
        return form.keys().stream()
                .map(ContactForm.Entry::value)
                .filter(value -> value.kind() == kind)
                .findFirst();
    }

    private Optional<Contact> known(ContactKeyValue reference) {
        State state = unit.state();
        Optional<ContactId> holder = state.holder(Claim.contactKey(reference)).map(ContactId::new);
        if (holder.isPresent()) {
            return state.contacts().find(holder.get());
        }
        Set<ContactId> holders = new LinkedHashSet<>();
        form.keys()
                .forEach(entry -> state.holder(Claim.contactKey(entry.value()))
                        .map(ContactId::new)
                        .ifPresent(holders::add));
        return holders.size() == 1
                ? holders.stream()
                        .filter(only -> state.contacts().keys(only).stream()
                                .noneMatch(key -> key.value().kind() == ContactKeyKind.EXTERNAL_REFERENCE))
                        .findFirst()
                        .flatMap(state.contacts()::find)
                : Optional.empty();
    }

    private Decision<Outcome<ContactCard>> update(Contact before) {
        EditedKeys keys = keys(before);
        List<Refusal> refusals = keys.refusals(unit.state(), before.id());
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        Contact after = custom(fields(before));
        if (written.isEmpty()) {
            return Decision.nothing(Outcome.done(card(before.id()), notices));
        }
        unit.expect(before);
        unit.change(new ContactChange.EditContact(after.edited(written, origin, actor.user(), unit.now())));
        keys.commit(unit, before.id());
        unit.event(new CrmEvent.ContactChanged(before.id(), List.copyOf(told)));
        for (ContactKeyValue value : keys.added()) {
            if (value.kind() == ContactKeyKind.PHONE) {
                join(before.id(), new Phone(value.value()));
            }
        }
        return Decision.commit(
                unit,
                Outcome.done(card(before.id()), notices.stream().distinct().toList()));
    }

    private void join(ContactId contact, Phone phone) {
        notices.addAll(EquivalentNumbers.duplicates(unit.state(), contact, List.of(phone)));
        PeopleOfContact.joinByNumber(unit, contact, phone, Author.of(actor))
                .forEach(other -> notices.add(Notice.about(Notice.Kind.LIKELY_DUPLICATE, other)));
    }

    private ContactCard card(ContactId contact) {
        return ContactCardAssembler.card(unit.state(), contact).orElseThrow();
    }

    private EditedKeys keys(Contact before) {
        List<ContactKey> has = unit.state().contacts().keys(before.id());
        EditedKeys keys = new EditedKeys(has);
        boolean writes = has.stream().anyMatch(key -> key.is(KeyRole.WHATSAPP));
        for (ContactForm.Entry entry : form.keys()) {
            ContactKeyValue value = entry.value();
            Optional<Phone> phone = entry.phone();
            if (phone.isPresent() && before.refusedPhones().contains(phone.get())) {
                notices.add(Notice.of(Notice.Kind.PHONE_NOT_ADDED));
            } else if (phone.isPresent() && entry.roles().contains(KeyRole.WHATSAPP) && !writes) {
                keys.take(ContactEdit.KeyAction.MAKE_WHATSAPP, value);
            } else if (phone.isPresent() || value.kind() == ContactKeyKind.EMAIL) {
                keys.take(ContactEdit.KeyAction.ADD, value);
            } else if (has.stream().noneMatch(key -> key.value().kind() == value.kind())) {
                keys.only(value.kind(), value);
            }
        }
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            if (keys.changed(kind)) {
                wrote(EditedKeys.field(kind), EditDecision.told(kind));
            }
        }
        return keys;
    }

    private Contact fields(Contact before) {
        NewContact given = form.contact();
        Contact contact = before;
        String first = SafeText.name(given.firstName().orElse(null));
        if (writes(before, ContactField.FIRST_NAME, before.firstName(), first)) {
            contact = contact.withNames(first, contact.lastName(), origin);
        }
        String last = SafeText.name(given.lastName().orElse(null));
        if (writes(before, ContactField.LAST_NAME, before.lastName(), last)) {
            contact = contact.withNames(contact.firstName(), last, origin);
        }
        String job = SafeText.name(given.jobTitle().orElse(null));
        if (writes(before, ContactField.JOB_TITLE, before.jobTitle(), job)) {
            contact = contact.withJobTitle(job, origin);
        }
        String company = SafeText.name(given.company().orElse(null));
        if (writes(before, ContactField.COMPANY, before.company(), company)) {
            contact = contact.withCompany(company, origin);
        }
        UserId owner = given.owner().orElse(null);
        if (writes(before, ContactField.OWNER, before.owner(), owner)) {
            contact = contact.ownedBy(owner, origin);
        }
        // What a form has by default says nothing.
        if (given.lifecycle() != Lifecycle.PROSPECT
                && writes(before, ContactField.LIFECYCLE, before.lifecycle(), given.lifecycle())) {
            contact = contact.withLifecycle(given.lifecycle(), origin);
        }
        if (given.marketing() && writes(before, ContactField.MARKETING, before.marketing(), true)) {
            contact = contact.withMarketing(true, origin);
        }
        return contact;
    }

    /** Whether a field is to be written: it is different, and blank or written by no user; a user of the team overwrites all. */
    private boolean writes(Contact before, ContactField field, @Nullable Object was, @Nullable Object now) {
        boolean writes = now != null
                && !now.equals(was)
                && (was == null || origin == Origin.PERSON || before.origins().get(field) != Origin.PERSON);
        if (writes) {
            wrote(ContactEdit.Field.valueOf(field.name()).apiName(), field.name());
        }
        return writes;
    }

    private Contact custom(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>(contact.customFields());
        form.contact().customFields().forEach((name, value) -> {
            String clean = Objects.requireNonNull(SafeText.name(name), "checked with the form");
            String stored = SafeText.message(value);
            String was = values.get(clean);
            if (!stored.isBlank() && !stored.equals(was) && (was == null || overwrites(contact, clean))) {
                values.put(clean, stored);
                wrote("customFields." + clean, "CUSTOM_FIELDS");
            }
        });
        return contact.withCustomFields(values);
    }

    private boolean overwrites(Contact contact, String name) {
        FieldEdit last = contact.edits().get("customFields." + name);
        return origin == Origin.PERSON || (last == null ? contact.bornOf() : last.origin()) != Origin.PERSON;
    }

    private void wrote(String field, String event) {
        written.add(field);
        told.add(event);
    }

    private static Decision<Outcome<ContactCard>> refused(List<Refusal> refusals) {
        return Decision.nothing(Outcome.refused(refusals));
    }
}
