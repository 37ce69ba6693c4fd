package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.NewContact;
import io.escala.core.internal.companies.CompanyLink;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
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
import io.escala.crm.record.Company;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a form adds to a contact that is there. In order:
 *
 * <ol>
 *   <li>Fields are filled in that are blank; if asked for, those that no user wrote are overwritten too, and by a user all. What is not named stays.
 *   <li>Phones and e-mails are added, never overwritten: as primary ones if there is none, else as further ones. A number that a user took off stays
 *       off. One that another contact holds is refused.
 *   <li>What changes nothing is not written.
 * </ol>
 *
 * <p>Confined to one thread.
 */
final class ContactCompletion {
    /** Which fields of a contact a form writes. */
    enum Fields {
        /** Those that are blank. */
        BLANK,
        /** Those that are blank, and those that no user wrote; for a user of the team all. */
        OVERWRITABLE
    }

    private final UnitOfWork unit;
    private final Contact before;
    private final ContactForm form;
    private final Actor actor;
    private final Fields fields;
    private final Origin origin;
    private final Set<String> written = new TreeSet<>();
    private final Set<String> told = new TreeSet<>();
    private final List<Notice> notices = new ArrayList<>();
    private final EditedKeys keys;
    private final @Nullable CompanyLink company;
    private final Contact after;

    /**
     * Compares; nothing is changed yet.
     *
     * @param unit the decision; the contact with its keys, and the holders of the form's keys with the people among them loaded
     * @param before the contact as it is
     */
    ContactCompletion(UnitOfWork unit, Contact before, ContactForm form, Actor actor, Fields fields) {
        this.unit = unit;
        this.before = before;
        this.form = form;
        this.actor = actor;
        this.fields = fields;
        this.origin = Origin.of(actor);
        this.keys = keys();
        this.company = company();
        this.after = custom(fields());
    }

    /** Returns the company that is created. */
    Optional<Company> newCompany() {
        return company == null ? Optional.empty() : company.created();
    }

    /** Returns the keys that others hold, and of what there would be too many. */
    List<Refusal> refusals() {
        return keys.refusals(unit.state(), before.id());
    }

    /** Writes what is different. */
    void commit() {
        if (written.isEmpty()) {
            return;
        }
        unit.expect(before);
        if (company != null) {
            company.commit(unit);
        }
        unit.change(new ContactChange.EditContact(after.edited(written, origin, actor.user(), unit.now())));
        keys.commit(unit, before.id());
        unit.event(new CrmEvent.ContactChanged(before.id(), List.copyOf(told)));
        for (ContactKeyValue value : keys.added()) {
            if (value.kind() == ContactKeyKind.PHONE) {
                join(new Phone(value.value()));
            }
        }
    }

    /** Returns what the caller should know, once it is committed: mandatory fields of the account's own without a value among it. */
    List<Notice> notices() {
        return Stream.concat(notices.stream(), AccountFields.missing(unit.state(), before.id()).stream())
                .distinct()
                .toList();
    }

    private void join(Phone phone) {
        notices.addAll(EquivalentNumbers.duplicates(unit.state(), before.id(), List.of(phone)));
        PeopleOfContact.joinByNumber(unit, before.id(), phone, Author.of(actor))
                .forEach(other -> notices.add(Notice.about(Notice.Kind.LIKELY_DUPLICATE, other)));
    }

