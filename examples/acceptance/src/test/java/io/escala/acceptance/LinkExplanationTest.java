package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.LinkExplanation;
import io.escala.core.contacts.LinkStep;
import io.escala.core.contacts.LinkStep.Result;
import io.escala.core.contacts.NewContact;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Permission;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;

/** Why a conversation belongs to its contact, or to nobody. */
class LinkExplanationTest {
    private static final String ROSA = "5493415550101";
    private static final String SHORT = "543415550101";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    private static ConversationId writes(InboxFixture fixture, String number) {
        return fixture.receives(fixture.meta().whatsAppPerson(number).writes("hola"))
                .conversation()
                .id();
    }

    private static LinkExplanation explain(InboxFixture fixture, ConversationId id) {
        return contacts(fixture).explain(id).orElseThrow();
    }

    private static LinkReason reason(InboxFixture fixture, ConversationId id) {
        return explain(fixture, id).reason().orElseThrow();
    }

    @EveryStore
    @DisplayName(
            "S29, S47 A message from a contact's number: the rule, the key, when, and what the rules before it found")
    void byRule(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + SHORT));
        LinkReason expected = new LinkReason(
                LinkRule.FORM_PRIMARY_PHONE,
                IdentityKeyKind.WHATSAPP_NUMBER,
                "AR mobile without 9",
                null,
                null,
                fixture.now());
        ConversationId id = writes(fixture, ROSA);
        fixture.later(MINUTE);
        writes(fixture, ROSA);

        LinkExplanation why = explain(fixture, id);

        assertThat(why.contact()).contains(rosa.id());
        assertThat(why.reason()).contains(expected);
        assertThat(why.key()).contains(IdentityKey.whatsAppNumber(new Phone(ROSA)));
        assertThat(why.stepsAreOfNow()).isFalse();
        assertThat(why.steps()).hasSize(6).last().satisfies(step -> {
            assertThat(step.rule()).isEqualTo(Rule.FORM_PRIMARY_PHONE);
            assertThat(step.result()).isEqualTo(Result.FOUND);
            assertThat(step.text(Locale.forLanguageTag("es")))
                    .isEqualTo("Otra forma de un teléfono primario (AR mobile without 9): es Rosa Paz.");
        });
        assertThat(why.text(Locale.ENGLISH))
                .isEqualTo("The conversation belongs to Rosa Paz, whose primary phone is another form of the number.");
        assertThat(why.toString()).doesNotContain("Rosa Paz", ROSA, SHORT);
    }

    @EveryStore
    @DisplayName(
            "S30, S33, S69 Linked by hand, created from it, by an automation, or because the business wrote: by whom and when")
    void byWhom(InboxFixture fixture) {
        ConversationId chosen = writes(fixture, ROSA);
        contacts(fixture)
                .associate(
                        chosen,
                        fixture.add(NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                                .id(),
                        AssociateOptions.defaults())
                .orThrow();
        Instant whenChosen = fixture.now();
        ConversationId created = writes(fixture, "5493415550102");
        contacts(fixture).create(created, NewContact.consenting("Ana", "Sol")).orThrow();
        ConversationId automatic = writes(fixture, "5493415550103");
        fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .createOrAssociate(automatic)
                .orThrow();
        Instant whenAutomatic = fixture.now();
        ContactCard eva = fixture.add(NewContact.consenting("Eva", "Ruiz").phone("+5493415550104"));
        Message sent = fixture.queues(
                Recipient.contact(eva.id(), TestBusiness.SALES),
                Draft.template("order_ready").language("es").values(TemplateValue.fixed("Eva")));

        assertThat(reason(fixture, chosen))
                .isEqualTo(LinkReason.of(
                        LinkRule.ASSOCIATED,
                        Origin.PERSON,
                        fixture.administrator().user(),
                        whenChosen));
        assertThat(explain(fixture, chosen).stepsAreOfNow()).isTrue();
        assertThat(reason(fixture, created).rule()).isEqualTo(LinkRule.CREATED);
        assertThat(reason(fixture, created).by())
                .isEqualTo(fixture.administrator().user());
        assertThat(reason(fixture, automatic))
                .isEqualTo(LinkReason.of(LinkRule.CREATED, Origin.AUTOMATION, null, whenAutomatic));
        LinkExplanation written = contacts(fixture).explain(sent.id()).orElseThrow();
        assertThat(written.conversation()).isEqualTo(sent.conversation());
        assertThat(written.reason().orElseThrow().rule()).isEqualTo(LinkRule.WRITTEN_TO);
        assertThat(written.key()).contains(IdentityKey.whatsAppNumber(new Phone("5493415550104")));
    }

    @EveryStore
    @DisplayName("S29 A contact that gets the number of somebody who wrote before: that its key was added later")
    void keyAdded(InboxFixture fixture) {
        ConversationId id = writes(fixture, ROSA);
        assertThat(explain(fixture, id).contact()).isEmpty();
        assertThat(explain(fixture, id).reason()).isEmpty();
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + SHORT));

        LinkExplanation why = explain(fixture, id);

        assertThat(why.contact()).contains(rosa.id());
        assertThat(why.reason()).hasValueSatisfying(reason -> {
            assertThat(reason.rule()).isEqualTo(LinkRule.KEY_ADDED);
            assertThat(reason.form()).isEqualTo("AR mobile with 9");
            assertThat(reason.origin()).isEqualTo(Origin.PERSON);
        });
    }

    @EveryStore
    @DisplayName("S22, S47 Why somebody is nobody's: who took them off and when, and what the rules still find")
    void takenOff(InboxFixture fixture) {
        ConversationId id = writes(fixture, ROSA);
        ContactCard rosa = contacts(fixture)
                .create(id, NewContact.consenting("Rosa", "Paz"))
                .orThrow();
        fixture.later(MINUTE);
        contacts(fixture).unlink(id).orThrow();
        LinkReason expected = LinkReason.of(
                LinkRule.UNLINKED, Origin.PERSON, fixture.administrator().user(), fixture.now());
        fixture.later(MINUTE);
        writes(fixture, ROSA);

        LinkExplanation why = explain(fixture, id);

        assertThat(why.contact()).isEmpty();
        assertThat(why.reason()).contains(expected);
        assertThat(why.vetoes()).containsExactly(rosa.id());
        assertThat(why.steps())
                .filteredOn(step -> step.result() != Result.NONE)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.result()).isEqualTo(Result.VETOED);
                    assertThat(step.contacts()).containsExactly(rosa.id());
                    assertThat(step.text(Locale.ENGLISH)).contains("Rosa Paz", "took");
                });
    }

    @EveryStore
    @DisplayName(
            "S47, S67 A number that may be another form only suggests; a person on Messenger is found by nothing of a contact")
    void nobody(InboxFixture fixture) {
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").phone("+22961234567"));
        ConversationId weak = writes(fixture, "2290161234567");
        ConversationId onMessenger = fixture.receives(fixture.meta()
                        .messengerPerson("7001")
                        .named("Ana", "Sol")
                        .writes("hola"))
                .conversation()
                .id();

        assertThat(explain(fixture, weak).steps()).last().satisfies(step -> {
            assertThat(step.rule()).isEqualTo(Rule.WEAK_FORM);
            assertThat(step.result()).isEqualTo(Result.SUGGESTED);
            assertThat(step.contacts()).containsExactly(ana.id());
        });
        assertThat(explain(fixture, onMessenger).steps())
                .extracting(LinkStep::rule, LinkStep::result)
                .containsExactly(tuple(Rule.LINKED, Result.NONE), tuple(Rule.FACEBOOK_ID, Result.NONE));
    }

    @EveryStore
    @DisplayName(
            "Who does not see the conversation is not told; reading costs the same with many conversations and messages")
    void whoAndHowMuch(InboxFixture fixture) {
        ConversationId id = writes(fixture, ROSA);
        contacts(fixture).create(id, NewContact.consenting("Rosa", "Paz")).orThrow();

        assertThat(fixture.inbox()
                        .as(fixture.custom(Permission.REGISTER_CONTACTS))
                        .contacts()
                        .explain(id))
                .isEmpty();
        assertThat(contacts(fixture).explain(new ConversationId("absent"))).isEmpty();

        CountingStore counting = new CountingStore(fixture.store());
        Contacts desk = Inbox.builder(counting)
                .clock(fixture.clock())
                .build()
                .as(fixture.administrator())
                .contacts();
        List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            counting.reset();
            assertThat(desk.explain(id)).isPresent();
            calls.add(counting.calls());
            fixture.receives(
                    fixture.meta().whatsAppPerson(ROSA).with(fixture.sales()).writes("hola"));
            fixture.receives(
                    fixture.meta().whatsAppPerson(ROSA).with(fixture.support()).writes("hola"));
        }
        assertThat(calls).containsOnly(calls.get(0));
    }
}
