package io.escala.spring.boot.internal.listener;

import io.escala.core.inbox.Inbox;
import io.escala.spring.boot.InboxListener;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds the methods with {@link InboxListener} in all beans, and registers them. */
public final class InboxListeners {
    private final ConfigurableListableBeanFactory beans;
    private final Map<String, ListenerMethod> byId = new LinkedHashMap<>();

    private InboxListeners(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Registers every listener with the inbox.
     *
     * @param beans the beans of the application
     * @param inbox the inbox
     * @throws IllegalStateException when a method cannot be a listener; the message names it
     */
    public static void register(ConfigurableListableBeanFactory beans, Inbox inbox) {
        InboxListeners found = new InboxListeners(beans);
        for (String name : beans.getBeanNamesForType(Object.class)) {
            if (!ScopedProxyUtils.isScopedTarget(name)) {
                found.collect(name);
            }
        }
        found.byId.values().forEach(listener -> listener.register(inbox));
    }

    private void collect(String name) {
        Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
        if (type == null || !AnnotationUtils.isCandidateClass(type, InboxListener.class)) {
            return;
        }
        Map<Method, InboxListener> methods =
                MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<InboxListener>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, InboxListener.class));
        methods.forEach((method, annotation) -> {
            Object bean = beans.getBean(name);
            add(ListenerMethod.of(bean, AopUtils.selectInvocableMethod(method, bean.getClass()), annotation));
        });
    }

    private void add(ListenerMethod listener) {
        ListenerMethod other = byId.putIfAbsent(listener.id(), listener);
        if (other != null) {
            throw new IllegalStateException(
                    "two methods are @InboxListener(id = \"" + listener.id() + "\"): " + other + " and " + listener);
        }
    }
}
