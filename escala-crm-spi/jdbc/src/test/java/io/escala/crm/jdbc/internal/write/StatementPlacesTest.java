package io.escala.crm.jdbc.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.jdbc.internal.engine.Dialect;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatementPlacesTest {
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
        for (Class<?> family : families()) {
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

    /** The classes beside {@link WriteStatement} that hold statements. */
    private static List<Class<?>> families() throws ReflectiveOperationException {
        try {
            Path classes = Path.of(WriteStatement.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String folder = WriteStatement.class.getPackageName();
            List<String> names;
            try (Stream<Path> files = Files.list(classes.resolve(folder.replace('.', '/')))) {
                names = files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith("Statements.class"))
                        .map(file -> folder + "." + file.replace(".class", ""))
                        .toList();
            }
            List<Class<?>> families = new ArrayList<>();
            for (String name : names) {
                families.add(Class.forName(name));
            }
            assertThat(families).isNotEmpty();
            return families;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the compiled classes cannot be listed", e);
        }
    }
}
