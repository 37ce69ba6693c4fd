package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.internal.listing.PageReader;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.result.Listing;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.CursorPage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The history of a contact as a list. Each page and each count judges anew whether the actor may look at the contact. Thread-safe. */
record HistoryList(InboxContext context, Actor actor, ContactId contact, ContactHistories histories) {
    Listing<HistoryEntry> listing() {
        PageReader<ContactHistories.Row> rows = histories.cursors(contact).bind(this::page);
        return StoredListing.counted(rows, histories::shown, this::count);
    }

    private CursorPage<ContactHistories.Row> page(@Nullable String after, int limit) {
        StateLoader loader = context.load(actor.account());
        return card(loader)
                .map(card -> histories.read(loader, card, after, limit))
                .orElseGet(() -> new CursorPage<>(List.of(), null));
    }

    private long count(long enough) {
        return card(context.load(actor.account()))
                .map(card -> histories.count(card, enough))
                .orElse(0L);
    }

    private Optional<ContactCard> card(StateLoader loader) {
        ContactLoader.cards(loader.contacts(List.of(contact)));
        loader.conversationsOfIdentities();
        return ContactCardAssembler.card(loader.state(), contact)
                .filter(card -> ContactAccess.sees(actor, loader.state(), card));
    }
}
