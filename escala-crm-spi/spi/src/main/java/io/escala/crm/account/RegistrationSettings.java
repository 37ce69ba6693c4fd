package io.escala.crm.account;

import io.escala.crm.internal.Checks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How an account's users register people in the CRM: the words of the consent they confirm, how missing data are asked for, and in which order the
 * fields of a contact are shown.
 *
 * @param wordings what users confirm, at most one text per language; none for the words that the library brings along
 * @param lastWording the highest version that a wording ever had
 * @param questions how missing data are asked for, at most one question per data and language; what is not there is asked as the library does
 * @param fieldOrder the fields of a contact by their keys, such as {@code firstName} or {@code customFields.plan}, in the order in which they are
 *     shown; fields that are not named follow in the usual order
 */
public record RegistrationSettings(
        List<ConsentWording> wordings, int lastWording, List<KeyDataQuestion> questions, List<String> fieldOrder) {
    /** The most languages of wordings, and of questions for one of the data. */
    public static final int MAX_LANGUAGES = 20;

    /** The most fields with a place of their own. */
    public static final int MAX_FIELDS = 200;

    /** What the library brings along. */
    public static final RegistrationSettings DEFAULT = new RegistrationSettings(List.of(), 0, List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a language has two wordings or two questions about the same, a field has two places, or there are too
     *     many
     */
    public RegistrationSettings {
        wordings = List.copyOf(wordings);
        questions = List.copyOf(questions);
        fieldOrder = List.copyOf(fieldOrder);
        for (ConsentWording wording : wordings) {
            if (wording.version() < 1 || wording.version() > lastWording) {
                throw new IllegalArgumentException("wordings must have versions from 1 to lastWording");
            }
        }
        atMost("wordings", wordings.size(), MAX_LANGUAGES);
        atMost("questions", questions.size(), MAX_LANGUAGES * KeyData.values().length);
        atMost("fieldOrder", fieldOrder.size(), MAX_FIELDS);
        each("wordings", wordings.stream().map(ConsentWording::language));
        each("questions", questions.stream().map(question -> question.about() + " " + question.language()));
        each("fieldOrder", fieldOrder.stream().map(key -> Checks.id("fieldOrder", key)));
    }

    private static void atMost(String name, int size, int most) {
        if (size > most) {
            throw new IllegalArgumentException(name + " has at most " + most + " elements");
        }
    }

    private static void each(String name, Stream<String> keys) {
        HashSet<String> seen = new HashSet<>();
        if (!keys.allMatch(seen::add)) {
            throw new IllegalArgumentException(name + " may name each once");
        }
    }

    /**
     * Returns a copy in which users confirm this text in a language. Another text than before is a new version.
     *
     * @param language the language as a BCP 47 tag
     * @param text 1 to {@value ConsentWording#MAX_TEXT} characters
     */
    public RegistrationSettings withWording(String language, String text) {
        ConsentWording wording = new ConsentWording(language, lastWording + 1, text);
        if (wordings.stream().anyMatch(same(wording))) {
            return this;
        }
        return new RegistrationSettings(
                replaced(wordings, each -> each.language().equals(wording.language()), wording),
                wording.version(),
                questions,
                fieldOrder);
    }

    private static Predicate<ConsentWording> same(ConsentWording wording) {
        return each -> each.language().equals(wording.language()) && each.text().equals(wording.text());
    }

    /** Returns a copy that has no text of its own for a language. */
    public RegistrationSettings withoutWording(String language) {
        String tag = Languages.tag(language);
        return new RegistrationSettings(
                wordings.stream().filter(each -> !each.language().equals(tag)).toList(),
                lastWording,
                questions,
                fieldOrder);
    }

    /**
     * Returns a copy that asks for one of the data in this way.
     *
     * @param about what is asked for
     * @param language the language as a BCP 47 tag
     * @param text 1 to {@value KeyDataQuestion#MAX_TEXT} characters
     */
    public RegistrationSettings withQuestion(KeyData about, String language, String text) {
        KeyDataQuestion question = new KeyDataQuestion(about, language, text);
        return new RegistrationSettings(
                wordings,
                lastWording,
                replaced(
                        questions,
                        each -> each.about() == about && each.language().equals(question.language()),
                        question),
                fieldOrder);
    }

    /** Returns a copy that shows these fields first, in this order. */
    public RegistrationSettings withFieldOrder(List<String> keys) {
        return new RegistrationSettings(wordings, lastWording, questions, keys);
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> former, T now) {
        List<T> changed = new ArrayList<>(all.stream().filter(former.negate()).toList());
        changed.add(Objects.requireNonNull(now));
        return changed;
    }
}
