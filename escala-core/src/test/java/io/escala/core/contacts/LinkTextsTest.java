package io.escala.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.core.contacts.LinkStep.Result;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a user reads about why a conversation belongs to a contact")
class LinkTextsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-AR");
    private static final ContactId ROSA = new ContactId("rosa");

    private static LinkExplanation explanation(
            @Nullable ContactId contact, @Nullable LinkReason reason, Map<ContactId, String> names) {
        return new LinkExplanation(
                new ConversationId("chat"),
                contact,
                reason,
                null,
                Set.of(),
                List.of(),
                true,
                new LinkExplanation.Names(names, "Ada"));
    }

    private static LinkReason reason(LinkRule rule, @Nullable Origin origin) {
        return LinkReason.of(rule, origin, origin == Origin.PERSON ? new UserId("ada") : null, Instant.EPOCH);
    }

    private static void assertReadable(String english, String spanish) {
        assertThat(english).isNotBlank().doesNotContain("{").endsWith(".");
        assertThat(spanish).isNotBlank().doesNotContain("{").endsWith(".").isNotEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource(LinkRule.class)
    void everyRuleAndEveryAuthorHaveATextInBothLanguages(LinkRule rule) {
        for (@Nullable
        Origin origin : new Origin[] {null, Origin.PERSON, Origin.META, Origin.AUTOMATION, Origin.HOST}) {
            LinkExplanation linked =
                    explanation(rule == LinkRule.UNLINKED ? null : ROSA, reason(rule, origin), Map.of());
            assertReadable(linked.text(Locale.ENGLISH), linked.text(SPANISH));
        }
    }

    @Test
    void namesAreShownWhereTheyAreKnown() {
        LinkReason byAda = reason(LinkRule.ASSOCIATED, Origin.PERSON);

        assertThat(explanation(ROSA, byAda, Map.of(ROSA, "Rosa Paz")).text(Locale.ENGLISH))
                .isEqualTo("The conversation belongs to Rosa Paz: Ada chose the contact.");
        assertThat(explanation(ROSA, reason(LinkRule.ASSOCIATED, Origin.HOST), Map.of())
                        .text(SPANISH))
                .isEqualTo("La conversación es de un contacto: otro sistema eligió el contacto.");
        assertThat(explanation(null, reason(LinkRule.UNLINKED, Origin.PERSON), Map.of())
                        .text(Locale.ENGLISH))
                .startsWith("The person belongs to no contact: Ada took them off one");
    }

    @Test
    void whatWasNotRecordedIsSaid() {
        assertThat(explanation(ROSA, null, Map.of(ROSA, "Rosa")).text(Locale.ENGLISH))
                .isEqualTo("The conversation belongs to Rosa. Why was not recorded then.");
        assertThat(explanation(null, null, Map.of()).text(SPANISH)).isEqualTo("La persona no es de ningún contacto.");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyStepHasATextInBothLanguages(Rule rule) {
        for (Result result : Result.values()) {
            LinkStep step = new LinkStep(
                    new Step(rule, null, "BR mobile without 9", 1),
                    result,
                    result == Result.NONE ? List.of() : List.of(ROSA),
                    Map.of(ROSA, "Rosa Paz"));
            assertReadable(step.text(Locale.ENGLISH), step.text(SPANISH));
            assertThat(step.text(SPANISH)).contains("(BR mobile without 9)");
            assertThat(step.text(SPANISH).contains("Rosa Paz")).isEqualTo(result != Result.NONE);
        }
    }

    @Test
    void logsHaveNoNames() {
        LinkStep step = new LinkStep(
                new Step(Rule.EXACT_PRIMARY_PHONE, null, null, 1),
                Result.FOUND,
                List.of(ROSA),
                Map.of(ROSA, "Rosa Paz"));
        LinkExplanation explanation =
                explanation(ROSA, reason(LinkRule.CREATED, Origin.PERSON), Map.of(ROSA, "Rosa Paz"));

        assertThat(step).hasToString("EXACT_PRIMARY_PHONE FOUND [rosa]");
        assertThat(explanation.toString()).contains("rosa", "CREATED").doesNotContain("Rosa Paz", "Ada");
        assertThat(new LinkExplanation.Names(Map.of(ROSA, "Rosa Paz"), "Ada")).hasToString("Names[1]");
    }

    @Test
    void aStepThatFindsNamesWhom() {
        Step step = new Step(Rule.LINKED, null, null, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkStep(step, Result.FOUND, List.of(), Map.of()))
                .withMessage("a rule that finds names whom");
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkStep(step, Result.NONE, List.of(ROSA), Map.of()));
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        String bundle = "io.escala.core.contacts.links";
        ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ROOT);
        ResourceBundle spanish = ResourceBundle.getBundle(bundle, Locale.forLanguageTag("es"));

        assertThat(spanish.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(spanish.getString(key)).as(key).isNotEqualTo(english.getString(key)));
    }
}
