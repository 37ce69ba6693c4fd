package io.escala.core.internal.receive;

import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The visible content of a state, field by field, without generated ids. Two states with the same
 * fingerprint look the same to every user.
 *
 * <p>Of a person: contact, valid keys with grade and start, marketing consents, and the latest profile name. Of a
 * person's thread on a line: whether it is open, and every mark. Of a message: thread, author, Meta's id, content and what it shows,
 * context, times, address, quote, delivery with the time of each status and the error, and its amendments. Of a contact: its
 * keys with their roles. And every deferred report.
 *
 * <p>Left out, because they depend on the order: generated ids; when an identity, a conversation or a session began
 * and which message began it; when a key was last seen (kept to a day only); on which of two fused identities a row stands; what was
 * suggested meanwhile; the event log.
 */
final class Fingerprint {
    private final State state;

    private Fingerprint(State state) {
        this.state = state;
    }

    static String of(State state) {
        return new Fingerprint(state).lines().stream().sorted().collect(Collectors.joining("\n"));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        state.identities().all().stream()
                .filter(identity -> identity.fusedInto() == null)
                .forEach(identity -> lines.add(person(identity)));
        threads().forEach((thread, of) -> lines.add(thread(thread, of)));
        state.conversations().messages().forEach(message -> lines.add(message(message)));
        state.contacts().all().forEach(contact -> lines.add(contact(contact)));
        state.intake()
                .deferred()
                .forEach(deferred -> lines.add("parked line=" + deferred.line() + " message=" + deferred.providerId()
                        + " report=" + deferred.report().key()));
        state.intake().quarantined().forEach(item -> lines.add("aside reason=" + item.reason() + " id=" + item.id()));
        return lines;
    }

    private String person(ChannelIdentity person) {
        return "person " + name(person)
                + " contact=" + person.contact()
                + " profile=" + latestProfile(person)
                + " consents=" + consents(person)
                + " keys=" + keys(person);
    }

    /** Of fused identities the later name wins. */
    private String latestProfile(ChannelIdentity person) {
        return all(person).stream()
                .map(ChannelIdentity::profile)
                .filter(Objects::nonNull)
                .max((a, b) -> a.seenAt().compareTo(b.seenAt()))
                .map(name -> name.full() + "/" + name.first() + "/" + name.last())
                .orElse("none");
    }

    private List<String> consents(ChannelIdentity person) {
        return all(person).stream()
                .flatMap(identity -> state.identities().consents(identity.id()).stream())
                .sorted((a, b) -> (a.at() + a.id()).compareTo(b.at() + b.id()))
                .map((ChannelConsent entry) -> entry.purpose() + "=" + entry.state() + "@" + entry.at())
                .toList();
    }

    private Set<String> keys(ChannelIdentity person) {
        Set<String> keys = new TreeSet<>();
        for (ChannelIdentity identity : all(person)) {
            for (IdentityAlias alias : state.identities().aliases(identity.id())) {
                if (alias.valid()) {
                    keys.add(alias.key().kind() + ":" + alias.key().scope() + ":"
                            + alias.key().value() + " " + alias.grade() + " since " + alias.validFrom());
                }
            }
        }
        return keys;
    }

    private List<ChannelIdentity> all(ChannelIdentity person) {
        return state.identities().all().stream()
                .filter(identity -> state.identities()
                        .canonical(identity.id())
                        .filter(canonical -> canonical.id().equals(person.id()))
                        .isPresent())
                .toList();
    }

    /** A person is identified by their keys. */
    private String name(ChannelIdentity person) {
        return all(person).stream()
                .flatMap(identity -> state.identities().aliases(identity.id()).stream())
                .map(alias -> alias.key().kind() + ":" + alias.key().value())
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private Map<String, List<Conversation>> threads() {
        Map<String, List<Conversation>> threads = new TreeMap<>();
        for (Conversation conversation : state.conversations().all()) {
            threads.computeIfAbsent(thread(conversation), none -> new ArrayList<>())
                    .add(conversation);
        }
        return threads;
    }

    private String thread(Conversation conversation) {
        ChannelIdentity person =
                state.identities().canonical(conversation.identity()).orElseThrow();
        return conversation.line() + "/" + name(person);
    }

    private static String thread(String thread, List<Conversation> conversations) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        conversations.forEach(each ->
                each.marks().forEach((mark, at) -> marks.merge(mark, at, (a, b) -> a.isAfter(b) ? a : b)));
        return "thread " + thread
                + " channel=" + conversations.get(0).channel()
                + " open=" + conversations.stream().anyMatch(Conversation::open)
                + " owner=" + conversations.get(0).owner()
                + " marks=" + marks;
    }

    private String message(Message message) {
        return "message " + message.providerId()
                + " line=" + message.line()
                + " thread="
                + thread(state.conversations().find(message.conversation()).orElseThrow())
                + " author=" + message.author()
                + " says=" + message.content() + "/" + message.content().text()
                + " shows=" + message.shown() + "/" + message.shown().text()
                + " context=" + message.context()
                + " at=" + message.at()
                + " arrived=" + message.arrivedAt()
                + " corrected=" + message.timeCorrected()
                + " address=" + message.address()
                + " quotes=" + message.replyTo()
                + " reference=" + message.clientReference()
                + " delivery=" + delivery(message.delivery())
                + " unsent=" + message.amendments().unsend()
                + " edited=" + message.amendments().edit()
                + " customer=" + reaction(message.amendments().customer())
                + " business=" + reaction(message.amendments().business());
    }

    private static String reaction(Amendment.@Nullable Reaction reaction) {
        return reaction == null ? "none" : reaction.emoji() + "@" + reaction.at();
    }

    private static String delivery(@Nullable Delivery delivery) {
        return delivery == null
                ? "none"
                : delivery.attempt() + " " + delivery.status() + " " + new TreeMap<>(delivery.times()) + " "
                        + delivery.error();
    }

    private String contact(Contact contact) {
        return "contact " + contact.id() + " keys="
                + state.contacts().keys(contact.id()).stream()
                        .map((ContactKey key) -> key.value() + "=" + new TreeSet<>(key.roles()))
                        .sorted()
                        .toList();
    }
}
