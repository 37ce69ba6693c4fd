package io.escala.acceptance.access;

import io.escala.acceptance.access.DeskCommand.Ownership;
import io.escala.acceptance.access.DeskCommand.Prepared;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.DeleteOptions;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.records.CompanyDraft;
import io.escala.core.records.RecordDraft;
import io.escala.core.result.Outcome;
import io.escala.core.send.ScheduledRequest;
import io.escala.core.send.SendRequest;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldType;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Every command of a desk, each prepared so that it changes something. */
final class DeskCommands {
    /**
     * What is in every name, text, number and address of the commands, and may be in no audit record. No id has any of it by chance: they have
     * neither such letters nor that many digits in a row.
     */
    static final List<String> PERSONAL = List.of("ñ", "Ñ", "@", "5493415550");

    private static final ConversationTag VIP = new ConversationTag("señal");

    /** A command on a conversation. */
    @FunctionalInterface
    private interface OnConversation {
        Outcome<Conversation> run(Conversations desk, ConversationId id);
    }

    private final AtomicInteger numbers = new AtomicInteger(100);

    List<DeskCommand> all() {
        return Stream.of(ofConversations(), ofContacts(), ofRecords(), ofTheAccount())
                .flatMap(List::stream)
                .toList();
    }

    List<DeskCommand> ofConversations() {
        OnConversation nothing = Conversations::markUnread;
        OnConversation close = (desk, id) -> desk.close(id, Closing.because("señal"));
        OnConversation tag = (desk, id) -> desk.tag(id, VIP);
        return List.of(
                on(
                        "assign",
                        AuditOperation.CONVERSATION_ASSIGN,
                        nothing,
                        (desk, id) ->
                                desk.assign(id, Assignment.toUser(new UserId("next-" + numbers.incrementAndGet())))),
                on("close", AuditOperation.CONVERSATION_CLOSE, nothing, close),
                on("reopen", AuditOperation.CONVERSATION_REOPEN, close, Conversations::reopen),
                on("markRead", AuditOperation.CONVERSATION_MARK_READ, nothing, Conversations::markRead),
                on("markUnread", AuditOperation.CONVERSATION_MARK_UNREAD, nothing, Conversations::markUnread),
                on("showTyping", AuditOperation.CONVERSATION_SHOW_TYPING, nothing, Conversations::showTyping),
                on("takeOver", AuditOperation.CONVERSATION_TAKE_OVER, nothing, Conversations::takeOver),
                on("handBack", AuditOperation.CONVERSATION_HAND_BACK, Conversations::takeOver, Conversations::handBack),
                on("tag", AuditOperation.CONVERSATION_TAG, nothing, tag),
                on("untag", AuditOperation.CONVERSATION_UNTAG, tag, (desk, id) -> desk.untag(id, VIP)),
                on("note", AuditOperation.CONVERSATION_NOTE, nothing, (desk, id) -> desk.note(id, "señal")));
    }

    private DeskCommand on(String method, AuditOperation operation, OnConversation before, OnConversation command) {
        return new DeskCommand("Conversations." + method, operation, (fixture, owner) -> {
            ConversationId id = conversation(fixture, owner);
            Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
            before.run(desk, id).orThrow();
            return Prepared.on(id, as -> command.run(as.conversations(), id));
        });
    }

    private ConversationId conversation(InboxFixture fixture, Ownership owner) {
        String number = "5493415550" + numbers.incrementAndGet();
        ConversationId id = fixture.deliver(fixture.meta()
                        .whatsAppPerson(number)
                        .named("Ñata")
                        .chat()
                        .writes("hola"))
                .items()
                .get(0)
                .conversation();
        owner.of(id);
        return id;
    }

