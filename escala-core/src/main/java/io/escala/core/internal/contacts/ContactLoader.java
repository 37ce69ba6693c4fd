package io.escala.core.internal.contacts;

import io.escala.core.channel.ProfileSource;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.internal.companies.CompanyLink;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.store.CrmStore;
import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads what the decisions on contacts need, in bulk. */
public final class ContactLoader {
    private ContactLoader() {}

    /**
     * Loads a conversation, its person with all aliases, the holders of those aliases and of further claims, and the full
     * cards of the contacts found.
     */
    public static State forConversation(
            StateLoader loader, ConversationId id, Collection<Claim> further, Collection<ContactId> contacts) {
        List<Claim> claims = new ArrayList<>(further);
        Correspondent.of(correspondent(loader, id).state(), id)
                .ifPresent(correspondent -> claims.addAll(PartyKeys.claims(correspondent.keys())));
        loader.contacts(contacts).holders(claims).conversationsOfIdentities();
        return cards(loader);
    }

    /** Loads what {@link #forConversation(StateLoader, ConversationId, Collection, Collection)} does, for a form. */
    static State forConversation(
            StateLoader loader, ConversationId id, ContactForm form, Collection<ContactId> contacts) {
        return forConversation(companies(loader, List.of(form)), id, claims(loader, form), contacts);
    }

    /**
     * Loads a conversation and its person with all aliases: also those of the identities merged into the person, which are
     * found through the person's conversations.
     */
    static StateLoader correspondent(StateLoader loader, ConversationId id) {
        return loader.conversations(List.of(id))
                .identities()
                .conversationsOfIdentities()
                .identities()
                .aliases();
    }

    /** Loads a person, the holders of claims, and whose contacts those are, with their keys. */
    static State forPerson(StateLoader loader, IdentityId id, Collection<Claim> claims) {
        return loader.identities(List.of(id))
                .holders(claims)
                .contacts()
                .contactKeys()
                .identitiesOfContacts()
                .aliases()
                .conversationsOfIdentities()
                .state();
    }

    /** Loads the holders of a form's claims, and what the new contact's card shows of the people among them. */
    public static State forForm(StateLoader loader, ContactForm form) {
        return companies(loader, List.of(form))
                .holders(claims(loader, form))
                .conversationsOfIdentities()
                .aliases()
                .channelConsents()
                .settings()
                .fieldSettings()
                .state();
    }

    /** Loads what {@link #forForm} does, with the full cards of the contacts found and of further ones. */
    static State forPreview(StateLoader loader, ContactForm form, Collection<ContactId> contacts) {
        companies(loader, List.of(form))
                .contacts(contacts)
                .holders(claims(loader, form))
                .conversationsOfIdentities();
        return cards(loader);
    }

    /** Loads a conversation, its person, and the full card of the contact that it is linked to. */
    static State forUnlink(StateLoader loader, ConversationId id) {
        return cards(correspondent(loader, id));
    }

    /** Loads two contacts with their cards, the holders of a key, and the conversations of all their people. */
    static State forMove(StateLoader loader, ContactId from, ContactId to, ContactKeyValue key) {
        loader.contacts(List.of(to));
        forEdit(loader, from, List.of(key));
        return loader.conversationsOfIdentities().state();
    }

    /** Loads a contact with its keys and people, and the conversations of these. */
    static State forDeletion(StateLoader loader, ContactId contact) {
        return loader.contacts(List.of(contact))
                .contactKeys()
                .identitiesOfContacts()
                .conversationsOfIdentities()
                .state();
    }

    /** Loads a contact with its card, the companies and the holders of the keys that an edit names, with the people who wrote from its numbers. */
    static State forEdit(StateLoader loader, ContactId contact, ContactEdit edit, String region) {
        Object company = edit.fields()
                .getOrDefault(ContactEdit.Field.COMPANY, Optional.empty())
                .orElse(null);
        if (company instanceof CompanyId id) {
            loader.companies(List.of(id));
        } else if (company instanceof String name) {
            loader.companiesNamed(CompanyLink.toLoad(Optional.of(name)));
        }
        return forEdit(loader, contact, EditDecision.named(edit, region));
    }

    private static State forEdit(StateLoader loader, ContactId contact, Collection<ContactKeyValue> keys) {
        List<Claim> claims = new ArrayList<>();
        for (ContactKeyValue key : keys) {
            if (key.kind() == ContactKeyKind.PHONE) {
                claims.addAll(PartyKeys.claims(List.of(IdentityKey.whatsAppNumber(new Phone(key.value())))));
            } else {
                claims.add(Claim.contactKey(key));
            }
        }
        loader.contacts(List.of(contact)).holders(claims).conversationsOfIdentities();
        return cards(loader);
    }

    /** Loads what the rows of another system are decided by: the holders of all their keys, with their cards. */
    static State forForms(StateLoader loader, List<ContactForm> forms) {
        List<Claim> claims = new ArrayList<>();
        forms.forEach(form -> claims.addAll(claims(loader, form)));
        companies(loader, forms).holders(claims).conversationsOfIdentities();
        return cards(loader);
    }

    /** Loads the companies that forms name. */
    private static StateLoader companies(StateLoader loader, Collection<ContactForm> forms) {
        return loader.companiesNamed(forms.stream()
                .flatMap(form -> CompanyLink.toLoad(form.contact().company()).stream())
                .toList());
    }

    /** The claims of a form, and the people who have its Instagram user name or its id on Messenger on one of the lines. */
    static List<Claim> claims(StateLoader loader, ContactForm form) {
        List<Claim> claims = new ArrayList<>(form.claims());
        if (form.hasKeysOfLines()) {
            Collection<Line> lines = loader.allLines().state().account().lines();
            claims.addAll(form.userNameClaims(lines));
            claims.addAll(form.facebookIdClaims(lines));
        }
        return claims;
    }

    /**
     * Loads what the cards of the contacts met so far show: their companies, keys, consents and people, the consents of those, and the fields of the
     * account.
     */
    public static State cards(StateLoader loader) {
        return loader.contacts()
                .companiesOfContacts()
                .contactKeys()
                .consents()
                .identitiesOfContacts()
                .aliases()
                .channelConsents()
                .settings()
                .fieldSettings()
                .state();
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
        Namesakes.load(store, writer.get().identity().account(), loader, name);
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
