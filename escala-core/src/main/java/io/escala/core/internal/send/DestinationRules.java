package io.escala.core.internal.send;

import io.escala.core.channel.PartyKey;
import io.escala.core.internal.identify.IdentityResolution;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the number or id that a message is sent to. */
public final class DestinationRules {
    private static final String TO = "to";

    private static final Comparator<IdentityAlias> BEST = Comparator.comparing(IdentityAlias::grade)
            .thenComparing(IdentityAlias::lastSeen)
            .thenComparing(alias -> alias.key().value());

    private DestinationRules() {}

    /**
     * The destination of a reply: a key by which the person is known on that line. On WhatsApp the number, one they wrote
     * from before an assumed one, the last seen first; without a number the user id.
     *
     * @param state the person's conversations, and the aliases of every identity merged into theirs
     * @param conversation the conversation
     * @param line its line
     * @return the target
     */
    static SendTarget ofConversation(State state, Conversation conversation, Line line) {
        ChannelIdentity person =
                state.identities().canonical(conversation.identity()).orElseThrow();
        IdentityKey key = reachable(state, person.id(), line);
        return new SendTarget(
                line,
                contact(state, person.contact()),
                conversation,
                key,
                key == null ? List.of(Refusal.of(Reason.NO_DESTINATION, Remedy.NONE)) : List.of());
    }

    /**
     * The destination of a message to a contact.
     *
     * <ol>
     *   <li>On WhatsApp: the WhatsApp phone, else the primary phone, never a secondary one (S36); without either, the user id
     *       by which the contact's person is known in the line's portfolio, else the parent user id.
     *   <li>A number that somebody else has by now is refused: another contact's person, or one of no contact, who would
     *       receive what is meant for this contact.
     *   <li>On Messenger and Instagram the customer must have written first: an identity of the contact must have a
     *       conversation on the line.
     * </ol>
     *
     * @param state the contact's keys and identities, the holder of the number, their conversations
     * @param contact the contact
     * @param line the line
     * @return the target
     */
    static SendTarget ofContact(State state, Contact contact, Line line) {
        return line.channel() == Channel.WHATSAPP ? onWhatsApp(state, contact, line) : byIdentity(state, contact, line);
    }

    /**
     * Returns the number of a contact that WhatsApp messages go to.
     *
     * @param state the contact's keys
     * @param contact the contact
     * @return the WhatsApp phone, else the primary phone
     */
    public static Optional<Phone> phone(State state, ContactId contact) {
        return phone(state, contact, KeyRole.WHATSAPP).or(() -> phone(state, contact, KeyRole.PRIMARY));
    }

    private static Optional<Phone> phone(State state, ContactId contact, KeyRole role) {
        return state.contacts().keys(contact).stream()
                .filter(key -> key.value().kind() == ContactKeyKind.PHONE && key.is(role))
                .map(ContactKey::value)
                .map(value -> new Phone(value.value()))
                .findFirst();
    }

    private static SendTarget onWhatsApp(State state, Contact contact, Line line) {
        return phone(state, contact.id())
                .map(phone -> byPhone(state, contact, line, phone))
                .orElseGet(() -> byUserId(state, contact, line));
    }

    private static SendTarget byPhone(State state, Contact contact, Line line, Phone phone) {
        IdentityKey key = IdentityKey.whatsAppNumber(phone);
        Optional<ChannelIdentity> known = IdentityResolution.byNumber(state, phone);
        if (known.isPresent() && !contact.id().equals(known.get().contact())) {
            return new SendTarget(
                    line,
                    contact,
                    null,
                    key,
                    List.of(ofOther(Optional.ofNullable(known.get().contact()))));
        }
        return new SendTarget(
                line,
                contact,
                known.flatMap(person -> conversation(state, line.id(), person.id()))
                        .orElse(null),
                key,
                List.of());
    }

    private static Refusal ofOther(Optional<ContactId> holder) {
        return holder.map(other -> Refusal.held(Reason.DESTINATION_OF_OTHER, TO, other))
                .orElseGet(() -> Refusal.field(Reason.DESTINATION_OF_OTHER, TO));
    }

    private static SendTarget byUserId(State state, Contact contact, Line line) {
        for (IdentityKeyKind kind : List.of(IdentityKeyKind.BSUID, IdentityKeyKind.PARENT_BSUID)) {
            for (ChannelIdentity person : people(state, contact)) {
                Optional<IdentityKey> key = best(keys(state, person.id(), line), kind);
                if (key.isPresent()) {
                    return new SendTarget(
                            line,
                            contact,
                            conversation(state, line.id(), person.id()).orElse(null),
                            key.get(),
                            List.of());
                }
            }
        }
        return new SendTarget(line, contact, null, null, List.of(Refusal.field(Reason.NO_DESTINATION, TO)));
    }

