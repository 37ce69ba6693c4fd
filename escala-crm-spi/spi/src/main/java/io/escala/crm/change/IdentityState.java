package io.escala.crm.change;

import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The channel identities of a {@link State}, with their aliases and what was consented to on the channel. Not thread-safe. */
public final class IdentityState {
    private static final Comparator<IdentityAlias> ALIAS_ORDER = Comparator.comparing(
                    (IdentityAlias alias) -> alias.key().kind().name())
            .thenComparing(alias -> alias.key().scope())
            .thenComparing(alias -> alias.key().value());
    private static final int MAX_REDIRECTS = 16;

    private final LoadedRelations loaded;
    private final Map<IdentityId, ChannelIdentity> identities = new HashMap<>();
    private final Map<IdentityId, Map<IdentityKey, IdentityAlias>> aliases = new HashMap<>();
    private final Map<ContactId, Set<IdentityId>> linked = new HashMap<>();
    private final Map<IdentityId, Map<String, ChannelConsent>> consents = new HashMap<>();
    private final IdentityChange.Cases<Boolean> effects = new Effects();

    IdentityState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    IdentityChange.Cases<Boolean> effects() {
        return effects;
    }

    /** An identity as it is, if it exists; one that was fused is a redirect. */
    public Optional<ChannelIdentity> find(IdentityId id) {
        loaded.require(Relation.IDENTITIES, id);
        return Optional.ofNullable(identities.get(id));
    }

    /** An identity after following redirects, if it exists. */
    public Optional<ChannelIdentity> canonical(IdentityId id) {
        Optional<ChannelIdentity> identity = find(id);
        // Fusions are one step in almost every case; the bound ends a cycle that a defect may have made.
        for (int step = 0; step < MAX_REDIRECTS; step++) {
            IdentityId into = identity.map(ChannelIdentity::fusedInto).orElse(null);
            if (into == null) {
                break;
            }
            identity = find(into);
        }
        return identity;
    }

    /** Every identity loaded: a view. */
    public Collection<ChannelIdentity> all() {
        return Collections.unmodifiableCollection(identities.values());
    }

    /** The identities linked to a contact, in order of their ids. */
    public List<ChannelIdentity> of(ContactId contact) {
        loaded.require(Relation.IDENTITIES_OF, contact);
        return linked.getOrDefault(contact, Set.of()).stream()
                .sorted(Comparator.comparing(IdentityId::value))
                .map(identities::get)
                .toList();
    }

    /** The aliases of an identity, ended ones included, in order of the kind's name, scope and value. */
    public List<IdentityAlias> aliases(IdentityId identity) {
        loaded.require(Relation.ALIASES, identity);
        List<IdentityAlias> all =
                new ArrayList<>(aliases.getOrDefault(identity, Map.of()).values());
        all.sort(ALIAS_ORDER);
        return all;
    }

    /** The alias of an identity for a key, if it has one. */
    public Optional<IdentityAlias> alias(IdentityId identity, IdentityKey key) {
        loaded.require(Relation.ALIASES, identity);
        return Optional.ofNullable(aliases.getOrDefault(identity, Map.of()).get(key));
    }

    /** What a person stated on the channel about being written to: oldest first, ties by id. */
    public List<ChannelConsent> consents(IdentityId identity) {
        loaded.require(Relation.CHANNEL_CONSENTS, identity);
        return consents.getOrDefault(identity, Map.of()).values().stream()
                .sorted(Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id))
                .toList();
    }

    /** Puts in what the store holds. */
    public void put(ChannelIdentity stored) {
        loaded.add(Relation.IDENTITIES, stored.id());
        ChannelIdentity before = identities.put(stored.id(), stored);
        ContactId contactBefore = before == null ? null : before.contact();
        if (contactBefore != null && !contactBefore.equals(stored.contact())) {
            linked.getOrDefault(contactBefore, Set.of()).remove(stored.id());
        }
        if (stored.contact() != null) {
            linked.computeIfAbsent(stored.contact(), none -> new LinkedHashSet<>())
                    .add(stored.id());
        }
    }

    /** Puts in what the store holds. */
    public void put(IdentityAlias stored) {
        aliases.computeIfAbsent(stored.identity(), none -> new LinkedHashMap<>())
                .put(stored.key(), stored);
    }

    /** Puts in what the store holds. */
    public void put(ChannelConsent stored) {
        consents.computeIfAbsent(stored.identity(), none -> new LinkedHashMap<>())
                .putIfAbsent(stored.id(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.of(
                        identities.values().stream().map(IdentityChange.AddIdentity::new),
                        aliases.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(IdentityState::change),
                        consents.values().stream()
                                .flatMap(ledger -> ledger.values().stream())
                                .map(IdentityChange.RecordChannelConsent::new))
                .flatMap(part -> part);
    }

    private static Change change(IdentityAlias alias) {
        Instant end = alias.validTo();
        return end == null ? new IdentityChange.SeeAlias(alias) : new IdentityChange.EndAlias(alias, end);
    }

    private final class Effects implements IdentityChange.Cases<Boolean> {
        @Override
        public Boolean addIdentity(IdentityChange.AddIdentity change) {
            IdentityId id = change.identity().id();
            put(change.identity());
            loaded.add(Relation.ALIASES, id);
            loaded.add(Relation.CHANNEL_CONSENTS, id);
            loaded.add(Relation.CONVERSATIONS_OF, id);
            return true;
        }

        @Override
        public Boolean linkIdentity(IdentityChange.LinkIdentity change) {
            put(existing(change.identity()).linkedTo(change.contact(), change.vetoes(), change.reason()));
            return true;
        }

        @Override
        public Boolean fuseIdentity(IdentityChange.FuseIdentity change) {
            put(existing(change.from()).fusedWith(change.into()));
            return true;
        }

        @Override
        public Boolean nameIdentity(IdentityChange.NameIdentity change) {
            put(existing(change.identity()).withProfile(change.name()));
            return true;
        }

        @Override
        public Boolean seeAlias(IdentityChange.SeeAlias change) {
            IdentityAlias seen = change.alias();
            put(alias(seen.identity(), seen.key())
                    .map(before -> before.merge(seen))
                    .orElse(seen));
            return true;
        }

        @Override
        public Boolean endAlias(IdentityChange.EndAlias change) {
            IdentityAlias ended = change.alias();
            put(alias(ended.identity(), ended.key()).orElse(ended).endedAt(change.end()));
            return true;
        }

        @Override
        public Boolean recordChannelConsent(IdentityChange.RecordChannelConsent change) {
            put(change.entry());
            return true;
        }

        private ChannelIdentity existing(IdentityId id) {
            return find(id).orElseThrow(() -> new IllegalStateException("no identity " + id));
        }
    }
}
