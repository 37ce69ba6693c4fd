package io.escala.core.contacts;

import io.escala.core.identify.Identification;
import io.escala.core.identify.Identification.Rule;
import io.escala.crm.contact.ContactId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One rule by which the contact of a person was looked for, and what it found. Immutable. */
public final class LinkStep {
    /** What a rule found. */
    public enum Result {
        /** Nobody. */
        NONE,
        /** One contact, to which it links. */
        FOUND,
        /** Several contacts, so it links to none; a suggestion names them. */
        AMBIGUOUS,
        /** A number that may be another form of the person's, so it only suggests the contact. */
        SUGGESTED,
        /** A contact that a user took the person, or their number, off: no rule links them to it again. */
        VETOED
    }

    private final Identification.Step step;
    private final Result result;
    private final List<ContactId> contacts;
    private final Map<ContactId, String> names;

    /**
     * Creates a step.
     *
     * @param step the rule that was tried
     * @param result what it found
     * @param contacts the contacts that it found; empty exactly for {@link Result#NONE}
     * @param names names to show of contacts, as far as they are known
     */
    public LinkStep(Identification.Step step, Result result, List<ContactId> contacts, Map<ContactId, String> names) {
        this.step = Objects.requireNonNull(step, "step");
        this.result = Objects.requireNonNull(result, "result");
        this.contacts = List.copyOf(contacts);
        this.names = Map.copyOf(names);
        if (this.contacts.isEmpty() != (result == Result.NONE)) {
            throw new IllegalArgumentException("a rule that finds names whom");
        }
    }

    /** Returns the rule. */
    public Rule rule() {
        return step.rule();
    }

    /** Returns the national form of the number that was looked up, such as {@code BR mobile without 9}; empty for the exact digits. */
    public Optional<String> form() {
        return Optional.ofNullable(step.form());
    }

    /** Returns what it found. */
    public Result result() {
        return result;
    }

    /** Returns the contacts that it found. */
    public List<ContactId> contacts() {
        return contacts;
    }

    /**
     * Returns the step as a sentence for a user. It contains the names of contacts.
     *
     * @param locale Spanish texts for any Spanish locale; English for every other
     * @return the text
     */
    public String text(Locale locale) {
        return LinkTexts.in(locale).of(this, names);
    }

    /** Ids only, because names are personal data. */
    @Override
    public String toString() {
        return rule() + (step.form() == null ? "" : " (" + step.form() + ")") + " " + result + " " + contacts;
    }
}
