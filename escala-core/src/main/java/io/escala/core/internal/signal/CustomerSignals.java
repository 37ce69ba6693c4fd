package io.escala.core.internal.signal;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;

/**
 * Enqueues the work that shows customers what the team does, on lines that ask for it. Each has a key of its own moment, so that what is being
 * shown never stands for what comes next. Pure; requires the settings.
 */
public final class CustomerSignals {
    /** How long customers see that somebody is typing, on every channel; what comes later shows nothing. */
    static final Duration TYPING = Duration.ofSeconds(20);

    /** Somebody who goes on typing is shown once in this time. */
    private static final long TYPING_AGAIN_SECONDS = 10;

    private CustomerSignals() {}

    /** Returns what the account shows its customers. */
    static SignalSettings settings(State state) {
        return state.account().settings().map(AccountSettings::signals).orElse(SignalSettings.NONE);
    }

    /** Shows that a conversation was read up to a time. */
    public static void read(UnitOfWork unit, Conversation conversation, Instant upTo) {
        if (settings(unit.state()).readReceipts().contains(conversation.line())) {
            unit.enqueue(item(unit, WorkKind.READ_RECEIPT, conversation, upTo.toEpochMilli()));
        }
    }

    /** Shows that somebody is typing. */
    public static void typing(UnitOfWork unit, Conversation conversation) {
        if (settings(unit.state()).typing().contains(conversation.line())) {
            unit.enqueue(item(unit, WorkKind.TYPING, conversation, unit.now().getEpochSecond() / TYPING_AGAIN_SECONDS));
        }
    }

    private static WorkItem item(UnitOfWork unit, WorkKind kind, Conversation conversation, long moment) {
        return new WorkItem(
                unit.account(),
                new WorkKey(kind, conversation.id() + "/" + moment),
                conversation.id().value(),
                conversation.id().value(),
                unit.decidedAt(),
                0);
    }
}
