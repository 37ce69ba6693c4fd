package io.escala.crm.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.contact.ContactId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.CursorPage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Writing")
class WritingTest {
    /** A record of one's own, with what no noun has. */
    public record Node(
            Optional<Duration> length,
            Optional<LocalDate> day,
            long number,
            int whole,
            Map<Name, String> byName,
            List<Node> nodes) {
        static final Node EMPTY = new Node(Optional.empty(), Optional.empty(), 0, 0, Map.of(), List.of());
    }

    /** A key that is no single text. */
    public record Name(String first, String last) {}

    /** The same record in an earlier version. */
    public record NodeBefore(long number) {}

    /** Two variants of one name. */
    public sealed interface Ambiguous {
        /** Holds the one. */
        final class One {
            /** The one. */
            public record Same() implements Ambiguous {}
        }

        /** Holds the other. */
        final class Other {
            /** The other. */
            public record Same() implements Ambiguous {}
        }
    }

    private record Hidden(int number) {}

    private static <T> T again(T value, Class<T> type) {
        return CrmCodec.read(CrmCodec.write(value), type);
    }

    @Test
    @DisplayName("takes records of one's own, with every kind of component, and in themselves")
    void takesRecordsOfOnesOwn() {
        Node node = new Node(
                Optional.of(Duration.ofMillis(1_500)),
                Optional.of(LocalDate.of(2026, 3, 1)),
                Long.MIN_VALUE,
                Integer.MIN_VALUE,
                Map.of(new Name("a", "b"), "c"),
                List.of(Node.EMPTY));

        assertThat(again(node, Node.class)).isEqualTo(node);
        assertThat(CrmCodec.write(node))
                .isEqualTo("{\"format\":1,\"value\":{\"length\":\"PT1.5S\",\"day\":\"2026-03-01\","
                        + "\"number\":-9223372036854775808,\"whole\":-2147483648,"
                        + "\"byName\":[{\"key\":{\"first\":\"a\",\"last\":\"b\"},\"value\":\"c\"}],\"nodes\":[{}]}}");
    }

    @Test
    @DisplayName("leaves out what is absent, so that a later version may add it")
    void leavesOutWhatIsAbsent() {
        assertThat(CrmCodec.read(CrmCodec.write(new NodeBefore(7)), Node.class))
                .isEqualTo(new Node(Optional.empty(), Optional.empty(), 7, 0, Map.of(), List.of()));
        assertThat(CrmCodec.write(Node.EMPTY)).isEqualTo("{\"format\":1,\"value\":{}}");
    }

    @Test
    @DisplayName("gives equal values the same text, however they were made")
    void givesEqualValuesTheSameText() {
        Map<Name, String> oneOrder = new LinkedHashMap<>();
        Map<Name, String> otherOrder = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            oneOrder.put(new Name("n", "" + i), "x");
            otherOrder.put(new Name("n", "" + (19 - i)), "x");
        }

        assertThat(CrmCodec.write(new Node(Optional.empty(), Optional.empty(), 0, 0, oneOrder, List.of())))
                .isEqualTo(CrmCodec.write(new Node(Optional.empty(), Optional.empty(), 0, 0, otherOrder, List.of())));
        assertThat(CrmCodec.write(new Role("all", Set.of(Permission.values()))))
                .contains("[\"CONFIGURE\",\"CONVERSE_ALL\",\"CONVERSE_OWN\"");
    }

    @Test
    @DisplayName("keeps every character, halves of pairs too, through UTF-8 and on one line")
    void keepsEveryCharacter() {
        String every = IntStream.rangeClosed(0, 0xFFFF)
                .mapToObj(character -> "" + (char) character + 'x')
                .collect(Collectors.joining());
        for (String text : List.of(every, "\uD83D\uDE00 \uDE00\uD83D", "e\u0301\u200D\u202E", "")) {
            CrmEvent.AttentionNeeded event = new CrmEvent.AttentionNeeded(text);

            byte[] utf8 = CrmCodec.write(event).getBytes(StandardCharsets.UTF_8);
            String stored = new String(utf8, StandardCharsets.UTF_8);

            assertThat(stored.chars()).noneMatch(character -> character < ' ');
            assertThat(CrmCodec.read(stored, CrmEvent.class)).isEqualTo(event);
        }
    }

    @Test
    @DisplayName("keeps long texts and the first and last instant")
    void keepsExtremes() {
        CrmEvent.AttentionNeeded event = new CrmEvent.AttentionNeeded("\u0001".repeat(5_000_000));
        assertThat(again(event, CrmEvent.AttentionNeeded.class)).isEqualTo(event);

        for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
            Times times = new Times(at, 7L);
            assertThat(again(times, Times.class)).isEqualTo(times);
        }
    }

    /** Times as they are. */
    public record Times(Instant at, Long number) {}

    @Test
    @DisplayName("refuses what has no form, and names the type")
    void refusesWhatHasNoForm() {
        assertThatThrownBy(() -> CrmCodec.write("text with a secret".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no form for char[]");
        assertThatThrownBy(() -> CrmCodec.write(new CursorPage<>(List.of(new ContactId("c-1")), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no form for T");
    }

    @Test
    @DisplayName("refuses a record that it cannot reach")
    void refusesWhatItCannotReach() {
        assertThatThrownBy(() -> again(new Hidden(1), Hidden.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Hidden.class.getName() + " must be public and in a package exported to this module");
    }

    @Test
    @DisplayName("refuses a family whose tags are not unique")
    void refusesAmbiguousTags() {
        String text = CrmCodec.write(new Ambiguous.One.Same());

        assertThatThrownBy(() -> CrmCodec.read(text, Ambiguous.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Ambiguous.class.getName() + " has two variants of one simple name");
    }
}
