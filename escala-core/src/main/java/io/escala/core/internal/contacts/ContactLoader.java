package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.TextSplitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads what the decisions on contacts need, in bulk. */
public final class ContactLoader {
    private static final int NAMESAKES_READ = 20;

    private ContactLoader() {}

    /**
     * Loads a conversation, its person with all aliases, the holders of those aliases and of further claims, and the full
     * cards of the contacts found.
     */
    public static State forConversation(
            StateLoader loader, ConversationId id, Collection<Claim> further, Collection<ContactId> contacts) {
        loader.conversations(List.of(id));
        List<Claim> claims = new ArrayList<>(further);
        claims.addAll(threads(loader, id));
        loader.contacts(contacts).holders(claims);
        return cards(loader);
    }

    private static List<Claim> threads(StateLoader loader, ConversationId id) {
        State state = loader.state();
        if (state.conversations().find(id).isEmpty()) {
            return List.of();
        }
        selves(loader);
        return Correspondent.of(state, id)
                .map(correspondent -> PartyKeys.claims(correspondent.keys()))
                .orElse(List.of());
    }

    /**
     * Loads the identities merged into the person, found through the person's conversations, because their aliases are the
     * person's.
     */
    private static void selves(StateLoader loader) {
        loader.conversationsOfIdentities();
        Set<IdentityId> selves = new LinkedHashSet<>();
        Set<LineId> lines = new LinkedHashSet<>();
        for (Conversation conversation : loader.state().conversations().all()) {
            selves.add(conversation.identity());
            lines.add(conversation.line());
        }
        loader.identities(selves).lines(lines);
    }

    /** Loads a person with their conversations and lines. */
    static State forPerson(StateLoader loader, IdentityId id, Collection<Claim> further) {
        loader.identities(List.of(id));
        selves(loader);
        loader.holders(further);
        return cards(loader);
    }

    /** Loads the holders of a form's claims. */
    public static State forForm(StateLoader loader, ContactForm form) {
        loader.holders(form.claims());
        return loader.state();
    }

    /** Loads what a card shows of every contact loaded so far: its people, its consents and those of its people. */
    public static State cards(StateLoader loader) {
        Set<ContactId> met = new LinkedHashSet<>();
        loader.state().contacts().all().forEach((Contact contact) -> met.add(contact.id()));
        return loader.identitiesOf(met).consents(met).channelConsents().state();
    }

    /** Loads contacts with the name that a channel reports, to show a likely duplicate (S68). */
    public static void namesakes(
            CrmStore store, StateLoader loader, ConversationId id, ProfileSource.@Nullable Found found) {
        Optional<Correspondent> writer = Correspondent.of(loader.state(), id)
                .filter(unregistered -> unregistered.channel() != Channel.WHATSAPP
                        && unregistered.identity().contact() == null);
        if (writer.isEmpty()) {
            return;
        }
        ProfileNames.Given given = found == null
                ? ProfileNames.Given.of(writer.get().identity().profile())
                : ProfileNames.Given.of(
                        ProfileDecision.name(found, writer.get().identity().createdAt()));
        String name = SafeText.searchKey(given.text());
        if (!name.isEmpty()) {
            ContactFilter filter = new ContactFilter(TextSplitter.parts(name, ' '), null, null);
            List<ContactId> ids = new ArrayList<>();
            store.searchContacts(writer.get().identity().account(), filter, null, NAMESAKES_READ)
                    .items()
                    .forEach(contact -> ids.add(contact.id()));
            loader.contacts(ids);
        }
    }

    /** The claims whose holder owns an Instagram user name. */
    static List<Claim> claims(Line line, ProfileSource.@Nullable Found found) {
        return Optional.ofNullable(found)
                .flatMap(profile -> Optional.ofNullable(profile.userName()))
                .flatMap(name -> ContactUserNames.key(line, name))
                .map(key -> PartyKeys.claims(List.of(key)))
                .orElse(List.of());
    }

    /** The line and id with which a channel can be asked about a person. */
    static Optional<ProfileLookup> question(State state, Collection<IdentityAlias> aliases) {
        for (IdentityAlias alias : aliases) {
            Channel channel = alias.key().kind().channel();
            if (alias.valid() && alias.key().kind().anchors() && channel != Channel.WHATSAPP) {
                for (Line line : state.account().lines()) {
                    if (line.channel() == channel
                            && line.key().providerId().equals(alias.key().scope())) {
                        return Optional.of(new ProfileLookup(line, alias.key()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
