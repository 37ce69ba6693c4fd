package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.core.team.TeamDesk;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;

/** The team that is kept in the store: users, roles and statuses, and what a user may do by them. */
class TeamTest {
    private static final String ROSA = "5493415550101";
    private static final UserId SAM = new UserId("sam");
    private static final UserId EVE = new UserId("eve");
    private static final Role LINES = new Role("one line", Set.of(Permission.CONVERSE_ALL))
            .describedAs("Answers on the second number")
            .on(LineScope.ofLines(TestBusiness.SUPPORT));

    private static Inbox inbox(InboxFixture fixture) {
        return fixture.configured(builder -> builder.team(Team.keptIn(fixture.store())))
                .inbox();
    }

    private static TeamDesk team(Inbox inbox, InboxFixture fixture) {
        return inbox.as(fixture.administrator()).team();
    }

    private static TeamUser user(UserId id, String name, Role role) {
        return TeamUser.of(TestBusiness.ACCOUNT, id, name, role);
    }

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    private static long seen(Conversations conversations) {
        return conversations.list(ConversationQuery.all()).count().value();
    }

    @EveryStore
    @DisplayName("A user's role counts from the next call on, also for a part of the desk that was kept")
    void roleCountsFromTheNextCallOn(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Desk sam = inbox.as(TestBusiness.ACCOUNT, SAM);
        Conversations kept = sam.conversations();
        assertThat(seen(kept)).as("a stranger").isZero();
        assertThat(sam.actor().role()).isEqualTo(Role.NONE);

        TeamUser saved =
                team(inbox, fixture).save(user(SAM, "Sam", Role.ADMINISTRATOR)).orThrow();
        assertThat(saved.version()).isEqualTo(1);
        assertThat(seen(kept)).isEqualTo(1);
        assertThat(sam.actor().role()).isEqualTo(Role.ADMINISTRATOR);

        // The only administrator of the team: nobody but the host takes the role away.
        saved = inbox.as(Actor.host(TestBusiness.ACCOUNT))
                .team()
                .save(saved.withRole(Role.SALES_USER.name()))
                .orThrow();
        assertThat(seen(kept)).isZero();
        saved = inbox.as(Actor.host(TestBusiness.ACCOUNT))
                .team()
                .save(saved.withRole(Role.ADMINISTRATOR.name()).withActive(false))
                .orThrow();
        assertThat(seen(kept)).as("a former user").isZero();
        assertThat(reasons(inbox.as(TestBusiness.ACCOUNT, SAM)
                        .administration()
                        .save(inbox.as(fixture.administrator())
                                .administration()
                                .settings()
                                .orElseThrow())))
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(team(inbox, fixture).users()).containsExactly(saved);
    }

