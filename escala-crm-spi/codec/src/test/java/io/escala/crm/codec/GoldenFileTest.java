package io.escala.crm.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.audit.AuditFilter;
import io.escala.crm.change.Change;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.SessionPosition;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was written once is read for ever. A line of {@code format-1} never changes and is never removed; a new type, and a type with a
 * new component, adds a line, which the failing test shows.
 */
@DisplayName("The texts of format-1")
class GoldenFileTest {
    private static final Map<String, Class<?>> TYPES =
            SpiTypes.records().stream().collect(Collectors.toMap(Class::getName, Function.identity()));

    /** What a store is asked for is written nowhere. */
    private static final Set<Class<?>> QUERIES = Set.of(
            AuditFilter.class,
            AuditPosition.class,
            CompanyFilter.class,
            CompanyPosition.class,
            ContactFilter.class,
            ContactPosition.class,
            ContactVisibility.class,
            ConversationFilter.Handled.class,
            ConversationFilter.Owners.class,
            ConversationFilter.Window.class,
            LibraryFilter.class,
            LibraryPosition.class,
            ListedContact.class,
            MessageTime.class,
            RecordFilter.class,
            RecordPosition.class,
            ReferralFilter.class,
            ScheduledFilter.class,
            ScheduledPosition.class,
            SessionFilter.class,
            SessionPosition.class,
            ThreadPosition.class,
            ThreadSummary.class,
            Visibility.class);

    /** A type and a text of it. */
    record Line(String type, String text) {
        static Line parse(String line) {
            int space = line.indexOf(' ');
            return new Line(line.substring(0, space), line.substring(space + 1));
        }

        static Line of(Object example) {
            return new Line(example.getClass().getName(), CrmCodec.write(example));
        }

        Object read() {
            return CrmCodec.read(text, Objects.requireNonNull(TYPES.get(type), type));
        }

        @Override
        public String toString() {
            return type + " " + text;
        }
    }

    static List<Line> lines() throws IOException {
        try (InputStream file = GoldenFileTest.class.getResourceAsStream("format-1")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Line::parse)
                    .toList();
        }
    }

    private static Set<Object> examples() {
        Set<Object> examples = new LinkedHashSet<>();
        for (Class<?> type : SpiTypes.records()) {
            if (QUERIES.contains(type)) {
                continue;
            }
            examples.add(Examples.of(type));
            // Changes check less than nouns do, and nobody makes one without its noun.
            if (!Change.class.isAssignableFrom(type)) {
                examples.add(Examples.sparse(type));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("are read, and written again as they are")
    void areReadAndWrittenAgain(Line line) {
        assertThat(CrmCodec.write(line.read())).isEqualTo(line.text());
    }

    @Test
    @DisplayName("have every variant as it is written today, and are read to equal values")
    void haveEveryVariant() throws IOException {
        Map<Line, Object> golden = lines().stream().collect(Collectors.toMap(Function.identity(), Line::read));

        Map<Line, Object> today = examples().stream().collect(Collectors.toMap(Line::of, Function.identity()));

        assertThat(golden).containsAllEntriesOf(today);
    }
}
