package io.escala.core.fields;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of the account's own, as it is to be saved; what is wrong with it is refused then. Immutable: each step returns a copy. A label that is missing is
 * that of the other language, else the key.
 *
 * <pre>{@code
 * CustomFieldDraft.ofContacts("plan", FieldType.CHOICE)
 *         .spanish("Plan contratado").english("Plan")
 *         .option(OptionDraft.keyed("pro").spanish("Profesional").english("Professional"))
 *         .option(OptionDraft.keyed("basic").spanish("Básico").english("Basic"))
 *         .mandatory(true);
 * }</pre>
 */
@CheckReturnValue
public final class CustomFieldDraft {
    private final FieldEntity entity;
    private final String key;
    private final FieldType type;
    private final @Nullable String spanish;
    private final @Nullable String english;
    private final boolean mandatory;
    private final @Nullable String pattern;
    private final List<OptionDraft> options;

    private CustomFieldDraft(
            FieldEntity entity,
            String key,
            FieldType type,
            @Nullable String spanish,
            @Nullable String english,
            boolean mandatory,
            @Nullable String pattern,
            List<OptionDraft> options) {
        this.entity = entity;
        this.key = Objects.requireNonNull(key, "key");
        this.type = Objects.requireNonNull(type, "type");
        this.spanish = spanish;
        this.english = english;
        this.mandatory = mandatory;
        this.pattern = pattern;
        this.options = List.copyOf(options);
    }

    /**
     * Starts a field of contacts.
     *
     * @param key the name under which its values are kept, 1 to 200 characters; it never changes
     * @param type what its values are
     */
    public static CustomFieldDraft ofContacts(String key, FieldType type) {
        return new CustomFieldDraft(FieldEntity.CONTACT, key, type, null, null, false, null, List.of());
    }

    /**
     * Starts a field of companies.
     *
     * @param key the name under which its values are kept, 1 to 200 characters; it never changes
     * @param type what its values are
     */
    public static CustomFieldDraft ofCompanies(String key, FieldType type) {
        return new CustomFieldDraft(FieldEntity.COMPANY, key, type, null, null, false, null, List.of());
    }

    /**
     * Starts a field of opportunities.
     *
     * @param key the name under which its values are kept, 1 to 200 characters; it never changes
     * @param type what its values are
     */
    public static CustomFieldDraft ofOpportunities(String key, FieldType type) {
        return new CustomFieldDraft(FieldEntity.OPPORTUNITY, key, type, null, null, false, null, List.of());
    }

    /** Starts from a field as it is, to change it. */
    public static CustomFieldDraft of(CustomField field) {
        return new CustomFieldDraft(
                field.entity(),
                field.key(),
                field.type(),
                field.label().spanish(),
                field.label().english(),
                field.mandatory(),
                field.pattern(),
                field.options().stream().map(OptionDraft::of).toList());
    }

    /** Sets the label in Spanish, 1 to 100 characters. */
    public CustomFieldDraft spanish(String label) {
        return new CustomFieldDraft(
                entity, key, type, Objects.requireNonNull(label, "label"), english, mandatory, pattern, options);
    }

    /** Sets the label in English, 1 to 100 characters. */
    public CustomFieldDraft english(String label) {
        return new CustomFieldDraft(
                entity, key, type, spanish, Objects.requireNonNull(label, "label"), mandatory, pattern, options);
    }

    /** Sets another type, not to or from {@link FieldType#ID}. Values that are not of it are kept as texts. */
    public CustomFieldDraft type(FieldType newType) {
        return new CustomFieldDraft(
                entity, key, Objects.requireNonNull(newType, "newType"), spanish, english, mandatory, pattern, options);
    }

    /** Sets whether users have to fill it in when they create something, and cannot clear it. Default: no. */
    public CustomFieldDraft mandatory(boolean value) {
        return new CustomFieldDraft(entity, key, type, spanish, english, value, pattern, options);
    }

    /**
     * Sets what the whole of a text has to match.
     *
     * @param expression a regular expression of RE2, for {@link FieldType#TEXT}; null or empty for none
     */
    public CustomFieldDraft pattern(@Nullable String expression) {
        String given = expression == null || expression.isEmpty() ? null : expression;
        return new CustomFieldDraft(entity, key, type, spanish, english, mandatory, given, options);
    }

    /** Sets an option: in the place of the one of its key, else as the last one. */
    public CustomFieldDraft option(OptionDraft option) {
        Objects.requireNonNull(option, "option");
        List<OptionDraft> all = new ArrayList<>(options);
        all.replaceAll(each -> each.key().equals(option.key()) ? option : each);
        if (!all.contains(option)) {
            all.add(option);
        }
        return new CustomFieldDraft(entity, key, type, spanish, english, mandatory, pattern, all);
    }

    /** Takes out the option of a key; values that have it are kept as texts. */
    public CustomFieldDraft withoutOption(String optionKey) {
        Objects.requireNonNull(optionKey, "optionKey");
        List<OptionDraft> all = options.stream()
                .filter(option -> !option.key().equals(optionKey))
                .toList();
        return new CustomFieldDraft(entity, key, type, spanish, english, mandatory, pattern, all);
    }

    /** Returns what it belongs to. */
    public FieldEntity entity() {
        return entity;
    }

    /** Returns the key. */
    public String key() {
        return key;
    }

    /** Returns the type. */
    public FieldType type() {
        return type;
    }

    /** Returns the label in Spanish. */
    public Optional<String> spanish() {
        return Optional.ofNullable(spanish);
    }

    /** Returns the label in English. */
    public Optional<String> english() {
        return Optional.ofNullable(english);
    }

    /** Returns whether users have to fill it in. */
    public boolean mandatory() {
        return mandatory;
    }

    /** Returns what the whole of a text has to match. */
    public Optional<String> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** Returns the options, in their order. */
    public List<OptionDraft> options() {
        return options;
    }

    @Override
    public String toString() {
        return "CustomFieldDraft[" + entity + " " + key + "]";
    }
}
