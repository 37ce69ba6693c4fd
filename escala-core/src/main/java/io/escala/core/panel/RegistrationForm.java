package io.escala.core.panel;

import io.escala.crm.account.ConsentWording;
import java.util.List;
import java.util.Locale;

/**
 * The form with which a user creates a contact for the person of a conversation. It is sent with {@link
 * io.escala.core.contacts.Contacts#create}. Immutable.
 */
public final class RegistrationForm {
    private final List<PanelField> fields;
    private final List<RecordedKey> recorded;
    private final List<ConsentWording> wordings;

    /**
     * Creates a form.
     *
     * @param fields the fields, in the account's order, with what the channel suggests as their values
     * @param recorded what is recorded by itself
     * @param wordings the words of the consent, one per language, at least one
     */
    public RegistrationForm(List<PanelField> fields, List<RecordedKey> recorded, List<ConsentWording> wordings) {
        this.fields = List.copyOf(fields);
        this.recorded = List.copyOf(recorded);
        this.wordings = List.copyOf(wordings);
        if (this.wordings.isEmpty()) {
            throw new IllegalArgumentException("wordings must not be empty");
        }
    }

    /**
     * Returns the fields, in the account's order. The values are suggestions: the name in the person's profile, and what the channel tells. First
     * name, last name and the account's mandatory fields must be filled in; the consent is confirmed apart.
     */
    public List<PanelField> fields() {
        return fields;
    }

    /** Returns what is recorded by itself, whatever is filled in. */
    public List<RecordedKey> recorded() {
        return recorded;
    }

    /** Returns the words of the consent, one per language. */
    public List<ConsentWording> consentWordings() {
        return wordings;
    }

    /**
     * Returns the words of the consent that the user confirms and {@link
     * io.escala.core.contacts.NewContact#storageConsent(ConsentWording)} names.
     *
     * @param language the language of the user
     * @return those in this language, else in the same one of another country, else the first
     */
    public ConsentWording consentWording(Locale language) {
        return LanguageChoice.best(wordings, ConsentWording::locale, language).orElse(wordings.get(0));
    }

    /** Without values, which are personal data. */
    @Override
    public String toString() {
        return "RegistrationForm[" + fields.size() + " fields]";
    }
}
