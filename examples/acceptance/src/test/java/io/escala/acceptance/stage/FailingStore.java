package io.escala.acceptance.stage;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stores that break off or refuse. */
public final class FailingStore {
    private FailingStore() {}

    /** When a store breaks off, asked at every call, in their order. */
    @FunctionalInterface
    public interface When {
        boolean breaksOff(String method);
    }

    /** A store that breaks off before it does what it is asked. */
    public static CrmStore before(CrmStore store, When when) {
        return proxy((proxy, method, arguments) -> {
            breakOff(method.getName(), when);
            return call(store, method, arguments);
        });
    }

    /** A store that throws, before it does what it is asked, whatever that throws which is told the name of each method. */
    public static CrmStore throwing(CrmStore store, Consumer<String> before) {
        return proxy((proxy, method, arguments) -> {
            before.accept(method.getName());
            return call(store, method, arguments);
        });
    }

    /** A store that does what it is asked, and breaks off before it says so. */
    public static CrmStore after(CrmStore store, When when) {
        return proxy((proxy, method, arguments) -> {
            Object answer = call(store, method, arguments);
            breakOff(method.getName(), when);
            return answer;
        });
    }

    /** A store whose engine refuses some ChangeSets for good; nothing of a list with one of them lands. */
    @SuppressWarnings("unchecked") // a commit is of ChangeSets
    public static CrmStore refusing(CrmStore store, Predicate<ChangeSet> refused) {
        return proxy((proxy, method, arguments) -> {
            if (method.getName().equals("commit")
                    && ((List<ChangeSet>) arguments[0]).stream().anyMatch(refused)) {
                throw new UnstorableException("refused by the test");
            }
            return call(store, method, arguments);
        });
    }

    private static void breakOff(String method, When when) {
        if (!method.equals("close") && when.breaksOff(method)) {
            throw new StoreUnavailableException("broken off by the test");
        }
    }

    private static Object call(CrmStore store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static CrmStore proxy(InvocationHandler handler) {
        return (CrmStore)
                Proxy.newProxyInstance(CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, handler);
    }
}
