package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.companies.CompanyLink;
import io.escala.core.internal.fields.AccountFields;
import io.escala.core.internal.fields.FieldInput;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.FieldEdit;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.record.Company;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Edits a contact (S19, S20). In order:
 *
 * <ol>
 *   <li>An actor without the plan, or whose role does not let them edit this contact, gets only that refusal.
 *   <li>A field that somebody else wrote since the version on which the edit is based is a conflict; the user is named. Other fields that changed
 *       meanwhile stay as they are.
 *   <li>Every field must be valid, every phone and e-mail free, and the contact still identifiable: all problems at once. A user does not clear a
 *       mandatory field.
 *   <li>A company that is typed is the contact's by the rules of {@link CompanyLink}; one that is chosen is there and not archived.
 *   <li>Numbers that are taken off the contact are remembered: no rule gives them back. One that is added is no longer refused, and people who
 *       wrote from it become the contact's.
 *   <li>What does not change anything is not written.
 * </ol>
 */
public final class EditDecision {
    private static final int MAX_CUSTOM_FIELDS = 100;

    private final UnitOfWork unit;
    private final Actor actor;
    private final ContactEdit edit;
    private final String region;
    private final boolean ownerExists;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<String> told = new TreeSet<>();
    private @Nullable CompanyLink company;

    /** @param ownerExists whether the owner that the edit names is an active user of the account, if it names one */
    EditDecision(UnitOfWork unit, Actor actor, ContactEdit edit, String region, boolean ownerExists) {
        this.unit = unit;
        this.actor = actor;
        this.edit = edit;
        this.region = region;
        this.ownerExists = ownerExists;
    }

    /** Requires the contact with its card, and the holders of the keys that the edit names. */
    Decision<Outcome<ContactCard>> decide(ContactId id, long version, Set<Entitlement> has) {
        State state = unit.state();
        Optional<Contact> found = state.contacts().find(id);
        Optional<Refusal> denied = denied(actor, has, found);
        if (denied.isPresent()) {
            return refused(List.of(denied.get()));
        }
        Contact before = found.get();
        Contact after = custom(fields(before));
        EditedKeys keys = keys(id);
        conflicts(before, version);
        if (!refusals.isEmpty()) {
            return refused(refusals);
        }
        if (after.equals(before) && told.isEmpty()) {
            return Decision.nothing(
                    Outcome.done(ContactCardAssembler.card(state, id).orElseThrow()));
        }
        List<Notice> notices = commit(before, after, keys);
        return Decision.commit(
                unit, Outcome.done(ContactCardAssembler.card(state, id).orElseThrow(), notices));
    }

    /** The plan, that the contact is there, and that the role lets the actor edit it. */
    static Optional<Refusal> denied(Actor actor, Set<Entitlement> has, Optional<Contact> contact) {
        return AccessRules.entitled(actor, has)
                .or(() -> contact.map(found -> forbidden(actor, found))
                        .orElseGet(() -> Optional.of(AccessRules.notFound().in("contact", null))));
    }

    /** Those who manage all contacts, their own, or those for marketing. */
    public static Optional<Refusal> forbidden(Actor actor, Contact contact) {
        boolean own = actor.user() != null && Objects.equals(contact.owner(), actor.user());
        boolean may = actor.may(Permission.MANAGE_CONTACTS)
                || (own && actor.may(Permission.MANAGE_OWN_CONTACTS))
                || (contact.marketing() && actor.may(Permission.MANAGE_MARKETING_CONTACTS));
        return may ? Optional.empty() : AccessRules.permitted(actor, Permission.MANAGE_CONTACTS);
    }

    private Contact fields(Contact before) {
        Contact contact = before;
        Origin origin = Origin.of(actor);
        for (Map.Entry<ContactEdit.Field, Optional<Object>> field :
                edit.fields().entrySet()) {
            Object value = field.getValue().orElse(null);
            Contact changed = switch (field.getKey()) {
                case FIRST_NAME -> contact.withNames(text(field.getKey(), value), contact.lastName(), origin);
                case LAST_NAME -> contact.withNames(contact.firstName(), text(field.getKey(), value), origin);
                case JOB_TITLE -> contact.withJobTitle(text(field.getKey(), value), origin);
                case COMPANY -> inCompany(contact, value, origin);
                case OWNER -> contact.ownedBy(owner(value), origin);
                case LIFECYCLE -> contact.withLifecycle((Lifecycle) Objects.requireNonNull(value), origin);
                case MARKETING -> contact.withMarketing((Boolean) Objects.requireNonNull(value), origin);
                case ID_FIELD, EXTERNAL_REFERENCE -> contact;
            };
            if (!changed.equals(contact)) {
                wrote(field.getKey().apiName(), field.getKey().name());
            }
            contact = changed;
        }
        return contact;
    }

