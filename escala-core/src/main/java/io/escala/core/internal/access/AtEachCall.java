package io.escala.core.internal.access;

import io.escala.crm.account.Actor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** A part of a desk that finds out at each of its calls who calls, so a part that is kept never acts with a role of long ago. */
public final class AtEachCall {
    private AtEachCall() {}

    /**
     * Returns a part of which every method is called on the part of the actor as of then.
     *
     * @param type the part's interface
     * @param caller who calls
     * @param part makes the part of an actor
     */
    public static <T> T of(Class<T> type, Caller caller, Function<? super Actor, ? extends T> part) {
        if (caller.isFixed()) {
            return part.apply(caller.actor());
        }
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getDeclaringClass().equals(Object.class)) {
                        return ofObject(type, self, method.getName(), arguments);
                    }
                    try {
                        return method.invoke(part.apply(caller.actor()), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private static Object ofObject(Class<?> type, Object self, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> type.getSimpleName();
        };
    }
}
