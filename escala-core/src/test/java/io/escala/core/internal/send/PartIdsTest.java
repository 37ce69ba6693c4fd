package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.MessageId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartIdsTest {
    @Test
    void furtherIdsFollowTheFirst() {
        List<MessageId> ids = PartIds.of(new MessageId("0192-a"), 30);

        assertThat(ids).hasSize(30).startsWith(new MessageId("0192-a"), new MessageId("0192-a-002"));
        assertThat(ids).extracting(MessageId::value).isSorted().doesNotHaveDuplicates();
        assertThat(PartIds.of(new MessageId("0192-a"), 30)).isEqualTo(ids);
        assertThat(PartIds.of(new MessageId("0192-a"), 1)).containsExactly(new MessageId("0192-a"));
    }

    @Test
    void idsOfFullLengthHaveOthersToo() {
        String longest = "x".repeat(63);
        List<MessageId> ones = PartIds.of(new MessageId(longest + "1"), 3);
        List<MessageId> twos = PartIds.of(new MessageId(longest + "2"), 3);

        assertThat(ones).doesNotHaveDuplicates().doesNotContainAnyElementsOf(twos);
    }
}
