package io.escala.crm.quarantine;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision left to a user: which contact a person is, or whether two contacts are the same. A suggestion itself never
 * links or merges anything.
 *
 * @param id derived from kind, identity and contacts, so the same suggestion is recorded once
 * @param identity the identity concerned, or null
 * @param contacts the contacts concerned, in order of their ids
 * @param at when it was first made, to the millisecond
 */
public record Suggestion(
        AccountId account, String id, Kind kind, @Nullable IdentityId identity, List<ContactId> contacts, Instant at) {
    /** Why a suggestion is made. */
    public enum Kind {
        /** Two or more contacts match the sender's number equally well. */
        AMBIGUOUS_SENDER,
        /** A contact has a number that may be the sender's in another national form. */
        WEAK_FORM,
        /** The contact that has the sender's Instagram user name is another person. */
        USER_NAME_TAKEN,
        /** Two identities share a key, but their contacts differ. */
        IDENTITY_CONFLICT
    }

    public Suggestion {
        Objects.requireNonNull(account, "account");
        Checks.opaque("id", id);
        Objects.requireNonNull(kind, "kind");
        contacts = List.copyOf(contacts);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Returns a suggestion with the id derived from its kind, identity and contacts.
     *
     * @param identity the identity concerned, or null
     * @param contacts the contacts concerned, in any order
     */
    public static Suggestion of(
            AccountId account, Kind kind, @Nullable IdentityId identity, List<ContactId> contacts, Instant at) {
        TreeSet<String> sorted = contacts.stream().map(ContactId::value).collect(Collectors.toCollection(TreeSet::new));
        String who = identity == null ? "-" : identity.value();
        String id = kind + "/" + who + "/"
                + (sorted.size() <= 5 ? String.join("/", sorted) : sorted.first() + "/+" + (sorted.size() - 1));
        return new Suggestion(
                account, id, kind, identity, sorted.stream().map(ContactId::new).collect(Collectors.toList()), at);
    }
}
