package io.escala.crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A forwarding store")
class ForwardingCrmStoreTest {
    private final List<Method> called = new ArrayList<>();

    /** Records the calls; every answer is the default value of its type. */
    private final CrmStore target = (CrmStore) Proxy.newProxyInstance(
            CrmStore.class.getClassLoader(), new Class<?>[] {CrmStore.class}, (proxy, method, arguments) -> {
                called.add(method);
                return defaultOf(method.getReturnType());
            });

    private static Object defaultOf(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? 0L : null;
    }

    static Stream<Method> methods() {
        return Stream.of(CrmStore.class.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("forwards every method, those with a default too")
    void forwardsEveryMethod(Method method) throws ReflectiveOperationException {
        CrmStore store = new ForwardingCrmStore(target) {};

        Class<?>[] types = method.getParameterTypes();
        Object[] arguments =
                Stream.of(types).map(ForwardingCrmStoreTest::defaultArgument).toArray();
        method.invoke(store, arguments);

        assertThat(called).extracting(Method::getName).containsExactly(method.getName());
        assertThat(called.get(0).getParameterTypes()).isEqualTo(types);
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("makes every call but that of close in one place")
    void makesEveryCallInOnePlace(Method method) throws ReflectiveOperationException {
        AtomicInteger calls = new AtomicInteger();
        CrmStore store = new ForwardingCrmStore(target) {
            @Override
            protected <T> T forward(Function<CrmStore, T> call) {
                calls.incrementAndGet();
                return super.forward(call);
            }
        };

        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(ForwardingCrmStoreTest::defaultArgument)
                .toArray();
        method.invoke(store, arguments);

        assertThat(calls).hasValue(method.getName().equals("close") ? 0 : 1);
    }

    private static Object defaultArgument(Class<?> type) {
        return type == int.class ? 0 : defaultOf(type);
    }
}