    private static SendTarget byIdentity(State state, Contact contact, Line line) {
        for (ChannelIdentity person : people(state, contact)) {
            Optional<Conversation> conversation = conversation(state, line.id(), person.id());
            IdentityKey key = conversation.isPresent() ? reachable(state, person.id(), line) : null;
            if (key != null) {
                return new SendTarget(line, contact, conversation.get(), key, List.of());
            }
        }
        Refusal cannot = Refusal.of(Reason.CHANNEL_CANNOT_START, Remedy.WAIT_FOR_CUSTOMER);
        return new SendTarget(line, contact, null, null, List.of(cannot));
    }

    /** The claims of the user ids by which WhatsApp messages may reach a contact without phone. */
    static List<Claim> userIds(State state, ContactId contact) {
        return state.identities().of(contact).stream()
                .flatMap(person -> state.identities().aliases(person.id()).stream())
                .map(IdentityAlias::key)
                .filter(key -> key.kind() == IdentityKeyKind.BSUID || key.kind() == IdentityKeyKind.PARENT_BSUID)
                .map(Claim::identityKey)
                .toList();
    }

    /** The person of a contact who is known under a user id. */
    static ChannelIdentity person(State state, Contact contact, Line line, IdentityKey userId) {
        return people(state, contact).stream()
                .filter(person -> keys(state, person.id(), line).stream()
                        .anyMatch(alias -> alias.key().equals(userId)))
                .findFirst()
                .orElseThrow();
    }

    private static List<ChannelIdentity> people(State state, Contact contact) {
        return state.identities().of(contact.id()).stream()
                .map(linked -> state.identities().canonical(linked.id()).orElse(linked))
                .distinct()
                .toList();
    }

    /**
     * Returns whether the person of a conversation has a number or id that messages can go to.
     *
     * @param state as for a reply: the person's conversations, and the aliases of every identity merged into theirs
     * @param conversation the conversation
     * @param line its line
     */
    public static boolean reaches(State state, Conversation conversation, Line line) {
        return ofConversation(state, conversation, line).key() != null;
    }

    private static @Nullable IdentityKey reachable(State state, IdentityId person, Line line) {
        List<IdentityAlias> aliases = keys(state, person, line);
        Stream<IdentityKeyKind> kinds = switch (line.channel()) {
            case WHATSAPP ->
                Stream.of(IdentityKeyKind.WHATSAPP_NUMBER, IdentityKeyKind.BSUID, IdentityKeyKind.PARENT_BSUID);
            case MESSENGER -> Stream.of(IdentityKeyKind.PSID);
            case INSTAGRAM -> Stream.of(IdentityKeyKind.IGSID);
        };
        return kinds.flatMap(kind -> best(aliases, kind).stream()).findFirst().orElse(null);
    }

    /** The valid keys of a person that reach them from a line. */
    private static List<IdentityAlias> keys(State state, IdentityId person, Line line) {
        return identities(state, person).stream()
                .flatMap(id -> state.identities().aliases(id).stream())
                .filter(IdentityAlias::valid)
                .filter(alias -> isOf(line, alias.key()))
                .toList();
    }

    private static Optional<IdentityKey> best(List<IdentityAlias> aliases, IdentityKeyKind kind) {
        return aliases.stream()
                .filter(alias -> alias.key().kind() == kind)
                .max(BEST)
                .map(IdentityAlias::key);
    }

    /** A person's identity and those merged into it, whose keys it inherited. */
    private static Set<IdentityId> identities(State state, IdentityId person) {
        Set<IdentityId> all = new LinkedHashSet<>();
        all.add(person);
        state.conversations().of(person).forEach(conversation -> all.add(conversation.identity()));
        return all;
    }

    /** Ids are scoped: an id of another page, account or portfolio is not valid on this line. */
    private static boolean isOf(Line line, IdentityKey key) {
        return PartyKeys.scoped(line, new PartyKey(key.kind(), key.value()))
                .filter(key::equals)
                .isPresent();
    }

    private static Optional<Conversation> conversation(State state, LineId line, IdentityId person) {
        return state.conversations().between(line, person);
    }

    private static @Nullable Contact contact(State state, @Nullable ContactId id) {
        return id == null ? null : state.contacts().find(id).orElse(null);
    }
}
