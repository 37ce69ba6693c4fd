package io.escala.crm.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.ChangeSamples;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The changes of a state")
class StateChangesTest {
    private static State of(List<Change> changes) {
        State state = State.complete();
        changes.forEach(state::apply);
        return state;
    }

    @Test
    @DisplayName("make the same state again")
    void makeTheSameStateAgain() {
        State state = of(ChangeSamples.ALL);
        ChangeSamples.OF_NO_ACCOUNT.stream().limit(1).forEach(state::apply);

        State again = of(state.changes());

        assertThat(again.changes()).containsExactlyInAnyOrderElementsOf(state.changes());
        assertThat(state.changes()).hasSizeGreaterThan(15);
    }

    @Test
    @DisplayName("are none for an empty state")
    void areNoneForAnEmptyState() {
        assertThat(State.complete().changes()).isEmpty();
    }
}