    private EditedKeys keys() {
        List<ContactKey> has = unit.state().contacts().keys(before.id());
        EditedKeys edited = new EditedKeys(has);
        boolean writes = has.stream().anyMatch(key -> key.is(KeyRole.WHATSAPP));
        for (ContactForm.Entry entry : form.keys()) {
            ContactKeyValue value = entry.value();
            Optional<Phone> phone = entry.phone();
            if (phone.isPresent() && before.refusedPhones().contains(phone.get())) {
                notices.add(Notice.of(Notice.Kind.PHONE_NOT_ADDED));
            } else if (phone.isPresent() && entry.roles().contains(KeyRole.WHATSAPP) && !writes) {
                edited.take(ContactEdit.KeyAction.MAKE_WHATSAPP, value);
            } else if (phone.isPresent() || value.kind() == ContactKeyKind.EMAIL) {
                edited.take(ContactEdit.KeyAction.ADD, value);
            } else if (has.stream().noneMatch(key -> key.value().kind() == value.kind())) {
                edited.only(value.kind(), value);
            }
        }
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            if (edited.changed(kind)) {
                wrote(EditedKeys.field(kind), EditDecision.told(kind));
            }
        }
        return edited;
    }

    /** The company to which the contact comes to belong; null if it stays as it is. */
    private @Nullable CompanyLink company() {
        String typed = SafeText.name(form.contact().company().orElse(null));
        if (typed == null
                || (before.company() != null && !overwrites(before.origins().get(ContactField.COMPANY)))) {
            return null;
        }
        CompanyLink link = CompanyLink.typed(unit, before, typed, actor);
        if (link.isOf(before)) {
            return null;
        }
        wrote(ContactEdit.Field.COMPANY.apiName(), ContactField.COMPANY.name());
        return link;
    }

    private Contact fields() {
        NewContact given = form.contact();
        Contact contact = before;
        String first = SafeText.name(given.firstName().orElse(null));
        if (writes(ContactField.FIRST_NAME, before.firstName(), first)) {
            contact = contact.withNames(first, contact.lastName(), origin);
        }
        String last = SafeText.name(given.lastName().orElse(null));
        if (writes(ContactField.LAST_NAME, before.lastName(), last)) {
            contact = contact.withNames(contact.firstName(), last, origin);
        }
        String job = SafeText.name(given.jobTitle().orElse(null));
        if (writes(ContactField.JOB_TITLE, before.jobTitle(), job)) {
            contact = contact.withJobTitle(job, origin);
        }
        if (company != null) {
            contact = company.on(contact, origin);
        }
        UserId owner = given.owner().orElse(null);
        if (writes(ContactField.OWNER, before.owner(), owner)) {
            contact = contact.ownedBy(owner, origin);
        }
        // What a form has by default says nothing.
        if (given.lifecycle() != Lifecycle.PROSPECT
                && writes(ContactField.LIFECYCLE, before.lifecycle(), given.lifecycle())) {
            contact = contact.withLifecycle(given.lifecycle(), origin);
        }
        if (given.marketing() && writes(ContactField.MARKETING, before.marketing(), true)) {
            contact = contact.withMarketing(true, origin);
        }
        return contact;
    }

    /** Whether a field is to be written: it is different, and blank or one that may be overwritten. */
    private boolean writes(ContactField field, @Nullable Object was, @Nullable Object now) {
        boolean writes = now != null
                && !now.equals(was)
                && (was == null || overwrites(before.origins().get(field)));
        if (writes) {
            wrote(ContactEdit.Field.valueOf(field.name()).apiName(), field.name());
        }
        return writes;
    }

    private Contact custom(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>(contact.customFields());
        form.customFields().forEach((name, stored) -> {
            String was = values.get(name);
            if (!stored.equals(was) && (was == null || overwrites(customOrigin(name)))) {
                values.put(name, stored);
                wrote("customFields." + name, "CUSTOM_FIELDS");
            }
        });
        return contact.withCustomFields(values);
    }

    private Origin customOrigin(String name) {
        FieldEdit last = before.edits().get("customFields." + name);
        return last == null ? before.bornOf() : last.origin();
    }

    private boolean overwrites(@Nullable Origin former) {
        return fields == Fields.OVERWRITABLE && (origin == Origin.PERSON || former != Origin.PERSON);
    }

    private void wrote(String field, String event) {
        written.add(field);
        told.add(event);
    }
}