    List<DeskCommand> ofContacts() {
        return List.of(
                new DeskCommand("Contacts.create", AuditOperation.CONTACT_CREATE, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    return Prepared.on(id, desk -> desk.contacts().create(id, NewContact.consenting("Ñata", "Muñoz")));
                }),
                new DeskCommand("Contacts.add", AuditOperation.CONTACT_CREATE, (fixture, owner) -> {
                    NewContact rosa = NewContact.consenting("Ñata", "Muñoz")
                            .email("rosa" + numbers.incrementAndGet() + "@example.com");
                    return Prepared.account(desk -> desk.contacts().add(rosa));
                }),
                new DeskCommand("Contacts.associate", AuditOperation.CONTACT_ASSOCIATE, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    ContactId rosa = rosa(fixture);
                    return Prepared.on(id, desk -> desk.contacts().associate(id, rosa, AssociateOptions.defaults()));
                }),
                new DeskCommand("Contacts.edit", AuditOperation.CONTACT_EDIT, (fixture, owner) -> {
                    ContactId rosa = rosa(fixture);
                    long version = fixture.card(rosa).contact().version();
                    return Prepared.on(
                            rosa, desk -> desk.contacts().edit(rosa, version, edit -> edit.jobTitle("señal")));
                }),
                new DeskCommand("Contacts.archive", AuditOperation.CONTACT_ARCHIVE, (fixture, owner) -> {
                    ContactId rosa = rosa(fixture);
                    return Prepared.on(rosa, desk -> desk.contacts().archive(rosa));
                }),
                new DeskCommand("Contacts.restore", AuditOperation.CONTACT_RESTORE, (fixture, owner) -> {
                    ContactId rosa = rosa(fixture);
                    fixture.inbox()
                            .as(fixture.administrator())
                            .contacts()
                            .archive(rosa)
                            .orThrow();
                    return Prepared.on(rosa, desk -> desk.contacts().restore(rosa));
                }),
                new DeskCommand("Contacts.moveKey", AuditOperation.CONTACT_MOVE_KEY, (fixture, owner) -> {
                    ContactId rosa = rosa(fixture);
                    ContactId bea = rosa(fixture);
                    ContactKeyValue email = new ContactKeyValue(
                            ContactKeyKind.EMAIL, "other" + numbers.incrementAndGet() + "@example.com");
                    fixture.inbox()
                            .as(fixture.administrator())
                            .contacts()
                            .edit(rosa, 0, edit -> edit.addEmail(email.value()))
                            .orThrow();
                    return Prepared.on(bea, desk -> desk.contacts().moveKey(rosa, bea, email));
                }),
                new DeskCommand("Contacts.delete", AuditOperation.CONTACT_DELETE, (fixture, owner) -> {
                    ContactId rosa = rosa(fixture);
                    return Prepared.on(rosa, desk -> desk.contacts().delete(rosa, DeleteOptions.defaults()));
                }),
                new DeskCommand("Contacts.upsert", AuditOperation.CONTACT_UPSERT, (fixture, owner) -> {
                    NewContact rosa = NewContact.consenting("Ñata", "Muñoz")
                            .externalReference("row " + numbers.incrementAndGet());
                    return Prepared.account(desk -> desk.contacts().upsert(rosa));
                }),
                new DeskCommand("Contacts.unlink", AuditOperation.CONTACT_UNLINK, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    fixture.inbox()
                            .as(fixture.administrator())
                            .contacts()
                            .create(id, NewContact.consenting("Ñata", "Muñoz"))
                            .orThrow();
                    return Prepared.on(id, desk -> desk.contacts().unlink(id));
                }),
                new DeskCommand("Contacts.createOrAssociate", AuditOperation.CONTACT_REGISTER, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    return Prepared.on(id, desk -> desk.contacts().createOrAssociate(id));
                }),
                new DeskCommand("Messages.send", AuditOperation.MESSAGE_SEND, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    String reference = "reference-of-" + id;
                    return Prepared.on(
                            id,
                            desk -> desk.messages()
                                    .send(SendRequest.to(id).text("señal").reference(reference)));
                }),
                new DeskCommand("Messages.schedule", AuditOperation.MESSAGE_SEND, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    return Prepared.on(id, desk -> desk.messages().schedule(later(fixture, id)));
                }),
                new DeskCommand("Messages.cancel", AuditOperation.MESSAGE_CANCEL, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    MessageId message = fixture.inbox()
                            .as(fixture.administrator())
                            .messages()
                            .schedule(later(fixture, id))
                            .orThrow()
                            .id();
                    return Prepared.on(id, desk -> desk.messages().cancel(message));
                }),
                new DeskCommand("Messages.react", AuditOperation.MESSAGE_SEND, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    MessageId message = fixture.thread(id).get(0).id();
                    return Prepared.on(id, desk -> desk.messages().react(message, "👍"));
                }),
                new DeskCommand("Messages.unreact", AuditOperation.MESSAGE_SEND, (fixture, owner) -> {
                    ConversationId id = conversation(fixture, owner);
                    MessageId message = fixture.thread(id).get(0).id();
                    return Prepared.on(id, desk -> desk.messages().unreact(message));
                }));
    }

    private static ScheduledRequest later(InboxFixture fixture, ConversationId id) {
        return SendRequest.to(id).text("señal").sendAt(fixture.now().plus(Duration.ofHours(1)));
    }

    private ContactId rosa(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Ñata", "Muñoz")
                        .email("rosa" + numbers.incrementAndGet() + "@example.com"))
                .id();
    }

    List<DeskCommand> ofRecords() {
        return List.of(
                new DeskCommand(
                        "Records.create",
                        AuditOperation.RECORD_CREATE,
                        (fixture, owner) ->
                                Prepared.account(desk -> desk.records().create(RecordDraft.task("señal")))),
                new DeskCommand("Records.upsert", AuditOperation.RECORD_EDIT, (fixture, owner) -> {
                    String reference = record(fixture).reference().orElseThrow();
                    return Prepared.account(
                            desk -> desk.records().upsert(RecordDraft.task("Ñ").externalReference(reference)));
                }),
                new DeskCommand("Records.edit", AuditOperation.RECORD_EDIT, (fixture, owner) -> {
                    CrmRecord record = record(fixture);
                    return on(
                            record,
                            desk -> desk.records().edit(record.id(), record.version(), draft -> draft.notes("señal")));
                }),
                new DeskCommand("Records.complete", AuditOperation.RECORD_COMPLETE, (fixture, owner) -> {
                    CrmRecord record = record(fixture);
                    return on(record, desk -> desk.records().complete(record.id()));
                }),
                new DeskCommand("Records.reopen", AuditOperation.RECORD_REOPEN, (fixture, owner) -> {
                    CrmRecord record = record(fixture);
                    fixture.inbox()
                            .as(fixture.administrator())
                            .records()
                            .complete(record.id())
                            .orThrow();
                    return on(record, desk -> desk.records().reopen(record.id()));
                }),
                new DeskCommand("Records.remove", AuditOperation.RECORD_REMOVE, (fixture, owner) -> {
                    CrmRecord record = record(fixture);
                    return on(record, desk -> desk.records().remove(record.id()));
                }),
                new DeskCommand(
                        "Companies.create",
                        AuditOperation.COMPANY_CREATE,
                        (fixture, owner) ->
                                Prepared.account(desk -> desk.companies().create(CompanyDraft.named("señal")))),
                new DeskCommand("Companies.upsert", AuditOperation.COMPANY_EDIT, (fixture, owner) -> {
                    String reference = company(fixture).reference().orElseThrow();
                    return Prepared.account(desk ->
                            desk.companies().upsert(CompanyDraft.named("Ñ").externalReference(reference)));
                }),
                new DeskCommand("Companies.archive", AuditOperation.COMPANY_ARCHIVE, (fixture, owner) -> {
                    Company company = company(fixture);
                    return new Prepared(
                            AuditSubject.of(company.id()),
                            desk -> desk.companies().archive(company.id()));
                }),
                new DeskCommand("Companies.restore", AuditOperation.COMPANY_RESTORE, (fixture, owner) -> {
                    Company company = company(fixture);
                    fixture.inbox()
                            .as(fixture.administrator())
                            .companies()
                            .archive(company.id())
                            .orThrow();
                    return new Prepared(
                            AuditSubject.of(company.id()),
                            desk -> desk.companies().restore(company.id()));
                }),
                new DeskCommand("Companies.edit", AuditOperation.COMPANY_EDIT, (fixture, owner) -> {
                    Company company = company(fixture);
                    return new Prepared(
                            AuditSubject.of(company.id()),
                            desk -> desk.companies()
                                    .edit(company.id(), company.version(), draft -> draft.name("Ñandú")));
                }));
    }

    private CrmRecord record(InboxFixture fixture) {
        return fixture.inbox()
                .as(fixture.administrator())
                .records()
                .create(RecordDraft.task("señal").externalReference("reference-" + numbers.incrementAndGet()))
                .orThrow();
    }

    private static Prepared on(CrmRecord record, DeskCommand.Call call) {
        return new Prepared(AuditSubject.of(record.id()), call);
    }

    private Company company(InboxFixture fixture) {
        return fixture.inbox()
                .as(fixture.administrator())
                .companies()
                .create(CompanyDraft.named("señal").externalReference("reference-" + numbers.incrementAndGet()))
                .orThrow();
    }

    List<DeskCommand> ofTheAccount() {
        return List.of(
                new DeskCommand("Administration.save", AuditOperation.SETTINGS_SAVE, (fixture, owner) -> {
                    AccountSettings settings =
                            fixture.store().settings(TestBusiness.ACCOUNT).orElseThrow();
                    String company = "señal " + numbers.incrementAndGet();
                    return Prepared.account(desk -> desk.administration().save(settings.withCompanyName(company)));
                }),
                new DeskCommand("Fields.create", AuditOperation.FIELD_CREATE, (fixture, owner) -> {
                    String key = "señal " + numbers.incrementAndGet();
                    return Prepared.account(
                            desk -> desk.fields().create(CustomFieldDraft.ofContacts(key, FieldType.TEXT)));
                }),
                new DeskCommand("Fields.change", AuditOperation.FIELD_CHANGE, (fixture, owner) -> {
                    String key = field(fixture);
                    return Prepared.account(
                            desk -> desk.fields().change(FieldEntity.CONTACT, key, draft -> draft.english("another")));
                }),
                new DeskCommand("Fields.reorder", AuditOperation.FIELDS_REORDER, (fixture, owner) -> {
                    String key = field(fixture);
                    return Prepared.account(desk -> desk.fields().reorder(FieldEntity.CONTACT, List.of(key)));
                }),
                new DeskCommand("Fields.archive", AuditOperation.FIELD_ARCHIVE, (fixture, owner) -> {
                    String key = field(fixture);
                    return Prepared.account(desk -> desk.fields().archive(FieldEntity.CONTACT, key));
                }),
                new DeskCommand("Fields.restore", AuditOperation.FIELD_RESTORE, (fixture, owner) -> {
                    String key = field(fixture);
                    fixture.inbox()
                            .as(fixture.administrator())
                            .fields()
                            .archive(FieldEntity.CONTACT, key)
                            .orThrow();
                    return Prepared.account(desk -> desk.fields().restore(FieldEntity.CONTACT, key));
                }),
                new DeskCommand("Administration.connect", AuditOperation.LINE_CONNECT, (fixture, owner) -> {
                    Line line = line();
                    return on(line, desk -> desk.administration().connect(line));
                }),
                new DeskCommand("Lines.resume", AuditOperation.LINE_RESUME, (fixture, owner) -> {
                    Line line = line();
                    fixture.connect(line.withAvailable(false));
                    return on(line, desk -> desk.lines().resume(line.id()));
                }),
                new DeskCommand("Lines.rename", AuditOperation.LINE_RENAME, (fixture, owner) -> {
                    Line line = line();
                    fixture.connect(line);
                    return on(line, desk -> desk.lines().rename(line.id(), "another secret"));
                }),
                new DeskCommand("Lines.repoint", AuditOperation.LINE_REPOINT, (fixture, owner) -> {
                    Line line = line();
                    fixture.connect(line);
                    Line moved = Line.messenger(TestBusiness.ACCOUNT, line.id(), "señal", "moved-" + line.id());
                    return on(line, desk -> desk.lines().repoint(moved));
                }),
                new DeskCommand("Lines.remove", AuditOperation.LINE_REMOVE, (fixture, owner) -> {
                    Line line = line();
                    fixture.connect(line);
                    return on(line, desk -> desk.lines().remove(line.id()));
                }),
                new DeskCommand("AutoClosing.save", AuditOperation.AUTO_CLOSE_RULE_SAVE, (fixture, owner) -> {
                    AutoCloseDraft draft = rule(fixture);
                    return Prepared.account(desk -> desk.autoClosing().save(draft));
                }),
                new DeskCommand("AutoClosing.change", AuditOperation.AUTO_CLOSE_RULE_CHANGE, (fixture, owner) -> {
                    AutoCloseRule rule = saved(fixture);
                    return on(
                            rule,
                            desk -> desk.autoClosing()
                                    .change(
                                            rule.id(),
                                            rule.version(),
                                            AutoCloseDraft.of(rule).turnedOff()));
                }),
                new DeskCommand("AutoClosing.remove", AuditOperation.AUTO_CLOSE_RULE_REMOVE, (fixture, owner) -> {
                    AutoCloseRule rule = saved(fixture);
                    return on(rule, desk -> desk.autoClosing().remove(rule.id()));
                }),
                new DeskCommand("Quarantine.replayWork", AuditOperation.QUARANTINE_REPLAY_WORK, (fixture, owner) -> {
                    QuarantinedWork work = work(fixture);
                    return Prepared.account(desk -> desk.quarantine().replayWork(List.of(work.key())));
                }));
    }

    private String field(InboxFixture fixture) {
        return fixture.inbox()
                .as(fixture.administrator())
                .fields()
                .create(CustomFieldDraft.ofContacts("señal " + numbers.incrementAndGet(), FieldType.TEXT))
                .orThrow()
                .key();
    }

    private Line line() {
        LineId id = new LineId("line-" + numbers.incrementAndGet());
        return Line.messenger(TestBusiness.ACCOUNT, id, "señal", "page-of-" + id);
    }

    private static Prepared on(Line line, DeskCommand.Call call) {
        return new Prepared(AuditSubject.of(line.id()), call);
    }

    private AutoCloseDraft rule(InboxFixture fixture) {
        Line line = line();
        fixture.connect(line);
        return AutoCloseDraft.after(Duration.ofDays(1)).on(line.id()).because("señal");
    }

    private AutoCloseRule saved(InboxFixture fixture) {
        return fixture.inbox()
                .as(fixture.administrator())
                .autoClosing()
                .save(rule(fixture))
                .orThrow();
    }

    private static Prepared on(AutoCloseRule rule, DeskCommand.Call call) {
        return new Prepared(AuditSubject.of(rule.id()), call);
    }

    private QuarantinedWork work(InboxFixture fixture) {
        String id = "harmful-" + numbers.incrementAndGet();
        QuarantinedWork work = new QuarantinedWork(
                WorkItem.single(TestBusiness.ACCOUNT, WorkKind.SEND, id, fixture.now()),
                QuarantinedWork.Reason.ERRORS,
                "java.lang.AssertionError",
                fixture.now());
        fixture.store()
                .commit(List.of(ChangeSet.builder(TestBusiness.ACCOUNT, new OperationId(id), fixture.now())
                        .change(new IntakeChange.QuarantineWork(work))
                        .build()));
        return work;
    }
}
