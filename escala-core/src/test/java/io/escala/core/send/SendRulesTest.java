package io.escala.core.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.access.Refusal;
import io.escala.core.access.Refusal.Reason;
import io.escala.core.access.Refusal.Remedy;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.Change;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SendRulesTest {
    private static final String MOBILE = "5491155550001";
    private static final Draft HI = Draft.text("hi");
    private static final Draft HELLO = Draft.template("hello", "es", TemplateValue.fixed("Rosa"));

    private final Desk desk = new Desk();

    @BeforeEach
    void approvedTemplate() {
        desk.template = Desk.template(TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola {{1}}");
    }

    @Test
    @DisplayName("S10 Without the plan nothing is judged further, and the hint is to talk to an adviser")
    void needsThePlan() {
        Judgement judgement = SendRules.judge(
                desk.state,
                new Question(
                        new SendRequest(Recipient.conversation(new ConversationId("none")), HI, "r"),
                        Desk.ADMINISTRATOR,
                        Set.of(),
                        EnumSet.allOf(Channel.class),
                        null,
                        Desk.NOON));

        assertThat(judgement.decision().refusals())
                .containsExactly(Refusal.of(Reason.NOT_ENTITLED, Remedy.TALK_TO_ADVISER));
    }

    @Test
    @DisplayName("S78 A seller answers in their own conversations; others are not found")
    void sellersSeeTheirOwn() {
        ConversationId chat = openChat();
        SendRequest request = new SendRequest(Recipient.conversation(chat), HI, "r");

        assertThat(desk.judge(request, Desk.SELLER).decision().refusedFor(Reason.NOT_FOUND))
                .isTrue();
        desk.state.put(desk.read(chat).ownedBy(Desk.BETO));
        assertThat(desk.judge(request, Desk.SELLER).decision().allowed()).isTrue();
    }

    @Test
    @DisplayName("S78 A seller writes to the contacts they own, an editor to none, and what is not there is not found")
    void whoWritesToContacts() {
        ContactId own = desk.contact("own", primary(), Desk.BETO, false, Origin.PERSON);
        ContactId other = desk.contact("other", Map.of(), Desk.ANA, false, Origin.PERSON);
        Actor editor = Actor.user(Desk.ACCOUNT, Desk.BETO, Role.EDITOR);

        assertThat(reasons(own, Desk.SELLER)).isEmpty();
        assertThat(reasons(other, Desk.SELLER)).containsExactly(Reason.NOT_PERMITTED);
        assertThat(reasons(own, editor)).containsExactly(Reason.NOT_PERMITTED);
        assertThat(reasons(new ContactId("nobody"), Desk.ADMINISTRATOR)).containsExactly(Reason.NOT_FOUND);
        assertThat(desk.decide(Recipient.contact(own, new LineId("none")), HELLO)
                        .refusedFor(Reason.NOT_FOUND))
                .isTrue();
    }

    @Test
    @DisplayName("S26 The WhatsApp phone is where messages to a contact go")
    void whatsAppPhoneFirst() {
        ContactId contact = desk.contact(
                "rosa", Map.of(MOBILE, EnumSet.of(KeyRole.WHATSAPP), "5491155550002", EnumSet.of(KeyRole.PRIMARY)));

        assertThat(desk.decide(Recipient.contact(contact, Desk.WHATSAPP.id()), HELLO)
                        .destination())
                .isEqualTo(Desk.number(MOBILE));
    }

    @Test
    @DisplayName("S36 Without a WhatsApp phone the primary phone is used, never a secondary one")
    void primaryThenNone() {
        ContactId primary = desk.contact("p", primary());
        ContactId secondary = desk.contact("s", Map.of("5491155550009", EnumSet.of(KeyRole.SECONDARY)));

        assertThat(desk.decide(Recipient.contact(primary, Desk.WHATSAPP.id()), HELLO)
                        .destination())
                .isEqualTo(Desk.number(MOBILE));
        SendDecision none = desk.decide(Recipient.contact(secondary, Desk.WHATSAPP.id()), HELLO);
        assertThat(none.destination()).isNull();
        assertThat(none.refusals()).extracting(Refusal::reason).containsExactly(Reason.NO_DESTINATION);
    }

    @Test
    void aNumberKnownAsSomebodyElsesNamesWhoHoldsIt() {
        ContactId rosa = desk.contact("rosa", Map.of("5511987654321", EnumSet.of(KeyRole.PRIMARY)));
        ContactId carla = desk.contact("carla", Map.of());
        desk.link(desk.person(Channel.WHATSAPP, Desk.number("551187654321")), carla);

        assertThat(desk.decide(Recipient.contact(rosa, Desk.WHATSAPP.id()), HELLO)
                        .refusals())
                .containsExactly(Refusal.held(Reason.DESTINATION_OF_OTHER, "to", carla));
    }

    @Test
    void anAnswerGoesToTheNumberTheyWroteFromTheLatestFirstElseToTheUserId() {
        IdentityId person = desk.person(Channel.WHATSAPP, Desk.userId("AR.1"));
        ConversationId chat = desk.conversation(Desk.WHATSAPP, person);
        desk.wrote(chat, Desk.NOON);

        assertThat(destination(chat)).isEqualTo(Desk.userId("AR.1"));
        desk.alias(person, Desk.number("541100000003"), AliasGrade.ASSUMED, Desk.NOON.plusSeconds(9));
        assertThat(destination(chat)).isEqualTo(Desk.number("541100000003"));
        desk.alias(person, Desk.number("541100000001"), AliasGrade.CONFIRMED, Desk.NOON);
        desk.alias(person, Desk.number("541100000002"), AliasGrade.CONFIRMED, Desk.NOON.plusSeconds(1));
        assertThat(destination(chat)).isEqualTo(Desk.number("541100000002"));
    }

    @Test
    void aUserIdOfAnotherPortfolioAndAKeyThatEndedReachNobody() {
        IdentityId person = desk.person(
                Channel.WHATSAPP, new IdentityKey(IdentityKeyKind.BSUID, "other", "AR.1"), Desk.number(MOBILE));
        desk.state.apply(new Change.EndAlias(
                desk.state.alias(person, Desk.number(MOBILE)).orElseThrow(), Desk.NOON));
        ConversationId chat = desk.conversation(Desk.WHATSAPP, person);
        desk.wrote(chat, Desk.NOON);

        assertThat(desk.decide(Recipient.conversation(chat), HI).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.NO_DESTINATION);
    }

    @Test
    void theKeysOfAnIdentityThatWasFusedReachThePerson() {
        IdentityId byNumber = desk.person(Channel.WHATSAPP, Desk.number(MOBILE));
        IdentityId byUserId = desk.person(Channel.WHATSAPP, Desk.userId("AR.1"));
        ConversationId younger = desk.conversation(Desk.WHATSAPP, byNumber);
        ConversationId older = desk.conversation(Desk.WHATSAPP, byUserId);
        desk.state.apply(new Change.FuseIdentity(byNumber, byUserId));
        desk.wrote(older, Desk.NOON);
        desk.wrote(younger, Desk.NOON);

        assertThat(destination(older)).isEqualTo(Desk.number(MOBILE));
        assertThat(destination(younger)).isEqualTo(Desk.number(MOBILE));
    }

    @Test
    void onMessengerAContactHasToHaveWrittenFirst() {
        ContactId rosa = desk.contact("rosa", primary());
        IdentityKey psid = new IdentityKey(IdentityKeyKind.PSID, "1041", "5");
        IdentityId person = desk.person(Channel.MESSENGER, psid);
        desk.link(person, rosa);

        assertThat(desk.decide(Recipient.contact(rosa, Desk.MESSENGER.id()), HI).refusals())
                .containsExactly(Refusal.of(Reason.CHANNEL_CANNOT_START, Remedy.WAIT_FOR_CUSTOMER));
        desk.wrote(desk.conversation(Desk.MESSENGER, person), Desk.NOON);
        SendDecision decision = desk.decide(Recipient.contact(rosa, Desk.MESSENGER.id()), HI);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.destination()).isEqualTo(psid);
    }

    @Test
    @DisplayName("M27 M33 Outside the window a text is refused and a template offered")
    void textNeedsTheWindow() {
        ContactId contact = desk.contact("rosa", primary());

        assertThat(desk.decide(Recipient.contact(contact, Desk.WHATSAPP.id()), HI)
                        .refusals())
                .containsExactly(Refusal.of(Reason.WINDOW_CLOSED, Remedy.SEND_TEMPLATE));
        assertThat(desk.decide(Recipient.contact(contact, Desk.WHATSAPP.id()), HELLO)
                        .allowed())
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("M34 A text may be sent for 24 hours from the last message received, less the minute it may take")
    @CsvSource({"PT0S,true", "PT23H58M59.999S,true", "PT23H59M,false", "PT24H,false"})
    void windowEdges(Duration later, boolean allowed) {
        ConversationId chat = openChat();
        desk.now = Desk.NOON.plus(later);

        assertThat(desk.decide(Recipient.conversation(chat), HI).allowed()).isEqualTo(allowed);
    }

    @Test
    @DisplayName("M15 A closed conversation with an open window takes a text")
    void closedIsNotShut() {
        ConversationId chat = openChat();

        assertThat(desk.read(chat).open()).isFalse();
        assertThat(desk.decide(Recipient.conversation(chat), HI).allowed()).isTrue();
    }

    @Test
    void metasWordThatTheWindowIsShutOverridesOurClock() {
        ConversationId chat = openChat();
        desk.state.apply(new Change.RaiseMarks(chat, Map.of(Mark.WINDOW_SHUT, Desk.NOON)));

        assertThat(desk.decide(Recipient.conversation(chat), HI).refusedFor(Reason.WINDOW_CLOSED))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WHATSAPP,x,4096,true", "WHATSAPP,x,4097,false",
        "MESSENGER,x,1999,true", "MESSENGER,x,2000,false",
        "INSTAGRAM,x,1000,true", "INSTAGRAM,x,1001,false",
        "INSTAGRAM,ñ,500,true", "INSTAGRAM,ñ,501,false",
    })
    void aTextIsAsLongAsTheChannelTakes(Channel channel, String character, int count, boolean fits) {
        assertThat(TextRules.judge(channel, character.repeat(count)).isEmpty()).isEqualTo(fits);
    }

    @Test
    void everyProblemIsFoundAtOnce() {
        ConversationId chat = openChat();
        desk.now = Desk.NOON.plus(Duration.ofDays(2));
        desk.state.put(Desk.WHATSAPP.withAvailable(false));

        assertThat(desk.decide(Recipient.conversation(chat), new Draft.Text(" ", new MessageId("none")))
                        .refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        Reason.LINE_UNAVAILABLE, Reason.TEXT_EMPTY, Reason.FIELD_INVALID, Reason.WINDOW_CLOSED);
    }

    @ParameterizedTest
    @DisplayName("M29 Only a template that Meta approved can be sent")
    @EnumSource(TemplateStatus.class)
    void onlyApproved(TemplateStatus status) {
        desk.template = Desk.template(TemplateCategory.UTILITY, status, "Hola {{1}}");

        assertThat(desk.decide(Recipient.conversation(openChat()), HELLO).refusedFor(Reason.TEMPLATE_NOT_APPROVED))
                .isEqualTo(status != TemplateStatus.APPROVED);
    }

    @Test
    void anUnknownTemplateAndATemplateElsewhereAreRefused() {
        ConversationId chat = openChat();
        desk.template = null;
        assertThat(desk.decide(Recipient.conversation(chat), HELLO).refusals())
                .containsExactly(Refusal.of(Reason.TEMPLATE_UNKNOWN, Remedy.CHOOSE_OTHER_TEMPLATE));

        IdentityId person = desk.person(Channel.INSTAGRAM, new IdentityKey(IdentityKeyKind.IGSID, "1784", "77"));
        assertThat(desk.decide(Recipient.conversation(desk.conversation(Desk.INSTAGRAM, person)), HELLO)
                        .refusals())
                .containsExactly(Refusal.of(Reason.TEMPLATE_NOT_ON_CHANNEL, Remedy.WAIT_FOR_CUSTOMER));
    }

    @Test
    @DisplayName("M31 A template to a person who is no contact takes the defaults")
    void noContactTakesDefaults() {
        Draft draft = Draft.template("hello", "es", TemplateValue.bound(TemplateField.FIRST_NAME, "amigo"));

        assertThat(desk.decide(Recipient.conversation(openChat()), draft).rendered())
                .isEqualTo("Hola amigo");
    }

    @Test
    void marketingGoesToMarketingContactsWhoWereAskedAndHaveNotWithdrawn() {
        desk.template = Desk.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId marketing = desk.contact("m", primary(), null, true, Origin.PERSON);
        ContactId plain = desk.contact("n", Map.of("5491155550003", EnumSet.of(KeyRole.PRIMARY)));
        ContactId automatic =
                desk.contact("a", Map.of("5491155550004", EnumSet.of(KeyRole.PRIMARY)), null, true, Origin.AUTOMATION);
        desk.consent(automatic, ConsentPurpose.STORAGE, ConsentState.NOT_ASKED);

        assertThat(reasons(marketing, Desk.ADMINISTRATOR)).isEmpty();
        assertThat(reasons(plain, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        assertThat(reasons(automatic, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        desk.consent(automatic, ConsentPurpose.STORAGE, ConsentState.GRANTED);
        assertThat(reasons(automatic, Desk.ADMINISTRATOR)).isEmpty();
        desk.consent(marketing, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);
        assertThat(reasons(marketing, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
    }

    @Test
    void whoStoppedMarketingOnTheChannelGetsNoneThereUntilTheyResume() {
        desk.template = Desk.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa = desk.contact("m", primary(), null, true, Origin.PERSON);
        IdentityId onWhatsApp = desk.person(Channel.WHATSAPP, Desk.userId("AR.1"));
        IdentityId onMessenger =
                desk.person(Channel.MESSENGER, new IdentityKey(IdentityKeyKind.PSID, "1041", "psid-1"));
        desk.link(onWhatsApp, rosa);
        desk.link(onMessenger, rosa);

        desk.said(onMessenger, ConsentState.WITHDRAWN, Desk.NOON);
        assertThat(reasons(rosa, Desk.ADMINISTRATOR)).isEmpty();
        desk.said(onWhatsApp, ConsentState.WITHDRAWN, Desk.NOON);
        assertThat(reasons(rosa, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        desk.said(onWhatsApp, ConsentState.GRANTED, Desk.NOON.plusSeconds(60));
        assertThat(reasons(rosa, Desk.ADMINISTRATOR)).isEmpty();
    }

    @Test
    void whoeverHasTheNumberItGoesToIsHeardWithoutBeingLinked() {
        desk.template = Desk.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa =
                desk.contact("m", Map.of("5491155550001", EnumSet.of(KeyRole.PRIMARY)), null, true, Origin.PERSON);
        IdentityId nobodyYet = desk.person(Channel.WHATSAPP, Desk.number("5491155550001"));

        desk.said(nobodyYet, ConsentState.WITHDRAWN, Desk.NOON);

        assertThat(reasons(rosa, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
    }

    @Test
    void whatAContactTookBackIsNotGivenByTheChannel() {
        desk.template = Desk.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa = desk.contact("m", primary(), null, true, Origin.PERSON);
        IdentityId person = desk.person(Channel.WHATSAPP, Desk.userId("AR.1"));
        desk.link(person, rosa);
        desk.consent(rosa, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);

        desk.said(person, ConsentState.GRANTED, Desk.NOON.plusSeconds(60));

        assertThat(reasons(rosa, Desk.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
    }

    @ParameterizedTest(name = "{0} reported, {1} in the catalogue: {2}")
    @CsvSource({
        "PAUSED,           APPROVED, false",
        "DISABLED,         APPROVED, false",
        "REJECTED,         APPROVED, false",
        "PENDING,          APPROVED, false",
        "PENDING_DELETION, APPROVED, false",
        "IN_APPEAL,        APPROVED, false",
        "LOCKED,           APPROVED, false",
        "APPROVED,         APPROVED, true",
        "REINSTATED,       APPROVED, true",
        "FLAGGED,          APPROVED, true",
        "OF_TOMORROW,      APPROVED, true",
        "APPROVED,         PAUSED,   false",
        "APPROVED,         OTHER,    false",
    })
    void aReportStopsATemplateAndNeverApprovesOne(String reported, TemplateStatus catalogue, boolean allowed) {
        desk.template = Desk.template(TemplateCategory.UTILITY, catalogue, "Hola {{1}}");
        ContactId contact = desk.contact("m", primary());
        desk.reported(TemplateReport.Aspect.STATUS, reported);
        desk.reported(TemplateReport.Aspect.QUALITY, "PAUSED");

        assertThat(reasons(contact, Desk.ADMINISTRATOR))
                .isEqualTo(allowed ? List.of() : List.of(Reason.TEMPLATE_NOT_APPROVED));
    }

    @Test
    void anApprovalDoesNotMakeAnUnknownTemplateKnown() {
        desk.template = null;
        desk.reported(TemplateReport.Aspect.STATUS, "APPROVED");

        assertThat(reasons(desk.contact("m", primary()), Desk.ADMINISTRATOR)).containsExactly(Reason.TEMPLATE_UNKNOWN);
    }

    @Test
    void answersAreNeverHeldBackByConsent() {
        ContactId contact = desk.contact("a", primary(), null, false, Origin.AUTOMATION);
        desk.consent(contact, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);
        ConversationId chat = openChat();
        desk.link(desk.read(chat).identity(), contact);
        desk.said(desk.read(chat).identity(), ConsentState.WITHDRAWN, Desk.NOON);

        assertThat(desk.decide(Recipient.conversation(chat), HI).allowed()).isTrue();
    }

    @Test
    void aClientReferenceStandsForOneRequest() {
        ConversationId chat = openChat();
        SendRequest request = new SendRequest(Recipient.conversation(chat), HI, "order-7");
        MessageId sent = desk.send(request, Desk.ADMINISTRATOR).result().message();
        desk.now = Desk.NOON.plus(Duration.ofDays(2));

        SendDecision again = desk.judge(request, Desk.ADMINISTRATOR).decision();
        assertThat(again.earlier()).isEqualTo(sent);
        assertThat(again.allowed()).isTrue();
        desk.now = Desk.NOON;
        assertThat(desk.judge(
                                new SendRequest(Recipient.conversation(chat), Draft.text("other"), "order-7"),
                                Desk.ADMINISTRATOR)
                        .decision()
                        .refusals())
                .containsExactly(Refusal.of(Reason.KEY_REUSED, Remedy.USE_FRESH_REFERENCE));
    }

    private ConversationId openChat() {
        ConversationId chat = desk.conversation(Desk.WHATSAPP, desk.person(Channel.WHATSAPP, Desk.number(MOBILE)));
        desk.wrote(chat, Desk.NOON);
        return chat;
    }

    private IdentityKey destination(ConversationId chat) {
        SendDecision decision = desk.decide(Recipient.conversation(chat), HI);
        assertThat(decision.allowed()).isTrue();
        return decision.destination();
    }

    private List<Reason> reasons(ContactId contact, Actor actor) {
        Line line = Desk.WHATSAPP;
        return desk
                .judge(new SendRequest(Recipient.contact(contact, line.id()), HELLO, "r"), actor)
                .decision()
                .refusals()
                .stream()
                .map(Refusal::reason)
                .toList();
    }

    private static Map<String, EnumSet<KeyRole>> primary() {
        return Map.of(MOBILE, EnumSet.of(KeyRole.PRIMARY));
    }
}
