package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactExistence;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.ContactSummary;
import io.escala.core.contacts.UnregisteredPerson;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.search.SearchTerm;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Listing;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ListedContact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists of contacts, and of people who may become one, as one actor may see them. Thread-safe. */
final class ContactLists {
    private final InboxContext context;
    private final Actor actor;
    private final AccountId account;
    private final BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names;

    /** @param names returns the users whom the team knows of these, as far as it can be asked: while no connection of the store is held */
    ContactLists(InboxContext context, Actor actor, BiFunction<AccountId, Set<UserId>, Map<UserId, TeamMember>> names) {
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.names = names;
    }

    Listing<ContactSummary> search(ContactQuery query) {
        return StoredListing.counted(
                cursors("contacts", query)
                        .bind((cursor, limit) ->
                                context.store().searchContacts(account, selection(query), cursor, limit)),
                this::summaries,
                enough -> context.store().countContacts(account, selection(query), enough));
    }

    private BoundCursors cursors(String what, Object which) {
        return BoundCursors.of(what, actor, which);
    }

    private ContactSelection selection(ContactQuery query) {
        return query.toSelection(actor.user(), context.clock().instant(), region())
                .visibleTo(AccessRules.contactVisibility(actor));
    }

    private String region() {
        return ContactForm.region(
                context.load(account).settings().state().account().settings());
    }

    /** In as many reads for a page as for one row. */
    private List<ContactSummary> summaries(List<ListedContact> rows) {
        State state = CommitLoop.reading(() -> ContactLoader.cards(context.load(account)
                .take(rows.stream().map(ListedContact::contact).toList())));
        Set<UserId> users = rows.stream()
                .map(ListedContact::contact)
                .flatMap(contact -> Stream.ofNullable(contact.owner()))
                .collect(Collectors.toUnmodifiableSet());
        Map<UserId, TeamMember> owners = users.isEmpty() ? Map.of() : names.apply(account, users);
        return rows.stream()
                .flatMap(row -> ContactCardAssembler.card(state, row.contact().id()).stream()
                        .map(card -> ContactSummary.of(card, ownerName(card, owners), row.activity())))
                .toList();
    }

    private static @Nullable String ownerName(ContactCard card, Map<UserId, TeamMember> owners) {
        UserId owner = card.contact().owner();
        TeamMember member = owner == null ? null : owners.get(owner);
        return member == null ? null : member.displayName();
    }

    Listing<UnregisteredPerson> unregistered(String text) {
        SearchTerm term = SearchTerm.of("term", text);
        return StoredListing.counted(
                cursors("unregistered", term)
                        .bind((cursor, limit) -> context.store()
                                .listConversations(
                                        account, unregistered(term), AccessRules.visibility(actor), cursor, limit)),
                conversations -> CommitLoop.reading(() -> people(conversations)),
                enough -> context.store()
                        .countConversations(account, unregistered(term), AccessRules.visibility(actor), enough));
    }

    private ConversationFilter unregistered(SearchTerm term) {
        ContactFilter people = term.people(region());
        // Nothing else finds them: keys are those of contacts.
        return ConversationFilter.EVERYTHING
                .thatAreRegistered(false)
                .ofPeople(new ContactFilter(people.words(), people.digits(), null, null));
    }

    private List<UnregisteredPerson> people(List<Conversation> conversations) {
        State state = context.load(account)
                .identities(conversations.stream().map(Conversation::identity).toList())
                .aliases()
                .state();
        return conversations.stream()
                .flatMap(conversation -> state.identities().canonical(conversation.identity()).stream()
                        .map(person -> UnregisteredPerson.of(
                                conversation,
                                person.id(),
                                name(person, state.identities().aliases(person.id()))
                                        .orElse(null))))
                .toList();
    }

    private static Optional<String> name(ChannelIdentity person, Collection<IdentityAlias> aliases) {
        return Stream.of(
                        Optional.ofNullable(person.profile()).map(ProfileName::display),
                        latest(aliases, IdentityKeyKind.INSTAGRAM_USER_NAME),
                        latest(aliases, IdentityKeyKind.WHATSAPP_USER_NAME),
                        latest(aliases, IdentityKeyKind.WHATSAPP_NUMBER).map("+"::concat))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> latest(Collection<IdentityAlias> aliases, IdentityKeyKind kind) {
        return aliases.stream()
                .filter(alias -> alias.valid() && alias.key().kind() == kind)
                .max(Comparator.comparing(IdentityAlias::lastSeen))
                .map(IdentityAlias::key)
                .map(IdentityKey::value);
    }

    ContactExistence existence(String term) {
        Set<Claim> claims = new SearchTerm(term)
                .people(region()).keys().stream()
                        .filter(key -> key.kind() == ContactKeyKind.PHONE || key.kind() == ContactKeyKind.EMAIL)
                        .map(Claim::contactKey)
                        .collect(Collectors.toSet());
        if (claims.isEmpty()) {
            return ContactExistence.NONE;
        }
        State state = context.load(account).holders(claims).contacts().state();
        List<Contact> holders = claims.stream()
                .flatMap(claim -> state.holder(claim).stream())
                .flatMap(holder -> state.contacts().find(new ContactId(holder)).stream())
                .toList();
        ContactVisibility visibility = AccessRules.contactVisibility(actor);
        if (holders.isEmpty()) {
            return ContactExistence.NONE;
        }
        return holders.stream().allMatch(visibility::sees) ? ContactExistence.VISIBLE : ContactExistence.NOT_VISIBLE;
    }

    /** Reads the contacts that the actor may look at. */
    List<ContactCard> cards(List<ContactId> ids) {
        StateLoader loader = context.load(account).contacts(ids);
        State state = ContactLoader.cards(loader);
        if (!AccessRules.contactVisibility(actor).all()) {
            loader.conversationsOfIdentities();
        }
        return ids.stream()
                .map(id -> ContactCardAssembler.card(state, id).orElse(null))
                .filter(Objects::nonNull)
                .filter(card -> ContactAccess.sees(actor, state, card))
                .toList();
    }
}
