package io.escala.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.Entitlement;
import io.escala.crm.contact.ContactId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user reads about refusals and notices. */
class RefusalTextsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");

    private static List<Refusal> everyKind() {
        List<Refusal> all = new ArrayList<>();
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            all.add(Refusal.field(reason, "email"));
        }
        for (Refusal.Remedy remedy : Refusal.Remedy.values()) {
            all.add(Refusal.of(Refusal.Reason.NOT_FOUND, remedy));
        }
        for (Refusal.Cause cause : Refusal.Cause.values()) {
            all.add(Refusal.field(Refusal.Reason.FIELD_INVALID, "phone").because(cause));
        }
        for (Entitlement missing : Entitlement.values()) {
            all.add(Refusal.of(Refusal.Reason.NOT_ENTITLED, Refusal.Remedy.TALK_TO_ADVISER)
                    .lacking(Set.of(missing)));
        }
        return all;
    }

    @Test
    void everyRefusalHasATextInBothLanguages() {
        assertThat(everyKind()).allSatisfy(refusal -> {
            String english = refusal.text(Locale.ENGLISH);
            String spanish = refusal.text(SPANISH);
            assertThat(english).isNotBlank().doesNotContain("{").endsWith(".");
            assertThat(spanish).isNotBlank().doesNotContain("{").endsWith(".").isNotEqualTo(english);
        });
    }

    @Test
    void reasonAloneHasATextInBothLanguages() {
        assertThat(Refusal.Reason.WINDOW_CLOSED.text(SPANISH))
                .isEqualTo(
                        "Solo se puede escribir libremente dentro de las 24 horas desde el último mensaje del cliente.");
        assertThat(Refusal.Reason.NOT_PERMITTED.text(Locale.ENGLISH)).isEqualTo("Your role does not allow this.");
    }

    @Test
    void limitHasItsUnitAndIsSaidOnlyWhereItIsExceeded() {
        Refusal large = Refusal.of(Refusal.Reason.FILE_TOO_LARGE, Refusal.Remedy.NONE)
                .in("file", null)
                .limitedTo(8_388_608, 9_437_184);
        Refusal old = Refusal.of(Refusal.Reason.FIELD_INVALID, Refusal.Remedy.NONE)
                .in("message", null)
                .because(Refusal.Cause.TOO_OLD)
                .limitedTo(30, 31);
        Refusal none =
                Refusal.of(Refusal.Reason.FILES_TOO_MANY, Refusal.Remedy.NONE).limitedTo(30, 0);

        assertThat(large.text(Locale.ENGLISH)).endsWith("Allowed: 8,388,608 bytes; given: 9,437,184.");
        assertThat(old.text(SPANISH)).endsWith("Permitido: 30 días; hay: 31.");
        assertThat(none.text(Locale.ENGLISH)).doesNotContain("Allowed");
    }

    @Test
    void everyNoticeHasATextInBothLanguages() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            assertThat(Notice.of(kind).text(Locale.ENGLISH)).endsWith(".");
            assertThat(Notice.about(kind, new ContactId("rosa")).text(SPANISH))
                    .endsWith(".")
                    .isNotEqualTo(Notice.of(kind).text(Locale.ENGLISH));
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        String bundle = "io.escala.core.result.texts";
        ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ROOT);
        ResourceBundle spanish = ResourceBundle.getBundle(bundle, Locale.forLanguageTag("es"));

        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(spanish.getString(key)).as(key).isNotEqualTo(english.getString(key)));
        assertThat(spanish.keySet()).isEqualTo(english.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "pt-BR", "und"})
    void otherLanguagesReadEnglish(String tag) {
        assertThat(Refusal.field(Refusal.Reason.FIELD_MISSING, "firstName").text(Locale.forLanguageTag(tag)))
                .isEqualTo("First name: a value is needed. Please correct it.");
    }

    @Test
    @DisplayName("the language of the machine does not matter")
    void defaultLocaleIsNotUsed() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("es-ES"));
            assertThat(Refusal.field(Refusal.Reason.FIELD_MISSING, "firstName").text(Locale.ENGLISH))
                    .startsWith("First name");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void fieldPlaceCauseAndLimitAreSaid() {
        Refusal phone =
                Refusal.at(Refusal.Reason.FIELD_INVALID, "secondaryPhones", 1).because(Refusal.Cause.TOO_SHORT);
        Refusal tooMany =
                Refusal.field(Refusal.Reason.LIMIT_REACHED, "furtherEmails").limitedTo(10, 11);
        Refusal tooLong = Refusal.field(Refusal.Reason.TEXT_TOO_LONG, "text").limitedTo(4_096, 5_000);

        assertThat(phone.text(Locale.ENGLISH))
                .isEqualTo("Other phone 2: the value is not valid. It is too short. Please correct it.");
        assertThat(phone.text(SPANISH))
                .isEqualTo("Otro teléfono 2: el valor no es válido. Es demasiado corto. Corrígelo, por favor.");
        assertThat(tooMany.text(SPANISH))
                .isEqualTo("Otro correo: hay demasiados. Permitido: 10; hay: 11. Corrígelo, por favor.");
        assertThat(tooLong.text(Locale.ENGLISH))
                .isEqualTo("The text is too long. Allowed: 4,096; given: 5,000. Please correct it.");
    }

    @Test
    @DisplayName("S11 what is missing of the plan is said, and the link to the adviser is in no text")
    void missingEntitlementsAreSaid() {
        Refusal refusal = Refusal.of(Refusal.Reason.NOT_ENTITLED, Refusal.Remedy.TALK_TO_ADVISER)
                .lacking(Set.of(Entitlement.WHATSAPP_ADD_ON, Entitlement.PRO_PLAN))
                .advisedAt(URI.create("mailto:ana@example.com"));

        assertThat(refusal.text(Locale.ENGLISH))
                .isEqualTo("The account's plan does not include this. The Pro plan is missing."
                        + " The WhatsApp add-on is missing. Talk to your adviser.");
        assertThat(refusal.text(SPANISH))
                .isEqualTo("El plan de la cuenta no lo incluye. Falta el Plan Pro. Falta el Add-on WhatsApp."
                        + " Habla con tu asesor.");
        assertThat(refusal.adviser()).contains(URI.create("mailto:ana@example.com"));
        assertThat(refusal).isNotEqualTo(refusal.advisedAt(URI.create("https://example.com")));
        assertThat(new RefusedException(List.of(refusal)))
                .hasMessageContaining("NOT_ENTITLED, lacks [PRO_PLAN, WHATSAPP_ADD_ON]")
                .hasMessageNotContaining("ana@");
    }

    @Test
    void fieldWithoutALabelIsNamedAsInTheApi() {
        assertThat(Refusal.field(Refusal.Reason.FIELD_MISSING, "plan").text(Locale.ENGLISH))
                .startsWith("plan: ");
    }
}
