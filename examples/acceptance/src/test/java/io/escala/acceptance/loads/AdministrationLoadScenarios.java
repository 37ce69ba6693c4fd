package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.ACCOUNT;

import io.escala.core.administration.Setup;
import java.util.List;

/** The settings and lines of an account. */
final class AdministrationLoadScenarios {
    private AdministrationLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(LoadScenario.of(
                "SetupDecision",
                "a line that is renamed, and one that is new",
                fixture -> {},
                fixture -> fixture.setup.apply(Setup.account(ACCOUNT)
                        .region("AR")
                        .messenger("fb", line -> line.pageId("1041").name("Our Page"))
                        .messenger("second", line -> line.pageId("1042")))));
    }
}
