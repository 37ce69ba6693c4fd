package io.escala.crm.jdbc.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.jdbc.internal.engine.Dialect;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementPlacesTest {
    private static final List<Class<?>> FAMILIES = List.of(
            AccountStatements.class,
            IdentityStatements.class,
            ContactStatements.class,
            ConversationStatements.class,
            MessageStatements.class,
            IntakeStatements.class,
            WorkStatements.class,
            EventStatements.class,
            RetentionStatements.class);

    @Test
    void noTwoStatementsHaveTheSamePlace() throws ReflectiveOperationException {
        assertThat(statements()).extracting(WriteStatement::place).doesNotHaveDuplicates();
    }

    @Test
    void statementIsRenderedOnceForEachDialect() throws ReflectiveOperationException {
        for (WriteStatement<?> statement : statements()) {
            for (Dialect dialect : List.of(Dialect.SQLITE, Dialect.POSTGRES)) {
                assertThat(statement.sql(dialect))
                        .isSameAs(statement.sql(dialect))
                        .contains(statement.table().sqlName());
            }
        }
    }

    private static List<WriteStatement<?>> statements() throws ReflectiveOperationException {
        List<WriteStatement<?>> all = new ArrayList<>();
        for (Class<?> family : FAMILIES) {
            for (Field field : family.getDeclaredFields()) {
                if (field.getType() == WriteStatement.class) {
                    field.setAccessible(true);
                    all.add((WriteStatement<?>) Objects.requireNonNull(field.get(null)));
                }
            }
        }
        Stream.of(DeliveryStatus.values())
                .map(MessageStatements::raiseDeliveryTo)
                .forEach(all::add);
        return all;
    }
}
