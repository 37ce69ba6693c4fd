package io.escala.core.internal.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.conversations.ConversationView;
import io.escala.core.internal.loop.MemberLookup;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The owners of a list of conversations. */
class OwnerLookupTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId("ada");
    private static final UserId SAM = new UserId("sam");
    private static final UserId UNKNOWN = new UserId("unknown");
    private static final Map<UserId, TeamMember> MEMBERS = Map.of(
            ADA, TeamMember.available(ADA, "Ada", Role.ADMINISTRATOR),
            SAM, TeamMember.available(SAM, "Sam", Role.SALES_USER));
    private static final List<ConversationView> VIEWS =
            List.of(view("c-1", SAM), view("c-2", null), view("c-3", ADA), view("c-4", UNKNOWN), view("c-5", SAM));

    private static ConversationView view(String id, @Nullable UserId owner) {
        Line line = Line.whatsApp(ACME, new LineId("line"), "Sales", "7001", "8001");
        IdentityId who = new IdentityId("who");
        return new ConversationView(
                Conversation.begin(ACME, new ConversationId(id), line.id(), who, Channel.WHATSAPP, NOON)
                        .ownedBy(owner),
                line,
                new ChannelIdentity(ACME, who, Channel.WHATSAPP, null, null, null, NOON, 0),
                List.of(),
                null,
                null,
                false,
                MessagingWindow.never());
    }

    /** A directory of the host that records what it is asked for. */
    private static final class Directory implements Team {
        final List<Collection<UserId>> asked = new ArrayList<>();
        Supplier<@Nullable Map<UserId, TeamMember>> answer = () -> MEMBERS;

        @Override
        @SuppressWarnings("NullAway") // The host's code may break the contract.
        public Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids) {
            assertThat(account).isEqualTo(ACME);
            asked.add(ids);
            return answer.get();
        }

        @Override
        public List<TeamMember> all(AccountId account) {
            throw new IllegalStateException("only some users are needed");
        }
    }

    private final Directory directory = new Directory();
    private final OwnerLookup owners = new OwnerLookup(new MemberLookup(directory));

    private static List<Optional<String>> names(List<ConversationView> views) {
        return views.stream().map(ConversationView::ownerName).toList();
    }

    @Test
    void ownersAreAddedInOneCall() {
        List<ConversationView> found = owners.withOwners(ACME, VIEWS);

        assertThat(names(found))
                .containsExactly(
                        Optional.of("Sam"), Optional.empty(), Optional.of("Ada"), Optional.empty(), Optional.of("Sam"));
        assertThat(found)
                .extracting(ConversationView::conversation)
                .isEqualTo(VIEWS.stream().map(ConversationView::conversation).toList());
        assertThat(directory.asked).hasSize(1);
        assertThat(directory.asked.get(0)).containsExactlyInAnyOrder(SAM, ADA, UNKNOWN);
    }

    @Test
    void unassignedConversationsNeedNoCall() {
        List<ConversationView> unassigned = List.of(view("c-1", null), view("c-2", null));

        assertThat(owners.withOwners(ACME, unassigned)).isEqualTo(unassigned);
        assertThat(owners.withOwners(ACME, List.of())).isEmpty();
        assertThat(directory.asked).isEmpty();
    }

    static List<Supplier<@Nullable Map<UserId, TeamMember>>> failures() {
        return List.of(
                () -> {
                    throw new IllegalStateException("the directory is down");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> null);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void conversationsAreShownWithoutOwnersWhileTheTeamFails(Supplier<@Nullable Map<UserId, TeamMember>> failure) {
        directory.answer = failure;
        assertThat(owners.withOwners(ACME, VIEWS)).isEqualTo(VIEWS);
        assertThat(owners.withOwners(ACME, VIEWS)).isEqualTo(VIEWS);

        directory.answer = () -> MEMBERS;
        assertThat(names(owners.withOwners(ACME, VIEWS))).contains(Optional.of("Sam"), Optional.of("Ada"));
    }

    @Test
    void fatalErrorIsNotCaught() {
        directory.answer = () -> {
            throw new OutOfMemoryError();
        };

        assertThatThrownBy(() -> owners.withOwners(ACME, VIEWS)).isInstanceOf(OutOfMemoryError.class);
    }
}
