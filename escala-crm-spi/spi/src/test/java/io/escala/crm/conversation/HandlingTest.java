package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.SampleRecords;
import io.escala.crm.store.ConversationFilter.Handled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A conversation is with a person")
class HandlingTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "answered {0}, taken over {1}, handed back {2}, closed {3}, now {4}, back after {5}: {6}")
    @CsvSource({
        // Milliseconds after noon; blank when it never happened.
        " ,  ,  ,  , 9,  , false",
        " ,  , 1, 1, 9,  , false",
        "1,  ,  ,  , 9,  , true",
        " , 1,  ,  , 9,  , true",
        // Handed back or closed at that time or later; the later of answer and taking over counts.
        "1,  , 1,  , 9,  , false",
        "1,  , 2,  , 9,  , false",
        "2,  , 1,  , 9,  , true",
        "1,  ,  , 1, 9,  , false",
        "1,  ,  , 2, 9,  , false",
        "2,  ,  , 1, 9,  , true",
        "1, 3, 2,  , 9,  , true",
        "3, 1, 2, 2, 9,  , true",
        "1, 1, 2,  , 9,  , false",
        "3,  , 2, 4, 9,  , false",
        // Until the account's time is over, which begins anew at each answer.
        "1,  ,  ,  , 4, 4, true",
        "1,  ,  ,  , 5, 4, false",
        "1,  ,  ,  , 6, 4, false",
        "3, 1,  ,  , 6, 4, true",
        "3,  , 3,  , 4, 4, false"
    })
    void fromTheMarks(
            @Nullable Long answered,
            @Nullable Long takenOver,
            @Nullable Long handedBack,
            @Nullable Long closed,
            long now,
            @Nullable Long handBackAfter,
            boolean person) {
        Conversation conversation = raised(SampleRecords.CONVERSATION.opened(), Mark.HANDED_BACK, handedBack);
        conversation = closed == null ? conversation : conversation.closed(NOON.plusMillis(closed));
        conversation = raised(raised(conversation, Mark.ANSWERED, answered), Mark.TAKEN_OVER, takenOver);
        Duration back = handBackAfter == null ? null : Duration.ofMillis(handBackAfter);
        Instant time = NOON.plusMillis(now);

        Handling handling = Handling.of(conversation);

        assertThat(handling.isByPerson(time, back)).isEqualTo(person);
        Instant after = back == null ? null : time.minus(back);
        assertThat(new Handled(true, after).includes(handling)).isEqualTo(person);
        assertThat(new Handled(false, after).includes(handling)).isEqualTo(!person);
    }

    private static Conversation raised(Conversation conversation, Mark mark, @Nullable Long millis) {
        return millis == null ? conversation : conversation.raised(Map.of(mark, NOON.plusMillis(millis)));
    }
}
