package io.escala.spring.boot.autoconfigure;

import io.escala.channels.AppSecret;
import io.escala.channels.graph.AccessToken;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.meta.MetaChannels;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.core.inbox.Channels;
import io.escala.core.inbox.Inbox;
import io.escala.core.inbox.InboxBuilder;
import io.escala.core.port.BusinessHours;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.port.RecordSource;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.store.CrmStore;
import io.escala.spring.boot.InboxCustomizer;
import io.escala.spring.boot.MetaChannelsCustomizer;
import io.escala.spring.boot.internal.listener.InboxListeners;
import io.escala.spring.boot.internal.work.AccountSetup;
import io.escala.spring.boot.internal.work.InboxWorkers;
import io.escala.spring.boot.properties.AccountRule;
import io.escala.spring.boot.properties.AppProperties;
import io.escala.spring.boot.properties.CheckedProperties;
import io.escala.spring.boot.properties.EscalaProperties;
import io.escala.spring.boot.properties.LineProperties;
import io.escala.spring.boot.properties.MetaRule;
import io.escala.spring.boot.properties.PropertyRule;
import io.escala.spring.boot.properties.WorkerProperties;
import io.escala.spring.boot.properties.WorkerRule;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The inbox and Meta's channels. Every bean backs off when the application has one of its own. */
@AutoConfiguration(after = {EscalaStoreAutoConfiguration.class, EscalaMetricsAutoConfiguration.class})
@ConditionalOnEscala
public class EscalaAutoConfiguration {
    /** Creates it. */
    public EscalaAutoConfiguration() {}

    /** Meta's channels, from the properties. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Channels.class)
    static class Meta {
        @Bean
        PropertyRule escalaAppRule() {
            return MetaRule::app;
        }

        @Bean
        @ConditionalOnMissingBean(AccessTokens.class)
        PropertyRule escalaTokenRule() {
            return MetaRule::tokens;
        }

        @Bean
        MetaChannels metaChannels(
                CheckedProperties checked,
                ObjectProvider<AccessTokens> tokens,
                ObjectProvider<MetaChannelsCustomizer> customizers) {
            EscalaProperties properties = checked.all();
            AppProperties app = properties.app();
            MetaChannels.Builder channels = MetaChannels.builder(tokens.getIfAvailable(
                            () -> line -> token(properties, line.id().value())))
                    .app(
                            Objects.requireNonNull(app.id()),
                            Stream.concat(
                                            Stream.of(Objects.requireNonNull(app.secret())),
                                            app.previousSecrets().stream())
                                    .map(AppSecret::of)
                                    .toArray(AppSecret[]::new))
                    .verifyToken(Objects.requireNonNull(app.verifyToken()));
            if (properties.standIn() != null) {
                channels.standIn(properties.standIn());
            }
            customizers.orderedStream().forEach(customizer -> customizer.customize(channels));
            return channels.build();
        }

        private static Optional<AccessToken> token(EscalaProperties properties, String line) {
            LineProperties its = properties.lines().get(line);
            String own = its == null ? null : its.token();
            return Optional.ofNullable(own == null ? properties.token() : own).map(AccessToken::of);
        }
    }

    @Bean
    PropertyRule escalaAccountRule() {
        return AccountRule::check;
    }

    @Bean
    PropertyRule escalaWorkerRule() {
        return WorkerRule::check;
    }

    @Bean
    @ConditionalOnMissingBean
    Inbox inbox(
            CheckedProperties checked,
            CrmStore store,
            ObjectProvider<Channels> channels,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<InboxCustomizer> customizers) {
        WorkerProperties workers = checked.all().workers();
        InboxBuilder inbox = Inbox.builder(store)
                .channels(channels.getIfAvailable(Channels::none))
                .workers(workers.threads())
                .pollInterval(workers.pollInterval())
                .overdueAfter(workers.overdueAfter());
        // More than one clock says nothing about which is meant.
        beans.getBeanProvider(Clock.class).ifUnique(inbox::clock);
        beans.getBeanProvider(IdSource.class).ifAvailable(inbox::ids);
        beans.getBeanProvider(Metrics.class).ifAvailable(inbox::metrics);
        beans.getBeanProvider(Team.class).ifAvailable(inbox::team);
        beans.getBeanProvider(Entitlements.class).ifAvailable(inbox::entitlements);
        beans.getBeanProvider(TemplateCatalogue.class).ifAvailable(inbox::templates);
        beans.getBeanProvider(BusinessHours.class).ifAvailable(inbox::businessHours);
        beans.getBeanProvider(MediaStorage.class).ifAvailable(inbox::mediaStorage);
        beans.getBeanProvider(RecordSource.class).ifAvailable(inbox::recordSource);
        customizers.orderedStream().forEach(customizer -> customizer.customize(inbox));
        return inbox.build();
    }

    @Bean
    @ConditionalOnBean(MetaChannels.class)
    @ConditionalOnMissingBean
    MetaWebhooks metaWebhooks(MetaChannels channels, Inbox inbox) {
        return channels.webhooks(inbox);
    }

    /** When all beans are made and before the web server accepts requests: nothing that arrives finds no line or no listener. */
    @Bean
    SmartInitializingSingleton escalaStart(
            Inbox inbox, CheckedProperties checked, ConfigurableListableBeanFactory beans) {
        return () -> {
            AccountSetup.run(inbox, checked.all());
            InboxListeners.register(beans, inbox);
        };
    }

    @Bean
    @ConditionalOnProperty(prefix = "escala.workers", name = "enabled", matchIfMissing = true)
    InboxWorkers escalaWorkers(Inbox inbox, CheckedProperties checked) {
        return new InboxWorkers(inbox, checked.all().workers().drainTime());
    }
}
