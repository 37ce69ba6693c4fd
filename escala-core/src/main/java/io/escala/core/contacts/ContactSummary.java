package io.escala.core.contacts;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Phone;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One contact as a row of a list, with all that the row shows. A snapshot, immutable. */
public final class ContactSummary {
    private final ContactCard card;
    private final @Nullable String ownerName;
    private final @Nullable Instant activity;

    private ContactSummary(ContactCard card, @Nullable String ownerName, @Nullable Instant activity) {
        this.card = card;
        this.ownerName = ownerName;
        this.activity = activity;
    }

    /**
     * Returns the row of a contact.
     *
     * @param card the contact
     * @param ownerName the name of its owner, or null when it has none or the team does not know them
     * @param activity the latest activity of its conversations, or null without any
     * @return the row
     */
    public static ContactSummary of(ContactCard card, @Nullable String ownerName, @Nullable Instant activity) {
        return new ContactSummary(Objects.requireNonNull(card, "card"), ownerName, activity);
    }

    /** Returns the contact's id. */
    public ContactId id() {
        return card.id();
    }

    /** Returns the version that an edit can be based on. */
    public long version() {
        return card.contact().version();
    }

    /** Returns the name to show: the contact's, else what a channel tells of the person; empty when only an id is known. */
    public Optional<String> title() {
        return card.displayName();
    }

    /** Returns the phones: the primary one first, then by their digits. */
    public List<Phone> phones() {
        return keys(ContactKeyKind.PHONE).stream().map(Phone::new).toList();
    }

    /** Returns the e-mail addresses: the primary one first, then in alphabetical order. */
    public List<String> emails() {
        return keys(ContactKeyKind.EMAIL);
    }

    private List<String> keys(ContactKeyKind kind) {
        return card.keys().stream()
                .filter(key -> key.value().kind() == kind)
                .sorted(Comparator.comparing((ContactKey key) -> !key.is(KeyRole.PRIMARY))
                        .thenComparing(key -> key.value().value()))
                .map(key -> key.value().value())
                .toList();
    }

    /** Returns the name of the company, or empty. */
    public Optional<String> company() {
        return Optional.ofNullable(card.contact().company());
    }

    /** Returns the user responsible for it, or empty. */
    public Optional<UserId> owner() {
        return Optional.ofNullable(card.contact().owner());
    }

    /** Returns the owner's name, or empty when there is no owner or the team does not know them. */
    public Optional<String> ownerName() {
        return Optional.ofNullable(ownerName);
    }

    /** Returns whether it is a customer. */
    public Lifecycle lifecycle() {
        return card.contact().lifecycle();
    }

    /** Returns whether it may be written for marketing. */
    public boolean marketing() {
        return card.contact().marketing();
    }

    /** Returns whether it is archived. */
    public boolean archived() {
        return card.contact().archived();
    }

    /** Returns the channels on which people of it are known. */
    public Set<Channel> channels() {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        card.people().forEach(person -> channels.add(person.identity().channel()));
        return Set.copyOf(channels);
    }

    /** Returns when any of its conversations was active last, or empty without any. */
    public Optional<Instant> latestActivity() {
        return Optional.ofNullable(activity);
    }

    /** The id only: the rest is personal data. */
    @Override
    public String toString() {
        return "ContactSummary[" + id() + "]";
    }
}
