package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.Lifecycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form for creating a contact. Texts are kept as typed and not validated here; the command returns a refusal for every field that is
 * missing or invalid. Immutable: each step returns a new form.
 *
 * <pre>{@code
 * NewContact rosa = NewContact.consenting("Rosa", "Paz").phone("0341 15-555-0101").email("rosa@example.com");
 * }</pre>
 */
@CheckReturnValue
public final class NewContact {
    private enum Text {
        FIRST_NAME,
        LAST_NAME,
        JOB_TITLE,
        COMPANY,
        PHONE,
        WHATSAPP_PHONE,
        EMAIL,
        INSTAGRAM_USER_NAME,
        FACEBOOK_ID,
        FACEBOOK_PAGE,
        ID_FIELD,
        EXTERNAL_REFERENCE
    }

    private record StorageConsent(
            boolean confirmed, @Nullable ConsentWording shown) {
        private static final StorageConsent NONE = new StorageConsent(false, null);
    }

    private static final NewContact BLANK = new NewContact(
            Map.of(), List.of(), List.of(), null, Lifecycle.PROSPECT, false, Map.of(), StorageConsent.NONE);

    private final Map<Text, String> texts;
    private final List<String> secondaryPhones;
    private final List<String> furtherEmails;
    private final @Nullable UserId owner;
    private final Lifecycle lifecycle;
    private final boolean marketing;
    private final Map<String, Object> customFields;
    private final StorageConsent storageConsent;

    private NewContact(
            Map<Text, String> texts,
            List<String> secondaryPhones,
            List<String> furtherEmails,
            @Nullable UserId owner,
            Lifecycle lifecycle,
            boolean marketing,
            Map<String, Object> customFields,
            StorageConsent storageConsent) {
        this.texts = Map.copyOf(texts);
        this.secondaryPhones = List.copyOf(secondaryPhones);
        this.furtherEmails = List.copyOf(furtherEmails);
        this.owner = owner;
        this.lifecycle = lifecycle;
        this.marketing = marketing;
        this.customFields = Map.copyOf(customFields);
        this.storageConsent = storageConsent;
    }

    /** Returns an empty form. */
    public static NewContact blank() {
        return BLANK;
    }

    /**
     * Returns a form with both names.
     *
     * @param firstName first name
     * @param lastName last name
     * @return the form
     */
    public static NewContact named(String firstName, String lastName) {
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
        return BLANK.firstName(firstName).lastName(lastName);
    }

    /**
     * Returns a form with the minimum that a contact created by a user needs: both names, and the confirmation that the person agreed
     * to the storage of their personal data.
     *
     * @param firstName first name
     * @param lastName last name
     * @return the form
     */
    public static NewContact consenting(String firstName, String lastName) {
        return named(firstName, lastName).storageConsent(true);
    }

    /**
     * Sets the first name.
     *
     * @param value the first name; null or blank for none
     * @return a new form
     */
    public NewContact firstName(@Nullable String value) {
        return with(Text.FIRST_NAME, value);
    }

    /**
     * Sets the last name.
     *
     * @param value the last name; null or blank for none
     * @return a new form
     */
    public NewContact lastName(@Nullable String value) {
        return with(Text.LAST_NAME, value);
    }

    /**
     * Sets the job title.
     *
     * @param value the job title; null or blank for none
     * @return a new form
     */
    public NewContact jobTitle(@Nullable String value) {
        return with(Text.JOB_TITLE, value);
    }

    /**
     * Sets the company by its name. The contact comes to belong to the only company that has the name and is not archived; case, accents and punctuation
     * do not matter. If none has, one is created in the same commit, by whoever may create companies; of contacts that are upserted many at once, in a
     * commit before theirs. Else the name is kept, and belongs to no company, as it does when several have it.
     *
     * @param value the company name; null or blank for none
     * @return a new form
     */
    public NewContact company(@Nullable String value) {
        return with(Text.COMPANY, value);
    }

    /**
     * Sets the primary phone.
     *
     * @param value the primary phone, as typed; a number without country code is read in the account's region; null or blank for none
     * @return a new form
     */
    public NewContact phone(@Nullable String value) {
        return with(Text.PHONE, value);
    }

    /**
     * Sets the WhatsApp phone.
     *
     * @param value the WhatsApp phone, as typed; for a WhatsApp conversation it is the person's number and need not be given; null or blank for none
     * @return a new form
     */
    public NewContact whatsAppPhone(@Nullable String value) {
        return with(Text.WHATSAPP_PHONE, value);
    }

    /**
     * Sets the main e-mail.
     *
     * @param value the main e-mail, as typed; null or blank for none
     * @return a new form
     */
    public NewContact email(@Nullable String value) {
        return with(Text.EMAIL, value);
    }

