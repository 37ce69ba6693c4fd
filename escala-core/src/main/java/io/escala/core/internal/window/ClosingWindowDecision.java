package io.escala.core.internal.window;

import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the window of a conversation when its work is due. In order:
 *
 * <ol>
 *   <li>A conversation that another one continues leaves the work to that one.
 *   <li>Nothing is told where the account no longer asks for it, of a window that is closed, also by the channel, and of one that was told
 *       already.
 *   <li>A window that was extended, or is to be told later than before, is looked at again then.
 *   <li>Otherwise it is told, with the mark that says so. Each opening is told once.
 * </ol>
 *
 * <p>Work that ends requires at commit that the window was not extended meanwhile: whoever extends it found this work queued, and relies on it.
 * Pure.
 */
final class ClosingWindowDecision {
    private ClosingWindowDecision() {}

    static Decision<Verdict> decide(UnitOfWork unit, WorkItem item, ConversationId id) {
        Conversation conversation = unit.state().conversations().find(id).orElse(null);
        if (conversation == null) {
            return settle(unit, item);
        }
        if (conversation.supersededBy() != null) {
            unit.enqueue(ClosingWindows.item(item.account(), conversation.supersededBy(), unit.now()));
            return settle(unit, item);
        }
        Optional<Instant> opened = conversation.mark(Mark.WINDOW_OPENED);
        unit.expect(
                Expected.Kind.WINDOW,
                id.value(),
                opened.map(Instant::toEpochMilli).orElse(0L));
        Optional<Duration> notice = ClosingWindows.notice(unit.state());
        MessagingWindow window = unit.sending().window(conversation);
        if (opened.isEmpty() || notice.isEmpty() || !window.isOpen(unit.now()) || told(conversation, opened.get())) {
            return settle(unit, item);
        }
        Instant due = ClosingWindows.due(window, notice.get());
        if (unit.now().isBefore(due)) {
            return Decision.commit(unit.reschedule(item.postponed(due)), Verdict.PUT_OFF);
        }
        unit.change(new ConversationChange.RaiseMarks(id, Map.of(Mark.CLOSING_TOLD, opened.get())))
                .event(new CrmEvent.WindowClosing(id, window.closesAt().orElseThrow()));
        return settle(unit, item);
    }

    private static boolean told(Conversation conversation, Instant opened) {
        return conversation
                .mark(Mark.CLOSING_TOLD)
                .filter(told -> !told.isBefore(opened))
                .isPresent();
    }

    private static Decision<Verdict> settle(UnitOfWork unit, WorkItem item) {
        return Decision.commit(unit.done(item.key()), Verdict.SETTLED);
    }
}
