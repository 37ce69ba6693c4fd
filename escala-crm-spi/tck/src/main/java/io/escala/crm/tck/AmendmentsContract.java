package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.NameMessage;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Amendments of a message commute, and the content of an unsent message is erased everywhere. */
abstract class AmendmentsContract extends StoreContract {
    private static final String SECRET = "secret-8c41";
    private static final List<MessageId> MESSAGES = Stream.of("in-2", "in-3", "in-4", "in-5", "in-6")
            .map(MessageId::new)
            .toList();

    private int appended;

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void latestEditWinsInEveryOrder() {
        Amendment.Edit first = edit("first", 1, "9");
        Amendment.Edit second = edit("second", 2, "1");
        Amendment.Edit tied = edit("tied", 2, "2");
        for (List<Amendment> order : Permutations.of(List.<Amendment>of(first, second, tied))) {
            Message message = append("Hola");

            order.forEach(amendment -> commitApplied(new Amend(message.id(), amendment)));

            assertIs(message.amended(tied));
            assertThat(read(message.id()).shown()).isEqualTo(new MessageContent.Text("tied"));
            assertThat(read(message.id()).content()).isEqualTo(message.content());
        }
    }

    @Test
    void editIsShownAtOnce() {
        Message message = append("Hola");
        commitApplied(new Amend(message.id(), edit("once", 1, "1")));
        assertIs(message.amended(edit("once", 1, "1")));

        commitApplied(new Amend(message.id(), edit("twice", 2, "1")));
        assertIs(message.amended(edit("twice", 2, "1")));

        commitApplied(new Amend(message.id(), edit("late", 1, "2")));
        assertIs(message.amended(edit("twice", 2, "1")));
    }

    @Test
    void anEditMayBeOlderThanTheEpoch() {
        Message message = append("Hola");
        Amendment.Edit before =
                new Amendment.Edit(new MessageContent.Text("before"), NOON.minusSeconds(3_000_000_000L), "1");
        Amendment.Edit after = edit("after", 1, "1");

        commitApplied(new Amend(message.id(), after), new Amend(message.id(), before));

        assertIs(message.amended(after));
    }

    @Test
    void repeatedAmendmentHasNoEffect() {
        for (Amendment amendment : List.of(edit("Corrected", 1, "1"), unsend(1), reaction(Direction.INBOUND, "+", 1))) {
            Message message = append("Hola");

            commitApplied(new Amend(message.id(), amendment), new Amend(message.id(), amendment));
            commitApplied(new Amend(message.id(), amendment));

            assertIs(message.amended(amendment));
        }
    }

    @Test
    void severalUnsendsKeepTheEarliestTime() {
        for (List<Amendment> order : Permutations.of(List.<Amendment>of(unsend(2), unsend(1), unsend(3)))) {
            Message message = append("Hola");

            order.forEach(amendment -> commitApplied(new Amend(message.id(), amendment)));

            assertIs(message.amended(unsend(1)));
        }
    }

    @Test
    void unsendErasesContentContextAndEditsInEveryOrder() {
        List<Amendment> amendments =
                List.of(edit("first", 1, "1"), unsend(2), edit("later", 3, "1"), reaction(Direction.INBOUND, "+", 2));
        for (List<Amendment> order : Permutations.of(amendments)) {
            Message message = append("Hola");

            order.forEach(amendment -> commitApplied(new Amend(message.id(), amendment)));

            Message found = read(message.id());
            assertThat(found.content()).isEqualTo(new MessageContent.Removed());
            assertThat(found.shown()).isEqualTo(new MessageContent.Removed());
            assertThat(found.context()).isEqualTo(MessageContext.NONE);
            assertThat(found.amendments().edit()).isNull();
            assertIs(message.amended(unsend(2)).amended(reaction(Direction.INBOUND, "+", 2)));
        }
    }

    @Test
    void amendmentsOfOneChangeSetApplyTogether() {
        Message message = acme.inbound("talk", "m", NOON).with(context());

        commitApplied(
                new AppendMessage(message),
                new Amend(message.id(), edit("first", 1, "1")),
                new Amend(message.id(), reaction(Direction.OUTBOUND, "+", 1)),
                new Amend(message.id(), unsend(2)));

        assertIs(message.amended(unsend(2)).amended(reaction(Direction.OUTBOUND, "+", 1)));
    }

