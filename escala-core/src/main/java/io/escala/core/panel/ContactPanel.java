package io.escala.core.panel;

import io.escala.core.contacts.ContactActions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.records.RelatedRecords;
import io.escala.core.result.Refusal;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.KeyDataQuestion;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows of a contact beside a conversation, or on the contact's own card: its data and related records as two tabs, the beginning of its history, the offer to
 * register a person who is no contact, the buttons, and which data are still to be asked for. A snapshot, immutable.
 */
public final class ContactPanel {
    private final @Nullable ConversationId conversation;
    private final RegistrationOffer registration;
    private final @Nullable ContactView contact;
    private final Map<PanelCommand, Refusal> refused;
    private final Set<KeyData> missing;
    private final List<KeyDataQuestion> questions;

    /**
     * What is shown of a contact.
     *
     * @param card the contact
     * @param fields the tab with its data
     * @param records the tab with its related records
     * @param actions its buttons
     * @param history the first page of its history, or null
     */
    private record ContactView(
            ContactCard card,
            List<PanelField> fields,
            RelatedRecords records,
            ContactActions actions,
            @Nullable CursorPage<HistoryEntry> history) {}

    private ContactPanel(
            @Nullable ConversationId conversation,
            RegistrationOffer registration,
            @Nullable ContactView contact,
            Map<PanelCommand, Refusal> refused,
            Set<KeyData> missing,
            List<KeyDataQuestion> questions) {
        this.conversation = conversation;
        this.registration = Objects.requireNonNull(registration, "registration");
        this.contact = contact;
        this.refused = Collections.unmodifiableMap(new EnumMap<>(refused));
        this.missing = Collections.unmodifiableSet(
                missing.isEmpty() ? EnumSet.noneOf(KeyData.class) : EnumSet.copyOf(missing));
        this.questions = List.copyOf(questions);
    }

    /**
     * Creates a panel without a contact.
     *
     * @param conversation the conversation, or null
     * @param registration whether the person can be registered
     * @param refused which commands the user may not use, and why
     */
    public static ContactPanel of(
            @Nullable ConversationId conversation, RegistrationOffer registration, Map<PanelCommand, Refusal> refused) {
        Map<PanelCommand, Refusal> all = new EnumMap<>(PanelCommand.class);
        all.putAll(refused);
        return new ContactPanel(conversation, registration, null, all, Set.of(), List.of());
    }

    /**
     * Returns a copy with a contact.
     *
     * @param card the contact
     * @param fields the tab with its data, in the account's order
     * @param records the tab with its related records
     * @param actions its buttons
     */
    public ContactPanel with(
            ContactCard card, List<PanelField> fields, RelatedRecords records, ContactActions actions) {
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(records, "records");
        Objects.requireNonNull(actions, "actions");
        return new ContactPanel(
                conversation,
                registration,
                new ContactView(card, List.copyOf(fields), records, actions, null),
                refused,
                missing,
                questions);
    }

    /**
     * Returns a copy with the first page of the contact's history.
     *
     * @param page the page, newest first
     * @throws IllegalStateException when there is no contact
     */
    public ContactPanel withHistory(CursorPage<HistoryEntry> page) {
        Objects.requireNonNull(page, "page");
        if (contact == null) {
            throw new IllegalStateException("only a contact has a history");
        }
        return new ContactPanel(
                conversation,
                registration,
                new ContactView(contact.card(), contact.fields(), contact.records(), contact.actions(), page),
                refused,
                missing,
                questions);
    }

    /**
     * Returns a copy that asks for data.
     *
     * @param data which are missing
     * @param all how the account asks for each, in several languages
     */
    public ContactPanel asking(Set<KeyData> data, List<KeyDataQuestion> all) {
        return new ContactPanel(conversation, registration, contact, refused, data, all);
    }

    /** Returns the conversation, or empty on a contact's own card. */
    public Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    /** Returns whether the person can be registered, or why not. */
    public RegistrationOffer registration() {
        return registration;
    }

    /** Returns the contact, or empty when the person is none. */
    public Optional<ContactCard> contact() {
        return Optional.ofNullable(contact).map(ContactView::card);
    }

    /**
     * Returns the tab with the contact's data, in the account's order. It is saved at once with {@link io.escala.core.contacts.Contacts#edit}.
     *
     * @return the fields; none without a contact
     */
    public List<PanelField> fields() {
        return contact == null ? List.of() : contact.fields();
    }

    /**
     * Returns a field of the tab.
     *
     * @param key its key
     */
    public Optional<PanelField> field(String key) {
        Objects.requireNonNull(key, "key");
        return fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Returns the tab with opportunities, activities and tasks; empty without a contact. */
    public Optional<RelatedRecords> records() {
        return Optional.ofNullable(contact).map(ContactView::records);
    }

    /**
     * Returns the first page of what happened to the contact, newest first. It goes on with its cursor in {@link
     * io.escala.core.contacts.Contacts#history}.
     *
     * @return the page; empty beside a conversation, and without a contact
     */
    public Optional<CursorPage<HistoryEntry>> history() {
        return Optional.ofNullable(contact).map(ContactView::history);
    }

    /** Returns the buttons for marketing, e-mail, call and WhatsApp; empty without a contact. */
    public Optional<ContactActions> actions() {
        return Optional.ofNullable(contact).map(ContactView::actions);
    }

    /**
     * Returns why the user may not use a command, or empty when they may. What is filled in is judged by the command itself.
     *
     * @param command the command
     */
    public Optional<Refusal> refusal(PanelCommand command) {
        return Optional.ofNullable(refused.get(Objects.requireNonNull(command, "command")));
    }

    /** Returns the data that identify a contact and are not known of this person, to be asked for at the beginning of the conversation. */
    public Set<KeyData> missing() {
        return missing;
    }

    /**
     * Returns the question for all that is missing, ready to be sent: what the account asks for each of the data, one after the other.
     *
     * @param language the language of the person
     * @return the text, in English where the account has no question in the language; empty when nothing is missing
     */
    public Optional<String> question(Locale language) {
        List<String> texts = new ArrayList<>();
        for (KeyData data : missing) {
            List<KeyDataQuestion> about =
                    questions.stream().filter(each -> each.about() == data).toList();
            LanguageChoice.best(about, KeyDataQuestion::locale, language)
                    .or(() -> LanguageChoice.best(about, KeyDataQuestion::locale, Locale.ENGLISH))
                    .map(KeyDataQuestion::text)
                    .ifPresent(texts::add);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", texts));
    }

    /** Ids only, because the rest is personal data. */
    @Override
    public String toString() {
        return "ContactPanel[" + conversation + ", " + registration.getClass().getSimpleName() + "]";
    }
}
