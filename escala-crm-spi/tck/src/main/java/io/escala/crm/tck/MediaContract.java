package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaFile.State;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state of each medium of a message only moves forward, independently of the others. */
abstract class MediaContract extends StoreContract {
    private static final MessageId FIRST = new MessageId("m-1");
    private static final MessageId SECOND = new MessageId("m-2");

    @BeforeEach
    void putMessages() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AppendMessage(acme.inbound("talk", "m-1", NOON)),
                new AppendMessage(acme.inbound("talk", "m-2", NOON.plusSeconds(1))));
    }

    @Test
    void furthestStateWinsInEveryOrder() {
        int place = 0;
        List<MediaFile> expected = new ArrayList<>();
        for (List<State> order : Permutations.of(List.of(State.values()))) {
            for (State state : order) {
                commitApplied(new PutMedia(acme.media("m-1", place, state, NOON.plusSeconds(order.indexOf(state)))));
            }
            expected.add(acme.media("m-1", place, State.ERASED, NOON.plusSeconds(order.indexOf(State.ERASED))));
            place++;
        }

        assertThat(store.media(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, expected));
    }

    @Test
    void stateStaysUntilAFurtherOne() {
        for (State state : State.values()) {
            commitApplied(new PutMedia(acme.media("m-1", 0, state, NOON)));
            commitApplied(new PutMedia(acme.media("m-1", 0, State.FAILED, NOON.plusSeconds(9))));

            assertThat(store.media(ACME, Set.of(FIRST)))
                    .isEqualTo(Map.of(FIRST, List.of(acme.media("m-1", 0, state, NOON))));
        }
    }

    @Test
    void firstOfTheSameStateWins() {
        MediaFile first = new MediaFile(ACME, FIRST, 0, State.STORED, "first", 10, "image/png", null, NOON);
        MediaFile again = new MediaFile(ACME, FIRST, 0, State.STORED, "again", 20, null, null, NOON.plusSeconds(1));
        commitApplied(new PutMedia(first));

        commitApplied(new PutMedia(again));
        assertThat(store.media(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(first)));

        commitApplied(new PutMedia(acme.media("m-2", 0, State.STORED, NOON)), new PutMedia(again));
        assertThat(store.media(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(first)));
    }

    @Test
    void mediaOfAMessageAreOrderedByPlace() {
        List<Integer> places = List.of(10, 2, 0, 1_000_000, 1);
        places.forEach(place -> commitApplied(new PutMedia(acme.media("m-1", place, State.EXPIRED, NOON))));
        commitApplied(new PutMedia(acme.media("m-2", 3, State.FAILED, NOON)));

        assertThat(store.media(ACME, List.of(SECOND, FIRST, new MessageId("absent"), FIRST)))
                .isEqualTo(Map.of(
                        FIRST,
                        places.stream()
                                .sorted()
                                .map(place -> acme.media("m-1", place, State.EXPIRED, NOON))
                                .toList(),
                        SECOND,
                        List.of(acme.media("m-2", 3, State.FAILED, NOON))));
    }

    @Test
    void mediaOfAnAlbumAreIndependent() {
        MediaRef photo = new MediaRef(MediaKind.IMAGE, null, "https://example.com/photo", null, null, null);
        Message album = acme.inbound(
                "talk", "m-3", new MessageContent.Album(List.of(photo, photo, photo), "Tres"), NOON.plusSeconds(2));
        MediaFile first = acme.media("m-3", 0, State.STORED, NOON);
        MediaFile second = acme.media("m-3", 1, State.FAILED, NOON);
        MediaFile third = acme.media("m-3", 2, State.STORED, NOON);

        commitApplied(new AppendMessage(album), new PutMedia(third), new PutMedia(first));
        assertThat(store.media(ACME, Set.of(album.id()))).isEqualTo(Map.of(album.id(), List.of(first, third)));
        assertThat(store.messages(ACME, Set.of(album.id()))).isEqualTo(Map.of(album.id(), album));

        MediaFile erased = acme.media("m-3", 0, State.ERASED, NOON.plusSeconds(5));
        commitApplied(new PutMedia(second), new PutMedia(erased));
        assertThat(store.media(ACME, Set.of(album.id()))).isEqualTo(Map.of(album.id(), List.of(erased, second, third)));

        Amendment unsend = new Amendment.Unsend(NOON.plusSeconds(6));
        MediaFile lastErased = acme.media("m-3", 2, State.ERASED, NOON.plusSeconds(6));
        commitApplied(new Amend(album.id(), unsend), new PutMedia(lastErased));
        assertThat(store.media(ACME, Set.of(album.id())))
                .isEqualTo(Map.of(album.id(), List.of(erased, second, lastErased)));
        assertThat(store.messages(ACME, Set.of(album.id()))).isEqualTo(Map.of(album.id(), album.amended(unsend)));
    }

    @Test
    void mediumOfAnAbsentMessageIsMisuse() {
        assertThatThrownBy(() -> commitApplied(
                        new PutMedia(acme.media("m-1", 0, State.FAILED, NOON)),
                        new PutMedia(acme.media("unknown", 0, State.FAILED, NOON))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.media(ACME, Set.of(FIRST, new MessageId("unknown")))).isEmpty();
    }

    @Test
    void mediumMayBeInTheChangeSetOfItsMessage() {
        Message message = acme.inbound("talk", "m-3", NOON.plusSeconds(2));
        MediaFile stored = acme.media("m-3", 0, State.STORED, NOON);

        commitApplied(new AppendMessage(message), new PutMedia(stored));

        assertThat(store.media(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), List.of(stored)));
        assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
    }
}