    /**
     * Sets the Instagram user name.
     *
     * @param value the Instagram user name, as typed, with or without {@code @}; null or blank for none
     * @return a new form
     */
    public NewContact instagramUserName(@Nullable String value) {
        return with(Text.INSTAGRAM_USER_NAME, value);
    }

    /**
     * Sets the person's id on Messenger, of a Page that is not known: a first message with this id on any Page is the contact's.
     *
     * @param value the page-scoped id, digits; null or blank for none
     * @return a new form
     */
    public NewContact facebookId(@Nullable String value) {
        return with(Text.FACEBOOK_PAGE, null).with(Text.FACEBOOK_ID, value);
    }

    /**
     * Sets the person's id on Messenger in the conversations of one Page: a first message with this id on that Page is the
     * contact's.
     *
     * @param page the id of the Page, digits
     * @param value the page-scoped id, digits
     * @return a new form
     */
    public NewContact facebookIdOnPage(String page, String value) {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(value, "value");
        return with(Text.FACEBOOK_PAGE, page).with(Text.FACEBOOK_ID, value);
    }

    /**
     * Sets the value of the account's custom field of type ID.
     *
     * @param value the value of the account's custom field of type ID; null or blank for none
     * @return a new form
     */
    public NewContact idField(@Nullable String value) {
        return with(Text.ID_FIELD, value);
    }

    /**
     * Sets the contact's id in the host's own system.
     *
     * @param value the contact's id in the host's own system; null or blank for none
     * @return a new form
     */
    public NewContact externalReference(@Nullable String value) {
        return with(Text.EXTERNAL_REFERENCE, value);
    }

    private NewContact with(Text text, @Nullable String value) {
        Map<Text, String> changed = new EnumMap<>(Text.class);
        changed.putAll(texts);
        if (value == null) {
            changed.remove(text);
        } else {
            changed.put(text, value);
        }
        return new NewContact(
                changed, secondaryPhones, furtherEmails, owner, lifecycle, marketing, customFields, storageConsent);
    }

    /**
     * Adds a secondary phone, of at most ten.
     *
     * @param value the number, as typed
     * @return a new form
     */
    public NewContact addPhone(String value) {
        List<String> more = and(secondaryPhones, Objects.requireNonNull(value, "value"));
        return new NewContact(texts, more, furtherEmails, owner, lifecycle, marketing, customFields, storageConsent);
    }

    /**
     * Adds a further e-mail, of at most ten.
     *
     * @param value the address, as typed
     * @return a new form
     */
    public NewContact addEmail(String value) {
        List<String> more = and(furtherEmails, Objects.requireNonNull(value, "value"));
        return new NewContact(texts, secondaryPhones, more, owner, lifecycle, marketing, customFields, storageConsent);
    }

    private static List<String> and(List<String> values, String one) {
        List<String> more = new ArrayList<>(values);
        more.add(one);
        return more;
    }

    /**
     * Sets the responsible user.
     *
     * @param user the user; null for the owner of the conversation, else the acting user
     * @return a new form
     */
    public NewContact owner(@Nullable UserId user) {
        return new NewContact(
                texts, secondaryPhones, furtherEmails, user, lifecycle, marketing, customFields, storageConsent);
    }

    /**
     * Sets the lifecycle. Default: prospect.
     *
     * @param value customer or prospect
     * @return a new form
     */
    public NewContact lifecycle(Lifecycle value) {
        Objects.requireNonNull(value, "value");
        return new NewContact(
                texts, secondaryPhones, furtherEmails, owner, value, marketing, customFields, storageConsent);
    }

    /**
     * Sets whether the contact may receive marketing messages. Default: no.
     *
     * @param value whether it may
     * @return a new form
     */
    public NewContact marketing(boolean value) {
        return new NewContact(
                texts, secondaryPhones, furtherEmails, owner, lifecycle, value, customFields, storageConsent);
    }

    /**
     * Sets a field of the account's own.
     *
     * @param name the key of the field
     * @param value the value as typed, whatever the type of the field; blank for none
     * @return a new form
     */
    public NewContact customField(String name, String value) {
        return own(name, value);
    }

    /**
     * Sets a number field of the account's own.
     *
     * @param name the key of the field
     * @param value the number
     * @return a new form
     */
    public NewContact customField(String name, BigDecimal value) {
        return own(name, value);
    }

    /**
     * Sets a date field of the account's own.
     *
     * @param name the key of the field
     * @param value the day
     * @return a new form
     */
    public NewContact customField(String name, LocalDate value) {
        return own(name, value);
    }

    /**
     * Sets a field of the account's own that is a moment.
     *
     * @param name the key of the field
     * @param value the moment, kept to the second
     * @return a new form
     */
    public NewContact customField(String name, Instant value) {
        return own(name, value);
    }

