package io.escala.core.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An account and its lines as a program describes them. */
class SetupTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Setup SETUP = Setup.account("acme");

    private static Line line(Setup setup) {
        return setup.lines().get(0).over(ACME, Optional.empty());
    }

    @Test
    void linesOfTheThreeChannels() {
        assertThat(line(SETUP.whatsApp("a", line -> line.phoneNumberId("1").businessAccountId("2"))))
                .isEqualTo(Line.whatsApp(ACME, new LineId("a"), "a", "1", "2"));
        assertThat(line(SETUP.messenger("b", line -> line.pageId("3").name("B"))))
                .isEqualTo(Line.messenger(ACME, new LineId("b"), "B", "3"));
        assertThat(line(SETUP.instagram(
                        "c", line -> line.accountId("4").app("9").name("C"))))
                .isEqualTo(Line.instagram(ACME, new LineId("c"), "C", "4").withApp("9"));
        assertThat(line(SETUP.instagram("c", line -> line.accountId("4").pageId("3"))))
                .isEqualTo(Line.instagram(ACME, new LineId("c"), "c", "4").withPage("3"));
    }

    @Test
    void whatIsMissingOrMalformedIsToldWithItsLine() {
        refused(
                "line a: phoneNumberId is not given",
                setup -> setup.whatsApp("a", line -> line.businessAccountId("2")));
        refused(
                "line a: businessAccountId is not given",
                setup -> setup.whatsApp("a", line -> line.phoneNumberId("1")));
        refused("line b: pageId is not given", setup -> setup.messenger("b", line -> line));
        refused("line c: accountId is not given", setup -> setup.instagram("c", line -> line));
        refused("line b: name must not be blank", setup -> setup.messenger("b", line -> line.name(" ")));
        refused("line b: providerId", setup -> setup.messenger("b", line -> line.pageId("+54 341")));
        refused(
                "line a: displayPhone",
                setup -> setup.whatsApp(
                        "a",
                        line -> line.phoneNumberId("1").businessAccountId("2").displayPhone("+54 341")));
        refused("defaultRegion must be", setup -> setup.region("Argentina"));
        refused("defaultRegion must be", setup -> setup.region("XX"));
        assertThat(SETUP.region("xk").region()).contains("XK");
        refused(
                "line b is given twice",
                setup -> setup.messenger("b", line -> line.pageId("3")).messenger("b", line -> line.pageId("4")));
        assertThatIllegalArgumentException().isThrownBy(() -> Setup.account(AccountId.NONE));
    }

    @Test
    void idFromVariableThatIsNotSetIsToldWithItsLine() {
        for (String unset : new String[] {null, "", " "}) {
            missing("line a: phoneNumberId", setup -> setup.whatsApp("a", line -> line.phoneNumberId(unset)));
            missing("line a: businessAccountId", setup -> setup.whatsApp("a", line -> line.businessAccountId(unset)));
            missing("line b: pageId", setup -> setup.messenger("b", line -> line.pageId(unset)));
            missing("line c: accountId", setup -> setup.instagram("c", line -> line.accountId(unset)));
            missing("line c: pageId", setup -> setup.instagram("c", line -> line.pageId(unset)));
        }
    }

    private static void missing(String id, UnaryOperator<Setup> steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(steps.apply(SETUP)).isNull())
                .withMessage(id + " is missing; is the variable set that it is read from?");
    }

    private static void refused(String message, UnaryOperator<Setup> steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(steps.apply(SETUP)).isNull())
                .withMessageStartingWith(message);
    }

    @Test
    void nullIsRefusedByName() {
        named("portfolioId", setup -> setup.whatsApp("a", line -> line.portfolioId(null)));
        named("digits", setup -> setup.whatsApp("a", line -> line.displayPhone(null)));
        named("name", setup -> setup.whatsApp("a", line -> line.name(null)));
        named("appId", setup -> setup.whatsApp("a", line -> line.app(null)));
        named("name", setup -> setup.messenger("b", line -> line.name(null)));
        named("appId", setup -> setup.messenger("b", line -> line.app(null)));
        named("name", setup -> setup.instagram("c", line -> line.name(null)));
        named("appId", setup -> setup.instagram("c", line -> line.app(null)));
    }

    private static void named(String parameter, UnaryOperator<Setup> steps) {
        assertThatNullPointerException()
                .isThrownBy(() -> assertThat(steps.apply(SETUP)).isNull())
                .withMessage(parameter);
    }

    @Test
    void textsShowIdsOnly() {
        Setup setup = SETUP.companyName("Acme & Daughters")
                .whatsApp(
                        "a",
                        line -> line.phoneNumberId("1")
                                .businessAccountId("2")
                                .displayPhone("5493410001122")
                                .name("Sales"));

        assertThat(setup).hasToString("Setup[acme [a WHATSAPP/1]]");
    }
}
