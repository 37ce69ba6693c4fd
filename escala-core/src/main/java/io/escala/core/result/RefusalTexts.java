package io.escala.core.result;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

/** The texts of refusals and notices in one language. Thread-safe. */
final class RefusalTexts {
    private static final String BUNDLE = "io.escala.core.result.texts";
    private static final String NO_FIELD = "none";

    private static final RefusalTexts ENGLISH = new RefusalTexts(Locale.ROOT);
    private static final RefusalTexts SPANISH = new RefusalTexts(new Locale("es"));

    private final ResourceBundle texts;
    private final Locale locale;

    private RefusalTexts(Locale locale) {
        this.locale = locale;
        texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    static RefusalTexts in(Locale locale) {
        return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
    }

    String of(Refusal refusal) {
        List<String> sentences = new ArrayList<>();
        String field = field(refusal);
        sentences.add(sentence("reason." + refusal.reason(), field));
        new TreeSet<>(refusal.missing()).forEach(missing -> sentences.add(sentence("missing." + missing)));
        refusal.cause().ifPresent(cause -> sentences.add(sentence("cause." + cause, field)));
        refusal.limit()
                .ifPresent(limit -> refusal.actual().ifPresent(actual -> {
                    // Where the most is not what was exceeded, naming it explains nothing.
                    if (actual > limit) {
                        sentences.add(sentence(limitKey(refusal), limit, actual));
                    }
                }));
        if (refusal.remedy() != Refusal.Remedy.NONE) {
            sentences.add(sentence("remedy." + refusal.remedy(), field));
        }
        return String.join(" ", sentences);
    }

    String of(Notice notice) {
        return sentence(
                "notice." + notice.kind(),
                notice.label().map(own -> own.in(locale)).or(notice::field).orElse(""));
    }

    private static String limitKey(Refusal refusal) {
        if (refusal.reason() == Refusal.Reason.FILE_TOO_LARGE) {
            return "limit.bytes";
        }
        return refusal.cause()
                .filter(cause -> cause == Refusal.Cause.TOO_OLD || cause == Refusal.Cause.TOO_FAR)
                .map(cause -> "limit.days")
                .orElse("limit");
    }

    private String field(Refusal refusal) {
        String name = refusal.field().orElse(NO_FIELD);
        String key = "field." + name;
        String label = refusal.label()
                .map(own -> own.in(locale))
                .orElseGet(() -> texts.containsKey(key) ? texts.getString(key) : name);
        return refusal.index().isEmpty()
                ? label
                : label + " " + (refusal.index().getAsInt() + 1);
    }

    private String sentence(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
