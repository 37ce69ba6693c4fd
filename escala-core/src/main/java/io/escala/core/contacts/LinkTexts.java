package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of explanations in one language. Thread-safe. */
final class LinkTexts {
    private static final String BUNDLE = "io.escala.core.contacts.links";

    private static final LinkTexts ENGLISH = new LinkTexts(Locale.ROOT);
    private static final LinkTexts SPANISH = new LinkTexts(new Locale("es"));

    private final ResourceBundle texts;
    private final Locale locale;

    private LinkTexts(Locale locale) {
        this.locale = locale;
        texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    static LinkTexts in(Locale locale) {
        return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
    }

    String of(@Nullable ContactId contact, @Nullable LinkReason reason, LinkExplanation.Names names) {
        if (contact == null) {
            return reason != null && reason.rule() == LinkRule.UNLINKED
                    ? label("link.UNLINKED", author(reason, names))
                    : label("link.nobody");
        }
        String whom = name(contact, names.contacts());
        return reason == null
                ? label("link.not-recorded", whom)
                : label("link." + reason.rule(), whom, author(reason, names));
    }

    private String author(LinkReason reason, LinkExplanation.Names names) {
        Origin origin = reason.origin();
        String user = names.user();
        return origin == Origin.PERSON && user != null && !user.isBlank()
                ? user
                : label("by." + (origin == null ? "rule" : origin));
    }

    String of(LinkStep step, Map<ContactId, String> names) {
        String whom =
                step.contacts().stream().map(contact -> name(contact, names)).collect(Collectors.joining(", "));
        String rule = label("rule." + step.rule());
        return label(
                "result." + step.result(),
                step.form().map(form -> rule + " (" + form + ")").orElse(rule),
                whom);
    }

    private String name(ContactId contact, Map<ContactId, String> names) {
        String name = names.get(contact);
        return name == null || name.isBlank() ? label("contact") : name;
    }

    private String label(String key, Object... values) {
        return new MessageFormat(texts.getString(key), locale).format(values);
    }
}
