package io.escala.acceptance.loads;

import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.AccountId;
import io.escala.crm.change.Relation;
import io.escala.crm.store.CrmStore;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records which relations a use case asks for, and loads all of them but one. */
final class RecordingLoader extends StateLoader {
    private final Set<Relation> asked;
    private final @Nullable Relation withheld;

    RecordingLoader(CrmStore store, AccountId account, Set<Relation> asked, @Nullable Relation withheld) {
        super(store, account);
        this.asked = asked;
        this.withheld = withheld;
    }

    @Override
    protected <K> Set<K> unread(Relation relation, Collection<K> keys) {
        if (!keys.isEmpty()) {
            asked.add(relation);
        }
        return relation == withheld ? Set.of() : super.unread(relation, keys);
    }
}
