package io.escala.core.internal.window;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Enqueues the work that tells of a messaging window about to close: one item for each conversation. While it is queued, a later message
 * writes nothing more: when the item is due it looks at the window as it is by then. Pure.
 */
public final class ClosingWindows {
    private ClosingWindows() {}

    /**
     * Enqueues it if the account asks for it and the window opens later than before. Call it with the mark {@link Mark#WINDOW_OPENED} that is
     * about to be raised; the settings must be loaded.
     *
     * @param before the conversation as it was
     * @param openedAt when the window opens
     */
    public static void enqueue(UnitOfWork unit, Conversation before, Instant openedAt) {
        Optional<Duration> notice = notice(unit.state());
        if (notice.isEmpty()
                || before.mark(Mark.WINDOW_OPENED)
                        .filter(last -> !openedAt.isAfter(last))
                        .isPresent()) {
            return;
        }
        Conversation opened = before.raised(Map.of(Mark.WINDOW_OPENED, openedAt));
        MessagingWindow window = unit.sending().window(opened);
        // Filed late: what has closed since is not told.
        if (window.isOpen(unit.decidedAt())) {
            unit.enqueue(item(unit.account(), opened.id(), due(window, notice.get())));
        }
    }

    static WorkItem item(AccountId account, ConversationId conversation, Instant due) {
        return WorkItem.single(account, WorkKind.WINDOW, conversation.value(), due);
    }

    /** How long before the end the account wants to be told, or empty when it does not. */
    static Optional<Duration> notice(State state) {
        return state.account().settings().map(AccountSettings::closingNotice);
    }

    /** When to tell of a window that is open. */
    static Instant due(MessagingWindow window, Duration notice) {
        return window.closesAt().orElseThrow().minus(notice);
    }
}
