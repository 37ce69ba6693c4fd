package io.escala.spring.boot.autoconfigure;

import io.escala.channels.webhook.MetaWebhooks;
import io.escala.spring.boot.internal.web.WebhookController;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** The endpoint that Meta calls, with Spring MVC. */
@AutoConfiguration(after = EscalaAutoConfiguration.class)
@ConditionalOnEscala
@ConditionalOnBean(MetaWebhooks.class)
@ConditionalOnProperty(prefix = "escala.webhook", name = "enabled", matchIfMissing = true)
public class EscalaWebhookAutoConfiguration {
    /** Creates it. */
    public EscalaWebhookAutoConfiguration() {}

    /** Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(DispatcherServlet.class)
    static class Servlet {
        @Bean
        @ConditionalOnMissingBean
        WebhookController escalaWebhookController(MetaWebhooks webhooks) {
            return new WebhookController(webhooks);
        }
    }

    /** WebFlux: filing a delivery blocks, which its threads must not. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static class Reactive {
        @Bean
        SmartInitializingSingleton escalaWebhookUnsupported() {
            return () -> {
                throw new IllegalStateException(
                        "the webhook endpoint needs Spring MVC (spring-boot-starter-web); with WebFlux set"
                                + " escala.webhook.enabled=false, and call MetaWebhooks in a controller of your own on a thread that may block");
            };
        }
    }
}
