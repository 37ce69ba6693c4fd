package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.administration.Administration;
import io.escala.core.administration.Setup;
import io.escala.core.administration.SetupResult;
import io.escala.core.audit.AuditQuery;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.InstagramAccountType;
import io.escala.core.inbox.Desk;
import io.escala.core.port.Metrics;
import io.escala.core.result.Notice;
import io.escala.core.result.Refusal;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("An account is set up at every start of a program, and nothing that somebody changed is undone")
class SetUpTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final LineId SALES = new LineId("sales");
    private static final LineId PAGE = new LineId("page");

    private static Setup setup() {
        return Setup.account(ACME)
                .region("ar")
                .whatsApp("sales", line -> line.phoneNumberId("70081").businessAccountId("1022"));
    }

    private static Desk desk(InboxFixture fixture) {
        return fixture.inbox().as(Actor.user(ACME, new UserId("ada"), Role.ADMINISTRATOR));
    }

    private static Line sales(Administration administration) {
        return administration.lines().stream()
                .filter(line -> line.id().equals(SALES))
                .findFirst()
                .orElseThrow();
    }

    /** A setup, what somebody did before it, and what it does. */
    private record Step(String name, Consumer<Desk> before, Setup setup, String done) {}

    private static List<Step> steps() {
        Consumer<Desk> nothing = desk -> {};
        return List.of(
                new Step("empty", nothing, setup(), "created, connected [sales]"),
                new Step("the same again", nothing, setup(), "nothing"),
                new Step(
                        "renamed",
                        nothing,
                        Setup.account(ACME)
                                .whatsApp(
                                        "sales",
                                        line -> line.phoneNumberId("70081")
                                                .businessAccountId("1022")
                                                .name("Sales")),
                        "renamed [sales]"),
                new Step("a name that it does not say", nothing, setup(), "nothing"),
                new Step("stopped by hand", SetUpTest::stop, setup(), "nothing, stopped [sales]"),
                new Step(
                        "stopped, and renamed meanwhile",
                        nothing,
                        Setup.account(ACME)
                                .whatsApp(
                                        "sales",
                                        line -> line.phoneNumberId("70081")
                                                .businessAccountId("1022")
                                                .name("Sales team")),
                        "renamed [sales], stopped [sales]"),
                new Step(
                        "another region and zone",
                        desk -> desk.lines().resume(SALES).orThrow(),
                        setup().region("BR").zone(ZoneId.of("America/Sao_Paulo")),
                        "nothing, kept [REGION, ZONE]"),
                new Step(
                        "a company name where there is none",
                        nothing,
                        setup().companyName("Acme"),
                        "added [COMPANY_NAME]"),
                new Step(
                        "another company name than somebody set",
                        desk -> rename(desk, "Acme & Daughters"),
                        setup().companyName("Acme"),
                        "nothing, kept [COMPANY_NAME]"),
                new Step(
                        "further ids of a line, and a second line",
                        nothing,
                        Setup.account(ACME)
                                .whatsApp(
                                        "sales",
                                        line -> line.phoneNumberId("70081")
                                                .businessAccountId("1022")
                                                .portfolioId("3030")
                                                .displayPhone("5493410001122")
                                                .app("9001"))
                                .messenger(
                                        "page",
                                        line -> line.pageId("105").name("Page").app("9001")),
                        "connected [page], changed [sales]"),
                new Step("the first setup again", nothing, setup(), "nothing"),
                new Step(
                        "a line that was removed",
                        desk -> desk.lines().remove(PAGE).orThrow(),
                        setup().messenger("page", line -> line.pageId("105")),
                        "connected [page]"));
    }

    private static void stop(Desk desk) {
        desk.administration()
                .connect(sales(desk.administration()).withAvailable(false))
                .orThrow();
    }

    private static void rename(Desk desk, String company) {
        AccountSettings settings = desk.administration().settings().orElseThrow();
        desk.administration().save(settings.withCompanyName(company)).orThrow();
    }

    @EveryStore
    @DisplayName("Each start adds and renames; what is so already, stopped, or set otherwise stays")
    void eachStart(InboxFixture fixture) {
        for (Step step : steps()) {
            step.before().accept(desk(fixture));
            long version = version(fixture);

            SetupResult result = fixture.inbox().setUp(step.setup());

            assertThat(result).as(step.name()).hasToString(step.done());
            assertThat(result.isUnchanged())
                    .as(step.name())
                    .isEqualTo(step.done().startsWith("nothing"));
            assertThat(version(fixture) == version)
                    .as(step.name() + ": nothing is written")
                    .isEqualTo(result.isUnchanged());
        }
        Administration administration = desk(fixture).administration();
        assertThat(administration.settings().map(settings -> settings.withVersion(0)))
                .contains(AccountSettings.of(ACME, "AR", ZoneOffset.UTC).withCompanyName("Acme & Daughters"));
        assertThat(administration.lines())
                .containsExactly(
                        Line.messenger(ACME, PAGE, "page", "105"),
                        Line.whatsApp(ACME, SALES, "Sales team", "70081", "1022")
                                .withPortfolio("3030")
                                .withDisplayPhone("5493410001122")
                                .withApp("9001"));
        assertThat(desk(fixture).audit().records(AuditQuery.all()))
                .filteredOn(record -> record.by().kind() == AuditActor.Kind.HOST)
                .extracting(AuditRecord::operation)
                .containsExactlyInAnyOrder(
                        AuditOperation.SETTINGS_SAVE,
                        AuditOperation.LINE_CONNECT,
                        AuditOperation.LINE_RENAME,
                        AuditOperation.LINE_RENAME,
                        AuditOperation.SETTINGS_SAVE,
                        AuditOperation.LINE_CONNECT,
                        AuditOperation.LINE_CONNECT,
                        AuditOperation.LINE_CONNECT);
    }

    private static long version(InboxFixture fixture) {
        return desk(fixture)
                .administration()
                .settings()
                .map(AccountSettings::version)
                .orElse(0L);
    }

    @EveryStore
    @DisplayName("What is refused is told with its line and remedy, all at once, and leaves everything as it was")
    void refusals(InboxFixture fixture) {
        fixture.inbox().setUp(setup());
        Setup taken = Setup.account(ACME)
                .companyName("Acme")
                .whatsApp("sales", line -> line.phoneNumberId("70082").businessAccountId("1022"))
                .whatsApp("support", line -> line.phoneNumberId("70083").businessAccountId("1022"))
                .whatsApp(
                        "theirs",
                        line -> line.phoneNumberId(TestBusiness.SALES_NUMBER).businessAccountId("1022"))
                .messenger("twice", line -> line.pageId("105"))
                .messenger("again", line -> line.pageId("105"));

        assertThatThrownBy(() -> fixture.inbox().setUp(taken))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .containsExactly(
                                        Refusal.at(Refusal.Reason.FIELD_INVALID, "line.key", 0)
                                                .because(Refusal.Cause.FIXED),
                                        Refusal.at(Refusal.Reason.KEY_TAKEN, "line.key", 2),
                                        Refusal.at(Refusal.Reason.KEY_TAKEN, "line.key", 4)))
                .hasMessageStartingWith("line sales: FIELD_INVALID of line.key, FIXED, remedy CORRECT: ")
                .hasMessageContaining(
                        "Or move the line and its conversations to another id of its channel with Lines.repoint.; ")
                .hasMessageContaining("; line theirs: KEY_TAKEN of line.key, remedy CORRECT: Meta id of the line: ")
                .hasMessageContaining("; line again: KEY_TAKEN of line.key, remedy CORRECT: Meta id of the line: ");
        assertThat(desk(fixture).administration().lines()).hasSize(1);
        assertThat(desk(fixture).administration().settings())
                .get()
                .extracting(AccountSettings::companyName)
                .isNull();
    }

    @EveryStore
    @DisplayName("A new account needs a region")
    void regionOfANewAccount(InboxFixture fixture) {
        assertThatThrownBy(() -> fixture.inbox().setUp(Setup.account(ACME)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .containsExactly(Refusal.field(Refusal.Reason.FIELD_MISSING, "defaultRegion")));
    }

    @EveryStore
    @DisplayName("Two nodes that start at once both succeed, and the account is there once")
    void twoNodesAtOnce(InboxFixture fixture) {
        List<SetupResult> other = new ArrayList<>();
        InboxFixture.Node slow = fixture.node(
                store -> new ForwardingCrmStore(store) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        if (other.isEmpty()) {
                            other.add(fixture.inbox().setUp(setup()));
                        }
                        return super.commit(changeSets);
                    }
                },
                Metrics.none());

        SetupResult mine = slow.inbox().setUp(setup());

        assertThat(other).singleElement().hasToString("created, connected [sales]");
        assertThat(mine).hasToString("nothing");
        assertThat(desk(fixture).administration().lines()).hasSize(1);
    }

    @EveryStore
    @DisplayName("Meta is asked about an Instagram account that is new, and not about one that is there")
    void instagramAccounts(InboxFixture fixture) {
        List<Line> asked = new ArrayList<>();
        List<InstagramAccountType> answers = new ArrayList<>();
        InstagramAccountSource source = line -> {
            asked.add(line);
            return Objects.requireNonNull(answers.remove(0));
        };
        InboxFixture.Node node = fixture.configured(inbox -> inbox.instagramAccounts(source));
        Setup setup = setup().instagram("instagram", line -> line.accountId("17841"));

        answers.add(new InstagramAccountType.Personal());
        assertThatThrownBy(() -> node.inbox().setUp(setup))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .containsExactly(Refusal.of(
                                                Refusal.Reason.ACCOUNT_NOT_PROFESSIONAL,
                                                Refusal.Remedy.SWITCH_TO_PROFESSIONAL)
                                        .in("line.key", 1)));
        assertThat(desk(fixture).administration().settings()).isEmpty();

        answers.add(new InstagramAccountType.Unknown("no answer"));
        assertThat(node.inbox().setUp(setup).notices())
                .containsExactly(Notice.of(Notice.Kind.ACCOUNT_TYPE_NOT_CHECKED));
        assertThat(node.inbox().setUp(setup)).hasToString("nothing");
        assertThat(asked).hasSize(2);
    }
}
