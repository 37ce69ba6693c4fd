package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.jdbc.internal.codec.FieldCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.store.FieldReads;
import java.util.Optional;

/** Reads the fields of accounts. Thread-safe. */
public final class FieldQueries implements FieldReads {
    private final Database database;

    /** Creates the queries. */
    public FieldQueries(Database database) {
        this.database = database;
    }

    @Override
    public Optional<FieldSettings> fieldSettings(AccountId account) {
        return database
                .read(session -> session.list(
                        "SELECT version, doc FROM escala_fields WHERE account = ? AND doc IS NOT NULL",
                        params -> params.text(account.value()),
                        row -> FieldCodec.settings(account, row.number(), row.text())))
                .stream()
                .findFirst();
    }
}
