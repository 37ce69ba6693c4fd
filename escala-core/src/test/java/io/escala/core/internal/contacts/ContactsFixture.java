package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.contacts.RegistrationResult;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account's inbox and CRM as a State, and decisions applied to it. */
final class ContactsFixture {
    static final AccountId ACCOUNT = new AccountId("acme");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Line WHATSAPP = Line.whatsApp(ACCOUNT, new LineId("wa"), "Ventas", "1001", "2001");
    static final Line MESSENGER = Line.messenger(ACCOUNT, new LineId("fb"), "Acme", "3001");
    static final Line INSTAGRAM = Line.instagram(ACCOUNT, new LineId("ig"), "acme", "4001");
    static final UserId ANA = new UserId("ana");
    static final Actor ADMINISTRATOR = Actor.user(ACCOUNT, ANA, Role.ADMINISTRATOR);
    static final Actor SALES = Actor.user(ACCOUNT, new UserId("sol"), Role.SALES_USER);
    static final Set<Entitlement> EVERYTHING = EnumSet.allOf(Entitlement.class);
    static final ProfileName NO_NAME = new ProfileName(null, null, null, NOON);

    final State state = State.complete();
    final List<CrmEvent> events = new ArrayList<>();
    final List<WorkItem> enqueued = new ArrayList<>();
    private Optional<ChangeSet> last = Optional.empty();
    private int ids;

    ContactsFixture() {
        state.account().put(AccountSettings.of(ACCOUNT, "AR", ZoneOffset.UTC));
        List.of(WHATSAPP, MESSENGER, INSTAGRAM).forEach(state.account()::put);
    }

    /** A person who wrote: an identity with confirmed keys, and its conversation. */
    ConversationId wrote(Line line, @Nullable ProfileName profile, IdentityKey... keys) {
        return met(line, profile, AliasGrade.CONFIRMED, keys);
    }

    ConversationId met(Line line, @Nullable ProfileName profile, AliasGrade grade, IdentityKey... keys) {
        IdentityId identity = new IdentityId(next("identity"));
        state.apply(new IdentityChange.AddIdentity(
                new ChannelIdentity(ACCOUNT, identity, line.channel(), profile, null, null, NOON, 0)));
        for (IdentityKey key : keys) {
            state.apply(new IdentityChange.SeeAlias(IdentityAlias.since(ACCOUNT, identity, key, grade, NOON)));
        }
        ConversationId id = new ConversationId(next("conversation"));
        state.apply(new ConversationChange.AddConversation(
                Conversation.begin(ACCOUNT, id, line.id(), identity, line.channel(), NOON)));
        return id;
    }

    void own(ConversationId id, UserId owner) {
        state.conversations().put(state.conversations().find(id).orElseThrow().ownedBy(owner));
    }

    /** A contact with manually entered names, and phones. */
    ContactId contact(String name, @Nullable String first, @Nullable String last, Origin origin) {
        ContactId id = new ContactId(name);
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        if (first != null) {
            origins.put(ContactField.FIRST_NAME, origin);
        }
        if (last != null) {
            origins.put(ContactField.LAST_NAME, origin);
        }
        state.apply(new ContactChange.AddContact(new Contact(
                ACCOUNT,
                id,
                first,
                last,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(),
                origins,
                origin,
                NOON,
                0)));
        return id;
    }

    ContactId contact(String name) {
        return contact(name, "Eva", "Ruiz", Origin.PERSON);
    }

    ContactsFixture phone(ContactId contact, String digits, KeyRole... roles) {
        return key(contact, ContactKeyValue.phone(new Phone(digits)), Set.of(roles));
    }

    ContactsFixture key(ContactId contact, ContactKeyValue value, Set<KeyRole> roles) {
        state.apply(new ContactChange.GrantKey(new ContactKey(ACCOUNT, contact, value, roles)));
        return this;
    }

    Outcome<ContactCard> create(ConversationId id, NewContact form) {
        return create(id, form, ADMINISTRATOR, EVERYTHING);
    }

    Outcome<ContactCard> create(ConversationId id, NewContact form, Actor actor, Set<Entitlement> has) {
        UnitOfWork unit = unit();
        return keep(CreateDecision.fromConversation(unit, id, ContactForm.read(form, state.account()), actor, has));
    }

    Outcome<ContactCard> add(NewContact form, Actor actor) {
        return keep(CreateDecision.alone(unit(), ContactForm.read(form, state.account()), actor, EVERYTHING));
    }

    Outcome<ContactCard> associate(ConversationId id, ContactId contact, AssociateOptions options) {
        return associate(id, contact, options, ADMINISTRATOR);
    }

    Outcome<ContactCard> associate(ConversationId id, ContactId contact, AssociateOptions options, Actor actor) {
        ContactForm form = options.completion()
                .map(completion -> ContactForm.read(completion, state.account()))
                .orElse(null);
        return keep(AssociateDecision.decide(unit(), id, contact, options, form, actor, EVERYTHING));
    }

    Outcome<RegistrationResult> register(ConversationId id, boolean asked) {
        UnitOfWork unit = unit();
        return keep(
                Decision.commit(unit, RegisterDecision.decide(unit, id, Actor.automation(ACCOUNT), EVERYTHING, asked)));
    }

    void learn(IdentityId id, Line line, ProfileSource.Found found) {
        UnitOfWork unit = unit();
        ProfileDecision.decide(unit, id, line, found);
        keep(Decision.commit(unit, "learnt"));
    }

    private UnitOfWork unit() {
        return new UnitOfWork(ACCOUNT, state, NOON, () -> next("id"));
    }

    private <R> R keep(Decision<R> decision) {
        last = decision.changeSet();
        last.ifPresent(set -> {
            events.addAll(set.events());
            enqueued.addAll(set.enqueued());
        });
        return decision.answer();
    }

    /** The changes of the last decision. */
    Optional<ChangeSet> last() {
        return last;
    }

    ChannelIdentity person(ConversationId id) {
        return Correspondent.of(state, id).orElseThrow().identity();
    }

    ContactCard card(ContactId id) {
        return ContactCardAssembler.card(state, id).orElseThrow();
    }

    private String next(String what) {
        return what + "-" + ++ids;
    }

    static ProfileName named(String full) {
        return new ProfileName(full, null, null, NOON);
    }

    static ProfileName named(String first, @Nullable String last) {
        return new ProfileName(null, first, last, NOON);
    }

    static IdentityKey number(String digits) {
        return IdentityKey.whatsAppNumber(new Phone(digits));
    }

    static IdentityKey userId(String id) {
        return new IdentityKey(IdentityKeyKind.BSUID, "2001", id);
    }

    static IdentityKey psid(String id) {
        return new IdentityKey(IdentityKeyKind.PSID, "3001", id);
    }

    static IdentityKey igsid(String id) {
        return new IdentityKey(IdentityKeyKind.IGSID, "4001", id);
    }

    static IdentityKey userName(String name) {
        return new IdentityKey(IdentityKeyKind.INSTAGRAM_USER_NAME, "4001", name);
    }

    static ContactKeyValue userNameKey(String name) {
        return new ContactKeyValue(ContactKeyKind.INSTAGRAM_USER_NAME, name);
    }
}
