package io.escala.core.conversations;

import io.escala.core.port.TeamMember;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.conversation.Unread;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One conversation as an inbox shows it: line, owner, state, person, registration and window. A snapshot.
 *
 * @param conversation the conversation
 * @param line its line, or null once it was removed; its id is in the conversation
 * @param identity the person's channel identity, after redirects
 * @param aliases the person's keys
 * @param contact the contact, or null while unregistered
 * @param owner the user who answers, as the host knows them; null while unassigned, and when the host's {@link
 *     io.escala.core.port.Team} does not contain them or failed. The id is in the conversation
 * @param takenOver whether a person of the team has it, so that automations pause on it
 * @param window the messaging window, which ends exactly when texts are no longer sent
 */
public record ConversationView(
        Conversation conversation,
        @Nullable Line line,
        ChannelIdentity identity,
        List<IdentityAlias> aliases,
        @Nullable Contact contact,
        @Nullable TeamMember owner,
        boolean takenOver,
        MessagingWindow window) {
    public ConversationView {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(identity, "identity");
        aliases = List.copyOf(aliases);
        Objects.requireNonNull(window, "window");
    }

    /**
     * Returns whether the person is a contact. It follows the identity's link, so it changes for all conversations of the
     * person at once.
     */
    public Registration registration() {
        return identity.registered() ? Registration.REGISTERED : Registration.UNREGISTERED;
    }

    /** Returns the contact's id, or empty while unregistered. */
    public Optional<ContactId> contactId() {
        return Optional.ofNullable(identity.contact());
    }

    /** Returns the name of the owner, or empty when {@link #owner()} is null. */
    public Optional<String> ownerName() {
        return Optional.ofNullable(owner).map(TeamMember::displayName);
    }

    /**
     * Returns a copy with this owner.
     *
     * @param newOwner the user who answers, or null when unknown
     * @return the view
     */
    public ConversationView withOwner(@Nullable TeamMember newOwner) {
        return new ConversationView(conversation, line, identity, aliases, contact, newOwner, takenOver, window);
    }

    /**
     * Returns whether the conversation is unread: marked unread, or with a message that arrived after it was last read and
     * last answered by a user. Independent of the order of arrival.
     */
    public boolean unread() {
        return Unread.of(conversation).isUnread();
    }

    /**
     * Returns the title of the conversation: the contact's name; else the person's name on the channel; else the user name
     * or number. Derived, never stored.
     *
     * @return the name, or empty when only an id is known
     */
    public Optional<String> displayName() {
        return Stream.of(
                        Optional.ofNullable(contact).flatMap(Contact::fullName),
                        Optional.ofNullable(identity.profile()).map(ProfileName::display),
                        latest(IdentityKeyKind.INSTAGRAM_USER_NAME),
                        latest(IdentityKeyKind.WHATSAPP_USER_NAME),
                        latest(IdentityKeyKind.WHATSAPP_NUMBER).map(digits -> "+" + digits))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> latest(IdentityKeyKind kind) {
        return aliases.stream()
                .filter(alias -> alias.valid() && alias.key().kind() == kind)
                .max(Comparator.comparing(IdentityAlias::lastSeen))
                .map(alias -> alias.key().value());
    }
}
