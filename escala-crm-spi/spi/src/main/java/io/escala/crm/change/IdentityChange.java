package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.ProfileName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of a channel identity: a person as one channel sees them. Match it with {@link #accept(Cases)}. */
public sealed interface IdentityChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.identity(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R addIdentity(AddIdentity change);

        R linkIdentity(LinkIdentity change);

        R fuseIdentity(FuseIdentity change);

        R nameIdentity(NameIdentity change);

        R seeAlias(SeeAlias change);

        R endAlias(EndAlias change);

        R recordChannelConsent(RecordChannelConsent change);
    }

    /**
     * Adds an identity. Its keys follow as {@link SeeAlias}.
     *
     * @param identity the identity
     */
    record AddIdentity(ChannelIdentity identity) implements IdentityChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addIdentity(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(identity.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Absent(Subject.identity(identity.id())));
        }
    }

    /**
     * Links an identity to a contact, or to none; its version counts up. The ChangeSet must expect the version before, unless it adds
     * the identity itself.
     *
     * @param identity which identity
     * @param contact the contact, or null
     * @param vetoes all contacts that no rule links it to from now on ({@link ChannelIdentity#vetoes})
     * @param reason why ({@link ChannelIdentity#reason}), or null when it is not recorded
     */
    record LinkIdentity(
            IdentityId identity,
            @Nullable ContactId contact,
            Set<ContactId> vetoes,
            @Nullable LinkReason reason) implements IdentityChange {
        public LinkIdentity {
            Objects.requireNonNull(identity, "identity");
            vetoes = Set.copyOf(vetoes);
        }

        /** Links it without any veto, and does not record why. */
        public LinkIdentity(IdentityId identity, @Nullable ContactId contact) {
            this(identity, contact, Set.of(), null);
        }

        /** Returns the change that links an identity to a contact, and lifts a veto on this one. */
        public static LinkIdentity to(ChannelIdentity identity, ContactId contact, LinkReason reason) {
            Set<ContactId> vetoes = new HashSet<>(identity.vetoes());
            vetoes.remove(contact);
            return new LinkIdentity(identity.id(), contact, vetoes, reason);
        }

        /** Returns the change that takes an identity off its contact, with a veto on it. */
        public static LinkIdentity off(ChannelIdentity identity, LinkReason reason) {
            Set<ContactId> vetoes = new HashSet<>(identity.vetoes());
            Optional.ofNullable(identity.contact()).ifPresent(vetoes::add);
            return new LinkIdentity(identity.id(), null, vetoes, reason);
        }

        /** Returns the change that leaves an identity with its contact, for the same reason, and replaces its vetoes. */
        public static LinkIdentity vetoing(ChannelIdentity identity, Set<ContactId> vetoes) {
            return new LinkIdentity(identity.id(), identity.contact(), vetoes, identity.reason());
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.linkIdentity(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.identity(identity)));
        }
    }

    /**
     * Redirects an identity to another that turned out to be the same person; its version counts up, and nothing else is rewritten.
     * The ChangeSet must expect the versions of both.
     *
     * @param from the identity that redirects from now on
     * @param into the identity that remains
     */
    record FuseIdentity(IdentityId from, IdentityId into) implements IdentityChange {
        public FuseIdentity {
            if (from.equals(into)) {
                throw new IllegalArgumentException("an identity cannot be fused into itself");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.fuseIdentity(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(
                    new Requirement.Present(Subject.identity(from)), new Requirement.Present(Subject.identity(into)));
        }
    }

    /**
     * Records a profile name; the latest one is kept ({@link ProfileName#latest}). Commutes.
     *
     * @param identity whose name
     * @param name the name and when it was seen
     */
    record NameIdentity(IdentityId identity, ProfileName name) implements IdentityChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.nameIdentity(this);
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.identity(identity)));
        }
    }

    /**
     * Records that an identity was seen under a key: adds the alias, or merges it with the known one ({@link IdentityAlias#merge}).
     * Commutes.
     *
     * @param alias the alias, valid
     */
    record SeeAlias(IdentityAlias alias) implements IdentityChange {
        public SeeAlias {
            if (!alias.valid()) {
                throw new IllegalArgumentException("a sighting is of a valid alias");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.seeAlias(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(alias.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.identity(alias.identity())));
        }

        @Override
        public List<Holding> takes() {
            return List.of(
                    new Holding(Claim.identityKey(alias.key()), alias.identity().value()));
        }
    }

    /**
     * Ends an alias: it stays on record and frees its key.
     *
     * @param alias the alias as it was, valid
     * @param end when it stopped identifying its identity
     */
    record EndAlias(IdentityAlias alias, Instant end) implements IdentityChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endAlias(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(alias.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.identity(alias.identity())));
        }

        @Override
        public List<Holding> releases() {
            return List.of(
                    new Holding(Claim.identityKey(alias.key()), alias.identity().value()));
        }
    }

    /**
     * Adds an entry to the consent ledger of an identity: what the person stated on the channel about being written to. An entry whose
     * id exists changes nothing. Commutes.
     *
     * @param entry the entry
     */
    record RecordChannelConsent(ChannelConsent entry) implements IdentityChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordChannelConsent(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(entry.account());
        }

        @Override
        public List<Requirement> requirements() {
            return List.of(new Requirement.Present(Subject.identity(entry.identity())));
        }
    }
}
