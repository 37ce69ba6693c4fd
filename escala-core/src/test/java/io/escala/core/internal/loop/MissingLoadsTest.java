package io.escala.core.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.channel.TryAgainException;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A decision that reads what was not loaded for it")
class MissingLoadsTest {
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final ContactId CONTACT = new ContactId("c-1");

    private final List<Relation> counted = new ArrayList<>();
    private int attempts;

    /** Loads nothing but what earlier attempts turned out to need. */
    private State load() {
        State state = State.partial();
        MissingLoads.forCurrent((relation, key) -> state.markLoaded(relation, List.of(key)), counted::add);
        attempts++;
        return state;
    }

    private String readingTwo() {
        State state = load();
        return state.conversations().message(MESSAGE).isEmpty()
                        && state.contacts().find(CONTACT).isEmpty()
                ? "both absent"
                : "present";
    }

    @Test
    @DisplayName("is made again with it, and counted once per load")
    void isDecidedAgain() {
        assertThat(MissingLoads.supplying(this::readingTwo, false)).isEqualTo("both absent");

        assertThat(attempts).isEqualTo(3);
        assertThat(counted).containsExactly(Relation.MESSAGES, Relation.CONTACTS);
    }

    @Test
    @DisplayName("fails in tests, naming what was read")
    void failsInTests() {
        assertThatThrownBy(() -> MissingLoads.supplying(this::readingTwo))
                .isInstanceOfSatisfying(NotLoadedException.class, unloaded -> {
                    assertThat(unloaded.relation()).isEqualTo(Relation.MESSAGES);
                    assertThat(unloaded.key()).isEqualTo(MESSAGE);
                })
                .hasMessageContaining("MESSAGES")
                .hasMessageNotContaining("m-1");
    }

    @Test
    @DisplayName("is given up for now after three reloads, and never taken for a decision about something absent")
    void isGivenUpForNow() {
        Supplier<Object> endless = () -> load().contacts().find(new ContactId("c-" + attempts));

        assertThatThrownBy(() -> MissingLoads.supplying(endless, false))
                .isInstanceOf(TryAgainException.class)
                .hasCauseInstanceOf(NotLoadedException.class);
        assertThat(attempts).isEqualTo(MissingLoads.MAX_RELOADS + 1);
    }

    @Test
    @DisplayName("leaves nothing to the next command on the thread")
    void leavesNothingBehind() {
        MissingLoads.supplying(this::readingTwo, false);
        attempts = 0;

        MissingLoads.supplying(this::load, false);

        assertThat(load().isLoaded(Relation.MESSAGES, MESSAGE)).isFalse();
        assertThat(counted).hasSize(2);
    }

    @Test
    @DisplayName("inside another is made again alone, and its loads serve the outer one too")
    void nested() {
        String outer = MissingLoads.supplying(
                () -> {
                    String inner = MissingLoads.supplying(this::readingTwo, false);
                    return inner + ", " + load().contacts().find(CONTACT).isPresent();
                },
                false);

        assertThat(outer).isEqualTo("both absent, false");
    }
}