    @Test
    void latestReactionOfEachSideWins() {
        List<Amendment> amendments = List.of(
                reaction(Direction.INBOUND, "+", 2),
                reaction(Direction.INBOUND, "-", 1),
                reaction(Direction.OUTBOUND, "!", 1),
                reaction(Direction.OUTBOUND, null, 2));
        for (List<Amendment> order : Permutations.of(amendments)) {
            Message message = append("Hola");

            order.forEach(amendment -> commitApplied(new Amend(message.id(), amendment)));

            Amendments found = read(message.id()).amendments();
            assertThat(found.customer()).isEqualTo(reaction(Direction.INBOUND, "+", 2));
            assertThat(found.business()).isEqualTo(reaction(Direction.OUTBOUND, null, 2));
            assertIs(message.amended(reaction(Direction.INBOUND, "+", 2))
                    .amended(reaction(Direction.OUTBOUND, null, 2)));
        }
    }

    @Test
    void reactionsOfTheSameTimeAreRankedByOrder() {
        Amendment.Reaction lower = new Amendment.Reaction(Direction.INBOUND, "a", NOON, "1");
        Amendment.Reaction greater = new Amendment.Reaction(Direction.INBOUND, null, NOON, "2");
        for (List<Amendment> order : Permutations.of(List.<Amendment>of(lower, greater))) {
            Message message = append("Hola");

            order.forEach(amendment -> commitApplied(new Amend(message.id(), amendment)));

            assertIs(message.amended(greater));
        }
    }