    /**
     * Sets a yes-or-no field of the account's own.
     *
     * @param name the key of the field
     * @param value whether it is yes
     * @return a new form
     */
    public NewContact customField(String name, boolean value) {
        return own(name, value);
    }

    /**
     * Sets a field of the account's own with options.
     *
     * @param name the key of the field
     * @param options the keys or labels of the options; none to leave it empty
     * @return a new form
     */
    public NewContact customField(String name, Collection<String> options) {
        return own(name, List.copyOf(Objects.requireNonNull(options, "options")));
    }

    private NewContact own(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(customFields);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new NewContact(texts, secondaryPhones, furtherEmails, owner, lifecycle, marketing, more, storageConsent);
    }

    /**
     * Sets whether the person's consent to the storage of their personal data was confirmed.
     *
     * @param value whether it was
     * @return a new form
     */
    public NewContact storageConsent(boolean value) {
        return with(new StorageConsent(value, null));
    }

    /**
     * Confirms the person's consent to the storage of their personal data in the words that were shown. The contact keeps them; they are refused
     * if the account changed them in the meantime.
     *
     * @param shown the words, as the form for registering has them
     * @return a new form
     */
    public NewContact storageConsent(ConsentWording shown) {
        return with(new StorageConsent(true, Objects.requireNonNull(shown, "shown")));
    }

    private NewContact with(StorageConsent consent) {
        return new NewContact(
                texts, secondaryPhones, furtherEmails, owner, lifecycle, marketing, customFields, consent);
    }

    /** Returns the first name, as typed. */
    public Optional<String> firstName() {
        return Optional.ofNullable(texts.get(Text.FIRST_NAME));
    }

    /** Returns the last name, as typed. */
    public Optional<String> lastName() {
        return Optional.ofNullable(texts.get(Text.LAST_NAME));
    }

    /** Returns the job title, as typed. */
    public Optional<String> jobTitle() {
        return Optional.ofNullable(texts.get(Text.JOB_TITLE));
    }

    /** Returns the company name, as typed. */
    public Optional<String> company() {
        return Optional.ofNullable(texts.get(Text.COMPANY));
    }

    /** Returns the primary phone, as typed. */
    public Optional<String> phone() {
        return Optional.ofNullable(texts.get(Text.PHONE));
    }

    /** Returns the WhatsApp phone, as typed. */
    public Optional<String> whatsAppPhone() {
        return Optional.ofNullable(texts.get(Text.WHATSAPP_PHONE));
    }

    /** Returns the main e-mail, as typed. */
    public Optional<String> email() {
        return Optional.ofNullable(texts.get(Text.EMAIL));
    }

    /** Returns the Instagram user name, as typed. */
    public Optional<String> instagramUserName() {
        return Optional.ofNullable(texts.get(Text.INSTAGRAM_USER_NAME));
    }

    /** Returns the person's id on Messenger, as typed. */
    public Optional<String> facebookId() {
        return Optional.ofNullable(texts.get(Text.FACEBOOK_ID));
    }

    /** Returns the id of the Page on which the person has their id on Messenger, as typed; empty when it is not known. */
    public Optional<String> facebookPage() {
        return Optional.ofNullable(texts.get(Text.FACEBOOK_PAGE));
    }

    /** Returns the value of the account's custom field of type ID, as typed. */
    public Optional<String> idField() {
        return Optional.ofNullable(texts.get(Text.ID_FIELD));
    }

    /** Returns the contact's id in the host's own system, as typed. */
    public Optional<String> externalReference() {
        return Optional.ofNullable(texts.get(Text.EXTERNAL_REFERENCE));
    }

    /** Returns the secondary phones, as typed. */
    public List<String> secondaryPhones() {
        return secondaryPhones;
    }

    /** Returns the further e-mails, as typed. */
    public List<String> furtherEmails() {
        return furtherEmails;
    }

    /** Returns the responsible user; empty for the owner of the conversation, else the acting user. */
    public Optional<UserId> owner() {
        return Optional.ofNullable(owner);
    }

    /** Returns customer or prospect. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Returns whether the contact may receive marketing messages. */
    public boolean marketing() {
        return marketing;
    }

    /** Returns the values of the account's own fields by key, as they were given. */
    public Map<String, Object> customFields() {
        return customFields;
    }

    /** Returns whether the person's consent to the storage of their personal data was confirmed. */
    public boolean storageConsent() {
        return storageConsent.confirmed();
    }

    /** Returns the words in which it was confirmed, if they were named. */
    public Optional<ConsentWording> consentWording() {
        return Optional.ofNullable(storageConsent.shown());
    }

    /** Presence only, because the rest is personal data. */
    @Override
    public String toString() {
        return "NewContact[***]";
    }
}
