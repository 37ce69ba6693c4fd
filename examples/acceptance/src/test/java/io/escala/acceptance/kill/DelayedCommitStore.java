package io.escala.acceptance.kill;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A defective store: it reports commits as applied, and commits them later in groups. */
final class DelayedCommitStore {
    private static final int TOGETHER = 40;

    private DelayedCommitStore() {}

    static CrmStore over(CrmStore store) {
        List<ChangeSet> waiting = new ArrayList<>();
        return (CrmStore) Proxy.newProxyInstance(
                CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("commit")) {
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                    List<CommitResult> results = new ArrayList<>();
                    for (Object changeSet : (List<?>) arguments[0]) {
                        waiting.add((ChangeSet) changeSet);
                        results.add(new CommitResult.Applied());
                    }
                    if (waiting.size() >= TOGETHER) {
                        store.commit(waiting);
                        waiting.clear();
                    }
                    return results;
                });
    }
}