    @EveryStore
    @DisplayName("A custom role is defined once, and changing it changes what its users see")
    void customRoles(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        fixture.support();
        fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).with(fixture.sales()).writes("hola"));
        fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).with(fixture.support()).writes("hola"));
        TeamDesk team = team(inbox, fixture);

        TeamSettings settings = team.save(team.settings().with(LINES)).orThrow();
        team.save(user(SAM, "Sam", LINES)).orThrow();
        Desk sam = inbox.as(TestBusiness.ACCOUNT, SAM);
        assertThat(sam.actor().role()).isEqualTo(LINES);
        assertThat(seen(sam.conversations())).isEqualTo(1);

        settings = team.save(settings.with(LINES.on(LineScope.ofChannels(Channel.WHATSAPP))))
                .orThrow();
        assertThat(seen(sam.conversations())).isEqualTo(2);
        assertThat(settings.roles()).hasSize(1);

        Outcome<TeamSettings> removed = team.save(settings.withoutRole(LINES.name()));
        assertThat(removed.refusals())
                .extracting(Refusal::field, Refusal::cause)
                .containsExactly(tuple(Optional.of("roles"), Optional.of(Refusal.Cause.IN_USE)));
        TeamUser former = team.users().get(0);
        team.save(former.withRole(Role.EDITOR.name())).orThrow();
        team.save(settings.withoutRole(LINES.name())).orThrow();
        assertThat(seen(sam.conversations())).isZero();
    }

    @EveryStore
    @DisplayName(
            "A role or status that does not exist is refused with its field; a stale version with the remedy to read again")
    void userIsChecked(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamDesk team = team(inbox, fixture);

        Outcome<TeamUser> unknown = team.save(user(SAM, "Sam", LINES).withStatus("at sea"));
        assertThat(unknown.refusals())
                .extracting(refusal -> refusal.field().orElse(""))
                .containsExactly("role", "status");

        TeamUser saved = team.save(user(SAM, "Sam", Role.SALES_USER)).orThrow();
        assertThat(reasons(team.save(user(SAM, "Other", Role.SALES_USER))))
                .containsExactly(Refusal.Reason.CHANGED_MEANWHILE);
        TeamUser renamed = team.save(saved.named("Samuel")).orThrow();
        assertThat(reasons(team.save(saved.named("Sammy")))).containsExactly(Refusal.Reason.CHANGED_MEANWHILE);
        assertThat(team.users()).containsExactly(renamed);
        assertThat(reasons(team.save(TeamUser.of(new AccountId("other"), SAM, "Sam", Role.EDITOR))))
                .containsExactly(Refusal.Reason.NOT_FOUND);
    }

    @EveryStore
    @DisplayName("Users set their own status; others' and everything else is for those who configure the account")
    void statusIsOnesOwn(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamDesk team = team(inbox, fixture);
        team.save(team.settings().with(UserStatus.offline("lunch").takingConversations()))
                .orThrow();
        team.save(user(SAM, "Sam", Role.SALES_USER)).orThrow();
        TeamDesk sams = inbox.as(TestBusiness.ACCOUNT, SAM).team();

        assertThat(sams.setMyStatus("lunch").orThrow().status()).isEqualTo("lunch");
        assertThat(inbox.as(fixture.administrator()).conversations().candidates())
                .extracting(TeamMember::status)
                .containsExactly(UserStatus.offline("lunch").takingConversations());
        assertThat(sams.setMyStatus("siesta").refusals())
                .extracting(refusal -> refusal.field().orElse(""))
                .containsExactly("status");
        assertThat(reasons(sams.save(user(SAM, "Sam", Role.ADMINISTRATOR).withVersion(2))))
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThat(reasons(sams.save(sams.settings()))).containsExactly(Refusal.Reason.NOT_PERMITTED);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> sams.users().size());
        assertThat(reasons(team(inbox, fixture).setMyStatus("lunch"))).containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(reasons(inbox.as(Actor.host(TestBusiness.ACCOUNT)).team().setMyStatus("lunch")))
                .containsExactly(Refusal.Reason.NOT_FOUND);

        team.save(team.settings().withoutStatus("lunch")).orThrow();
        assertThat(inbox.as(fixture.administrator()).conversations().candidates())
                .extracting(TeamMember::status)
                .containsExactly(UserStatus.AWAY);
    }

    @EveryStore
    @DisplayName("M45, M51 Conversations are given to users whose role reads and answers them, and to nobody else")
    void candidatesWorkInTheInbox(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamDesk team = team(inbox, fixture);
        team.save(user(SAM, "Sam", Role.SALES_USER)).orThrow();
        team.save(user(EVE, "Eve", Role.EDITOR)).orThrow();
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        Conversations desk = inbox.as(fixture.administrator()).conversations();

        assertThat(desk.candidates()).extracting(TeamMember::id).containsExactly(SAM);
        assertThat(reasons(desk.assign(id, Assignment.toUser(EVE)))).containsExactly(Refusal.Reason.USER_UNAVAILABLE);
        assertThat(desk.assign(id, Assignment.toUser(SAM)).orThrow().owner()).isEqualTo(SAM);
        assertThat(desk.view(id).orElseThrow().ownerName()).contains("Sam");
        assertThat(inbox.as(TestBusiness.ACCOUNT, SAM).conversations().view(id)).isPresent();
    }

    @EveryStore
    @DisplayName("A team of the host's own is not changed here; a team belongs to an account")
    void teamOfTheHost(InboxFixture fixture) {
        Inbox inbox = fixture.inbox();
        assertThatIllegalStateException()
                .isThrownBy(() -> inbox.as(fixture.administrator()).team().settings());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inbox(fixture).as(Actor.host()).team().settings());
        assertThatIllegalArgumentException().isThrownBy(() -> inbox.as(AccountId.NONE, SAM));
        assertThat(inbox.as(TestBusiness.ACCOUNT, SAM).actor().role()).isEqualTo(Role.NONE);
    }
}
