package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.SampleRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The unread state of a conversation")
class UnreadTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest(name = "arrived {0}, answered {1}, read {2}, marked {3}: marked {4}, unseen {5}")
    @CsvSource({
        // Milliseconds after noon; blank when it never happened.
        " ,  ,  ,  , false, false",
        " , 1, 1,  , false, false",
        "1,  ,  ,  , false, true",
        // Answered after, at and before the arrival.
        "1, 2,  ,  , false, false",
        "1, 1,  ,  , false, false",
        "2, 1,  ,  , false, true",
        // Read after, at and before the arrival.
        "1,  , 2,  , false, false",
        "1,  , 1,  , false, false",
        "2,  , 1,  , false, true",
        // Either an answer or a reading after the arrival is enough.
        "2, 1, 3,  , false, false",
        "2, 3, 1,  , false, false",
        "3, 1, 2,  , false, true",
        // Marked after, at and before a reading; an answer has no effect on it.
        " ,  ,  , 1, true , false",
        " ,  , 1, 2, true , false",
        " ,  , 1, 1, false, false",
        " ,  , 2, 1, false, false",
        "1, 3,  , 2, true , false",
        "3,  , 1, 2, true , true",
        "2,  , 3, 1, false, false"
    })
    void fromTheMarks(
            @Nullable Long arrived,
            @Nullable Long answered,
            @Nullable Long read,
            @Nullable Long marked,
            boolean isMarked,
            boolean isUnseen) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        put(marks, Mark.INBOUND_ARRIVAL, arrived);
        put(marks, Mark.ANSWERED, answered);
        put(marks, Mark.READ_BY_TEAM, read);
        put(marks, Mark.MARKED_UNREAD, marked);
        List<Mark> order = new ArrayList<>(marks.keySet());

        for (int first = 0; first <= order.size(); first++) {
            Conversation conversation = SampleRecords.CONVERSATION;
            for (Mark mark : order) {
                conversation = conversation.raised(Map.of(mark, marks.get(mark)));
            }

            assertThat(Unread.of(conversation)).as(order.toString()).isEqualTo(new Unread(isMarked, isUnseen));
            assertThat(Unread.of(conversation).isUnread()).isEqualTo(isMarked || isUnseen);
            Collections.rotate(order, 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"WINDOW_OPENED", "WINDOW_SHUT", "ACTIVITY", "DELIVERED_UP_TO", "READ_UP_TO"})
    @DisplayName("does not depend on what Meta reports, and not on the activity, which automations raise too")
    void otherMarks(Mark mark) {
        Conversation read = SampleRecords.CONVERSATION.raised(
                Map.of(Mark.INBOUND_ARRIVAL, NOON, Mark.READ_BY_TEAM, NOON, mark, NOON.plusSeconds(9)));
        Conversation unread =
                SampleRecords.CONVERSATION.raised(Map.of(Mark.INBOUND_ARRIVAL, NOON, mark, NOON.plusSeconds(9)));

        assertThat(Unread.of(read).isUnread()).isFalse();
        assertThat(Unread.of(unread).isUnread()).isTrue();
    }

    private static void put(Map<Mark, Instant> marks, Mark mark, @Nullable Long millis) {
        if (millis != null) {
            marks.put(mark, NOON.plusMillis(millis));
        }
    }
}
