package io.escala.spring.boot.autoconfigure;

import io.escala.crm.store.CrmStore;
import io.escala.spring.boot.internal.store.StoreOpening;
import io.escala.spring.boot.internal.store.TransactionalCrmStore;
import io.escala.spring.boot.properties.CheckedProperties;
import io.escala.spring.boot.properties.EscalaProperties;
import io.escala.spring.boot.properties.PropertyRule;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The properties, and the store of the inbox unless the application has a {@link CrmStore} of its own. */
@AutoConfiguration
@ConditionalOnEscala
@EnableConfigurationProperties(EscalaProperties.class)
public class EscalaStoreAutoConfiguration {
    private static final String SPRING_JDBC = "org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy";

    /** Creates it. */
    public EscalaStoreAutoConfiguration() {}

    @Bean
    CheckedProperties escalaCheckedProperties(EscalaProperties properties, ObjectProvider<PropertyRule> rules) {
        return CheckedProperties.of(properties, rules.orderedStream());
    }

    /** After the migrations of the application, which may contain those of the store. */
    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    CrmStore escalaStore(
            CheckedProperties properties,
            ObjectProvider<DataSource> dataSources,
            StoreOpening.JoinedStore escalaJoinedStore) {
        DataSource only = dataSources.getIfUnique();
        return new StoreOpening(properties.all().store(), escalaJoinedStore)
                .open(only == null ? dataSources.stream().toList() : List.of(only));
    }

    /** With Spring's transactions. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = SPRING_JDBC)
    static class WithTransactions {
        @Bean
        StoreOpening.JoinedStore escalaJoinedStore() {
            return TransactionalCrmStore::new;
        }
    }

    /** Without Spring's transactions. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(SPRING_JDBC)
    static class WithoutTransactions {
        @Bean
        StoreOpening.JoinedStore escalaJoinedStore() {
            return (store, dataSource) -> store;
        }
    }
}
