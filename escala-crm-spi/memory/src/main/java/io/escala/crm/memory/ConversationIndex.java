package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Handling;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Unread;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.Visibility;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Indexes conversations by activity and by identity. Not thread-safe. */
final class ConversationIndex {
    private final State state;
    private final MessageIndex messages;
    private final IdleIndex idle;
    private final NavigableSet<Place> byActivity = new TreeSet<>();
    private final Map<ConversationId, Place> places = new HashMap<>();
    private final Map<ConversationId, Set<ConversationId>> superseded = new HashMap<>();
    private final Map<IdentityId, Set<ConversationId>> byIdentity = new HashMap<>();
    private final Map<IdentityId, Set<IdentityId>> fusedInto = new HashMap<>();

    ConversationIndex(State state, MessageIndex messages) {
        this.state = state;
        this.messages = messages;
        this.idle = new IdleIndex(state);
    }

    void update(ConversationId id) {
        state.conversations().find(id).ifPresent(conversation -> {
            list(conversation);
            ConversationId continued = conversation.supersededBy();
            if (continued != null) {
                superseded
                        .computeIfAbsent(continued, none -> new LinkedHashSet<>())
                        .add(id);
                Set<ConversationId> before = superseded.getOrDefault(id, Set.of());
                superseded.get(continued).addAll(before);
                state.conversations().find(continued).ifPresent(this::list);
            }
            byIdentity
                    .computeIfAbsent(conversation.identity(), none -> new LinkedHashSet<>())
                    .add(id);
        });
    }

    List<Conversation> idle(Collection<LineId> lines, int limit) {
        return idle.longest(lines, limit);
    }

    private void list(Conversation conversation) {
        idle.update(conversation);
        Place place = Place.of(conversation);
        Place before = places.put(conversation.id(), place);
        if (before != null) {
            byActivity.remove(before);
        }
        if (conversation.supersededBy() == null) {
            byActivity.add(place);
        }
    }

    /** The conversation and those that it superseded. */
    List<ConversationId> threads(ConversationId id) {
        return Stream.concat(Stream.of(id), superseded.getOrDefault(id, Set.of()).stream())
                .toList();
    }

    /** The conversations of a contact that are seen, and those that they superseded. */
    List<ConversationId> threads(ContactId contact, Visibility visibility) {
        return ofContact(contact, visibility)
                .map(Conversation::id)
                .distinct()
                .flatMap(id -> threads(id).stream())
                .toList();
    }

    /** The conversations of a contact that are seen, without superseded ones; some of them more than once. */
    Stream<Conversation> ofContact(ContactId contact, Visibility visibility) {
        return state.identities().of(contact).stream()
                .flatMap(person -> of(person.id()).stream())
                .filter(conversation -> conversation.supersededBy() == null
                        && isOf(contact, conversation)
                        && visibility.sees(conversation));
    }

    /** The aliases of the people of a contact, without those of identities that were merged into others. */
    List<IdentityAlias> aliases(ContactId contact) {
        return state.identities().of(contact).stream()
                .filter(person -> person.fusedInto() == null)
                .flatMap(person -> state.identities().aliases(person.id()).stream())
                .toList();
    }

    void update(IdentityId id) {
        state.identities()
                .find(id)
                .map(ChannelIdentity::fusedInto)
                .ifPresent(into -> fusedInto
                        .computeIfAbsent(into, none -> new LinkedHashSet<>())
                        .add(id));
    }

    Stream<IdentityId> redirectsTo(IdentityId identity) {
        return fusedInto.getOrDefault(identity, Set.of()).stream()
                .filter(from -> state.identities()
                        .find(from)
                        .filter(redirect -> identity.equals(redirect.fusedInto()))
                        .isPresent());
    }

    List<Conversation> of(IdentityId identity) {
        return Stream.concat(Stream.of(identity), redirectsTo(identity))
                .flatMap(id -> byIdentity.getOrDefault(id, Set.of()).stream())
                .flatMap(id -> state.conversations().find(id).stream())
                .sorted(Comparator.comparing(Conversation::createdAt)
                        .thenComparing(conversation -> conversation.id().value()))
                .toList();
    }

    CursorPage<Conversation> list(ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        return Paging.page(
                matches(filter, visibility, after).iterator(),
                conversation -> Place.of(conversation).cursor(),
                limit);
    }

    long count(ConversationFilter filter, Visibility visibility, long enough) {
        return matches(filter, visibility, null).limit(enough).count();
    }

