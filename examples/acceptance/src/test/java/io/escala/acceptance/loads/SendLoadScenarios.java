package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.INSTAGRAM;
import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.igsidKey;
import static io.escala.acceptance.loads.LoadsFixture.number;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;
import static io.escala.acceptance.loads.LoadsFixture.text;
import static io.escala.acceptance.loads.LoadsFixture.userId;
import static io.escala.acceptance.loads.LoadsFixture.userIdKey;

import io.escala.core.channel.SendOutcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Requests to send, and the work that sends. */
final class SendLoadScenarios {
    private static final Draft OFFER = Draft.template("offer").language("es");

    private static final LibraryFile FILE = new LibraryFile(
            LoadsFixture.ACCOUNT,
            new LibraryFileId("file"),
            "sofa.jpg",
            MediaKind.IMAGE,
            FileSource.ESCALA_GALLERY,
            "image/jpeg",
            3,
            "a".repeat(64),
            "storage-key",
            Author.AUTOMATION,
            LoadsFixture.NOON,
            null);
    private static final Draft PICTURE = Draft.attachments(MediaKind.IMAGE, List.of(FILE.id()));

    private SendLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "QueueDecision",
                        "an answer",
                        SendLoadScenarios::registered,
                        fixture -> fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"))),
                LoadScenario.of(
                        "ReactionDecision",
                        "to a message of a contact",
                        fixture -> {
                            registered(fixture);
                            fixture.receive(text(WHATSAPP, "wamid.1", "hello", number(MOBILE)));
                        },
                        fixture ->
                                fixture.messages.react(fixture.received(), "👍").orThrow()),
                LoadScenario.of(
                        "QueueDecision",
                        "marketing to a contact who never wrote",
                        fixture -> fixture.key(
                                fixture.contact(), ContactKeyValue.phone(new Phone(MOBILE)), KeyRole.PRIMARY),
                        fixture -> fixture.send(Recipient.contact(fixture.contactId(), WHATSAPP.id()), OFFER)),
                LoadScenario.of(
                        "QueueDecision",
                        "an answer that quotes a message",
                        fixture -> {
                            registered(fixture);
                            fixture.receive(text(WHATSAPP, "wamid.1", "hello", number(MOBILE)));
                        },
                        fixture -> fixture.send(
                                SendRequest.to(fixture.chat()).text("hello").quoting(fixture.received()))),
                LoadScenario.of(
                        "QueueDecision",
                        "to a contact on Instagram",
                        fixture -> {
                            IdentityId person = fixture.person(INSTAGRAM, igsidKey("1"));
                            fixture.conversation(INSTAGRAM, person);
                            fixture.link(person, fixture.contact());
                        },
                        fixture -> fixture.send(
                                Recipient.contact(fixture.contactId(), INSTAGRAM.id()), Draft.text("hello"))),
                LoadScenario.of(
                        "QueueDecision",
                        "an answer on Instagram after the window",
                        fixture -> {
                            fixture.conversation(INSTAGRAM, fixture.person(INSTAGRAM, igsidKey("1")));
                            fixture.commit(new ConversationChange.RaiseMarks(
                                    fixture.chat(),
                                    Map.of(
                                            Mark.WINDOW_OPENED,
                                            LoadsFixture.NOON.minus(Duration.ofHours(25)),
                                            Mark.WINDOW_SHUT,
                                            LoadsFixture.NOON)));
                        },
                        fixture -> fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"))),
                LoadScenario.of(
                        "QueueDecision",
                        "to a contact without phone, by the user id",
                        fixture -> fixture.link(fixture.person(WHATSAPP, userIdKey("AR.1")), fixture.contact()),
                        fixture -> fixture.send(Recipient.contact(fixture.contactId(), WHATSAPP.id()), OFFER)),
                LoadScenario.of(
                        "QueueDecision",
                        "a template with a field of the account's own",
                        SendLoadScenarios::registered,
                        fixture -> fixture.send(
                                Recipient.conversation(fixture.chat()),
                                Draft.template("offer")
                                        .language("es")
                                        .values(TemplateValue.bound(TemplateField.custom("plan"), "friend")))),
                LoadScenario.of(
                        "QueueDecision",
                        "the same request again",
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"));
                        },
                        fixture -> fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"))),
                LoadScenario.of(
                        "ScheduleDecision",
                        "an answer",
                        SendLoadScenarios::registered,
                        fixture ->
                                fixture.schedule(SendRequest.to(fixture.chat()).text("hello"))),
                LoadScenario.of(
                        "ScheduleDecision",
                        "marketing to a contact, when its time has come",
                        fixture -> {
                            fixture.key(fixture.contact(), ContactKeyValue.phone(new Phone(MOBILE)), KeyRole.PRIMARY);
                            fixture.schedule(SendRequest.to(fixture.contactId())
                                    .from(WHATSAPP.id())
                                    .draft(OFFER));
                        },
                        fixture -> fixture.run(WorkKind.SCHEDULED)),
                LoadScenario.of(
                        "DispatchDecision",
                        "marketing, to a number that moved to another person",
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), OFFER);
                            fixture.person(WHATSAPP, userIdKey("AR.2"));
                            fixture.receive(text(WHATSAPP, "wamid.1", "hello", number(MOBILE), userId("AR.2")));
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                LoadScenario.of(
                        "QueueDecision",
                        "a file",
                        fixture -> {
                            registered(fixture);
                            fixture.commit(new LibraryChange.AddFile(FILE));
                        },
                        fixture -> fixture.send(Recipient.conversation(fixture.chat()), PICTURE)),
                LoadScenario.of(
                        "DispatchDecision",
                        "a file that was uploaded before",
                        SendLoadScenarios::queuedFile,
                        fixture -> fixture.run(WorkKind.SEND)),
                new LoadScenario(
                        "OutcomeDecision",
                        "rejected with a file that was uploaded before",
                        2,
                        fixture -> {
                            queuedFile(fixture);
                            fixture.sendOutcome = rejected(SendOutcome.Rejection.REQUEST);
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                LoadScenario.of(
                        "DispatchDecision",
                        "an answer",
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"));
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                LoadScenario.of(
                        "DispatchDecision",
                        "marketing",
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), OFFER);
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                new LoadScenario(
                        "OutcomeDecision",
                        "accepted, with the recipient's ids",
                        2,
                        fixture -> {
                            registered(fixture);
                            fixture.person(WHATSAPP, userIdKey("AR.1"));
                            fixture.send(Recipient.conversation(fixture.chat()), Draft.text("hello"));
                            fixture.sendOutcome = new SendOutcome.Accepted("wamid.1", List.of(userId("AR.1")));
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                new LoadScenario(
                        "OutcomeDecision",
                        "rejected because of an opt-out",
                        2,
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), OFFER);
                            fixture.sendOutcome = rejected(SendOutcome.Rejection.OPTED_OUT);
                        },
                        fixture -> fixture.run(WorkKind.SEND)),
                new LoadScenario(
                        "OutcomeDecision",
                        "put back because the line was stopped",
                        2,
                        fixture -> {
                            registered(fixture);
                            fixture.send(Recipient.conversation(fixture.chat()), OFFER);
                            fixture.sendOutcome = new SendOutcome.TryLater(
                                    SendOutcome.Scope.STOPPED_LINE, new DeliveryError(0, 0, "STOPPED"), null);
                        },
                        fixture -> fixture.run(WorkKind.SEND)));
    }

    private static SendOutcome rejected(SendOutcome.Rejection why) {
        return new SendOutcome.Rejected(why, new DeliveryError(0, 0, why.name()));
    }

    private static void queuedFile(LoadsFixture fixture) {
        registered(fixture);
        fixture.commit(new LibraryChange.AddFile(FILE));
        fixture.send(Recipient.conversation(fixture.chat()), PICTURE);
        fixture.commit(new LibraryChange.RecordUpload(new Upload(
                new UploadKey(WHATSAPP.id(), FILE.storageKey()), "4711", LoadsFixture.NOON.minusSeconds(60))));
    }

    private static void registered(LoadsFixture fixture) {
        IdentityId person = fixture.person(WHATSAPP, numberKey(MOBILE));
        fixture.link(person, fixture.contact(MOBILE));
        fixture.conversation(WHATSAPP, person);
    }
}
