package io.escala.crm.store;

import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Selects the contacts of a list, and their order. All conditions must match; {@link #EVERYBODY} has none. Immutable: each step returns a
 * copy with one condition more.
 */
public final class ContactSelection {
    /** Selects every contact, in the order of {@link ContactOrder#RELEVANCE}. */
    public static final ContactSelection EVERYBODY = new ContactSelection(new Conditions());

    private static final Comparator<ConsentEntry> OLDEST_FIRST =
            Comparator.comparing(ConsentEntry::at).thenComparing(ConsentEntry::id);

    /** Not changed once a selection has it. */
    private static final class Conditions {
        private ContactVisibility visibility = ContactVisibility.ALL;
        private ContactOrder order = ContactOrder.RELEVANCE;
        private @Nullable ContactFilter people;
        private ConversationFilter.@Nullable Owners owners;
        private @Nullable CompanyId company;
        private @Nullable Boolean marketing;
        private @Nullable Boolean archived;
        private Set<Lifecycle> lifecycles = Set.of();
        private Map<ConsentPurpose, Set<ConsentState>> consents = Map.of();
        private Map<String, String> fields = Map.of();
        private @Nullable Instant quietSince;

        Conditions copy() {
            Conditions copy = new Conditions();
            copy.visibility = visibility;
            copy.order = order;
            copy.people = people;
            copy.owners = owners;
            copy.company = company;
            copy.marketing = marketing;
            copy.archived = archived;
            copy.lifecycles = lifecycles;
            copy.consents = consents;
            copy.fields = fields;
            copy.quietSince = quietSince;
            return copy;
        }

        List<@Nullable Object> values() {
            return Arrays.asList(
                    visibility,
                    order,
                    people,
                    owners,
                    company,
                    marketing,
                    archived,
                    lifecycles,
                    consents,
                    fields,
                    quietSince);
        }
    }

    private final Conditions all;

    private ContactSelection(Conditions all) {
        this.all = all;
    }

    private ContactSelection with(Consumer<Conditions> condition) {
        Conditions copy = all.copy();
        condition.accept(copy);
        return new ContactSelection(copy);
    }

    /** Selects only what somebody may see. */
    public ContactSelection visibleTo(ContactVisibility visibility) {
        Objects.requireNonNull(visibility, "visibility");
        return with(conditions -> conditions.visibility = visibility);
    }

    /** Puts them in an order; counts do not depend on it. */
    public ContactSelection sortedBy(ContactOrder order) {
        Objects.requireNonNull(order, "order");
        return with(conditions -> conditions.order = order);
    }

    /** Selects contacts that a text finds; they match it as {@link ContactFilter#matches(Contact, Collection, Collection)} says. */
    public ContactSelection matching(ContactFilter text) {
        Objects.requireNonNull(text, "text");
        return with(conditions -> conditions.people = text);
    }

    /** Selects contacts of these owners. */
    public ContactSelection ownedBy(ConversationFilter.Owners owners) {
        Objects.requireNonNull(owners, "owners");
        return with(conditions -> conditions.owners = owners);
    }

    /** Selects contacts that belong to a company ({@link Contact#companyId}). */
    public ContactSelection ofCompany(CompanyId company) {
        Objects.requireNonNull(company, "company");
        return with(conditions -> conditions.company = company);
    }

    /** Selects contacts that may be written for marketing, or those that may not. */
    public ContactSelection forMarketing(boolean marketing) {
        return with(conditions -> conditions.marketing = marketing);
    }

    /** Selects contacts that are archived, or those that are not. */
    public ContactSelection thatAreArchived(boolean archived) {
        return with(conditions -> conditions.archived = archived);
    }

    /** Selects contacts of these lifecycles; empty for any. */
    public ContactSelection of(Set<Lifecycle> lifecycles) {
        Set<Lifecycle> copy = Set.copyOf(lifecycles);
        return with(conditions -> conditions.lifecycles = copy);
    }

    /**
     * Selects contacts whose latest consent for a purpose is one of some states. Whoever has none was not asked ({@link
     * ConsentState#NOT_ASKED}). Replaces what was said of this purpose; empty for any.
     */
    public ContactSelection withConsent(ConsentPurpose purpose, Set<ConsentState> states) {
        Objects.requireNonNull(purpose, "purpose");
        Map<ConsentPurpose, Set<ConsentState>> consents = new EnumMap<>(ConsentPurpose.class);
        consents.putAll(all.consents);
        if (states.isEmpty()) {
            consents.remove(purpose);
        } else {
            consents.put(purpose, Set.copyOf(states));
        }
        return with(conditions -> conditions.consents = Map.copyOf(consents));
    }

    /**
     * Selects contacts with exactly this value of a custom field, besides the fields named before.
     *
     * @param name the field; one that no contact can have ({@link SafeText#name}) selects nobody
     * @param value the value as contacts have it
     */
    public ContactSelection withField(String name, String value) {
        Map<String, String> fields = new TreeMap<>(all.fields);
        fields.put(SafeText.storable(name), SafeText.storable(value));
        return with(conditions -> conditions.fields = Map.copyOf(fields));
    }

    /** Selects contacts without activity at or after this time, to the millisecond: none at all, or only before. */
    public ContactSelection quietSince(Instant time) {
        Instant since = time.truncatedTo(ChronoUnit.MILLIS);
        return with(conditions -> conditions.quietSince = since);
    }

    /** Returns what may be seen. */
    public ContactVisibility visibility() {
        return all.visibility;
    }

    /** Returns the order. */
    public ContactOrder order() {
        return all.people == null && all.order == ContactOrder.RELEVANCE ? ContactOrder.ACTIVITY : all.order;
    }

    /** Returns the condition on what they are found by, or null for any. */
    public @Nullable ContactFilter people() {
        return all.people;
    }

    /** Returns the owners, or null for any. */
    public ConversationFilter.@Nullable Owners owners() {
        return all.owners;
    }

    /** Returns the company that they belong to, or null for any and none. */
    public @Nullable CompanyId company() {
        return all.company;
    }

    /** Returns whether they may be written for marketing, or null for both. */
    public @Nullable Boolean marketing() {
        return all.marketing;
    }

    /** Returns whether they are archived, or null for both. */
    public @Nullable Boolean archived() {
        return all.archived;
    }

    /** Returns the lifecycles, empty for any. */
    public Set<Lifecycle> lifecycles() {
        return all.lifecycles;
    }

    /** Returns the states of the latest consent by purpose, never empty; a purpose without condition is absent. */
    public Map<ConsentPurpose, Set<ConsentState>> consents() {
        return all.consents;
    }

    /** Returns the values of custom fields by name. */
    public Map<String, String> fields() {
        return all.fields;
    }

    /** Returns the time at or after which there is no activity, or null for any. */
    public @Nullable Instant quietSince() {
        return all.quietSince;
    }

    /**
     * Returns whether a contact meets everything but the condition on what it is found by.
     *
     * @param contact the contact with its latest activity
     * @param ledger its consents, in any order
     */
    public boolean admits(ListedContact contact, Collection<ConsentEntry> ledger) {
        Contact of = contact.contact();
        Instant quiet = all.quietSince;
        Instant activity = contact.activity();
        return all.visibility.sees(of)
                && (all.owners == null || all.owners.include(of.owner()))
                && (all.company == null || all.company.equals(of.companyId()))
                && (all.marketing == null || all.marketing == of.marketing())
                && (all.archived == null || all.archived == of.archived())
                && (all.lifecycles.isEmpty() || all.lifecycles.contains(of.lifecycle()))
                && all.consents.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().contains(latest(ledger, wanted.getKey())))
                && all.fields.entrySet().stream()
                        .allMatch(wanted ->
                                wanted.getValue().equals(of.customFields().get(wanted.getKey())))
                && (quiet == null || activity == null || activity.isBefore(quiet));
    }

    /** Returns the state that is in force of a purpose: that of the latest entry, ties by id; without any nobody was asked. */
    public static ConsentState latest(Collection<ConsentEntry> ledger, ConsentPurpose purpose) {
        return ledger.stream()
                .filter(entry -> entry.purpose() == purpose)
                .max(OLDEST_FIRST)
                .map(ConsentEntry::state)
                .orElse(ConsentState.NOT_ASKED);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactSelection selection && all.values().equals(selection.all.values());
    }

    @Override
    public int hashCode() {
        return all.values().hashCode();
    }

    /** Of custom fields their number only: values are personal data. */
    @Override
    public String toString() {
        Conditions shown = all.copy();
        shown.fields = Map.of();
        return "ContactSelection" + shown.values()
                + (all.fields.isEmpty() ? "" : " with " + all.fields.size() + " fields");
    }
}
