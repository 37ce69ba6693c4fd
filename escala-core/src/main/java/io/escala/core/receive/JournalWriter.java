package io.escala.core.receive;

import io.escala.core.channel.Journal;
import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Surroundings;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.JournalEntry;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.store.Change;
import io.escala.crm.store.State;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import org.jspecify.annotations.Nullable;

/** Keeps a body and leaves the work that files it, in one commit. Thread-safe. */
public final class JournalWriter implements Journal {
    private final Surroundings surroundings;

    /**
     * Makes the writer.
     *
     * @param surroundings store, ports, time and ids
     */
    public JournalWriter(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void append(@Nullable String appId, RawBytes body) {
        // By the app as well: whose secret signed a body decides which lines it may act on.
        String id = Digest.of(appId + "/", body);
        surroundings.loop().run(() -> {
            Fold fold = surroundings.fold(AccountId.NONE, new State());
            fold.change(new Change.AppendJournal(new JournalEntry(id, appId, body, fold.now())));
            fold.enqueue(WorkItem.single(AccountId.NONE, WorkKind.JOURNAL, id, fold.now()));
            return Decided.commit(fold, Boolean.TRUE);
        });
    }
}
