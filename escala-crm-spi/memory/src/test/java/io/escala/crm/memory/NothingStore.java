package io.escala.crm.memory;

import io.escala.crm.quarantine.Backlog;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.tck.Breaking;
import io.escala.crm.tck.StoreFixture;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports every commit as applied, keeps nothing, and finds nothing. */
final class NothingStore {
    private NothingStore() {}

    /** Its engine never fails either. */
    static StoreFixture fixture() {
        return new SubjectFixture(clock -> make()) {
            @Override
            public Optional<Breaking> breaking() {
                return Optional.of(new Breaking() {
                    @Override
                    public void failNextWrite(Moment moment) {}

                    @Override
                    public void failNextRead() {}
                });
            }
        };
    }

    private static CrmStore make() {
        return (CrmStore) Proxy.newProxyInstance(
                NothingStore.class.getClassLoader(),
                new Class<?>[] {CrmStore.class},
                (proxy, method, arguments) -> method.getName().equals("commit")
                        ? Collections.nCopies(((Collection<?>) arguments[0]).size(), new CommitResult.Applied())
                        : nothing(method.getReturnType()));
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == Map.class) {
            return Map.of();
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == CursorPage.class) {
            return new CursorPage<>(List.of(), null);
        }
        if (type == EventPage.class) {
            return new EventPage.Events(List.of());
        }
        if (type == Backlog.class) {
            return new Backlog(Map.of(), Map.of(), 0, Map.of(), Map.of(), Map.of(), Map.of());
        }
        if (type == long.class) {
            return 0L;
        }
        return type == boolean.class ? false : null;
    }
}
