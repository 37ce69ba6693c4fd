package io.escala.acceptance.commands;

import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.line.LineScope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who acts in the model: users with the same ids and roles in every account, and what is no user. */
enum ShadowActor {
    ADMINISTRATOR,
    SELLER,
    OTHER_SELLER,
    UNASSIGNED_ONLY,
    ONE_LINE,
    EVERY_CONVERSATION,
    EDITOR,
    NO_ROLE,
    AUTOMATION,
    CAMPAIGN,
    HOST;

    boolean isUser() {
        return this != AUTOMATION && this != CAMPAIGN && this != HOST;
    }

    /** The user's id, the same in every account. */
    UserId user() {
        return new UserId(name().toLowerCase(Locale.ROOT));
    }

    Actor in(AccountId account) {
        return switch (this) {
            case AUTOMATION -> Actor.automation(account);
            case CAMPAIGN -> Actor.campaign(account);
            case HOST -> Actor.host(account);
            default -> Actor.user(account, user(), role());
        };
    }

    private Role role() {
        return switch (this) {
            case ADMINISTRATOR -> Role.ADMINISTRATOR;
            case SELLER, OTHER_SELLER -> Role.SALES_USER;
            case UNASSIGNED_ONLY -> new Role("unassigned only", Set.of(Permission.CONVERSE_UNASSIGNED));
            case ONE_LINE ->
                new Role("one line", Set.of(Permission.CONVERSE_ALL)).on(LineScope.ofLines(TestBusiness.SALES));
            case EVERY_CONVERSATION -> new Role("every conversation", Set.of(Permission.CONVERSE_ALL));
            case EDITOR -> Role.EDITOR;
            case NO_ROLE, AUTOMATION, CAMPAIGN, HOST -> Role.NONE;
        };
    }

    /** The users whom every account has. */
    static List<TeamMember> team() {
        return Arrays.stream(values())
                .filter(ShadowActor::isUser)
                .map(one -> TeamMember.available(one.user(), one.name(), one.role()))
                .toList();
    }
}
