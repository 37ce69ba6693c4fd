package io.escala.crm.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation")
class ConversationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Mark> MARKS = List.copyOf(EnumSet.allOf(Mark.class));
    private static final Conversation NEW = Conversation.begin(
            new AccountId("acme"),
            new ConversationId("c-1"),
            new LineId("line"),
            new IdentityId("i-1"),
            Channel.WHATSAPP,
            NOON);

    @Test
    @DisplayName("never moves a mark back")
    void neverMovesAMarkBack() {
        Conversation late = NEW.raised(Map.of(Mark.ACTIVITY, NOON));

        assertThat(late.raised(Map.of(Mark.ACTIVITY, NOON.minusMillis(1)))).isEqualTo(late);
        assertThat(late.raised(Map.of(Mark.ACTIVITY, NOON.plusMillis(1))).mark(Mark.ACTIVITY))
                .contains(NOON.plusMillis(1));
        assertThat(late.mark(Mark.ANSWERED)).isEmpty();
    }

    @Test
    @DisplayName("has the same marks in every order in which they were raised, with any of them raised twice")
    void marksCommute() {
        Random random = new Random(20_260_305);
        for (int round = 0; round < 2_000; round++) {
            List<Map<Mark, Instant>> sightings = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                sightings.add(
                        Map.of(MARKS.get(random.nextInt(MARKS.size())), NOON.plusNanos(random.nextInt(5_000_000))));
            }
            Conversation expected = inOrder(sightings);
            sightings.add(sightings.get(0));
            Collections.shuffle(sightings, random);
            assertThat(inOrder(sightings)).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("lives through close and reopen, counting sessions, and versions only what people change")
    void closesAndReopens() {
        Conversation open = NEW.opened();
        Conversation closed = open.closed(NOON);
        Conversation reopened = closed.opened();

        assertThat(open.open()).isTrue();
        assertThat(open.version()).isZero();
        assertThat(closed.open()).isFalse();
        assertThat(closed.closedAt()).isEqualTo(NOON);
        assertThat(closed.version()).isEqualTo(1);
        assertThat(reopened.session()).isEqualTo(2);
        assertThat(reopened.closedAt()).isEqualTo(NOON);
        assertThat(reopened.ownedBy(new UserId("u-1")).version()).isEqualTo(2);
        assertThat(reopened.raised(Map.of(Mark.ANSWERED, NOON)).version()).isEqualTo(1);
    }

    @Test
    @DisplayName("that is open has a session")
    void openConversationHasASession() {
        assertThatThrownBy(() -> new Conversation(
                        NEW.account(),
                        NEW.id(),
                        NEW.line(),
                        NEW.identity(),
                        NEW.channel(),
                        null,
                        0,
                        true,
                        null,
                        Map.of(),
                        Set.of(),
                        null,
                        NOON,
                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Conversation inOrder(List<Map<Mark, Instant>> sightings) {
        Conversation conversation = NEW;
        for (Map<Mark, Instant> sighting : sightings) {
            conversation = conversation.raised(sighting);
        }
        return conversation;
    }
}
