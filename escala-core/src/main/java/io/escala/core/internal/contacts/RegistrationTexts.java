package io.escala.core.internal.contacts;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.KeyDataQuestion;
import io.escala.crm.account.RegistrationSettings;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Predicate;

/**
 * The words of the consent and the questions for missing data that are in force for an account: its own, else those that the library brings along
 * in English and Spanish.
 */
public final class RegistrationTexts {
    private static final String BUNDLE = "io.escala.core.contacts.texts";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

    private RegistrationTexts() {}

    /** Returns the words of the consent, one per language: the account's if it keeps any. */
    public static List<ConsentWording> wordings(Optional<AccountSettings> settings) {
        List<ConsentWording> own = settings.map(AccountSettings::registration)
                .orElse(RegistrationSettings.DEFAULT)
                .wordings();
        if (!own.isEmpty()) {
            return own;
        }
        Optional<String> company = settings.map(AccountSettings::companyName);
        return LANGUAGES.stream()
                .map(language -> new ConsentWording(
                        language.toLanguageTag(),
                        0,
                        company.map(name -> text(language, "consent", name))
                                .orElseGet(() -> text(language, "consent.unnamed"))))
                .toList();
    }

    /** Returns whether the account keeps words of its own, one of which a user who creates a contact has to name. */
    static boolean keepsWordings(Optional<AccountSettings> settings) {
        return settings.filter(account -> !account.registration().wordings().isEmpty())
                .isPresent();
    }

    /** Returns the questions: the account's, and for each of the data the library's in languages without one. */
    public static List<KeyDataQuestion> questions(Optional<AccountSettings> settings) {
        List<KeyDataQuestion> all = new ArrayList<>(settings.map(AccountSettings::registration)
                .orElse(RegistrationSettings.DEFAULT)
                .questions());
        for (Locale language : LANGUAGES) {
            for (KeyData about : KeyData.values()) {
                KeyDataQuestion usual =
                        new KeyDataQuestion(about, language.toLanguageTag(), text(language, "question." + about));
                if (all.stream().noneMatch(sameAs(usual))) {
                    all.add(usual);
                }
            }
        }
        return all;
    }

    private static Predicate<KeyDataQuestion> sameAs(KeyDataQuestion question) {
        return each -> each.about() == question.about()
                && each.locale().getLanguage().equals(question.locale().getLanguage());
    }

    private static String text(Locale language, String key, Object... values) {
        Locale bundle = language.equals(Locale.ENGLISH) ? Locale.ROOT : language;
        return new MessageFormat(ResourceBundle.getBundle(BUNDLE, bundle).getString(key), language).format(values);
    }
}
