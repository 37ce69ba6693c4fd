package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import org.jspecify.annotations.Nullable;

/** Reads the history of contacts. */
public interface HistoryReads {
    /**
     * Reads what happened to a contact, newest first by (at, arrivedAt, id) like a {@link ConversationReads#thread}: its own items, whose time is
     * that of their arrival too, and those system entries of its conversations that {@linkplain ContactHistory#tells belong to it}. The
     * conversations are those of a {@link ConversationReads#timeline}.
     *
     * @param visibility what the actor may see of the conversations; items of the contact itself do not depend on it
     * @param after start of the page, or null for the newest. It is the text of a {@link ThreadPosition}, of an item or an entry
     * @param limit how many items and how many entries at most, 1 to {@value CursorPage#MAX_LIMIT}
     * @return a page of both; what arrives while paging never causes anything to be repeated or skipped
     */
    default ContactHistory contactHistory(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        throw new UnsupportedOperationException("this store does not read contactHistory yet");
    }

    /**
     * Counts the items and entries that {@link #contactHistory} reads over all pages, up to a number.
     *
     * @param visibility what the actor may see of the conversations
     * @param enough where counting may stop, at least 1; {@link Long#MAX_VALUE} to count all
     * @return their number, or {@code enough} if there are that many or more
     */
    default long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
        throw new UnsupportedOperationException("this store does not read countContactHistory yet");
    }
}
