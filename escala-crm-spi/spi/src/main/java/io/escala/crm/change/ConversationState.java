package io.escala.crm.change;

import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.conversation.TouchpointId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The conversations of a {@link State}, with their sessions, messages and media files. Not thread-safe. */
public final class ConversationState {
    private final LoadedRelations loaded;
    private final Map<Claim, String> holders;
    private final IdentityState identities;
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Map<ConversationId, IdentityId> persons = new HashMap<>();
    private final Map<ConversationId, Map<Integer, Session>> sessions = new HashMap<>();
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<MessageId, Map<Integer, MediaFile>> media = new HashMap<>();
    private final Map<ConversationId, Map<EntryId, SystemEntry>> entries = new HashMap<>();
    private final Map<ConversationId, Map<TouchpointId, Touchpoint>> touchpoints = new HashMap<>();
    private final ConversationChange.Cases<Boolean> effects = new Effects();

    ConversationState(LoadedRelations loaded, Map<Claim, String> holders, IdentityState identities) {
        this.loaded = loaded;
        this.holders = holders;
        this.identities = identities;
    }

    ConversationChange.Cases<Boolean> effects() {
        return effects;
    }

    /** A conversation, if it exists. */
    public Optional<Conversation> find(ConversationId id) {
        loaded.require(Relation.CONVERSATIONS, id);
        return Optional.ofNullable(conversations.get(id));
    }

    /** A conversation, if it exists, or the one that continues it since it was superseded. */
    public Optional<Conversation> current(ConversationId id) {
        Optional<Conversation> conversation = find(id);
        ConversationId continued = conversation.map(Conversation::supersededBy).orElse(null);
        return continued == null ? conversation : find(continued);
    }

    /** Every conversation loaded: a view. */
    public Collection<Conversation> all() {
        return Collections.unmodifiableCollection(conversations.values());
    }

    /** The conversations of a person, with those of the identities that redirect to it, in no order. */
    public List<Conversation> of(IdentityId identity) {
        loaded.require(Relation.CONVERSATIONS_OF, identity);
        return conversations.values().stream()
                .filter(conversation -> conversation.identity().equals(identity)
                        || person(conversation).filter(identity::equals).isPresent())
                .toList();
    }

    /** Whose a conversation is, as far as that is loaded. */
    private Optional<IdentityId> person(Conversation conversation) {
        IdentityId identity = conversation.identity();
        IdentityId known = loaded.contains(Relation.IDENTITIES, identity) ? identity : persons.get(conversation.id());
        return known == null ? Optional.empty() : identities.canonical(known).map(ChannelIdentity::id);
    }

    /** The conversation of a line and a canonical identity that was not superseded, if there is one. */
    public Optional<Conversation> between(LineId line, IdentityId identity) {
        loaded.require(Relation.CONVERSATIONS_OF, identity);
        return Optional.ofNullable(holders.get(Claim.conversation(line, identity)))
                .flatMap(id -> current(new ConversationId(id)));
    }

    /** The sessions of a conversation, by number. */
    public List<Session> sessions(ConversationId conversation) {
        loaded.require(Relation.SESSIONS, conversation);
        return List.copyOf(sessions.getOrDefault(conversation, Map.of()).values());
    }

    /** A message, if it exists. */
    public Optional<Message> message(MessageId id) {
        loaded.require(Relation.MESSAGES, id);
        return Optional.ofNullable(messages.get(id));
    }

    /** Every message loaded: a view. */
    public Collection<Message> messages() {
        return Collections.unmodifiableCollection(messages.values());
    }

    /** The sends of a conversation that were started and have no id of Meta yet, in no order. */
    public List<Message> unsettled(ConversationId conversation) {
        loaded.require(Relation.UNSETTLED, conversation);
        return messages.values().stream()
                .filter(message -> message.conversation().equals(conversation) && message.isUnsettled())
                .toList();
    }

    /** The media files of a message, by place. */
    public List<MediaFile> media(MessageId message) {
        loaded.require(Relation.MEDIA, message);
        return List.copyOf(media.getOrDefault(message, Map.of()).values());
    }

    /** The system entries of a conversation, in no order. Decisions only add some: those that a store has are not loaded. */
    public List<SystemEntry> entries(ConversationId conversation) {
        return List.copyOf(entries.getOrDefault(conversation, Map.of()).values());
    }

    /** The touchpoints of a conversation, in no order. Decisions only add some: those that a store has are not loaded. */
    public List<Touchpoint> touchpoints(ConversationId conversation) {
        return List.copyOf(touchpoints.getOrDefault(conversation, Map.of()).values());
    }

    boolean outbound(MessageId id) {
        return message(id)
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .isPresent();
    }

    /** Puts in what the store holds. */
    public void put(Conversation stored) {
        loaded.add(Relation.CONVERSATIONS, stored.id());
        conversations.put(stored.id(), stored);
    }

    /**
     * Puts in what the store holds: the conversations of a person, with those of the identities that redirect to it, oldest first.
     * The oldest on a line that was not superseded is the one {@link #between} finds.
     */
    public void putOf(IdentityId person, List<Conversation> oldestFirst) {
        loaded.add(Relation.CONVERSATIONS_OF, person);
        for (Conversation conversation : oldestFirst) {
            put(conversation);
            persons.put(conversation.id(), person);
            if (conversation.supersededBy() == null) {
                holders.putIfAbsent(
                        Claim.conversation(conversation.line(), person),
                        conversation.id().value());
            }
        }
    }

