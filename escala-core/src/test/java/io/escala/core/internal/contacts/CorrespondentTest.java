package io.escala.core.internal.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CorrespondentTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Who may see the person is decided by the owner of the conversation that continues, not of the one that ended. */
    @Test
    void oldIdLeadsToTheConversationThatContinues() {
        State state = State.complete();
        Conversation ended = conversation(state, "ended").ownedBy(new UserId("former"));
        Conversation continues = conversation(state, "continues").ownedBy(new UserId("present"));
        state.apply(new ConversationChange.AddConversation(ended));
        state.apply(new ConversationChange.AddConversation(continues));
        state.apply(new ConversationChange.SupersedeConversation(ended.id(), continues.id(), 0));
        state.apply(new IdentityChange.FuseIdentity(ended.identity(), continues.identity()));

        assertThat(Correspondent.of(state, ended.id()))
                .map(Correspondent::conversation)
                .contains(continues);
    }

    private static Conversation conversation(State state, String id) {
        IdentityId who = new IdentityId("of-" + id);
        state.apply(new IdentityChange.AddIdentity(
                new ChannelIdentity(ACME, who, Channel.WHATSAPP, null, null, null, NOON, 0)));
        return Conversation.begin(ACME, new ConversationId(id), new LineId("line"), who, Channel.WHATSAPP, NOON);
    }
}
