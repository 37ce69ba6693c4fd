package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.internal.loop.SendSettings;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Role;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
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
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import io.escala.crm.work.Lease;
import java.time.Duration;
import java.time.Instant;
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
    private static final Draft HELLO = Draft.template("hello").language("es").values(TemplateValue.fixed("Rosa"));

    private final SendFixture fixture = new SendFixture();

    @BeforeEach
    void approvedTemplate() {
        fixture.template = SendFixture.template(TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola {{1}}");
    }

    @Test
    @DisplayName("S10 Without the plan nothing is judged further, and the hint is to talk to an adviser")
    void needsThePlan() {
        SendPlan plan = SendRules.plan(
                fixture.state,
                new SendContext(
                        SendRequest.to(Recipient.conversation(new ConversationId("none")))
                                .draft(HI)
                                .reference("r"),
                        SendFixture.ADMINISTRATOR,
                        Set.of(),
                        EnumSet.allOf(Channel.class),
                        null,
                        null,
                        SendSettings.DEFAULT,
                        SendFixture.NOON));

        assertThat(plan.preview().refusals())
                .containsExactly(Refusal.of(Reason.NOT_ENTITLED, Remedy.TALK_TO_ADVISER)
                        .lacking(EnumSet.allOf(Entitlement.class)));
    }

    @Test
    @DisplayName("S78 A seller answers in their own conversations; others are not found")
    void sellersSeeTheirOwnConversations() {
        ConversationId chat = openChat();
        SendRequest request =
                SendRequest.to(Recipient.conversation(chat)).draft(HI).reference("r");

        assertThat(fixture.judge(request, SendFixture.SELLER).preview().refusedFor(Reason.NOT_FOUND))
                .isTrue();
        fixture.state.conversations().put(fixture.read(chat).ownedBy(SendFixture.BETO));
        assertThat(fixture.judge(request, SendFixture.SELLER).preview().allowed())
                .isTrue();
    }

    @Test
    @DisplayName("S78 A seller writes to the contacts they own, an editor to none, and what is not there is not found")
    void rolesThatMayWriteToContacts() {
        ContactId own = fixture.contact("own", primary(), SendFixture.BETO, false, Origin.PERSON);
        ContactId other = fixture.contact("other", Map.of(), SendFixture.ANA, false, Origin.PERSON);
        Actor editor = Actor.user(SendFixture.ACCOUNT, SendFixture.BETO, Role.EDITOR);

        assertThat(reasons(own, SendFixture.SELLER)).isEmpty();
        assertThat(reasons(other, SendFixture.SELLER)).containsExactly(Reason.NOT_PERMITTED);
        assertThat(reasons(own, editor)).containsExactly(Reason.NOT_PERMITTED);
        assertThat(reasons(new ContactId("nobody"), SendFixture.ADMINISTRATOR)).containsExactly(Reason.NOT_FOUND);
        assertThat(fixture.decide(Recipient.contact(own, new LineId("none")), HELLO)
                        .refusedFor(Reason.NOT_FOUND))
                .isTrue();
    }

    @Test
    @DisplayName("S26 The WhatsApp phone is where messages to a contact go")
    void whatsAppPhoneFirst() {
        ContactId contact = fixture.contact(
                "rosa", Map.of(MOBILE, EnumSet.of(KeyRole.WHATSAPP), "5491155550002", EnumSet.of(KeyRole.PRIMARY)));

        assertThat(fixture.decide(Recipient.contact(contact, SendFixture.WHATSAPP.id()), HELLO)
                        .destination())
                .isEqualTo(SendFixture.number(MOBILE));
    }

    @Test
    @DisplayName("S36 Without a WhatsApp phone the primary phone is used, never a secondary one")
    void primaryPhoneIsTheOnlyFallback() {
        ContactId primary = fixture.contact("p", primary());
        ContactId secondary = fixture.contact("s", Map.of("5491155550009", EnumSet.of(KeyRole.SECONDARY)));

        assertThat(fixture.decide(Recipient.contact(primary, SendFixture.WHATSAPP.id()), HELLO)
                        .destination())
                .isEqualTo(SendFixture.number(MOBILE));
        SendPreview none = fixture.decide(Recipient.contact(secondary, SendFixture.WHATSAPP.id()), HELLO);
        assertThat(none.destination()).isNull();
        assertThat(none.refusals()).extracting(Refusal::reason).containsExactly(Reason.NO_DESTINATION);
    }

    @Test
    void numberOfAnotherContactIsRefusedWithItsHolder() {
        ContactId rosa = fixture.contact("rosa", Map.of("5511987654321", EnumSet.of(KeyRole.PRIMARY)));
        ContactId carla = fixture.contact("carla", Map.of());
        fixture.link(fixture.person(Channel.WHATSAPP, SendFixture.number("551187654321")), carla);

        assertThat(fixture.decide(Recipient.contact(rosa, SendFixture.WHATSAPP.id()), HELLO)
                        .refusals())
                .containsExactly(Refusal.held(Reason.DESTINATION_OF_OTHER, "to", carla));
    }

    @Test
    void numberThatAnUnregisteredPersonHasByNowIsRefused() {
        ContactId rosa = fixture.contact("rosa", Map.of(MOBILE, EnumSet.of(KeyRole.WHATSAPP)));
        IdentityId former = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        fixture.link(former, rosa);
        fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.2"), SendFixture.number(MOBILE));

        SendPreview preview = fixture.decide(Recipient.contact(rosa, SendFixture.WHATSAPP.id()), HELLO);

        assertThat(preview.refusals()).contains(Refusal.field(Reason.DESTINATION_OF_OTHER, "to"));
    }

    @Test
    void contactWithoutPhoneIsReachedByTheUserIdFromAnyLineOfThePortfolio() {
        ContactId rosa = fixture.contact("rosa", Map.of("5491155550009", EnumSet.of(KeyRole.SECONDARY)));
        IdentityId person =
                fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"), SendFixture.parentUserId("AR.P1"));
        fixture.link(person, rosa);
        Line support = Line.whatsApp(SendFixture.ACCOUNT, new LineId("wa-2"), "Support", "7002", "8002")
                .withPortfolio("9001");
        Line foreign = Line.whatsApp(SendFixture.ACCOUNT, new LineId("wa-3"), "Other", "7003", "8003")
                .withPortfolio("9009");
        fixture.state.account().put(support);
        fixture.state.account().put(foreign);

        for (Line line : List.of(SendFixture.WHATSAPP, support)) {
            assertThat(fixture.decide(Recipient.contact(rosa, line.id()), HELLO).destination())
                    .isEqualTo(SendFixture.userId("AR.1"));
        }
        assertThat(fixture.decide(Recipient.contact(rosa, foreign.id()), HELLO).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.NO_DESTINATION);
    }

    @Test
    void contactWithoutPhoneAndUserIdIsReachedByTheParentUserId() {
        ContactId rosa = fixture.contact("rosa", Map.of());
        fixture.link(fixture.person(Channel.WHATSAPP, SendFixture.parentUserId("AR.P1")), rosa);

        assertThat(fixture.decide(Recipient.contact(rosa, SendFixture.WHATSAPP.id()), HELLO)
                        .destination())
                .isEqualTo(SendFixture.parentUserId("AR.P1"));
    }

    @Test
    void answerGoesToTheLatestNumberElseToTheUserId() {
        IdentityId person = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        ConversationId chat = fixture.conversation(SendFixture.WHATSAPP, person);
        fixture.wrote(chat, SendFixture.NOON);

        assertThat(destination(chat)).isEqualTo(SendFixture.userId("AR.1"));
        fixture.alias(person, SendFixture.number("541100000003"), AliasGrade.ASSUMED, SendFixture.NOON.plusSeconds(9));
        assertThat(destination(chat)).isEqualTo(SendFixture.number("541100000003"));
        fixture.alias(person, SendFixture.number("541100000001"), AliasGrade.CONFIRMED, SendFixture.NOON);
        fixture.alias(
                person, SendFixture.number("541100000002"), AliasGrade.CONFIRMED, SendFixture.NOON.plusSeconds(1));
        assertThat(destination(chat)).isEqualTo(SendFixture.number("541100000002"));
    }

    @Test
    void foreignUserIdsAndEndedKeysAreNoAddressees() {
        IdentityId person = fixture.person(
                Channel.WHATSAPP, new IdentityKey(IdentityKeyKind.BSUID, "other", "AR.1"), SendFixture.number(MOBILE));
        fixture.state.apply(new IdentityChange.EndAlias(
                fixture.state
                        .identities()
                        .alias(person, SendFixture.number(MOBILE))
                        .orElseThrow(),
                SendFixture.NOON));
        ConversationId chat = fixture.conversation(SendFixture.WHATSAPP, person);
        fixture.wrote(chat, SendFixture.NOON);

        assertThat(fixture.decide(Recipient.conversation(chat), HI).refusals())
                .extracting(Refusal::reason)
                .containsExactly(Reason.NO_DESTINATION);
    }

    @Test
    void keysOfAFusedIdentityAreUsed() {
        IdentityId byNumber = fixture.person(Channel.WHATSAPP, SendFixture.number(MOBILE));
        IdentityId byUserId = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        ConversationId younger = fixture.conversation(SendFixture.WHATSAPP, byNumber);
        ConversationId older = fixture.conversation(SendFixture.WHATSAPP, byUserId);
        fixture.state.apply(new IdentityChange.FuseIdentity(byNumber, byUserId));
        fixture.wrote(older, SendFixture.NOON);
        fixture.wrote(younger, SendFixture.NOON);

        assertThat(destination(older)).isEqualTo(SendFixture.number(MOBILE));
        assertThat(destination(younger)).isEqualTo(SendFixture.number(MOBILE));
    }

    @Test
    void messengerContactMustHaveWrittenFirst() {
        ContactId rosa = fixture.contact("rosa", primary());
        IdentityKey psid = new IdentityKey(IdentityKeyKind.PSID, "1041", "5");
        IdentityId person = fixture.person(Channel.MESSENGER, psid);
        fixture.link(person, rosa);

        assertThat(fixture.decide(Recipient.contact(rosa, SendFixture.MESSENGER.id()), HI)
                        .refusals())
                .containsExactly(Refusal.of(Reason.CHANNEL_CANNOT_START, Remedy.WAIT_FOR_CUSTOMER));
        fixture.wrote(fixture.conversation(SendFixture.MESSENGER, person), SendFixture.NOON);
        SendPreview preview = fixture.decide(Recipient.contact(rosa, SendFixture.MESSENGER.id()), HI);
        assertThat(preview.allowed()).isTrue();
        assertThat(preview.destination()).isEqualTo(psid);
    }

    @Test
    @DisplayName("M27 M33 Outside the window a text is refused and a template offered")
    void textNeedsTheWindow() {
        ContactId contact = fixture.contact("rosa", primary());

        assertThat(fixture.decide(Recipient.contact(contact, SendFixture.WHATSAPP.id()), HI)
                        .refusals())
                .containsExactly(Refusal.of(Reason.WINDOW_CLOSED, Remedy.SEND_TEMPLATE));
        assertThat(fixture.decide(Recipient.contact(contact, SendFixture.WHATSAPP.id()), HELLO)
                        .allowed())
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("M34 A text may be sent for 24 hours from the last message received, to the millisecond")
    @CsvSource({"PT0S,true", "PT23H59M59.999S,true", "PT24H,false"})
    void windowEdges(Duration later, boolean allowed) {
        ConversationId chat = openChat();
        fixture.now = SendFixture.NOON.plus(later);

        assertThat(fixture.decide(Recipient.conversation(chat), HI).allowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @DisplayName(
            "M34 A margin moves the one end of the window: preview and start agree with what is shown, to the millisecond")
    @CsvSource({"PT0S", "PT60S", "PT1H"})
    void marginMovesTheEndForAll(Duration margin) {
        fixture.settings = new SendSettings(margin, SendSettings.DEFAULT.expiresAfter());
        ConversationId chat = openChat();
        SendFixture.Queued queued =
                fixture.send(SendRequest.to(chat).draft(HI).reference("early"), SendFixture.ADMINISTRATOR);
        SendFixture.Queued late =
                fixture.send(SendRequest.to(chat).draft(HI).reference("late"), SendFixture.ADMINISTRATOR);
        Instant closes = fixture.settings.window(fixture.read(chat)).closesAt().orElseThrow();
        assertThat(closes).isEqualTo(SendFixture.NOON.plus(Duration.ofHours(24)).minus(margin));

        fixture.now = closes.minusMillis(1);
        SendPreview open = fixture.decide(Recipient.conversation(chat), HI);
        DispatchDecision started = start(queued);
        fixture.now = closes;
        SendPreview closed = fixture.decide(Recipient.conversation(chat), HI);
        DispatchDecision expired = start(late);

        assertThat(open.allowed()).isTrue();
        assertThat(open.window().closesAt()).contains(closes);
        assertThat(started.dispatch()).isNotNull();
        assertThat(closed.allowed()).isFalse();
        assertThat(expired.dispatch()).isNull();
    }

    private DispatchDecision start(SendFixture.Queued queued) {
        return DispatchDecision.decide(
                fixture.unit().under(new Lease(SendFixture.ACCOUNT, "send/wa", "token")),
                queued.changes().enqueued().get(0),
                EnumSet.allOf(Entitlement.class),
                EnumSet.allOf(Channel.class),
                fixture.settings,
                new LineTraffic(new LineCredentials(Map.of())));
    }

    @Test
    @DisplayName("M15 A closed conversation with an open window takes a text")
    void closedConversationWithOpenWindowTakesText() {
        ConversationId chat = openChat();

        assertThat(fixture.read(chat).open()).isFalse();
        assertThat(fixture.decide(Recipient.conversation(chat), HI).allowed()).isTrue();
    }

    @Test
    void windowClosedByMetaRefusesText() {
        ConversationId chat = openChat();
        fixture.state.apply(new ConversationChange.RaiseMarks(chat, Map.of(Mark.WINDOW_SHUT, SendFixture.NOON)));

        assertThat(fixture.decide(Recipient.conversation(chat), HI).refusedFor(Reason.WINDOW_CLOSED))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WHATSAPP,x,4096,true", "WHATSAPP,x,4097,false",
        "MESSENGER,x,1999,true", "MESSENGER,x,2000,false",
        "INSTAGRAM,x,1000,true", "INSTAGRAM,x,1001,false",
        "INSTAGRAM,ñ,500,true", "INSTAGRAM,ñ,501,false",
    })
    void textLengthLimitOfTheChannel(Channel channel, String character, int count, boolean fits) {
        assertThat(TextRules.length(channel, character.repeat(count)).isEmpty()).isEqualTo(fits);
    }

    @Test
    @DisplayName("A channel without a gateway is not a line that is stopped: another reason, another remedy")
    void missingGatewayIsToldApartFromAStoppedLine() {
        ConversationId chat = openChat();
        SendContext receivingOnly = new SendContext(
                SendRequest.to(chat).text("hi"),
                SendFixture.ADMINISTRATOR,
                EnumSet.allOf(Entitlement.class),
                EnumSet.of(Channel.MESSENGER),
                null,
                null,
                SendSettings.DEFAULT,
                fixture.now);

        assertThat(SendRules.plan(fixture.state, receivingOnly).preview().refusals())
                .containsExactly(Refusal.of(Reason.NO_GATEWAY, Remedy.CONFIGURE_CHANNEL));
        fixture.state.account().put(SendFixture.WHATSAPP.withAvailable(false));
        assertThat(fixture.decide(Recipient.conversation(chat), HI).refusals())
                .containsExactly(Refusal.of(Reason.LINE_UNAVAILABLE, Remedy.ASK_ADMINISTRATOR));
    }

    @Test
    void templatesQuoteNothing() {
        ConversationId chat = openChat();
        fixture.template = SendFixture.template(TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola {{1}}");
        SendRequest request = SendRequest.to(chat).draft(HELLO).quoting(new MessageId("any"));

        assertThat(fixture.judge(request, SendFixture.ADMINISTRATOR).preview().refusals())
                .containsExactly(
                        Refusal.field(Reason.FIELD_INVALID, "quoting").because(Refusal.Cause.NOT_WITH_TEMPLATES));
    }

    @Test
    void tooLongTextSaysLimitAndLength() {
        assertThat(TextRules.length(Channel.INSTAGRAM, "ñ".repeat(501)))
                .contains(Refusal.field(Reason.TEXT_TOO_LONG, "text").limitedTo(1_000, 1_002));
    }

    @Test
    void requestsWithoutAReferenceAreSentOnceEach() {
        SendRequest request = SendRequest.to(openChat()).text("hi");
        MessageId sent = fixture.send(request, SendFixture.ADMINISTRATOR)
                .result()
                .messages()
                .get(0);

        assertThat(fixture.judge(request, SendFixture.ADMINISTRATOR).preview().earlier())
                .isEqualTo(sent);
        assertThat(SendRequest.to(request.recipient()).text("hi").clientReference())
                .isNotEqualTo(request.clientReference());
    }

    @Test
    void allProblemsAreReported() {
        ConversationId chat = openChat();
        fixture.now = SendFixture.NOON.plus(Duration.ofDays(2));
        fixture.state.account().put(SendFixture.WHATSAPP.withAvailable(false));

        SendRequest request =
                SendRequest.to(chat).text(" ").quoting(new MessageId("none")).reference("r");
        assertThat(fixture.judge(request, SendFixture.ADMINISTRATOR).preview().refusals())
                .extracting(Refusal::reason)
                .containsExactlyInAnyOrder(
                        Reason.LINE_UNAVAILABLE, Reason.TEXT_EMPTY, Reason.FIELD_INVALID, Reason.WINDOW_CLOSED);
    }

    @ParameterizedTest
    @DisplayName("M29 Only a template that Meta approved can be sent")
    @EnumSource(TemplateStatus.class)
    void onlyApprovedTemplatesAreSent(TemplateStatus status) {
        fixture.template = SendFixture.template(TemplateCategory.UTILITY, status, "Hola {{1}}");

        assertThat(fixture.decide(Recipient.conversation(openChat()), HELLO).refusedFor(Reason.TEMPLATE_NOT_APPROVED))
                .isEqualTo(status != TemplateStatus.APPROVED);
    }

    @Test
    void unknownAndForeignTemplatesAreRefused() {
        ConversationId chat = openChat();
        fixture.template = null;
        assertThat(fixture.decide(Recipient.conversation(chat), HELLO).refusals())
                .containsExactly(Refusal.of(Reason.TEMPLATE_UNKNOWN, Remedy.CHOOSE_OTHER_TEMPLATE));

        IdentityId person = fixture.person(Channel.INSTAGRAM, new IdentityKey(IdentityKeyKind.IGSID, "1784", "77"));
        assertThat(fixture.decide(Recipient.conversation(fixture.conversation(SendFixture.INSTAGRAM, person)), HELLO)
                        .refusals())
                .containsExactly(Refusal.of(Reason.TEMPLATE_NOT_ON_CHANNEL, Remedy.WAIT_FOR_CUSTOMER));
    }

    @Test
    @DisplayName("M31 A template to a person who is no contact takes the defaults")
    void noContactTakesDefaults() {
        Draft draft =
                Draft.template("hello").language("es").values(TemplateValue.bound(TemplateField.FIRST_NAME, "amigo"));

        assertThat(fixture.decide(Recipient.conversation(openChat()), draft).rendered())
                .isEqualTo("Hola amigo");
    }

    @Test
    void marketingNeedsContactConsent() {
        fixture.template = SendFixture.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId marketing = fixture.contact("m", primary(), null, true, Origin.PERSON);
        ContactId plain = fixture.contact("n", Map.of("5491155550003", EnumSet.of(KeyRole.PRIMARY)));
        ContactId automatic = fixture.contact(
                "a", Map.of("5491155550004", EnumSet.of(KeyRole.PRIMARY)), null, true, Origin.AUTOMATION);
        fixture.consent(automatic, ConsentPurpose.STORAGE, ConsentState.NOT_ASKED);

        assertThat(reasons(marketing, SendFixture.ADMINISTRATOR)).isEmpty();
        assertThat(reasons(plain, SendFixture.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        assertThat(reasons(automatic, SendFixture.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        fixture.consent(automatic, ConsentPurpose.STORAGE, ConsentState.GRANTED);
        assertThat(reasons(automatic, SendFixture.ADMINISTRATOR)).isEmpty();
        fixture.consent(marketing, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);
        assertThat(reasons(marketing, SendFixture.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
    }

    @Test
    void channelOptOutRefusesMarketingUntilResumed() {
        fixture.template = SendFixture.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa = fixture.contact("m", primary(), null, true, Origin.PERSON);
        IdentityId onWhatsApp = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        IdentityId onMessenger =
                fixture.person(Channel.MESSENGER, new IdentityKey(IdentityKeyKind.PSID, "1041", "psid-1"));
        fixture.link(onWhatsApp, rosa);
        fixture.link(onMessenger, rosa);

        fixture.said(onMessenger, ConsentState.WITHDRAWN, SendFixture.NOON);
        assertThat(reasons(rosa, SendFixture.ADMINISTRATOR)).isEmpty();
        fixture.said(onWhatsApp, ConsentState.WITHDRAWN, SendFixture.NOON);
        assertThat(reasons(rosa, SendFixture.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
        fixture.said(onWhatsApp, ConsentState.GRANTED, SendFixture.NOON.plusSeconds(60));
        assertThat(reasons(rosa, SendFixture.ADMINISTRATOR)).isEmpty();
    }

    @Test
    void optOutOfAnUnlinkedIdentityWithTheNumberIsHonoured() {
        fixture.template = SendFixture.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa =
                fixture.contact("m", Map.of("5491155550001", EnumSet.of(KeyRole.PRIMARY)), null, true, Origin.PERSON);
        IdentityId nobodyYet = fixture.person(Channel.WHATSAPP, SendFixture.number("5491155550001"));

        fixture.said(nobodyYet, ConsentState.WITHDRAWN, SendFixture.NOON);

        assertThat(reasons(rosa, SendFixture.ADMINISTRATOR))
                .containsExactly(Reason.DESTINATION_OF_OTHER, Reason.MARKETING_NOT_ALLOWED);
    }

    @Test
    void channelOptInDoesNotOverrideTheContactsWithdrawal() {
        fixture.template = SendFixture.template(TemplateCategory.MARKETING, TemplateStatus.APPROVED, "Hola {{1}}");
        ContactId rosa = fixture.contact("m", primary(), null, true, Origin.PERSON);
        IdentityId person = fixture.person(Channel.WHATSAPP, SendFixture.userId("AR.1"));
        fixture.link(person, rosa);
        fixture.consent(rosa, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);

        fixture.said(person, ConsentState.GRANTED, SendFixture.NOON.plusSeconds(60));

        assertThat(reasons(rosa, SendFixture.ADMINISTRATOR)).containsExactly(Reason.MARKETING_NOT_ALLOWED);
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
    void reportStopsATemplateButNeverApprovesOne(String reported, TemplateStatus catalogue, boolean allowed) {
        fixture.template = SendFixture.template(TemplateCategory.UTILITY, catalogue, "Hola {{1}}");
        ContactId contact = fixture.contact("m", primary());
        fixture.reported(TemplateReport.Aspect.STATUS, reported);
        fixture.reported(TemplateReport.Aspect.QUALITY, "PAUSED");

        assertThat(reasons(contact, SendFixture.ADMINISTRATOR))
                .isEqualTo(allowed ? List.of() : List.of(Reason.TEMPLATE_NOT_APPROVED));
    }

    @Test
    void approvalReportDoesNotAddATemplate() {
        fixture.template = null;
        fixture.reported(TemplateReport.Aspect.STATUS, "APPROVED");

        assertThat(reasons(fixture.contact("m", primary()), SendFixture.ADMINISTRATOR))
                .containsExactly(Reason.TEMPLATE_UNKNOWN);
    }

    @Test
    void answersNeedNoConsent() {
        ContactId contact = fixture.contact("a", primary(), null, false, Origin.AUTOMATION);
        fixture.consent(contact, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN);
        ConversationId chat = openChat();
        fixture.link(fixture.read(chat).identity(), contact);
        fixture.said(fixture.read(chat).identity(), ConsentState.WITHDRAWN, SendFixture.NOON);

        assertThat(fixture.decide(Recipient.conversation(chat), HI).allowed()).isTrue();
    }

    @Test
    void clientReferenceIsBoundToOneRequest() {
        ConversationId chat = openChat();
        SendRequest request =
                SendRequest.to(Recipient.conversation(chat)).draft(HI).reference("order-7");
        MessageId sent = fixture.send(request, SendFixture.ADMINISTRATOR)
                .result()
                .messages()
                .get(0);
        fixture.now = SendFixture.NOON.plus(Duration.ofDays(2));

        SendPreview again = fixture.judge(request, SendFixture.ADMINISTRATOR).preview();
        assertThat(again.earlier()).isEqualTo(sent);
        assertThat(again.allowed()).isTrue();
        fixture.now = SendFixture.NOON;
        assertThat(fixture.judge(
                                SendRequest.to(Recipient.conversation(chat))
                                        .draft(Draft.text("other"))
                                        .reference("order-7"),
                                SendFixture.ADMINISTRATOR)
                        .preview()
                        .refusals())
                .containsExactly(Refusal.of(Reason.KEY_REUSED, Remedy.USE_FRESH_REFERENCE));
    }

    private ConversationId openChat() {
        ConversationId chat = fixture.conversation(
                SendFixture.WHATSAPP, fixture.person(Channel.WHATSAPP, SendFixture.number(MOBILE)));
        fixture.wrote(chat, SendFixture.NOON);
        return chat;
    }

    private IdentityKey destination(ConversationId chat) {
        SendPreview preview = fixture.decide(Recipient.conversation(chat), HI);
        assertThat(preview.allowed()).isTrue();
        return preview.destination();
    }

    private List<Reason> reasons(ContactId contact, Actor actor) {
        Line line = SendFixture.WHATSAPP;
        return fixture
                .judge(
                        SendRequest.to(Recipient.contact(contact, line.id()))
                                .draft(HELLO)
                                .reference("r"),
                        actor)
                .preview()
                .refusals()
                .stream()
                .map(Refusal::reason)
                .toList();
    }

    private static Map<String, EnumSet<KeyRole>> primary() {
        return Map.of(MOBILE, EnumSet.of(KeyRole.PRIMARY));
    }
}
