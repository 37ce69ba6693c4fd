package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.INSTAGRAM;
import static io.escala.acceptance.loads.LoadsFixture.LATER;
import static io.escala.acceptance.loads.LoadsFixture.MESSENGER;
import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.igsid;
import static io.escala.acceptance.loads.LoadsFixture.igsidKey;
import static io.escala.acceptance.loads.LoadsFixture.named;
import static io.escala.acceptance.loads.LoadsFixture.number;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;
import static io.escala.acceptance.loads.LoadsFixture.party;
import static io.escala.acceptance.loads.LoadsFixture.psidKey;
import static io.escala.acceptance.loads.LoadsFixture.raw;
import static io.escala.acceptance.loads.LoadsFixture.text;
import static io.escala.acceptance.loads.LoadsFixture.userId;
import static io.escala.acceptance.loads.LoadsFixture.userIdKey;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.LineReported;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.OptionReference;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.TemplateReported;
import io.escala.core.send.Draft;
import io.escala.core.send.Option;
import io.escala.core.send.Recipient;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What channels report. */
final class ReceiveLoadScenarios {
    private static final PartyKey ROSA = number(MOBILE);
    private static final String WEAK_FORM = "22997123456";

    private ReceiveLoadScenarios() {}

    private static void asked(LoadsFixture fixture) {
        fixture.conversation(INSTAGRAM, fixture.person(INSTAGRAM, igsidKey("1")));
        fixture.send(Recipient.conversation(fixture.chat()), Draft.choice("Sure?", Option.titled("Yes")));
    }

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "InboundDecision",
                        "a stranger",
                        fixture -> {},
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA))),
                LoadScenario.of(
                        "InboundDecision",
                        "a contact's number is promoted",
                        fixture -> fixture.link(fixture.person(WHATSAPP, numberKey(MOBILE)), fixture.contact(MOBILE)),
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA))),
                LoadScenario.of(
                        "InboundDecision",
                        "the number of a contact who is known as another person",
                        fixture -> fixture.link(
                                fixture.person(WHATSAPP, userIdKey("AR.2"), numberKey(MOBILE)),
                                fixture.contact(MOBILE)),
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA, userId("AR.1")))),
                LoadScenario.of(
                        "InboundDecision",
                        "the number of a contact, by a person whose user id is known",
                        fixture -> {
                            fixture.person(WHATSAPP, userIdKey("AR.1"), numberKey(MOBILE));
                            fixture.contact(MOBILE);
                        },
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA))),
                LoadScenario.of(
                        "InboundDecision",
                        "two persons turn out to be one",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, userIdKey("AR.1")));
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                        },
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA, userId("AR.1")))),
                LoadScenario.of(
                        "InboundDecision",
                        "a user name that a contact holds",
                        fixture -> fixture.key(
                                fixture.contact(), new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, "rosa.paz")),
                        fixture -> fixture.receive(text(
                                INSTAGRAM,
                                "mid.1",
                                "hello",
                                igsid("1"),
                                named(IdentityKeyKind.INSTAGRAM_USER_NAME, "rosa.paz")))),
                LoadScenario.of(
                        "InboundDecision",
                        "a message received before",
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA)),
                        fixture -> fixture.receive(text(WHATSAPP, "wamid.1", "hello", ROSA))),
                LoadScenario.of(
                        "InboundDecision",
                        "a call",
                        fixture -> {},
                        fixture -> fixture.receive(new MessageEvent.Called(
                                WHATSAPP.key(),
                                party(ROSA),
                                "wacid.1",
                                NOON,
                                new MessageContent.Text("a call"),
                                true,
                                raw("call")))),
                LoadScenario.of(
                        "InboundDecision",
                        "a tap on an option",
                        ReceiveLoadScenarios::asked,
                        fixture -> fixture.receive(new MessageEvent.Inbound(
                                INSTAGRAM.key(),
                                party(igsid("1")),
                                "mid.2",
                                NOON,
                                new MessageContent.Choice(MessageContent.Choice.Kind.POSTBACK, "payload", "Yes"),
                                null,
                                MessageContext.NONE,
                                new OptionReference(fixture.sent().value(), "Yes"),
                                true,
                                raw("tap")))),
                LoadScenario.of(
                        "EchoDecision",
                        "of a message sent by other means",
                        fixture -> fixture.conversation(INSTAGRAM, fixture.person(INSTAGRAM, igsidKey("1"))),
                        fixture -> fixture.receive(echo(INSTAGRAM, "mid.1", null, igsid("1")))),
                LoadScenario.of(
                        "EchoDecision",
                        "of a message sent by other means, to a contact whose receipt came before",
                        fixture -> {
                            registered(fixture);
                            fixture.receive(new DeliveryEvent.Seen(
                                    INSTAGRAM.key(), party(igsid("1")), "mid.1", LATER, raw("seen")));
                        },
                        fixture -> fixture.receive(echo(INSTAGRAM, "mid.1", null, igsid("1")))),
                LoadScenario.of(
                        "EchoDecision",
                        "of a message sent by other means, to the number of a contact that is known as another person",
                        ReceiveLoadScenarios::contactKnownByItsNumber,
                        fixture -> fixture.receive(echo(WHATSAPP, "wamid.1", null, ROSA, userId("AR.2")))),
                LoadScenario.of(
                        "EchoDecision",
                        "of a message sent by other means, to the number of a contact that never wrote",
                        fixture -> fixture.contact(MOBILE),
                        fixture -> fixture.receive(echo(WHATSAPP, "wamid.1", null, ROSA))),
                LoadScenario.of(
                        "EchoDecision",
                        "of a send, by its reference",
                        ReceiveLoadScenarios::sent,
                        fixture -> fixture.receive(
                                echo(WHATSAPP, "wamid.1", fixture.sent().value(), ROSA))),
                LoadScenario.of(
                        "StatusDecision",
                        "of a message that is not stored yet",
                        fixture -> {},
                        fixture -> fixture.receive(status(false, false, null))),
                LoadScenario.of(
                        "StatusDecision",
                        "a closed window, before its message",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE))),
                        fixture -> fixture.receive(status(true, false, null))),
                LoadScenario.of(
                        "StatusDecision",
                        "a closed window, of a person known by another form of the number",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(WEAK_FORM))),
                        fixture -> fixture.receive(status(true, false, null, party(number("2290197123456"))))),
                LoadScenario.of(
                        "StatusDecision",
                        "a closed window, of a send whose person it does not name",
                        ReceiveLoadScenarios::sent,
                        fixture -> fixture.receive(
                                status(true, false, fixture.sent().value(), Party.UNNAMED))),
                LoadScenario.of(
                        "StatusDecision",
                        "an opt-out, before its message",
                        fixture -> fixture.person(WHATSAPP, numberKey(MOBILE)),
                        fixture -> fixture.receive(status(false, true, null))),
                LoadScenario.of(
                        "StatusDecision",
                        "of a send to a contact",
                        ReceiveLoadScenarios::sentToContact,
                        fixture -> fixture.receive(
                                status(false, false, fixture.sent().value()))),
                LoadScenario.of(
                        "StatusDecision",
                        "an opt-out of the person of a send",
                        ReceiveLoadScenarios::sent,
                        fixture -> fixture.receive(
                                status(false, true, fixture.sent().value()))),
                LoadScenario.of(
                        "ReadReceiptDecision",
                        "up to a time",
                        fixture -> fixture.conversation(MESSENGER, fixture.person(MESSENGER, psidKey("1"))),
                        fixture -> fixture.receive(new DeliveryEvent.Watermark(
                                MESSENGER.key(),
                                party(named(IdentityKeyKind.PSID, "1")),
                                Mark.READ_UP_TO,
                                NOON,
                                raw("read")))),
                LoadScenario.of(
                        "ReadReceiptDecision",
                        "up to a time, before the first message of a known person",
                        fixture -> fixture.person(MESSENGER, psidKey("1")),
                        fixture -> fixture.receive(new DeliveryEvent.Watermark(
                                MESSENGER.key(),
                                party(named(IdentityKeyKind.PSID, "1")),
                                Mark.READ_UP_TO,
                                NOON,
                                raw("read")))),
                LoadScenario.of(
                        "ReadReceiptDecision",
                        "up to a message",
                        fixture -> fixture.receive(echo(INSTAGRAM, "mid.1", null, igsid("1"))),
                        fixture -> fixture.receive(new DeliveryEvent.Seen(
                                INSTAGRAM.key(), party(igsid("1")), "mid.1", LATER, raw("seen")))),
                LoadScenario.of(
                        "ReadReceiptDecision",
                        "up to a message, of a person it does not name",
                        fixture -> fixture.receive(echo(INSTAGRAM, "mid.1", null, igsid("1"))),
                        fixture -> fixture.receive(
                                new DeliveryEvent.Seen(INSTAGRAM.key(), Party.UNNAMED, "mid.1", LATER, raw("seen")))),
                LoadScenario.of(
                        "AmendDecision",
                        "of a message that is not stored yet",
                        ReceiveLoadScenarios::registered,
                        fixture -> fixture.receive(unsent())),
                LoadScenario.of(
                        "AmendDecision",
                        "an edit",
                        ReceiveLoadScenarios::received,
                        fixture -> fixture.receive(new AmendmentEvent.Edited(
                                INSTAGRAM.key(),
                                party(igsid("1")),
                                "mid.1",
                                NOON,
                                new MessageContent.Text("hello!"),
                                "1",
                                raw("edit")))),
                LoadScenario.of(
                        "AmendDecision",
                        "a reaction",
                        ReceiveLoadScenarios::received,
                        fixture -> fixture.receive(new AmendmentEvent.Reacted(
                                INSTAGRAM.key(),
                                party(igsid("1")),
                                "mid.1",
                                NOON,
                                Direction.INBOUND,
                                "!",
                                "1",
                                raw("reaction")))),
                LoadScenario.of(
                        "AmendDecision",
                        "an unsend",
                        ReceiveLoadScenarios::received,
                        fixture -> fixture.receive(unsent())),
                LoadScenario.of(
                        "ConsentDecision",
                        "withdrawn",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE))),
                        fixture -> fixture.receive(new PersonEvent.ConsentChanged(
                                WHATSAPP.key(),
                                party(ROSA),
                                ConsentPurpose.MARKETING,
                                ConsentState.WITHDRAWN,
                                NOON,
                                raw("stop")))),
                LoadScenario.of(
                        "ConsentDecision",
                        "given, by a stranger with the number of a contact that is known as another person",
                        ReceiveLoadScenarios::contactKnownByItsNumber,
                        fixture -> fixture.receive(new PersonEvent.ConsentChanged(
                                WHATSAPP.key(),
                                party(ROSA, userId("AR.2")),
                                ConsentPurpose.MARKETING,
                                ConsentState.GRANTED,
                                NOON,
                                raw("start")))),
                LoadScenario.of(
                        "ConsentDecision",
                        "given, by a stranger with the number of a contact",
                        fixture -> fixture.contact(MOBILE),
                        fixture -> fixture.receive(new PersonEvent.ConsentChanged(
                                WHATSAPP.key(),
                                party(ROSA),
                                ConsentPurpose.MARKETING,
                                ConsentState.GRANTED,
                                NOON,
                                raw("start")))),
                LoadScenario.of(
                        "ConsentDecision",
                        "given, by a stranger",
                        fixture -> {},
                        fixture -> fixture.receive(new PersonEvent.ConsentChanged(
                                WHATSAPP.key(),
                                party(ROSA),
                                ConsentPurpose.MARKETING,
                                ConsentState.GRANTED,
                                NOON,
                                raw("start")))),
                LoadScenario.of(
                        "EnteredConversationDecision",
                        "a known person",
                        fixture -> fixture.unopened(MESSENGER, fixture.person(MESSENGER, psidKey("1"))),
                        fixture -> fixture.receive(new PersonEvent.EnteredConversation(
                                MESSENGER.key(),
                                "referral",
                                party(named(IdentityKeyKind.PSID, "1")),
                                NOON,
                                true,
                                null,
                                raw("referral")))),
                LoadScenario.of(
                        "PersonChangeDecision",
                        "a new number",
                        fixture -> fixture.conversation(
                                WHATSAPP, fixture.person(WHATSAPP, userIdKey("AR.1"), numberKey(MOBILE))),
                        fixture -> fixture.receive(new PersonEvent.PersonChanged(
                                WHATSAPP.key(),
                                party(ROSA, userId("AR.1")),
                                party(number("5491155550002"), userId("AR.1")),
                                NOON,
                                raw("number")))),
                LoadScenario.of(
                        "PersonChangeDecision",
                        "a notice that was deleted before it came",
                        fixture -> {
                            fixture.conversation(
                                    WHATSAPP, fixture.person(WHATSAPP, userIdKey("AR.1"), numberKey(MOBILE)));
                            fixture.receive(new AmendmentEvent.Unsent(
                                    WHATSAPP.key(), party(ROSA, userId("AR.1")), "wamid.notice", NOON, raw("unsent")));
                        },
                        fixture -> fixture.receive(new PersonEvent.PersonChanged(
                                WHATSAPP.key(),
                                party(ROSA, userId("AR.1")),
                                party(number("5491155550002"), userId("AR.1")),
                                NOON,
                                new PersonEvent.Notice("wamid.notice", new MessageContent.Raw("system", "{}")),
                                raw("number")))),
                LoadScenario.of(
                        "PersonChangeDecision",
                        "a stranger gets the number of a contact that is known as another person",
                        ReceiveLoadScenarios::contactKnownByItsNumber,
                        fixture -> fixture.receive(new PersonEvent.PersonChanged(
                                WHATSAPP.key(),
                                party(userId("AR.2")),
                                party(ROSA, userId("AR.3")),
                                NOON,
                                raw("number")))),
                LoadScenario.of(
                        "PersonChangeDecision",
                        "a stranger gets the number of a contact",
                        fixture -> fixture.contact(MOBILE),
                        fixture -> fixture.receive(new PersonEvent.PersonChanged(
                                WHATSAPP.key(),
                                party(userId("AR.2")),
                                party(ROSA, userId("AR.3")),
                                NOON,
                                raw("number")))),
                LoadScenario.of(
                        "PersonChangeDecision",
                        "two persons turn out to be one, of a contact",
                        fixture -> {
                            fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, userIdKey("AR.2")));
                            IdentityId former = fixture.person(WHATSAPP, userIdKey("AR.1"), numberKey(MOBILE));
                            fixture.conversation(WHATSAPP, former);
                            fixture.link(former, fixture.contact(MOBILE));
                        },
                        fixture -> fixture.receive(new PersonEvent.PersonChanged(
                                WHATSAPP.key(),
                                party(ROSA, userId("AR.1")),
                                party(ROSA, userId("AR.2")),
                                NOON,
                                raw("user id")))),
                LoadScenario.of(
                        "DeferredReportWork",
                        "a report whose message is stored by now",
                        fixture -> {
                            fixture.receive(status(false, false, null));
                            sent(fixture);
                            fixture.commit(
                                    new ConversationChange.NameMessage(fixture.sent(), WHATSAPP.id(), "wamid.1"));
                        },
                        fixture -> fixture.run(WorkKind.UNPARK)),
                LoadScenario.of(
                        "DeferredReportWork",
                        "an unsend whose message is stored by now",
                        fixture -> {
                            received(fixture);
                            fixture.commit(new IntakeChange.DeferReport(new DeferredReport(
                                    LoadsFixture.ACCOUNT, INSTAGRAM.id(), "mid.1", new Amendment.Unsend(NOON), NOON)));
                            fixture.enqueue(
                                    WorkItem.single(LoadsFixture.ACCOUNT, WorkKind.UNPARK, "ig/unsend/mid.1", NOON));
                        },
                        fixture -> fixture.run(WorkKind.UNPARK)),
                LoadScenario.of(
                        "LineReportDecision",
                        "a quality",
                        fixture -> {},
                        fixture -> fixture.receive(new LineReported(
                                null,
                                "8001",
                                null,
                                List.of(LineFact.of(LineFact.Aspect.QUALITY, "RED")),
                                NOON,
                                raw("quality")))),
                LoadScenario.of(
                        "TemplateDecision",
                        "a status",
                        fixture -> {},
                        fixture -> fixture.receive(new TemplateReported(
                                "8001",
                                "offer",
                                "es",
                                TemplateReport.Aspect.STATUS,
                                "PAUSED",
                                null,
                                NOON,
                                raw("template")))));
    }

    private static void received(LoadsFixture fixture) {
        fixture.receive(text(INSTAGRAM, "mid.1", "hello", igsid("1")));
    }

    private static void registered(LoadsFixture fixture) {
        IdentityId person = fixture.person(INSTAGRAM, igsidKey("1"));
        fixture.conversation(INSTAGRAM, person);
        fixture.link(person, fixture.contact());
    }

    private static AmendmentEvent.Unsent unsent() {
        return new AmendmentEvent.Unsent(INSTAGRAM.key(), party(igsid("1")), "mid.1", NOON, raw("unsend"));
    }

    private static void sent(LoadsFixture fixture) {
        sent(fixture, fixture.person(WHATSAPP, numberKey(MOBILE)));
    }

    private static void sentToContact(LoadsFixture fixture) {
        IdentityId person = fixture.person(WHATSAPP, numberKey(MOBILE));
        fixture.link(person, fixture.contact(MOBILE));
        sent(fixture, person);
    }

    private static void sent(LoadsFixture fixture, IdentityId person) {
        fixture.send(Recipient.conversation(fixture.conversation(WHATSAPP, person)), Draft.text("hello"));
    }

    /** A contact whose person is known under its number and a user id. */
    private static void contactKnownByItsNumber(LoadsFixture fixture) {
        ContactId contact = fixture.contact(MOBILE);
        fixture.link(fixture.person(WHATSAPP, userIdKey("AR.1"), numberKey(MOBILE)), contact);
    }

    private static MessageEvent.Echo echo(Line line, String id, @Nullable String reference, PartyKey... to) {
        return new MessageEvent.Echo(
                line.key(), party(to), id, NOON, new MessageContent.Text("hello"), reference, raw("echo"));
    }

    private static DeliveryEvent.Status status(boolean shutsWindow, boolean optedOut, @Nullable String reference) {
        return status(shutsWindow, optedOut, reference, party(ROSA));
    }

    private static DeliveryEvent.Status status(
            boolean shutsWindow, boolean optedOut, @Nullable String reference, Party to) {
        return new DeliveryEvent.Status(
                WHATSAPP.key(),
                "wamid.1",
                to,
                DeliveryStatus.FAILED,
                NOON,
                null,
                reference,
                shutsWindow,
                optedOut,
                null,
                raw("status"));
    }
}