    private @Nullable String text(ContactEdit.Field field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        String clean = SafeText.name((String) value);
        if (clean == null) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field.apiName()));
        }
        return clean;
    }

    private Contact inCompany(Contact contact, @Nullable Object value, Origin origin) {
        CompanyLink wanted = value instanceof CompanyId id ? chosen(contact, id) : typed(contact, value);
        if (wanted == null || wanted.isOf(contact)) {
            return contact;
        }
        company = wanted;
        return wanted.on(contact, origin);
    }

    private @Nullable CompanyLink typed(Contact contact, @Nullable Object value) {
        if (value == null) {
            return CompanyLink.NONE;
        }
        String name = text(ContactEdit.Field.COMPANY, value);
        return name == null ? null : CompanyLink.typed(unit, contact, name, actor);
    }

    /** Whoever chooses the company that the contact is in leaves it there, archived or not. */
    private @Nullable CompanyLink chosen(Contact contact, CompanyId id) {
        Company found = unit.state().records().company(id).orElse(null);
        String field = ContactEdit.Field.COMPANY.apiName();
        if (found == null) {
            refusals.add(Refusal.field(Refusal.Reason.NOT_FOUND, field));
            return null;
        }
        if (found.archived() && !id.equals(contact.companyId())) {
            refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field).because(Refusal.Cause.ARCHIVED));
            return null;
        }
        return CompanyLink.to(found);
    }

    private @Nullable UserId owner(@Nullable Object value) {
        if (value != null && !ownerExists) {
            refusals.add(Refusal.of(Refusal.Reason.USER_UNAVAILABLE, Refusal.Remedy.CHOOSE_OTHER_USER)
                    .in(ContactEdit.Field.OWNER.apiName(), null));
        }
        return (UserId) value;
    }

    private Contact custom(Contact contact) {
        Map<String, String> before = contact.customFields();
        AccountFields account = AccountFields.of(unit.state().account());
        FieldInput input = FieldInput.read(account, FieldEntity.CONTACT, edit.customFields(), before);
        refusals.addAll(input.refusals());
        if (actor.kind() == Actor.Kind.USER) {
            refusals.addAll(input.clearedMandatory(account, FieldEntity.CONTACT, before));
            account.settings()
                    .idField(FieldEntity.CONTACT)
                    .filter(field -> field.mandatory() && !field.archived() && clears(ContactEdit.Field.ID_FIELD))
                    .ifPresent(field -> refusals.add(AccountFields.refused(field)));
        }
        Map<String, String> values = input.over(before);
        input.values().keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), values.get(name)))
                .forEach(name -> wrote("customFields." + name, "CUSTOM_FIELDS"));
        int many = Math.max(MAX_CUSTOM_FIELDS, contact.customFields().size());
        if (values.size() > many) {
            refusals.add(Refusal.field(Refusal.Reason.LIMIT_REACHED, "customFields")
                    .limitedTo(MAX_CUSTOM_FIELDS, values.size()));
        }
        return contact.withCustomFields(values);
    }

    private boolean clears(ContactEdit.Field field) {
        return edit.fields().containsKey(field)
                && edit.fields().getOrDefault(field, Optional.empty()).isEmpty();
    }

    private EditedKeys keys(ContactId id) {
        EditedKeys keys = new EditedKeys(unit.state().contacts().keys(id));
        for (ContactEdit.KeyStep step : edit.keys()) {
            if (step.action() == ContactEdit.KeyAction.CLEAR_WHATSAPP) {
                keys.clearWhatsApp(null);
                continue;
            }
            KeyReading read = read(step, region);
            String field = step.phone() ? "phones" : "emails";
            if (read instanceof KeyReading.Key key) {
                if (keys.take(step.action(), key.value())) {
                    refusals.add(
                            Refusal.field(Refusal.Reason.FIELD_INVALID, field).because(Refusal.Cause.UNKNOWN));
                }
            } else if (read instanceof KeyReading.Wrong wrong) {
                refusals.add(Refusal.field(Refusal.Reason.FIELD_INVALID, field).because(wrong.cause()));
            }
        }
        only(keys, ContactEdit.Field.ID_FIELD, ContactKeyKind.ID_FIELD);
        only(keys, ContactEdit.Field.EXTERNAL_REFERENCE, ContactKeyKind.EXTERNAL_REFERENCE);
        refusals.addAll(keys.refusals(unit.state(), id));
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            if (keys.changed(kind)) {
                wrote(EditedKeys.field(kind), told(kind));
            }
        }
        boolean stays = keys.identify()
                || !unit.state().identities().of(id).isEmpty()
                || !new EditedKeys(unit.state().contacts().keys(id)).identify();
        if (!stays) {
            refusals.add(Refusal.of(Refusal.Reason.NOT_IDENTIFIABLE, Refusal.Remedy.CORRECT));
        }
        return keys;
    }

    /** What events tell of keys of a kind that changed. */
    static String told(ContactKeyKind kind) {
        return switch (kind) {
            case PHONE -> "PHONES";
            case EMAIL -> "EMAILS";
            case ID_FIELD, EXTERNAL_REFERENCE, INSTAGRAM_USER_NAME, FACEBOOK_ID -> kind.name();
        };
    }

    static KeyReading read(ContactEdit.KeyStep step, String region) {
        return step.phone() ? KeyReading.phone(step.text(), region) : KeyReading.email(step.text());
    }

    private void only(EditedKeys keys, ContactEdit.Field field, ContactKeyKind kind) {
        Optional<Object> value = edit.fields().get(field);
        if (value == null) {
            return;
        }
        if (value.isEmpty()) {
            keys.only(kind, null);
            return;
        }
        KeyReading read = KeyReading.opaque(kind).apply((String) value.get());
        if (read instanceof KeyReading.Key key) {
            keys.only(kind, key.value());
        } else if (read instanceof KeyReading.Wrong wrong) {
            refusals.add(
                    Refusal.field(Refusal.Reason.FIELD_INVALID, field.apiName()).because(wrong.cause()));
        }
    }

    private void wrote(String field, String event) {
        written.add(field);
        told.add(event);
    }

    /** Of the fields that would change, those that somebody wrote after the version that was read. */
    private void conflicts(Contact before, long version) {
        if (version > before.version()) {
            refusals.add(Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN)
                    .in("version", null));
        }
        for (String field : written) {
            FieldEdit last = before.edits().get(field);
            if (last != null && last.version() > version) {
                Refusal conflict = Refusal.of(Refusal.Reason.CHANGED_MEANWHILE, Refusal.Remedy.READ_AGAIN)
                        .in(field, null);
                UserId by = last.by();
                refusals.add(by == null ? conflict : conflict.changedBy(by));
            }
        }
    }

    private List<Notice> commit(Contact before, Contact after, EditedKeys keys) {
        ContactId id = before.id();
        List<Phone> addedPhones = keys.added().stream()
                .filter(value -> value.kind() == ContactKeyKind.PHONE)
                .map(value -> new Phone(value.value()))
                .toList();
        List<Phone> refused = new ArrayList<>(before.refusedPhones());
        refused.removeAll(addedPhones);
        keys.removedPhones().forEach(phone -> {
            refused.remove(phone);
            refused.add(phone);
        });
        unit.expect(before);
        if (company != null) {
            company.commit(unit);
        }
        unit.change(new ContactChange.EditContact(
                after.withRefusedPhones(refused).edited(written, Origin.of(actor), actor.user(), unit.now())));
        keys.commit(unit, id);
        unit.event(new CrmEvent.ContactChanged(id, List.copyOf(told)));
        NumbersOfPeople.refuse(unit, id, keys.removedPhones());
        NumbersOfPeople.accept(unit, id, addedPhones);
        List<Notice> notices = new ArrayList<>(EquivalentNumbers.duplicates(unit.state(), id, addedPhones));
        for (Phone phone : addedPhones) {
            PeopleOfContact.joinByNumber(unit, id, phone, Author.of(actor))
                    .forEach(other -> notices.add(Notice.about(Notice.Kind.LIKELY_DUPLICATE, other)));
        }
        return notices.stream().distinct().toList();
    }

    /** The keys whose holders decide: those that the edit names. */
    static List<ContactKeyValue> named(ContactEdit edit, String region) {
        List<ContactKeyValue> values = new ArrayList<>();
        for (ContactEdit.KeyStep step : edit.keys()) {
            if (step.action() != ContactEdit.KeyAction.CLEAR_WHATSAPP
                    && read(step, region) instanceof KeyReading.Key key) {
                values.add(key.value());
            }
        }
        opaque(edit, ContactEdit.Field.ID_FIELD, ContactKeyKind.ID_FIELD).ifPresent(values::add);
        opaque(edit, ContactEdit.Field.EXTERNAL_REFERENCE, ContactKeyKind.EXTERNAL_REFERENCE)
                .ifPresent(values::add);
        return values;
    }

    private static Optional<ContactKeyValue> opaque(ContactEdit edit, ContactEdit.Field field, ContactKeyKind kind) {
        Optional<Object> value = edit.fields().getOrDefault(field, Optional.empty());
        return value.map(text -> KeyReading.opaque(kind).apply((String) text))
                .flatMap(read -> read instanceof KeyReading.Key key ? Optional.of(key.value()) : Optional.empty());
    }

    private static Decision<Outcome<ContactCard>> refused(List<Refusal> refusals) {
        return Decision.nothing(Outcome.refused(refusals));
    }
}
