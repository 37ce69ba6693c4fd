package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamMemberTest {
    private static final UserId SAM = new UserId("sam");

    @Test
    void nameIsCleaned() {
        assertThat(TeamMember.available(SAM, "  Sam\u0001 \n Paz ", Role.SALES_USER)
                        .displayName())
                .isEqualTo("Sam Paz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0001"})
    void nameIsRequired(String blank) {
        assertThatThrownBy(() -> TeamMember.available(SAM, blank, Role.SALES_USER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toStringHasNoName() {
        TeamMember former = new TeamMember(SAM, "Samuel Paz", Role.SALES_USER, false, false, UserStatus.AWAY);

        assertThat(former).hasToString("TeamMember[sam, sales user, inactive, no inbox access, away]");
        assertThat(TeamMember.available(SAM, "Samuel Paz", Role.SALES_USER))
                .hasToString("TeamMember[sam, sales user, available]");
    }
}
