package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.LinkExplanation;
import io.escala.core.contacts.LinkStep;
import io.escala.core.contacts.LinkStep.Result;
import io.escala.core.identify.Identification.Rule;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Why a conversation belongs to a contact")
class LinkExplainerTest {
    private static final String NUMBER = "5493415550101";
    private static final String SHORT = "543415550101";

    private final ContactsFixture fixture = new ContactsFixture();
    private final ContactId eva = fixture.contact("eva");

    private LinkExplanation explain(ConversationId id) {
        return new LinkExplainer(
                        fixture.state, Correspondent.of(fixture.state, id).orElseThrow())
                .explain(null);
    }

    private void linked(ConversationId id, ContactId contact, LinkRule rule, @Nullable String form) {
        fixture.state.apply(new IdentityChange.LinkIdentity(
                fixture.person(id).id(),
                contact,
                Set.of(),
                new LinkReason(rule, IdentityKeyKind.WHATSAPP_NUMBER, form, null, null, ContactsFixture.NOON)));
    }

    @Test
    void stepsBeforeTheRecordedRuleFoundNobody() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        linked(id, eva, LinkRule.FORM_PRIMARY_PHONE, "AR mobile without 9");

        LinkExplanation explanation = explain(id);

        assertThat(explanation.contact()).contains(eva);
        assertThat(explanation.key()).contains(number(NUMBER));
        assertThat(explanation.stepsAreOfNow()).isFalse();
        assertThat(explanation.steps())
                .extracting(LinkStep::rule)
                .containsExactly(
                        Rule.LINKED,
                        Rule.EXACT_WHATSAPP_PHONE,
                        Rule.EXACT_PRIMARY_PHONE,
                        Rule.EXACT_SECONDARY_PHONE,
                        Rule.FORM_WHATSAPP_PHONE,
                        Rule.FORM_PRIMARY_PHONE);
        assertThat(explanation.steps().get(5).contacts()).containsExactly(eva);
        assertThat(explanation.steps().get(5).form()).contains("AR mobile without 9");
        assertThat(explanation.steps().subList(0, 5))
                .extracting(LinkStep::result)
                .containsOnly(Result.NONE);
    }

    @Test
    void whatWasNotRecordedIsExplainedByWhatHoldsNow() {
        fixture.phone(eva, SHORT, KeyRole.SECONDARY);
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        fixture.state.apply(new IdentityChange.LinkIdentity(fixture.person(id).id(), eva));

        LinkExplanation explanation = explain(id);

        assertThat(explanation.reason()).isEmpty();
        assertThat(explanation.key()).isEmpty();
        assertThat(explanation.stepsAreOfNow()).isTrue();
        assertThat(explanation.steps()).last().satisfies(step -> {
            assertThat(step.rule()).isEqualTo(Rule.FORM_SECONDARY_PHONE);
            assertThat(step.result()).isEqualTo(Result.FOUND);
        });
    }

    @Test
    void vetoesAreShownWhereTheRulesMeetThem() {
        fixture.phone(eva, NUMBER, KeyRole.PRIMARY);
        ContactId sol = fixture.contact("sol");
        fixture.phone(sol, SHORT, KeyRole.WHATSAPP);
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        fixture.state.apply(new IdentityChange.LinkIdentity(fixture.person(id).id(), null, Set.of(eva), null));

        LinkExplanation explanation = explain(id);

        assertThat(explanation.contact()).isEmpty();
        assertThat(explanation.vetoes()).containsExactly(eva);
        assertThat(explanation.steps())
                .extracting(LinkStep::toString)
                .containsExactly(
                        "LINKED NONE []",
                        "EXACT_WHATSAPP_PHONE NONE []",
                        "EXACT_PRIMARY_PHONE VETOED [eva]",
                        "EXACT_SECONDARY_PHONE NONE []",
                        "FORM_WHATSAPP_PHONE (AR mobile without 9) FOUND [sol]");
    }

    @Test
    void weakFormsSuggest() {
        fixture.phone(eva, "22961234567", KeyRole.PRIMARY);

        assertThat(explain(fixture.wrote(WHATSAPP, null, number("2290161234567")))
                        .steps())
                .last()
                .satisfies(step -> {
                    assertThat(step.result()).isEqualTo(Result.SUGGESTED);
                    assertThat(step.contacts()).containsExactly(eva);
                });
    }

    @Test
    void aKeyThatMetIsTheOneThatThePersonHadThen() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER), number("5493415550102"));
        linked(id, eva, LinkRule.WRITTEN_TO, null);
        fixture.state.identities().aliases(fixture.person(id).id()).stream()
                .filter(alias -> alias.key().equals(number("5493415550102")))
                .findFirst()
                .ifPresent(alias ->
                        fixture.state.apply(new IdentityChange.EndAlias(alias, ContactsFixture.NOON.minusSeconds(1))));

        assertThat(explain(id).key()).contains(number(NUMBER));
        assertThat(explain(id).stepsAreOfNow()).isTrue();
    }

    @Test
    void nobodyKnowsAPersonOfWhomNothingIsRecorded() {
        LinkExplanation explanation = explain(fixture.wrote(MESSENGER, null, psid("7001")));

        assertThat(explanation.contact()).isEmpty();
        assertThat(explanation.reason()).isEmpty();
        assertThat(explanation.steps())
                .extracting(LinkStep::toString)
                .containsExactly("LINKED NONE []", "FACEBOOK_ID NONE []");
    }

    @Test
    void commandsRecordWhy() {
        ConversationId chosen = fixture.wrote(WHATSAPP, null, number(NUMBER));
        fixture.associate(chosen, eva, AssociateOptions.defaults()).orThrow();
        ContactId sol = fixture.contact("sol", "Sol", "Luz", Origin.PERSON);
        fixture.key(sol, ContactKeyValue.facebookId("3001", "7001").orElseThrow(), Set.of());
        ConversationId registered = fixture.wrote(MESSENGER, ContactsFixture.NO_NAME, psid("7001"));
        fixture.register(registered, true).orThrow();

        assertThat(explain(chosen).reason()).hasValueSatisfying(reason -> {
            assertThat(reason.rule()).isEqualTo(LinkRule.ASSOCIATED);
            assertThat(reason.by()).isEqualTo(ContactsFixture.ANA);
        });
        assertThat(explain(registered).reason())
                .contains(new LinkReason(
                        LinkRule.FACEBOOK_ID,
                        IdentityKeyKind.PSID,
                        null,
                        Origin.AUTOMATION,
                        null,
                        ContactsFixture.NOON));
        assertThat(explain(registered).key()).contains(psid("7001"));
    }
}
