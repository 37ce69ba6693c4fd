package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.SampleRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What became of a message")
class AmendmentsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<Amendment> WITHOUT_UNSEND = List.of(
            edit("first", 1, "9"),
            edit("second", 2, "1"),
            edit("tied", 2, "2"),
            reaction(Direction.INBOUND, "+", 1, "1"),
            reaction(Direction.INBOUND, null, 2, "1"),
            reaction(Direction.OUTBOUND, "!", 2, "1"),
            reaction(Direction.OUTBOUND, "?", 2, "0"));

    @Test
    @DisplayName("ends the same in every order, with any of it seen twice")
    void convergesInEveryOrder() {
        Amendments expected = inOrder(WITHOUT_UNSEND);

        assertThat(expected.edit()).isEqualTo(edit("tied", 2, "2"));
        assertThat(expected.unsend()).isNull();
        assertThat(expected.customer()).isEqualTo(reaction(Direction.INBOUND, null, 2, "1"));
        assertThat(expected.business()).isEqualTo(reaction(Direction.OUTBOUND, "!", 2, "1"));
        for (List<Amendment> order : permutations(WITHOUT_UNSEND)) {
            assertThat(inOrder(order)).isEqualTo(expected);
            List<Amendment> twice = new ArrayList<>(order);
            twice.add(order.get(0));
            twice.add(0, order.get(order.size() - 1));
            assertThat(inOrder(twice)).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("holds no edit once it was unsent, in whatever order edits and unsends come")
    void unsendRemovesAllEdits() {
        List<Amendment> catalogue = List.of(
                edit("before", 1, "1"),
                unsend(3),
                unsend(2),
                edit("after", 4, "1"),
                reaction(Direction.INBOUND, "+", 5, "1"));
        for (List<Amendment> order : permutations(catalogue)) {
            Amendments end = inOrder(order);

            assertThat(end.edit()).isNull();
            assertThat(end.unsend()).isEqualTo(unsend(2));
            assertThat(end.customer()).isEqualTo(reaction(Direction.INBOUND, "+", 5, "1"));
        }
    }

    @Test
    @DisplayName("leaves a message the same in every order, and nothing of what was unsent")
    void messageConvergesInEveryOrder() {
        List<Amendment> catalogue = List.of(
                edit("telltale", 1, "1"),
                unsend(2),
                edit("telltale", 3, "1"),
                reaction(Direction.OUTBOUND, "+", 1, "1"));
        Message message = message();
        Message expected = message.amended(unsend(2)).amended(catalogue.get(3));
        for (List<Amendment> order : permutations(catalogue)) {
            Message end = message;
            for (Amendment amendment : order) {
                end = end.amended(amendment);
            }

            assertThat(end).isEqualTo(expected);
            assertThat(end.shown()).isEqualTo(new MessageContent.Removed());
            assertThat(end.context()).isEqualTo(MessageContext.NONE);
        }
    }

    @Test
    @DisplayName("is the same over shuffled random amendments")
    void randomAmendmentsConverge() {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 2_000; round++) {
            List<Amendment> amendments = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                amendments.add(anyOf(random));
            }
            Amendments expected = inOrder(amendments);
            Collections.shuffle(amendments, random);

            assertThat(inOrder(amendments)).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("shows the edit, while the content stays what was written")
    void showsTheEdit() {
        Message edited = message().amended(edit("now", 1, "1"));

        assertThat(edited.shown()).isEqualTo(new MessageContent.Text("now"));
        assertThat(edited.content()).isEqualTo(message().content());
        assertThat(message().shown()).isEqualTo(message().content());
    }

    @Test
    @DisplayName("keeps a reaction on the side of who reacted")
    void keepsReactionsPerSide() {
        Amendment.Reaction customers = reaction(Direction.INBOUND, "+", 1, "1");
        Amendments ofCustomer = Amendments.NONE.with(customers);

        assertThat(ofCustomer.customer()).isEqualTo(customers);
        assertThat(ofCustomer.business()).isNull();
        assertThatThrownBy(() -> new Amendments(null, null, null, customers))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("takes a blank reaction for one taken back, and keeps times in milliseconds")
    void blankReactionIsARemoval() {
        assertThat(new Amendment.Reaction(Direction.INBOUND, " \t", NOON, "1").emoji())
                .isNull();
        assertThat(new Amendment.Unsend(NOON.plusNanos(999_999)).at()).isEqualTo(NOON);
        assertThat(new Amendment.Edit(new MessageContent.Text("x"), NOON.plusNanos(1), "1").key())
                .isEqualTo(edit("x", 0, "1").key());
    }

    private static Message message() {
        return SampleRecords.MESSAGE.with(SampleRecords.CONTEXT);
    }

    private static Amendments inOrder(List<Amendment> amendments) {
        Amendments all = Amendments.NONE;
        for (Amendment amendment : amendments) {
            all = all.with(amendment);
        }
        return all;
    }

    /** What is equal in rank is equal altogether, as the channel's order makes it. */
    private static Amendment anyOf(Random random) {
        int seconds = random.nextInt(4) - 2;
        String order = Integer.toString(random.nextInt(3));
        return switch (random.nextInt(5)) {
            case 0 -> unsend(seconds);
            case 1, 2 -> edit("text " + seconds + "/" + order, seconds, order);
            default -> {
                Direction by = random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND;
                yield reaction(by, order.equals("0") ? null : "r" + order, seconds, order);
            }
        };
    }

    private static Amendment.Edit edit(String text, int seconds, String order) {
        return new Amendment.Edit(new MessageContent.Text(text), NOON.plusSeconds(seconds), order);
    }

    private static Amendment.Unsend unsend(int seconds) {
        return new Amendment.Unsend(NOON.plusSeconds(seconds));
    }

    private static Amendment.Reaction reaction(Direction by, @Nullable String emoji, int seconds, String order) {
        return new Amendment.Reaction(by, emoji, NOON.plusSeconds(seconds), order);
    }

    private static <T> List<List<T>> permutations(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            List<T> rest = new ArrayList<>(things);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
