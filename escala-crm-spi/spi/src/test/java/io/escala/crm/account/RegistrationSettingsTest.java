package io.escala.crm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Settings of registering people")
class RegistrationSettingsTest {
    private static final RegistrationSettings SPANISH =
            RegistrationSettings.DEFAULT.withWording("es", "La persona está de acuerdo.");

    @Test
    @DisplayName("count the versions of wordings over all languages, and never use one again")
    void versionsOfWordings() {
        RegistrationSettings both = SPANISH.withWording("EN", "The person agrees.");
        assertThat(both.wordings())
                .containsExactly(
                        new ConsentWording("es", 1, "La persona está de acuerdo."),
                        new ConsentWording("en", 2, "The person agrees."));

        assertThat(both.withWording("es", "  La persona está de acuerdo. ")).isEqualTo(both);
        assertThat(both.withoutWording("en").withWording("en", "Agreed.").wordings())
                .contains(new ConsentWording("en", 3, "Agreed."));
    }

    @Test
    @DisplayName("have one question about each of the data in a language")
    void questions() {
        RegistrationSettings asking = SPANISH.withQuestion(KeyData.NAME, "es-ar", "¿Cómo te llamás?")
                .withQuestion(KeyData.EMAIL, "es-AR", "¿Y tu correo?")
                .withQuestion(KeyData.NAME, "es-AR", "¿Tu nombre?");
        assertThat(asking.questions())
                .containsExactly(
                        new KeyDataQuestion(KeyData.EMAIL, "es-AR", "¿Y tu correo?"),
                        new KeyDataQuestion(KeyData.NAME, "es-AR", "¿Tu nombre?"));
        assertThat(asking.wordings()).isEqualTo(SPANISH.wordings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?", "es_AR", "und", "a", "es-", "español"})
    @DisplayName("take BCP 47 tags only as languages")
    void languages(String none) {
        assertThatThrownBy(() -> SPANISH.withWording(none, "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("language");
    }

    @Test
    @DisplayName("take texts of 1 to 2,000 characters, and questions of 1 to 300")
    void lengths() {
        String longest = "ñ".repeat(ConsentWording.MAX_TEXT);
        assertThat(SPANISH.withWording("es", longest).wordings()).containsExactly(new ConsentWording("es", 2, longest));
        assertThatThrownBy(() -> SPANISH.withWording("es", longest + "x")).hasMessageContaining("text");
        assertThatThrownBy(() -> SPANISH.withWording("es", " \n ")).hasMessageContaining("text");
        assertThatThrownBy(() -> SPANISH.withQuestion(KeyData.PHONE, "es", "x".repeat(301)))
                .hasMessageContaining("text");
    }

    @Test
    @DisplayName("name each field once in their order")
    void fieldOrder() {
        assertThat(SPANISH.withFieldOrder(List.of("lastName", "plan")).fieldOrder())
                .containsExactly("lastName", "plan");
        assertThatThrownBy(() -> SPANISH.withFieldOrder(List.of("plan", "plan")))
                .hasMessageContaining("fieldOrder may name each once");
        List<String> many =
                IntStream.rangeClosed(0, 200).mapToObj(i -> "field-" + i).toList();
        assertThatThrownBy(() -> SPANISH.withFieldOrder(many)).hasMessageContaining("at most 200");
    }

    @Test
    @DisplayName("take no version that was never given")
    void unknownVersions() {
        List<ConsentWording> late = Collections.singletonList(new ConsentWording("es", 3, "Sí"));
        assertThatThrownBy(() -> new RegistrationSettings(late, 2, List.of(), List.of()))
                .hasMessageContaining("lastWording");
    }
}
