package io.escala.core.internal.fields;

import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.fields.CustomFieldRules;
import io.escala.core.fields.OptionDraft;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldType;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one definition from its draft: every problem at once. Confined to one thread. */
final class FieldDefinition {
    private final CustomFieldDraft draft;
    private final List<Refusal> refusals = new ArrayList<>();

    private FieldDefinition(CustomFieldDraft draft) {
        this.draft = draft;
    }

    static Outcome<CustomField> read(CustomFieldDraft draft, boolean archived) {
        return new FieldDefinition(draft).read(archived);
    }

    private Outcome<CustomField> read(boolean archived) {
        String key = key();
        FieldType type = draft.type();
        if (type == FieldType.ID && draft.entity() != FieldEntity.CONTACT) {
            refusals.add(Refusal.field(Reason.FIELD_INVALID, "type").because(Cause.NOT_SUPPORTED));
        }
        draft.pattern().flatMap(pattern -> patternProblem(type, pattern)).ifPresent(refusals::add);
        FieldLabel label = label(draft.spanish(), draft.english(), draft.key(), null);
        List<FieldOption> options = options();
        return key == null || label == null || !refusals.isEmpty()
                ? Outcome.refused(refusals)
                : Outcome.done(new CustomField(
                        draft.entity(),
                        key,
                        type,
                        label,
                        draft.mandatory(),
                        draft.pattern().orElse(null),
                        options,
                        archived));
    }

    private @Nullable String key() {
        int length = draft.key().codePointCount(0, draft.key().length());
        String clean = SafeText.name(draft.key());
        if (length > SafeText.MAX_NAME_CODE_POINTS) {
            refusals.add(tooLong("key", SafeText.MAX_NAME_CODE_POINTS, length));
        } else if (clean == null) {
            refusals.add(Refusal.field(Reason.FIELD_MISSING, "key"));
        }
        return clean;
    }

    private static Optional<Refusal> patternProblem(FieldType type, String pattern) {
        if (!type.mayHavePattern()) {
            return Optional.of(Refusal.field(Reason.FIELD_INVALID, "pattern").because(Cause.NOT_SUPPORTED));
        }
        if (pattern.length() > CustomField.MAX_PATTERN) {
            return Optional.of(tooLong("pattern", CustomField.MAX_PATTERN, pattern.length()));
        }
        Optional<Cause> problem =
                SafeText.isStorable(pattern) ? CustomFieldRules.patternProblem(pattern) : Optional.of(Cause.MALFORMED);
        return problem.map(
                cause -> Refusal.field(Reason.FIELD_INVALID, "pattern").because(cause));
    }

    /** @param option the place of the option it is of, or null for the field itself */
    private @Nullable FieldLabel label(
            Optional<String> spanish, Optional<String> english, String key, @Nullable Integer option) {
        String inSpanish = label(spanish.or(() -> english).orElse(key), "spanish", option);
        String inEnglish = label(english.or(() -> spanish).orElse(key), "english", option);
        return inSpanish == null || inEnglish == null ? null : new FieldLabel(inSpanish, inEnglish);
    }

    private @Nullable String label(String text, String language, @Nullable Integer option) {
        String field = option == null ? language : "options";
        int length = text.codePointCount(0, text.length());
        String clean = SafeText.name(text);
        if (length > FieldLabel.MAX_LENGTH) {
            refusals.add(tooLong(field, FieldLabel.MAX_LENGTH, length).in(field, option));
            return null;
        }
        if (clean == null) {
            refusals.add(Refusal.field(Reason.FIELD_MISSING, field).in(field, option));
        }
        return clean;
    }

    private List<FieldOption> options() {
        List<OptionDraft> given = draft.options();
        if (draft.type().hasOptions() == given.isEmpty()) {
            refusals.add(
                    given.isEmpty()
                            ? Refusal.field(Reason.FIELD_MISSING, "options")
                            : Refusal.field(Reason.FIELD_INVALID, "options").because(Cause.NOT_SUPPORTED));
        }
        if (given.size() > CustomField.MAX_OPTIONS) {
            refusals.add(
                    Refusal.field(Reason.LIMIT_REACHED, "options").limitedTo(CustomField.MAX_OPTIONS, given.size()));
        }
        List<FieldOption> options = new ArrayList<>();
        for (int at = 0; at < given.size(); at++) {
            OptionDraft option = given.get(at);
            FieldLabel label = label(option.spanish(), option.english(), option.key(), at);
            if (!SafeText.isPlainId(option.key())) {
                refusals.add(Refusal.at(Reason.FIELD_INVALID, "options", at).because(Cause.MALFORMED));
            } else if (label != null) {
                options.add(new FieldOption(option.key(), label));
            }
        }
        return options;
    }

    private static Refusal tooLong(String field, long limit, long actual) {
        return Refusal.field(Reason.FIELD_INVALID, field)
                .because(Cause.TOO_LONG)
                .limitedTo(limit, actual);
    }
}
