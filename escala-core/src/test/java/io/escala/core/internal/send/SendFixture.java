package io.escala.core.internal.send;

import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.port.Entitlements;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One account with one line of each channel, and no store: requests are judged on a State and nothing else. */
public final class SendFixture {
    public static final AccountId ACCOUNT = new AccountId("acme");
    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    public static final Line WHATSAPP =
            Line.whatsApp(ACCOUNT, new LineId("wa"), "Sales", "7001", "8001").withPortfolio("9001");
    public static final Line MESSENGER = Line.messenger(ACCOUNT, new LineId("fb"), "Page", "1041");
    public static final Line INSTAGRAM = Line.instagram(ACCOUNT, new LineId("ig"), "Shop", "1784");
    public static final UserId ANA = new UserId("ana");
    public static final UserId BETO = new UserId("beto");
    public static final Actor ADMINISTRATOR = Actor.user(ACCOUNT, ANA, Role.ADMINISTRATOR);
    public static final Actor SELLER = Actor.user(ACCOUNT, BETO, Role.SALES_USER);

    public final State state = State.complete();
    public Instant now = NOON;
    public SendSettings settings = SendSettings.DEFAULT;

    @Nullable
    public MessageTemplate template;

    private final AtomicInteger ids = new AtomicInteger();

    public SendFixture() {
        state.account().put(WHATSAPP);
        state.account().put(MESSENGER);
        state.account().put(INSTAGRAM);
    }

    SendPlan judge(SendRequest request, Actor actor) {
        return SendRules.plan(
                state,
                new SendContext(
                        request,
                        actor,
                        Entitlements.everything().of(ACCOUNT),
                        EnumSet.allOf(Channel.class),
                        template,
                        null,
                        settings,
                        now));
    }

    public SendPreview decide(Recipient to, Draft draft) {
        return judge(SendRequest.to(to).draft(draft).reference("ref-" + ids.incrementAndGet()), ADMINISTRATOR)
                .preview();
    }

    /** Queues what is allowed, on the state itself. */
    public Queued send(SendRequest request, Actor actor) {
        UnitOfWork unit = new UnitOfWork(ACCOUNT, state, now, this::nextId);
        Sent result = QueueDecision.queue(unit, judge(request, actor), request, actor);
        return new Queued(result, unit.changeSet().orElseThrow());
    }

    public record Queued(Sent result, ChangeSet changes) {}

    public UnitOfWork unit() {
        return new UnitOfWork(ACCOUNT, state, now, this::nextId);
    }

    public String nextId() {
        return "id-" + ids.incrementAndGet();
    }

    public ContactId contact(String id, Map<String, EnumSet<KeyRole>> phones) {
        return contact(id, phones, null, false, Origin.PERSON);
    }

    public ContactId contact(
            String id, Map<String, EnumSet<KeyRole>> phones, @Nullable UserId owner, boolean marketing, Origin bornOf) {
        ContactId contact = new ContactId(id);
        state.apply(new ContactChange.AddContact(new Contact(
                ACCOUNT,
                contact,
                "Rosa",
                "Paz",
                null,
                null,
                owner,
                Lifecycle.PROSPECT,
                marketing,
                Map.of(),
                Map.of(),
                bornOf,
                NOON,
                0)));
        phones.forEach((digits, roles) ->
                state.apply(new ContactChange.GrantKey(ContactKey.phone(ACCOUNT, contact, new Phone(digits), roles))));
        return contact;
    }

    public void consent(ContactId contact, ConsentPurpose purpose, ConsentState said) {
        state.apply(new ContactChange.RecordConsent(new ConsentEntry(
                ACCOUNT, contact, nextId(), purpose, said, Origin.PERSON, null, NOON.plusSeconds(ids.get()))));
    }

    public void said(IdentityId person, ConsentState said, Instant at) {
        state.apply(new IdentityChange.RecordChannelConsent(
                new ChannelConsent(ACCOUNT, person, nextId(), ConsentPurpose.MARKETING, said, at)));
    }

    /** Meta reported on the template {@link #template}. */
    public void reported(TemplateReport.Aspect aspect, String value) {
        state.apply(new AccountChange.ReportTemplate(
                new TemplateReport(ACCOUNT, new TemplateKey("8001", "hello", "es"), aspect, value, null, NOON)));
    }

    public IdentityId person(Channel channel, IdentityKey... keys) {
        IdentityId id = new IdentityId(nextId());
        state.apply(
                new IdentityChange.AddIdentity(new ChannelIdentity(ACCOUNT, id, channel, null, null, null, NOON, 0)));
        for (IdentityKey key : keys) {
            alias(id, key, AliasGrade.CONFIRMED, NOON);
        }
        return id;
    }

    public void alias(IdentityId person, IdentityKey key, AliasGrade grade, Instant seen) {
        state.apply(new IdentityChange.SeeAlias(IdentityAlias.since(ACCOUNT, person, key, grade, seen)));
    }

    public void link(IdentityId person, ContactId contact) {
        state.apply(new IdentityChange.LinkIdentity(person, contact));
    }

    public ConversationId conversation(Line line, IdentityId person) {
        ConversationId id = new ConversationId(nextId());
        state.apply(new ConversationChange.AddConversation(
                Conversation.begin(ACCOUNT, id, line.id(), person, line.channel(), NOON)));
        return id;
    }

    public void wrote(ConversationId conversation, Instant at) {
        state.apply(new ConversationChange.RaiseMarks(conversation, Map.of(Mark.WINDOW_OPENED, at)));
    }

    public Conversation read(ConversationId conversation) {
        return Optional.of(conversation).flatMap(state.conversations()::find).orElseThrow();
    }

    public static IdentityKey number(String digits) {
        return IdentityKey.whatsAppNumber(new Phone(digits));
    }

    public static IdentityKey userId(String value) {
        return new IdentityKey(IdentityKeyKind.BSUID, "9001", value);
    }

    public static IdentityKey parentUserId(String value) {
        return new IdentityKey(IdentityKeyKind.PARENT_BSUID, "9001", value);
    }

    public static MessageTemplate template(TemplateCategory category, TemplateStatus status, String body) {
        return new MessageTemplate("8001", "hello", "es", category, status, body);
    }

    public static List<IdentityKey> aliases(State state, IdentityId person) {
        return state.identities().aliases(person).stream()
                .map(IdentityAlias::key)
                .toList();
    }
}
