package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.field.FieldSettings;
import io.escala.crm.jdbc.internal.codec.FieldCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements about the fields of accounts. */
final class FieldStatements {
    static final WriteStatement<FieldSettings> PUT_SETTINGS = WriteStatement.insert(
            0,
            Insert.into(Table.FIELDS, "account", "version", "doc").orReplace("version", "doc"),
            ANY,
            (params, account, settings) ->
                    params.text(account).number(settings.version()).text(FieldCodec.write(settings)));

    private FieldStatements() {}
}
