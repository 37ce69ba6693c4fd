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
 * Something only a person should decide: who this is, or whether two contacts are one. Nothing is ever linked or merged by it.
 *
 * @param account the account
 * @param id follows from kind, identity and contacts, so the same suggestion is recorded once
 * @param kind why it was made
 * @param identity the identity it is about, or null
 * @param contacts the contacts it is about, in order of their ids
 * @param at when it was first made, in milliseconds
 */
public record Suggestion(
        AccountId account, String id, Kind kind, @Nullable IdentityId identity, List<ContactId> contacts, Instant at) {
    /** Why a suggestion is made. */
    public enum Kind {
        /** Two or more contacts answer to the writer's number on the strongest grade found. */
        AMBIGUOUS_SENDER,
        /** A contact holds a number that may be the writer's in another national form. */
        WEAK_FORM,
        /** The contact that holds the writer's Instagram user name belongs to somebody else. */
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
     * Makes a suggestion.
     *
     * @param account the account
     * @param kind why
     * @param identity about which identity, or null
     * @param contacts about which contacts
     * @param at when
     * @return the suggestion, with the id that follows from the rest
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