    List<ConversationTag> tagsInUse(int limit) {
        return byActivity.stream()
                .flatMap(place -> state.conversations().find(place.id()).orElseThrow().tags().stream())
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    private Stream<Conversation> matches(ConversationFilter filter, Visibility visibility, @Nullable String after) {
        NavigableSet<Place> rest = after == null ? byActivity : byActivity.tailSet(Place.parse(after), false);
        return rest.stream()
                .map(place -> state.conversations().find(place.id()).orElseThrow())
                .filter(conversation -> shows(filter, conversation) && visibility.sees(conversation));
    }

    private boolean shows(ConversationFilter filter, Conversation conversation) {
        boolean inState = switch (filter.state()) {
            case OPEN -> conversation.open();
            case CLOSED -> !conversation.open();
            case ALL -> true;
        };
        Instant since = filter.activeSince();
        boolean active = since == null
                || conversation
                        .mark(Mark.ACTIVITY)
                        .filter(at -> !at.isBefore(since))
                        .isPresent();
        ConversationFilter.Owners owners = filter.owners();
        Boolean unread = filter.unread();
        Boolean registered = filter.registered();
        ConversationFilter.Window window = filter.window();
        ConversationFilter.Handled handled = filter.handled();
        ContactId contact = filter.contact();
        ContactFilter people = filter.people();
        List<String> words = filter.words();
        ReferralFilter referral = filter.referral();
        return inState
                && active
                && (filter.lines().isEmpty() || filter.lines().contains(conversation.line()))
                && (filter.channels().isEmpty() || filter.channels().contains(conversation.channel()))
                && (owners == null || owners.include(conversation.owner()))
                && (unread == null || unread == Unread.of(conversation).isUnread())
                && (registered == null || registered == isRegistered(conversation))
                && (window == null
                        || window.includes(
                                conversation.marks().get(Mark.WINDOW_OPENED),
                                conversation.marks().get(Mark.WINDOW_SHUT)))
                && (handled == null || handled.includes(Handling.of(conversation)))
                && (filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), conversation.tags()))
                && (contact == null || isOf(contact, conversation))
                && (people == null || isWith(people, conversation))
                && (referral == null || isReferred(referral, conversation))
                && (words == null
                        || messages.latestContaining(threads(conversation.id()), words)
                                .isPresent());
    }

    private boolean isReferred(ReferralFilter wanted, Conversation conversation) {
        return threads(conversation.id()).stream()
                .flatMap(id -> state.conversations().touchpoints(id).stream())
                .anyMatch(touchpoint -> wanted.matches(touchpoint.referral()));
    }

    private boolean isWith(ContactFilter people, Conversation conversation) {
        return state.identities()
                .canonical(conversation.identity())
                .filter(person -> {
                    ContactId contact = person.contact();
                    return contact == null
                            ? people.matches(person, state.identities().aliases(person.id()))
                            : state.contacts()
                                    .find(contact)
                                    .filter(found -> people.matches(
                                            found, state.contacts().keys(contact), aliases(contact)))
                                    .isPresent();
                })
                .isPresent();
    }

    private boolean isOf(ContactId contact, Conversation conversation) {
        return state.identities()
                .canonical(conversation.identity())
                .filter(person -> contact.equals(person.contact()))
                .isPresent();
    }

    private boolean isRegistered(Conversation conversation) {
        return state.identities()
                .canonical(conversation.identity())
                .filter(ChannelIdentity::registered)
                .isPresent();
    }

    /**
     * The position of a conversation in a list: newest activity first, then the later id; without activity last.
     *
     * @param activity its activity mark, or null
     */
    private record Place(@Nullable Instant activity, ConversationId id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::whenKnown, Comparator.reverseOrder())
                .thenComparing(place -> place.id().value(), Comparator.reverseOrder());

        static Place of(Conversation conversation) {
            return new Place(conversation.marks().get(Mark.ACTIVITY), conversation.id());
        }

        /** Parses the text of {@link #cursor()}. */
        static Place parse(String cursor) {
            int slash = cursor.indexOf('/');
            try {
                String activity = cursor.substring(0, Math.max(slash, 0));
                return new Place(
                        activity.equals("-") ? null : Instant.parse(activity),
                        new ConversationId(cursor.substring(slash + 1)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("cursor was not given by this store", e);
            }
        }

        String cursor() {
            return (activity == null ? "-" : activity.toString()) + "/" + id;
        }

        private Instant whenKnown() {
            return Optional.ofNullable(activity).orElse(Instant.MIN);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
