package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.Handled;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edit replaces the owner and the tags, and lists find conversations by both. */
abstract class ConversationEditsContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");
    private static final ConversationTag VIP = new ConversationTag("vip");
    private static final ConversationTag LATE = new ConversationTag("llega tarde");
    private static final UserId ANA = new UserId("ana");

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    @Test
    void editReplacesOwnerAndTags() {
        commitApplied(new EditConversation(TALK, ANA, Set.of(VIP, LATE)));
        assertThat(read(TALK)).isEqualTo(fresh().edited(ANA, Set.of(VIP, LATE)));

        commitApplied(new EditConversation(TALK, null, Set.of(LATE)));
        assertThat(read(TALK)).isEqualTo(fresh().edited(ANA, Set.of(VIP, LATE)).edited(null, Set.of(LATE)));
        assertThat(tagged(VIP)).isEmpty();
        assertThat(tagged(LATE)).containsExactly("talk");

        commitApplied(new EditConversation(TALK, ANA, Set.of()));
        assertThat(read(TALK).tags()).isEmpty();
        assertThat(tagged(LATE)).isEmpty();
    }

    @Test
    void theLastOfSeveralEditsInOneCommitCounts() {
        commitApplied(
                new EditConversation(TALK, ANA, Set.of(VIP)),
                acme.raise("talk", Mark.ACTIVITY, NOON),
                new EditConversation(TALK, null, Set.of(LATE)));

        assertThat(read(TALK).version()).isEqualTo(2);
        assertThat(read(TALK).tags()).containsExactly(LATE);
        assertThat(tagged(VIP)).isEmpty();
        assertThat(tagged(LATE)).containsExactly("talk");
    }

    @Test
    void conversationIsAddedWithTags() {
        Conversation added = acme.conversation("other", "line", "someone").edited(ANA, Set.of(VIP));

        commitApplied(new AddIdentity(acme.identity("someone")), new AddConversation(added));

        assertThat(read(added.id())).isEqualTo(added);
        assertThat(tagged(VIP)).containsExactly("other");
    }

    @Test
    void editOfAnotherVersionConflicts() {
        commitApplied(new EditConversation(TALK, ANA, Set.of(VIP)));

        CommitResult late = commit(changeSet(ACME)
                .change(new EditConversation(TALK, null, Set.of(LATE)))
                .expect(new Expected(Expected.Kind.CONVERSATION, TALK.value(), 0)));

        assertThat(late).isInstanceOf(CommitResult.Conflict.class);
        assertThat(read(TALK).owner()).isEqualTo(ANA);
        assertThat(tagged(VIP)).containsExactly("talk");
        assertThat(tagged(LATE)).isEmpty();
    }

    @Test
    void whatDoesNotExistCannotBeEdited() {
        assertThatThrownBy(() -> commitApplied(new EditConversation(new ConversationId("absent"), ANA, Set.of(VIP))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.tagsInUse(ACME, 10)).isEmpty();
    }

    @Test
    void tagsInUseAreThoseOfListedConversations() {
        Conversation other = acme.conversation("other", "line", "someone");
        commitApplied(new AddIdentity(acme.identity("someone")), new AddConversation(other));
        commitApplied(new EditConversation(TALK, null, Set.of(VIP, LATE)));
        commitApplied(new EditConversation(other.id(), null, Set.of(VIP, new ConversationTag("100% \"ñandú\" 中"))));
        assertThat(store.tagsInUse(ACME, 10)).containsExactly(new ConversationTag("100% \"ñandú\" 中"), LATE, VIP);
        assertThat(store.tagsInUse(ACME, 2)).hasSize(2);
        assertThat(store.tagsInUse(GLOBEX, 10)).isEmpty();

        commitApplied(new SupersedeConversation(other.id(), TALK, 0));

        assertThat(store.tagsInUse(ACME, 10)).containsExactly(LATE, VIP);
        assertThat(tagged(VIP)).containsExactly("talk");
        assertThat(read(TALK).tags()).containsExactly(LATE, VIP);
        assertThatThrownBy(() -> store.tagsInUse(ACME, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingHandsBackToAutomation() {
        Session session = Session.next(fresh(), SessionOpener.CONTACT, NOON);
        commitApplied(new OpenSession(session, "m-1"), acme.raise("talk", Mark.ANSWERED, NOON.plusSeconds(5)));
        assertThat(handled(null)).containsExactly("talk");
        assertThat(handled(NOON.plusSeconds(4))).containsExactly("talk");
        assertThat(handled(NOON.plusSeconds(5))).isEmpty();

        commitApplied(new CloseSession(session.closed(NOON.plusSeconds(5), "Sold", null)));
        assertThat(handled(null)).isEmpty();

        commitApplied(acme.raise("talk", Mark.TAKEN_OVER, NOON.plusMillis(5_001)));
        assertThat(handled(null)).containsExactly("talk");
    }

    private Conversation fresh() {
        return acme.conversation("talk", "line", "who");
    }

    private Conversation read(ConversationId id) {
        return Objects.requireNonNull(store.conversations(ACME, Set.of(id)).get(id));
    }

    private List<String> tagged(ConversationTag... tags) {
        return list(ConversationFilter.EVERYTHING.tagged(Set.copyOf(Arrays.asList(tags))));
    }

    private List<String> handled(@Nullable Instant after) {
        return list(ConversationFilter.EVERYTHING.handled(new Handled(true, after)));
    }

    private List<String> list(ConversationFilter filter) {
        return store.listConversations(ACME, filter, Visibility.ALL, null, 10).items().stream()
                .map(conversation -> conversation.id().value())
                .toList();
    }
}