    /** Puts in what the store holds. */
    public void put(Session stored) {
        sessionsOf(stored.conversation()).put(stored.number(), stored);
    }

    /** Puts in what the store holds. */
    public void put(Message stored) {
        loaded.add(Relation.MESSAGES, stored.id());
        messages.put(stored.id(), stored);
    }

    /** Puts in what the store holds; a later state is kept. */
    public void put(MediaFile stored) {
        media.computeIfAbsent(stored.message(), none -> new TreeMap<>())
                .merge(stored.place(), stored, (a, b) -> b.state().compareTo(a.state()) > 0 ? b : a);
    }

    private Map<Integer, Session> sessionsOf(ConversationId conversation) {
        return sessions.computeIfAbsent(conversation, none -> new TreeMap<>());
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        conversations.values().stream().map(ConversationChange.AddConversation::new),
                        sessions.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(session -> new ConversationChange.OpenSession(session, cause(session))),
                        messages.values().stream().map(ConversationChange.AppendMessage::new),
                        media.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(ConversationChange.PutMedia::new),
                        entries.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(ConversationChange.AddEntry::new),
                        touchpoints.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(ConversationChange.AddTouchpoint::new))
                .flatMap(part -> part);
    }

    // The holder of its claim is all that is kept of what opened a session.
    private String cause(Session session) {
        Claim claim = Claim.session(session.conversation(), session.number());
        return holders.getOrDefault(claim, session.conversation().value());
    }

    private final class Effects implements ConversationChange.Cases<Boolean> {
        @Override
        public Boolean addConversation(ConversationChange.AddConversation change) {
            ConversationId id = change.conversation().id();
            put(change.conversation());
            loaded.add(Relation.SESSIONS, id);
            loaded.add(Relation.UNSETTLED, id);
            return true;
        }

        @Override
        public Boolean openSession(ConversationChange.OpenSession change) {
            Session session = change.session();
            Conversation before = existing(session.conversation());
            if (before.session() < session.number()) {
                put(before.opened());
            }
            sessionsOf(session.conversation()).putIfAbsent(session.number(), session);
            return true;
        }

        @Override
        public Boolean closeSession(ConversationChange.CloseSession change) {
            Session session = change.session();
            put(existing(session.conversation()).closed(Objects.requireNonNull(session.closedAt())));
            put(session);
            return true;
        }

        @Override
        public Boolean editConversation(ConversationChange.EditConversation change) {
            put(existing(change.conversation()).edited(change.owner(), change.tags()));
            return true;
        }

        @Override
        public Boolean raiseMarks(ConversationChange.RaiseMarks change) {
            ConversationId continued = existing(change.conversation()).supersededBy();
            put(existing(continued == null ? change.conversation() : continued).raised(change.marks()));
            return true;
        }

        @Override
        public Boolean supersedeConversation(ConversationChange.SupersedeConversation change) {
            Conversation into = existing(change.into());
            for (Conversation other : List.copyOf(conversations.values())) {
                if (change.from().equals(other.supersededBy())) {
                    put(other.supersededBy(change.into()));
                }
            }
            Conversation from = existing(change.from());
            put(from.supersededBy(change.into()));
            put(into.raised(from.marks()));
            return true;
        }

        @Override
        public Boolean appendMessage(ConversationChange.AppendMessage change) {
            put(change.message());
            loaded.add(Relation.MEDIA, change.message().id());
            return true;
        }

        @Override
        public Boolean raiseDelivery(ConversationChange.RaiseDelivery change) {
            put(existing(change.message()).raised(change.step()));
            return true;
        }

        @Override
        public Boolean nameMessage(ConversationChange.NameMessage change) {
            put(existing(change.message()).named(change.providerId()));
            return true;
        }

        @Override
        public Boolean amend(ConversationChange.Amend change) {
            put(existing(change.message()).amended(change.amendment()));
            return true;
        }

        @Override
        public Boolean putMedia(ConversationChange.PutMedia change) {
            put(change.file());
            return true;
        }

        @Override
        public Boolean addEntry(ConversationChange.AddEntry change) {
            SystemEntry entry = change.entry();
            entries.computeIfAbsent(entry.conversation(), none -> new LinkedHashMap<>())
                    .putIfAbsent(entry.id(), entry);
            return true;
        }

        @Override
        public Boolean addTouchpoint(ConversationChange.AddTouchpoint change) {
            Touchpoint touchpoint = change.touchpoint();
            touchpoints
                    .computeIfAbsent(touchpoint.conversation(), none -> new LinkedHashMap<>())
                    .putIfAbsent(touchpoint.id(), touchpoint);
            return true;
        }

        private Conversation existing(ConversationId id) {
            return find(id).orElseThrow(() -> new IllegalStateException("no conversation " + id));
        }

        private Message existing(MessageId id) {
            return message(id).orElseThrow(() -> new IllegalStateException("no message " + id));
        }
    }
}
