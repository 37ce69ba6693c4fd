package io.escala.spring.boot.test;

import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import io.escala.spring.boot.properties.LineProperties;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Points an application to the fake Meta. A value, so that tests of one kind share a context.
 *
 * @param store which store the inbox is on
 */
record FakeMetaCustomizer(EscalaTest.Store store) implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConfigurableEnvironment environment = context.getEnvironment();
        FakeLines.Started fake = FakeLines.start(Binder.get(environment)
                .bind("escala.lines", Bindable.mapOf(String.class, LineProperties.class))
                .orElse(Map.of()));
        environment.getPropertySources().addFirst(new MapPropertySource("fake Meta", fake.properties()));
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
        // A definition, and no singleton, so that it is closed with the context.
        beans.registerBeanDefinition("fakeMeta", new RootBeanDefinition(FakeMeta.class, fake::meta));
        beans.registerBeanDefinition(
                "webhookUrl", new RootBeanDefinition(WebhookUrl.class, () -> new WebhookUrl(environment)));
        if (store == EscalaTest.Store.MEMORY) {
            RootBeanDefinition memory =
                    new RootBeanDefinition(CrmStore.class, () -> new MemoryCrmStore(Clock.systemUTC()));
            // Before a store that the application defines itself.
            memory.setPrimary(true);
            beans.registerBeanDefinition("memoryCrmStore", memory);
        }
    }
}
