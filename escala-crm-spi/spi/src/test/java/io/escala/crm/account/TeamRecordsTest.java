package io.escala.crm.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users, roles, statuses and turns may be. */
class TeamRecordsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final LineId SALES = new LineId("sales");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0001", "\u200b"})
    void namesMustBeShowable(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Role(blank, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> UserStatus.offline(blank));
        assertThatIllegalArgumentException().isThrownBy(() -> TeamUser.of(ACME, new UserId("ana"), blank, Role.EDITOR));
    }

    @Test
    void replyIsOfSomebodyWhoIsOutAndNeitherBlankNorTooLong() {
        String longest = "😀".repeat(UserStatus.MAX_REPLY);
        assertThat(UserStatus.offline("lunch").replying(longest).reply()).contains(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserStatus.offline("lunch").replying(longest + "a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserStatus.offline("lunch").replying(" \n"));
        assertThatIllegalArgumentException().isThrownBy(() -> UserStatus.AVAILABLE.replying("Back soon"));
        assertThat(UserStatus.offline("lunch").replying("Juan is ill").toString())
                .doesNotContain("ill");
    }

    @Test
    void namesOfRolesAndStatusesAreTheirOwn() {
        TeamSettings settings = TeamSettings.of(ACME).with(new Role("night", Set.of()));

        assertThat(settings.with(new Role("night", Set.of(Permission.OPERATE))).roles())
                .containsExactly(new Role("night", Set.of(Permission.OPERATE)));
        Stream.concat(Role.builtIn(), Stream.of(Role.NONE))
                .forEach(role -> assertThatIllegalArgumentException().isThrownBy(() -> settings.with(role)));
        UserStatus.builtIn()
                .forEach(status -> assertThatIllegalArgumentException().isThrownBy(() -> settings.with(status)));
        assertThat(settings.role("administrator")).contains(Role.ADMINISTRATOR);
        assertThat(settings.role("none")).isEmpty();
        assertThat(settings.withoutRole("administrator").role("administrator")).contains(Role.ADMINISTRATOR);
    }

    @Test
    void numbersAreLimited() {
        List<Role> roles = numbered(TeamSettings.MAX_ROLES + 1)
                .map(number -> new Role("role " + number, Set.of()))
                .toList();
        List<UserStatus> statuses = numbered(TeamSettings.MAX_STATUSES + 1)
                .map(number -> UserStatus.offline("status " + number))
                .toList();
        Set<UserId> users = numbered(RoundRobin.MAX + 1)
                .map(number -> new UserId("user-" + number))
                .collect(Collectors.toSet());
        Map<LineId, RoundRobin> lines = numbered(IncomingSettings.MAX_LINES + 1)
                .collect(Collectors.toMap(
                        number -> new LineId("line-" + number), number -> RoundRobin.ofRoles(Role.SALES_USER)));

        assertThat(new TeamSettings(ACME, roles.subList(1, roles.size()), statuses.subList(1, statuses.size()), null, 0)
                        .roles())
                .hasSize(TeamSettings.MAX_ROLES);
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamSettings(ACME, roles, List.of(), null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TeamSettings(ACME, List.of(), statuses, null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RoundRobin(users, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoundRobin(Collections.emptySet(), Collections.emptySet()));
        assertThatIllegalArgumentException().isThrownBy(() -> new IncomingSettings(lines, false));
    }

    @Test
    void timeWithoutActivityIsLimited() {
        assertThat(IdleRule.after(IdleRule.SHORTEST.plusNanos(1), UserStatus.AWAY))
                .isEqualTo(new IdleRule(Duration.ofMinutes(5), "away", null));
        assertThat(IdleRule.after(IdleRule.LONGEST, UserStatus.AWAY).after()).isEqualTo(Duration.ofDays(1));
        for (Duration wrong : List.of(IdleRule.SHORTEST.minusMillis(1), IdleRule.LONGEST.plusMillis(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> IdleRule.after(wrong, UserStatus.AWAY));
        }
    }

    @Test
    void idleUserIsShownInTheStatusOfTheRuleThatFoundThem() {
        UserStatus lunch = UserStatus.offline("lunch");
        TeamSettings none = TeamSettings.of(ACME).with(lunch);
        TeamSettings settings =
                none.with(IdleRule.after(IdleRule.SHORTEST, lunch).withSince(NOON));
        TeamUser ana = TeamUser.of(ACME, new UserId("ana"), "Ana", Role.EDITOR);

        assertThat(settings.statusOf(ana)).isEqualTo(UserStatus.AVAILABLE);
        assertThat(settings.statusOf(ana.withIdleSince(NOON))).isEqualTo(lunch);
        assertThat(settings.withoutStatus("lunch").statusOf(ana.withIdleSince(NOON)))
                .isEqualTo(UserStatus.AWAY);
        assertThat(settings.statusOf(ana.withIdleSince(NOON.minusMillis(1))))
                .as("found by a rule that was removed since")
                .isEqualTo(UserStatus.AVAILABLE);
        assertThat(none.statusOf(ana.withIdleSince(NOON))).isEqualTo(UserStatus.AVAILABLE);
        assertThat(settings.statusOf(ana.withIdleSince(NOON).withStatus("available")))
                .isEqualTo(UserStatus.AVAILABLE);
        assertThat(settings.statusOf(ana.withStatus("gone"))).isEqualTo(UserStatus.AWAY);
        assertThat(settings.withoutIdleRule()).isEqualTo(none);
    }

    private static Stream<Integer> numbered(int most) {
        return IntStream.range(0, most).boxed();
    }

    static Stream<LineScope> everything() {
        return Stream.of(LineScope.ALL, LineScope.ALL.without(Set.of()), LineScope.ALL.and(SALES));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void scopeOfEveryLineIsNoLimit(LineScope scope) {
        assertThat(scope.isEverything()).isTrue();
        assertThat(new Role("night", Set.of()).on(scope)).isEqualTo(new Role("night", Set.of()));
    }

    @Test
    void exceptedChannelsAreInNoScope() {
        LineScope scope = LineScope.ofChannels(Channel.WHATSAPP).and(SALES).without(Set.of(Channel.WHATSAPP));

        assertThat(scope.includes(SALES, Channel.WHATSAPP)).isFalse();
        assertThat(scope.includes(SALES, Channel.MESSENGER)).isTrue();
        assertThat(scope.includes(new LineId("other"), Channel.MESSENGER)).isFalse();
        assertThat(LineScope.ofChannels().includes(SALES, Channel.INSTAGRAM)).isFalse();
    }

    @Test
    void settingsLimitUsersOnly() {
        AccessSettings settings =
                AccessSettings.DEFAULT.withSellersSeeUnassigned(true).withAdministratorsOnly(Channel.MESSENGER);
        Actor seller = settings.limit(Actor.user(ACME, new UserId("ana"), Role.SALES_USER));
        Actor administrator = Actor.user(ACME, new UserId("ada"), Role.ADMINISTRATOR);

        assertThat(seller.may(Permission.CONVERSE_UNASSIGNED)).isTrue();
        assertThat(seller.role().lines().includes(SALES, Channel.MESSENGER)).isFalse();
        assertThat(settings.limit(administrator).role().lines()).isEqualTo(LineScope.ALL);
        assertThat(settings.limit(Actor.automation(ACME))).isEqualTo(Actor.automation(ACME));
        assertThat(settings.limit(Actor.user(ACME, new UserId("eve"), Role.EDITOR))
                        .may(Permission.CONVERSE_UNASSIGNED))
                .isFalse();
    }
}
