package io.escala.core.contacts;

import io.escala.core.conversations.OwnerFilter;
import io.escala.core.internal.search.SearchTerm;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts a list shows, and in which order. All conditions must match; a step replaces what an earlier step of its kind said, but for
 * custom fields, which add up. Immutable.
 *
 * <pre>{@code
 * ContactQuery.all().ownedBy(OwnerFilter.me()).marketing(true).withField("plan", "pro").quietFor(Duration.ofDays(30))
 * }</pre>
 */
@CheckReturnValue
public final class ContactQuery {
    /** The orders of a list. */
    public enum Sort {
        /** By folded first and last name; those without a name last. */
        NAME,
        /** Those created last first. */
        CREATED,
        /** The latest activity of any of their conversations first; those without conversations last. */
        ACTIVITY
    }

    private static final ContactQuery ALL =
            new ContactQuery(ContactSelection.EVERYBODY, null, null, null, Boolean.FALSE);

    /** The conditions that are the same for every actor at any time. */
    private final ContactSelection fixed;

    private final @Nullable SearchTerm term;
    private final @Nullable OwnerFilter owners;
    private final @Nullable Duration quiet;

    /** Null for contacts in the archive and out of it. */
    private final @Nullable Boolean archived;

    private ContactQuery(
            ContactSelection fixed,
            @Nullable SearchTerm term,
            @Nullable OwnerFilter owners,
            @Nullable Duration quiet,
            @Nullable Boolean archived) {
        this.fixed = fixed;
        this.term = term;
        this.owners = owners;
        this.quiet = quiet;
        this.archived = archived;
    }

    /** Wants every contact that is not archived, the latest activity first. */
    public static ContactQuery all() {
        return ALL;
    }

    /**
     * Wants contacts that are not archived and that a text finds:
     *
     * <ul>
     *   <li>by words of their name or company, each the beginning of one; case and accents do not matter
     *   <li>by any three digits or more of a phone, typed in any way in which it can be added, also its beginning as dialled in the account's
     *       region
     *   <li>by the beginning of an e-mail or of its domain, of a user name on WhatsApp or Instagram, or of the ID field
     *   <li>by the external reference
     * </ul>
     *
     * <p>Those of whom the text is the phone, e-mail, ID field or external reference come first; then those whose name begins with the first
     * word and has the others in their order; then all others. Among them the latest activity comes first.
     *
     * @param term the search term, at most {@value ContactFilter#MAX_TERM} characters
     * @return the query
     * @throws IllegalArgumentException when the term is too long
     */
    public static ContactQuery matching(String term) {
        Objects.requireNonNull(term, "term");
        if (term.codePointCount(0, term.length()) > ContactFilter.MAX_TERM) {
            throw new IllegalArgumentException("term may have at most " + ContactFilter.MAX_TERM + " characters");
        }
        return new ContactQuery(ContactSelection.EVERYBODY, new SearchTerm(term), null, null, Boolean.FALSE);
    }

    private ContactQuery with(ContactSelection newFixed) {
        return new ContactQuery(newFixed, term, owners, quiet, archived);
    }

    /** Wants those of some owners. What the actor's role may not see stays absent, whoever is named. */
    public ContactQuery ownedBy(OwnerFilter filter) {
        return new ContactQuery(fixed, term, Objects.requireNonNull(filter, "filter"), quiet, archived);
    }

    /** Wants those that belong to a company; one that is not there has none. */
    public ContactQuery ofCompany(CompanyId company) {
        return with(fixed.ofCompany(Objects.requireNonNull(company, "company")));
    }

    /** Wants those that may be written for marketing, or those that may not. */
    public ContactQuery marketing(boolean wanted) {
        return with(fixed.forMarketing(wanted));
    }

    /**
     * Wants those whose latest consent for a purpose is one of some states. Whoever has none was not asked.
     *
     * @param purpose the purpose
     * @param states the states; none for any
     * @return the query
     */
    public ContactQuery consent(ConsentPurpose purpose, ConsentState... states) {
        EnumSet<ConsentState> wanted = EnumSet.noneOf(ConsentState.class);
        wanted.addAll(Arrays.asList(Objects.requireNonNull(states, "states")));
        return with(fixed.withConsent(Objects.requireNonNull(purpose, "purpose"), wanted));
    }

    /** Wants customers, or those who are none yet. */
    public ContactQuery lifecycle(Lifecycle wanted) {
        return with(fixed.of(Set.of(Objects.requireNonNull(wanted, "wanted"))));
    }

    /**
     * Wants those with a value of a custom field, besides the fields named before.
     *
     * @param name the field
     * @param value exactly its value, as contacts have it
     * @return the query
     */
    public ContactQuery withField(String name, String value) {
        return with(fixed.withField(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    }

    /**
     * Wants those with whom there was no contact for a time: no conversation of theirs was active, in either direction. It is judged anew at every
     * page and count.
     *
     * @param time how long, not negative
     * @return the query
     * @throws IllegalArgumentException when it is negative
     */
    public ContactQuery quietFor(Duration time) {
        if (Objects.requireNonNull(time, "time").isNegative()) {
            throw new IllegalArgumentException("time must not be negative");
        }
        return new ContactQuery(fixed, term, owners, time, archived);
    }

    /** Wants archived contacts only; replaces {@link #includingArchived}. */
    public ContactQuery archived() {
        return new ContactQuery(fixed, term, owners, quiet, Boolean.TRUE);
    }

    /** Wants archived contacts besides the others; replaces {@link #archived}. */
    public ContactQuery includingArchived() {
        return new ContactQuery(fixed, term, owners, quiet, null);
    }

    /** Puts them in another order than that of relevance, which lists without a term have not. */
    public ContactQuery sortedBy(Sort sort) {
        return with(fixed.sortedBy(
                switch (Objects.requireNonNull(sort, "sort")) {
                    case NAME -> ContactOrder.NAME;
                    case CREATED -> ContactOrder.CREATED;
                    case ACTIVITY -> ContactOrder.ACTIVITY;
                }));
    }

    /** Returns the search term, or empty for none. It is personal data: never log it. */
    public Optional<String> term() {
        return Optional.ofNullable(term).map(SearchTerm::text);
    }

    /**
     * Returns what a store is asked for, but for what the actor may see. Pure.
     *
     * @param user who asks, or null for an actor that is no user
     * @param now the time to which {@link #quietFor} extends
     * @param region the two-letter region in which numbers without country code are read
     * @return the selection
     */
    public ContactSelection toSelection(@Nullable UserId user, Instant now, String region) {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(region, "region");
        ContactSelection selection = owners == null ? fixed : fixed.ownedBy(owners.askedBy(user));
        if (archived != null) {
            selection = selection.thatAreArchived(archived);
        }
        if (term != null) {
            selection = selection.matching(term.people(region));
        }
        return quiet == null ? selection : selection.quietSince(now.minus(quiet));
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(
                fixed.order(),
                term,
                owners,
                fixed.company(),
                fixed.marketing(),
                fixed.lifecycles().stream().sorted().toList(),
                fixed.consents().entrySet().stream()
                        .map(consent -> consent.getKey() + "="
                                + consent.getValue().stream().sorted().toList())
                        .sorted()
                        .toList(),
                new TreeMap<>(fixed.fields())
                        .entrySet().stream()
                                .map(Map.Entry::toString)
                                .map(SearchTerm::new)
                                .toList(),
                quiet,
                archived);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactQuery query && parts().equals(query.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    /** The same text for equal queries, and only for them; of what is searched for a digest. */
    @Override
    public String toString() {
        return "ContactQuery" + parts();
    }
}