    @Test
    void amendingAnAbsentMessageIsMisuse() {
        Message known = append("Hola");
        for (Amendment amendment : List.of(edit("x", 1, "1"), unsend(1), reaction(Direction.INBOUND, "+", 1))) {
            assertThatThrownBy(() -> commitApplied(
                            new Amend(known.id(), amendment), new Amend(new MessageId("unknown"), amendment)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        assertIs(known);
    }

    @Test
    void appendedMessageKeepsItsAmendments() {
        Message edited = acme.inbound("talk", "edited", NOON).with(context()).amended(edit("x", 1, "1"));
        Message reacted = acme.inbound("talk", "reacted", NOON).amended(reaction(Direction.OUTBOUND, "+", 1));
        Message unsent = acme.inbound("talk", "unsent", NOON).with(context()).amended(unsend(1));
        commitApplied(new AppendMessage(edited), new AppendMessage(reacted), new AppendMessage(unsent));

        assertIs(edited);
        assertIs(reacted);
        assertIs(unsent);
        commitApplied(new Amend(edited.id(), edit("older", 0, "1")), new Amend(unsent.id(), edit("later", 2, "1")));
        assertIs(edited);
        assertIs(unsent);
    }

    @Test
    void amendedMessageStillTakesDeliveryAndProviderId() {
        Message send = acme.outbound("talk", "send", DeliveryStatus.SENT, NOON).with(context());
        DeliveryStep read = new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.READ, NOON, null);
        commitApplied(new AppendMessage(send), new Amend(send.id(), edit("x", 1, "1")));

        commitApplied(new RaiseDelivery(send.id(), read), new NameMessage(send.id(), send.line(), "wamid.named"));
        Message moved = send.amended(edit("x", 1, "1")).raised(read).named("wamid.named");
        assertIs(moved);

        commitApplied(new Amend(send.id(), unsend(2)));
        assertIs(moved.amended(unsend(2)));
        assertThat(store.holders(ACME, Set.of(Claim.providerMessage(send.line(), "wamid.named"))))
                .containsValue("send");
    }

    @Test
    void amendingKeepsTheClaimsOfTheMessage() {
        Message message = append("Hola");
        Claim claim = Claim.providerMessage(new LineId("line"), "wamid." + message.id());
        Map<Claim, String> before = Map.of(claim, message.id().value());
        assertThat(store.holders(ACME, Set.of(claim))).isEqualTo(before);

        commitApplied(new Amend(message.id(), edit("x", 1, "1")), new Amend(message.id(), unsend(1)));

        assertThat(store.holders(ACME, Set.of(claim))).isEqualTo(before);
    }

    @Test
    void amendingDoesNotAffectOtherMessages() {
        Message first = append("one");
        Message second = append("two");

        commitApplied(new Amend(first.id(), unsend(1)));

        assertIs(second);
        assertThat(store.thread(ACME, first.conversation(), null, 10))
                .isEqualTo(new CursorPage<>(List.of(second, first.amended(unsend(1))), null));
    }

    @Test
    void noReadReturnsUnsentContent() {
        assertThat(store.commit(List.of(new SampleTenant(GLOBEX).filling()))).containsExactly(new Applied());
        Message message = globex.inbound("talk", "in-2", "wamid.in-2", SECRET, NOON.plusSeconds(1))
                .with(context());
        MediaRef photo = new MediaRef(MediaKind.IMAGE, null, "https://example.com/" + SECRET, null, null, null);
        MessageContent order = new MessageContent.Raw("order", "{\"text\":\"" + SECRET + "\"}");
        Message raw = globex.inbound("talk", "in-3", order, NOON.plusSeconds(2));
        MessageContent photos = new MessageContent.Album(List.of(photo, photo), SECRET);
        Message album = globex.inbound("talk", "in-4", photos, NOON.plusSeconds(3));
        ContentDetail address = new ContentDetail(0, ContentDetail.Name.ADDRESS, SECRET, SECRET);
        MessageContent place = new MessageContent.Structured(ContentKind.LOCATION, SECRET, List.of(address), SECRET);
        Message structured = globex.inbound("talk", "in-5", place, NOON.plusSeconds(4));
        MessageContent strange = new MessageContent.Raw("strange", "{}", SECRET);
        Message withWords = globex.inbound("talk", "in-6", strange, NOON.plusSeconds(5));
        List<Message> all = List.of(message, raw, album, structured, withWords);
        all.forEach(one -> commitAppliedIn(GLOBEX, new AppendMessage(one)));
        for (Message one : all) {
            commitAppliedIn(GLOBEX, new Amend(one.id(), edit(SECRET, 1, "1")));
            assertThat(readsContainingTheSecret()).as("before").isNotEmpty();
        }

        for (Message one : all) {
            Change late = new Amend(one.id(), edit(SECRET, 9, "1"));
            commitAppliedIn(GLOBEX, new Amend(one.id(), unsend(5)), late);
        }

        assertThat(readsContainingTheSecret()).as("after").isEmpty();
        assertThat(store.messages(GLOBEX, MESSAGES))
                .isEqualTo(all.stream().collect(Collectors.toMap(Message::id, one -> one.amended(unsend(5)))));
    }

    /** Returns the names of the reads that still contain the secret. */
    private List<String> readsContainingTheSecret() {
        List<String> reads = new ArrayList<>();
        for (AccountRead read : AccountRead.values()) {
            if (ContainedTexts.in(read.ask(store, GLOBEX)).stream().anyMatch(word -> word.contains(SECRET))) {
                reads.add(read.name());
            }
        }
        if (ContainedTexts.in(store.messages(GLOBEX, MESSAGES)).stream().anyMatch(word -> word.contains(SECRET))) {
            reads.add("messages by id");
        }
        return reads;
    }

    /** Adds a message with every component present. */
    private Message append(String text) {
        String id = "m-" + appended++;
        Message message = acme.inbound("talk", id, "wamid." + id, text, NOON.plusMillis(appended))
                .with(context());
        commitApplied(new AppendMessage(message));
        return message;
    }

    private static MessageContext context() {
        return new MessageContext(
                new Referral("ad", "ad-1", "https://example.com", "Head", SECRET, "click", "ref"),
                "story",
                true,
                new ReferredProduct(SECRET, SECRET));
    }

    private Message read(MessageId id) {
        return Objects.requireNonNull(store.messages(ACME, Set.of(id)).get(id), "not found");
    }

    /** Asserts that the message is read equal by its id and in its thread. */
    private void assertIs(Message expected) {
        assertThat(store.messages(ACME, Set.of(expected.id()))).isEqualTo(Map.of(expected.id(), expected));
        assertThat(store.thread(ACME, expected.conversation(), null, 100).items())
                .contains(expected);
    }

    private static Amendment.Edit edit(String text, int seconds, String order) {
        return new Amendment.Edit(new MessageContent.Text(text), NOON.plusSeconds(seconds), order);
    }

    private static Amendment.Unsend unsend(int seconds) {
        return new Amendment.Unsend(NOON.plusSeconds(seconds));
    }

    private static Amendment.Reaction reaction(Direction by, @Nullable String emoji, int seconds) {
        return new Amendment.Reaction(by, emoji, NOON.plusSeconds(seconds), "1");
    }
}
