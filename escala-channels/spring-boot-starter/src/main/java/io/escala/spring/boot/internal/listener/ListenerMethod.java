package io.escala.spring.boot.internal.listener;

import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.IncomingMessage;
import io.escala.core.inbox.Inbox;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.spring.boot.InboxListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** A method of a bean that handles messages or events. Thread-safe as far as the bean is. */
final class ListenerMethod {
    private static final String FORM =
            "must return nothing and have one parameter: IncomingMessage, LoggedEvent, CrmEvent or one of its variants";

    private final Object bean;
    private final Method method;
    private final Class<?> parameter;
    private final FollowerOptions options;

    private ListenerMethod(Object bean, Method method, Class<?> parameter, FollowerOptions options) {
        this.bean = bean;
        this.method = method;
        this.parameter = parameter;
        this.options = options;
    }

    /** Creates the listener, or fails with a message that names the method. */
    static ListenerMethod of(Object bean, Method method, InboxListener annotation) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != 1 || method.getReturnType() != void.class || !isListened(parameters[0])) {
            throw wrong(method, FORM, null);
        }
        if (!annotation.maxAge().isEmpty() && parameters[0] != IncomingMessage.class) {
            throw wrong(method, "has a maxAge, which is for IncomingMessage only", null);
        }
        ReflectionUtils.makeAccessible(method);
        try {
            return new ListenerMethod(bean, method, parameters[0], options(annotation));
        } catch (IllegalArgumentException e) {
            throw wrong(method, "has an attribute that cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean isListened(Class<?> type) {
        return type == IncomingMessage.class || type == LoggedEvent.class || CrmEvent.class.isAssignableFrom(type);
    }

    private static FollowerOptions options(InboxListener annotation) {
        FollowerOptions options = FollowerOptions.named(annotation.id());
        if (annotation.fromBeginning()) {
            options = options.fromBeginning();
        }
        return annotation.maxAge().isEmpty()
                ? options
                : options.maxAge(DurationStyle.detectAndParse(annotation.maxAge()));
    }

    private static IllegalStateException wrong(Method method, String why, @Nullable Exception cause) {
        return new IllegalStateException("@InboxListener " + name(method) + " " + why, cause);
    }

    private static String name(Method method) {
        return ClassUtils.getQualifiedMethodName(method, ClassUtils.getUserClass(method.getDeclaringClass()));
    }

    String id() {
        return options.name();
    }

    void register(Inbox inbox) {
        if (parameter == IncomingMessage.class) {
            inbox.onMessage(options, this::call);
        } else if (parameter == LoggedEvent.class) {
            inbox.follow(options, this::call);
        } else {
            inbox.follow(options, event -> {
                if (parameter.isInstance(event.event())) {
                    call(event.event());
                }
            });
        }
    }

    /** What the method throws is the reason why it is called again. */
    private void call(Object argument) throws Exception {
        try {
            method.invoke(bean, argument);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getTargetException();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw thrown instanceof Exception exception ? exception : e;
        }
    }

    @Override
    public String toString() {
        return name(method);
    }
}
