package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.HistoryEntry;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What tests of the history of a contact share. */
abstract class HistorySteps {
    static final String ROSA = "5493415550101";
    static final UserId BEA = new UserId("bea");

    static Contacts contacts(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).contacts();
    }

    static ConversationId writes(InboxFixture fixture, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes(text))
                .conversation()
                .id();
    }

    static ContactCard registered(InboxFixture fixture, ConversationId id) {
        return contacts(fixture)
                .create(id, NewContact.consenting("Rosa", "Paz").email("rosa@example.com"))
                .orThrow();
    }

    static List<HistoryEntry> history(InboxFixture fixture, ContactId contact) {
        List<HistoryEntry> all = new ArrayList<>();
        contacts(fixture).history(contact).forEach(all::add);
        return all;
    }

    /** What happened to the contact itself, newest first. */
    static List<HistoryContent> contents(InboxFixture fixture, ContactId contact) {
        return history(fixture, contact).stream()
                .flatMap(entry -> entry.content().stream())
                .toList();
    }

    /** What happened since then, newest first. */
    static List<HistoryContent> since(InboxFixture fixture, ContactId contact, int before) {
        List<HistoryContent> now = contents(fixture, contact);
        return now.subList(0, now.size() - before);
    }

    static long size(Listing<HistoryEntry> listing) {
        long size = 0;
        for (HistoryEntry entry : listing) {
            assertThat(entry.text(Locale.ENGLISH)).isNotBlank();
            size++;
        }
        return size;
    }

    static List<HistoryEntry> paged(InboxFixture fixture, ContactId contact, int size) {
        List<HistoryEntry> all = new ArrayList<>();
        @Nullable String next = null;
        do {
            CursorPage<HistoryEntry> page = contacts(fixture)
                    .history(contact)
                    .page(next == null ? CursorRequest.first(size) : CursorRequest.after(next, size));
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }
}
