package io.escala.spring.boot.autoconfigure;

import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.spring.boot.internal.actuate.InboxEndpoint;
import io.escala.spring.boot.internal.actuate.InboxHealth;
import io.escala.spring.boot.properties.CheckedProperties;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The health of the inbox, and the endpoint {@code escala}, in the actuator. */
@AutoConfiguration(after = EscalaAutoConfiguration.class)
@ConditionalOnEscala
@ConditionalOnBean(Inbox.class)
public class EscalaActuatorAutoConfiguration {
    private static final String HEALTH = "escalaHealthIndicator";

    /** Creates it. */
    public EscalaActuatorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    InboxHealth escalaInboxHealth(Inbox inbox, CheckedProperties properties) {
        return new InboxHealth(inbox, account(properties));
    }

    private static AccountId account(CheckedProperties properties) {
        String id = properties.all().account().id();
        return StringUtils.hasText(id) ? new AccountId(id) : AccountId.NONE;
    }

    /** The endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static class ReadOnlyEndpoint {
        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        InboxEndpoint escalaInboxEndpoint(Inbox inbox, CheckedProperties properties) {
            return new InboxEndpoint(inbox, account(properties));
        }
    }

    /** The types of health as Spring Boot 3 has them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
    @ConditionalOnMissingBean(name = HEALTH)
    static class HealthOnBoot3 {
        @Bean(HEALTH)
        @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator("escala")
        org.springframework.boot.actuate.health.HealthIndicator escalaHealthIndicator(InboxHealth health) {
            return () -> {
                InboxHealth.Report report = health.now();
                return org.springframework.boot.actuate.health.Health.status(
                                report.state().name())
                        .withDetails(report.details())
                        .build();
            };
        }
    }

    /** The types of health as Spring Boot 4 has them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnMissingBean(name = HEALTH)
    static class HealthOnBoot4 {
        @Bean(HEALTH)
        @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator("escala")
        org.springframework.boot.health.contributor.HealthIndicator escalaHealthIndicator(InboxHealth health) {
            return () -> {
                InboxHealth.Report report = health.now();
                return org.springframework.boot.health.contributor.Health.status(
                                report.state().name())
                        .withDetails(report.details())
                        .build();
            };
        }
    }
}
