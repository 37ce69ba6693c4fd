package io.escala.core.internal.receive;

import io.escala.core.intake.Journal;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import org.jspecify.annotations.Nullable;

/** Stores a body and enqueues the work that files it, in one commit. Thread-safe. */
public final class JournalWriter implements Journal {
    private final InboxContext context;

    public JournalWriter(InboxContext context) {
        this.context = context;
    }

    @Override
    public void append(@Nullable String appId, boolean severalApps, RawBytes body) {
        // The app is part of the id, because the secret that signed a body decides which lines it may act on.
        String id = ContentDigest.of(appId + "/", body);
        context.loop().run(() -> {
            UnitOfWork unit = context.begin(AccountId.NONE, State.partial());
            unit.change(new IntakeChange.AppendJournal(new JournalEntry(id, appId, body, unit.now(), severalApps)));
            unit.enqueue(WorkItem.single(AccountId.NONE, WorkKind.JOURNAL, id, unit.now()));
            return Decision.commit(unit, Boolean.TRUE);
        });
    }
}
