package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.escala.core.result.Receipt.Filing;
import io.escala.crm.Channel;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedMetricsTest {
    @Test
    void exceptionsOfTheMetricsAreSuppressed() throws IllegalAccessException, InvocationTargetException {
        List<String> called = new ArrayList<>();
        Metrics broken = (Metrics) Proxy.newProxyInstance(
                Metrics.class.getClassLoader(), new Class<?>[] {Metrics.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    throw new IllegalStateException("no registry");
                });
        Metrics guarded = Metrics.guarded(broken);
        List<String> logged = new ArrayList<>();
        for (Method method : Metrics.class.getDeclaredMethods()) {
            if (method.isDefault()) {
                Object[] arguments = new Object[method.getParameterCount()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = method.getParameterTypes()[i] == long.class ? 0L : null;
                }
                method.invoke(guarded, arguments);
                logged.add(method.getName());
            }
        }

        assertThat(logged).isNotEmpty();
        assertThat(called).containsExactlyInAnyOrderElementsOf(logged);
    }

    @Test
    void callsAreForwarded() {
        List<Object> heard = new ArrayList<>();
        Metrics guarded = Metrics.guarded(new Metrics() {
            @Override
            public long ticks() {
                return 42;
            }

            @Override
            public void event(@Nullable Channel channel, Filing outcome, QuarantinedItem.@Nullable Reason reason) {
                heard.add(outcome);
            }

            @Override
            public void work(WorkKind kind, Worked worked, long nanos) {
                heard.add(nanos);
            }
        });

        guarded.event(Channel.WHATSAPP, Filing.STORED, null);
        guarded.work(WorkKind.SEND, Metrics.Worked.SETTLED, guarded.ticks());

        assertThat(heard).containsExactly(Filing.STORED, 42L);
        assertThat(Metrics.guarded(guarded)).isSameAs(guarded);
        assertThatCode(() -> guarded.send(Channel.WHATSAPP, Metrics.Sent.ACCEPTED, null, 0))
                .doesNotThrowAnyException();
    }
}
