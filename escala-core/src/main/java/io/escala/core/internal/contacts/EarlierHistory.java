package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact from before histories were kept: that it was created, and why its people were linked to it. A contact whose
 * creation is an item has everything in its history.
 */
final class EarlierHistory {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int LONGEST_ID = 64;

    private final CrmStore store;
    private final ContactCard card;
    private final Contact contact;

    EarlierHistory(CrmStore store, ContactCard card) {
        this.store = store;
        this.card = card;
        this.contact = card.contact();
    }

    /**
     * Returns what is known and not stored, between two positions. The store is asked only if something may be.
     *
     * @param from after which position, newest first, or null from the newest on
     * @param until up to which position, or null for all
     */
    List<HistoryItem> between(@Nullable ThreadPosition from, @Nullable ThreadPosition until) {
        return known().stream().anyMatch(item -> isBetween(item, from, until))
                ? missing().stream()
                        .filter(item -> isBetween(item, from, until))
                        .toList()
                : List.of();
    }

    private static boolean isBetween(HistoryItem item, @Nullable ThreadPosition from, @Nullable ThreadPosition until) {
        ThreadPosition at = ThreadPosition.of(item);
        return (from == null || at.compareTo(from) < 0) && (until == null || at.compareTo(until) > 0);
    }

    /** Returns what is known and not stored. */
    List<HistoryItem> missing() {
        List<HistoryItem> first = store.contactHistory(
                        contact.account(), contact.id(), Visibility.NOTHING, upTo(contact.createdAt()), 1)
                .items()
                .items();
        // With its time only what was decided together with it.
        if (!first.isEmpty() && first.get(0).at().equals(contact.createdAt())) {
            return List.of();
        }
        List<HistoryItem> known = known();
        Set<IdentityId> linked = linked(known);
        return known.stream()
                .filter(item -> !(item.content() instanceof HistoryContent.PersonLinked link)
                        || !linked.contains(link.person()))
                .toList();
    }

    /** Whose links are stored, of those at the time of a known one. */
    private Set<IdentityId> linked(List<HistoryItem> known) {
        Set<Instant> times = new HashSet<>();
        known.forEach(item -> times.add(item.at()));
        Instant latest = known.stream()
                .map(HistoryItem::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant earliest = known.stream()
                .map(HistoryItem::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Set<IdentityId> linked = new HashSet<>();
        String after = upTo(latest);
        boolean done = false;
        while (after != null && !done) {
            CursorPage<HistoryItem> page = store.contactHistory(
                            contact.account(), contact.id(), Visibility.NOTHING, after, CursorPage.MAX_LIMIT)
                    .items();
            for (HistoryItem item : page.items()) {
                done |= item.at().isBefore(earliest);
                if (item.content() instanceof HistoryContent.PersonLinked link && times.contains(item.at())) {
                    linked.add(link.person());
                }
            }
            after = page.next();
        }
        return linked;
    }

    /** The position after which everything up to a time is read. */
    private static String upTo(Instant time) {
        Instant later = time.plus(MOMENT);
        return new ThreadPosition(later, later, "-").toString();
    }

    private List<HistoryItem> known() {
        List<HistoryItem> known = new ArrayList<>();
        known.add(item("-", creator(), new HistoryContent.ContactCreated(contact.bornOf(), null), contact.createdAt()));
        for (ContactCard.Person person : card.people()) {
            ChannelIdentity identity = person.identity();
            LinkReason reason = identity.reason();
            if (reason != null) {
                known.add(item(
                        "-" + identity.id().value(),
                        author(reason.origin(), reason.by()),
                        new HistoryContent.PersonLinked(identity.id(), identity.channel(), reason.rule()),
                        reason.at()));
            }
        }
        return known;
    }

    /** Who recorded a consent when the contact was created, created it. */
    private Author creator() {
        Optional<ConsentEntry> consent = card.consents().values().stream()
                .filter(entry -> entry.by() != null && entry.at().equals(contact.createdAt()))
                .findFirst();
        return author(contact.bornOf(), consent.map(ConsentEntry::by).orElse(null));
    }

    private static Author author(@Nullable Origin origin, @Nullable UserId by) {
        if (by != null) {
            return Author.user(by);
        }
        if (origin == Origin.AUTOMATION) {
            return Author.AUTOMATION;
        }
        return origin == Origin.HOST ? new Author(Author.Kind.HOST, null) : Author.CHANNEL;
    }

    private HistoryItem item(String id, Author by, HistoryContent content, Instant at) {
        String shortened = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
        return new HistoryItem(contact.account(), contact.id(), new HistoryItemId(shortened), by, content, at);
    }
}
