package io.escala.crm.jdbc.internal.write;

import io.escala.crm.jdbc.internal.codec.SearchTerms;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements about what people are found by. */
final class PersonStatements {
    private static final Insert PERSON = Insert.into(Table.PEOPLE, "account", "person", "words", "numbers", "terms");

    /** Makes sure that there is a row, which can be locked. */
    static final WriteStatement<Person> KNOW_PERSON = WriteStatement.upsertFound(
            Table.PEOPLE,
            0,
            dialect -> PERSON.rowsOf(dialect.row("?, ?, '', '', " + dialect.termsValue()))
                    .orKeep(),
            (params, account, person) ->
                    params.text(account).text(person.name()).terms(""));

    static final WriteStatement<Person> PUT_PERSON = WriteStatement.upsertFound(
            Table.PEOPLE,
            1,
            dialect -> PERSON.rowsOf(dialect.row("?, ?, ?, ?, " + dialect.termsValue()))
                    .orReplace("words", "numbers", "terms"),
            (params, account, person) -> params.text(account)
                    .text(person.name())
                    .text(Person.joined(' ', person.words()))
                    .text(Person.joined('+', person.numbers()))
                    .terms(SearchTerms.textOfPerson(account, person.words(), person.numbers())));

    private PersonStatements() {}
}
