package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.KeyDataQuestion;
import io.escala.crm.account.RegistrationSettings;
import org.jspecify.annotations.Nullable;

/** The storage form of how people are registered, as part of the documents of settings and consents. */
final class RegistrationCodec {
    private RegistrationCodec() {}

    static @Nullable JsonDocument document(RegistrationSettings settings) {
        return settings.equals(RegistrationSettings.DEFAULT)
                ? null
                : new JsonDocument()
                        .put(
                                "wordings",
                                settings.wordings().stream()
                                        .map(RegistrationCodec::document)
                                        .toList())
                        .put("lastWording", settings.lastWording())
                        .put(
                                "questions",
                                settings.questions().stream()
                                        .map(RegistrationCodec::document)
                                        .toList())
                        .put("fieldOrder", settings.fieldOrder());
    }

    static RegistrationSettings settings(@Nullable JsonDocument doc) {
        return doc == null
                ? RegistrationSettings.DEFAULT
                : new RegistrationSettings(
                        doc.docs("wordings").stream()
                                .map(RegistrationCodec::read)
                                .toList(),
                        doc.small("lastWording"),
                        doc.docs("questions").stream()
                                .flatMap(question -> StoredNames.KEY_DATA
                                        .find(question.text("about"), "escala_settings")
                                        .map(about -> new KeyDataQuestion(
                                                about, question.text("language"), question.text("text")))
                                        .stream())
                                .toList(),
                        doc.texts("fieldOrder"));
    }

    private static JsonDocument document(KeyDataQuestion question) {
        return new JsonDocument()
                .put("about", StoredNames.KEY_DATA.tag(question.about()))
                .put("language", question.language())
                .put("text", question.text());
    }

    static @Nullable JsonDocument document(@Nullable ConsentWording wording) {
        return wording == null
                ? null
                : new JsonDocument()
                        .put("language", wording.language())
                        .put("version", wording.version())
                        .put("text", wording.text());
    }

    static @Nullable ConsentWording wording(@Nullable JsonDocument doc) {
        return doc == null ? null : read(doc);
    }

    private static ConsentWording read(JsonDocument doc) {
        return new ConsentWording(doc.text("language"), doc.small("version"), doc.text("text"));
    }
}
