package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixedTeamTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId OTHER = new AccountId("other");
    private static final TeamMember ADA = TeamMember.available(new UserId("ada"), "Ada", Role.ADMINISTRATOR);
    private static final TeamMember SAM = TeamMember.available(new UserId("sam"), "Sam", Role.SALES_USER);
    private static final TeamMember OTHER_SAM = TeamMember.available(new UserId("sam"), "Samuel", Role.SALES_USER);

    private final Team team = Team.fixed(Map.of(ACME, List.of(SAM, ADA), OTHER, List.of(OTHER_SAM)));

    @Test
    void usersAreFoundByIdWithinTheirAccount() {
        List<UserId> ids = List.of(SAM.id(), new UserId("nobody"), SAM.id());

        assertThat(team.members(ACME, ids)).containsOnly(Map.entry(SAM.id(), SAM));
        assertThat(team.members(OTHER, ids)).containsOnly(Map.entry(SAM.id(), OTHER_SAM));
        assertThat(team.members(OTHER, List.of(ADA.id()))).isEmpty();
        assertThat(team.members(new AccountId("unknown"), ids)).isEmpty();
        assertThat(team.members(ACME, List.of())).isEmpty();
    }

    @Test
    void allUsersAreReturnedInTheGivenOrder() {
        assertThat(team.all(ACME)).containsExactly(SAM, ADA);
        assertThat(team.all(new AccountId("unknown"))).isEmpty();
    }

    @Test
    void teamOfOneAccountHasNoUsersInOthers() {
        Team one = Team.fixed(ACME, List.of(ADA));

        assertThat(one.all(ACME)).containsExactly(ADA);
        assertThat(one.all(OTHER)).isEmpty();
    }

    @Test
    void noneHasNoUsers() {
        assertThat(Team.none().all(ACME)).isEmpty();
        assertThat(Team.none().members(ACME, List.of(ADA.id()))).isEmpty();
    }

    @Test
    void userIdIsUniqueWithinAnAccount() {
        assertThatThrownBy(() -> Team.fixed(ACME, List.of(SAM, OTHER_SAM)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Samuel");
    }
}
