package io.escala.spring.boot.internal.store;

import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.JdbcOptions;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.StoreOpenException;
import io.escala.spring.boot.properties.StoreProperties;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.util.StringUtils;

/** Opens the store that the properties name. */
public final class StoreOpening {
    private final StoreProperties properties;
    private final JoinedStore joining;

    /**
     * Creates it.
     *
     * @param joining makes a store take part in the transactions of the application
     */
    public StoreOpening(StoreProperties properties, JoinedStore joining) {
        this.properties = properties;
        this.joining = joining;
    }

    /**
     * Opens the store.
     *
     * @param dataSources the DataSources of the application: the one to use, or all when it is not clear which
     * @return a file when one is named, otherwise PostgreSQL
     * @throws StoreOpenException when there is neither, or when it cannot be opened
     */
    public CrmStore open(List<DataSource> dataSources) {
        JdbcOptions options =
                JdbcOptions.standard().migrateOnOpen(properties.migrate() == StoreProperties.Migrate.AT_START);
        String file = properties.file();
        if (StringUtils.hasText(file)) {
            return JdbcCrmStore.sqlite(Path.of(file), options);
        }
        if (dataSources.isEmpty()) {
            throw new StoreOpenException(
                    StoreOpenException.Reason.NOT_FOUND,
                    "there is no store: set escala.store.file to a SQLite file, or add a DataSource that connects to PostgreSQL");
        }
        if (dataSources.size() > 1) {
            throw new StoreOpenException(
                    StoreOpenException.Reason.NOT_FOUND,
                    "there are " + dataSources.size()
                            + " DataSources: mark one as @Primary, or define a CrmStore bean");
        }
        DataSource dataSource = dataSources.get(0);
        JdbcCrmStore store = JdbcCrmStore.postgres(dataSource, options);
        return properties.joinTransactions() ? joining.join(store, dataSource) : store;
    }

    /** Makes a store take part in the transactions of the application. */
    @FunctionalInterface
    public interface JoinedStore {
        /** Returns a store that takes part in transactions on the DataSource. */
        CrmStore join(JdbcCrmStore store, DataSource dataSource);
    }
}
