package io.escala.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.webhook.MetaEvents;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Message;
import io.escala.crm.jdbc.JdbcCrmStore;
import io.escala.crm.jdbc.JdbcOptions;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process files deliveries in a SQLite file and is killed a few answers later; the next one continues a
 * little earlier, as Meta does. Deliveries answered with 200 are all stored in the end, and nothing twice.
 */
class KillTest {
    private static final int ROUNDS = 30;
    private static final int MOST_ANSWERS = 20;
    private static final AccountId ACCOUNT = new AccountId("shop");
    private static final Actor ADA = Actor.user(ACCOUNT, new UserId("ada"), Role.ADMINISTRATOR);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void connectALine() {
        file = folder.resolve("inbox.db");
        try (CrmStore store = open()) {
            Inbox inbox = Inbox.builder(store).build();
            assertThat(inbox.as(ADA).administration().save(AccountSettings.of(ACCOUNT, "AR", ZoneOffset.UTC)))
                    .isInstanceOf(Outcome.Done.class);
            Line line = Line.whatsApp(ACCOUNT, new LineId("sales"), "Sales", Deliveries.NUMBER, "2040")
                    .withApp(Deliveries.APP);
            assertThat(inbox.as(ADA).administration().connect(line)).isInstanceOf(Outcome.Done.class);
        }
    }

    private CrmStore open() {
        return JdbcCrmStore.sqlite(file, JdbcOptions.standard());
    }

    /** Starts a process, kills it after the given number of answers, and returns the deliveries it had accepted. */
    private List<Integer> killed(Ingestion.How how, int first, int answers) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ingestion.class.getName(),
                        file.toString(),
                        how.name(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Integer> accepted = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Ingestion.ACCEPTED)) {
                    accepted.add(Integer.valueOf(line.substring(Ingestion.ACCEPTED.length())));
                }
                if (accepted.size() == answers) {
                    // SIGKILL: the process cannot react. Its earlier output is still read.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
        return accepted;
    }

    /** The numbers of all stored messages, after a new process has finished the remaining work. */
    private List<Integer> filed() {
        // The lanes of killed processes become free when their leases expire.
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (CrmStore store = JdbcCrmStore.sqlite(file, JdbcOptions.standard().leaseClock(later))) {
            Inbox inbox =
                    Inbox.builder(store).clock(later).reader(MetaEvents::read).build();
            inbox.work().runDue(10_000);
            assertThat(inbox.as(Actor.host())
                            .quarantine()
                            .work()
                            .page(CursorRequest.first(CursorPage.MAX_LIMIT))
                            .items())
                    .as("work that was under way when its process was killed")
                    .isEmpty();
            return inbox
                    .as(ADA)
                    .conversations()
                    .list(ConversationQuery.all())
                    .page(CursorRequest.first(CursorPage.MAX_LIMIT))
                    .items()
                    .stream()
                    .flatMap(row -> inbox
                            .as(ADA)
                            .conversations()
                            .messages(row.id())
                            .page(CursorRequest.newest(CursorPage.MAX_LIMIT))
                            .items()
                            .stream())
                    .map(Message::content)
                    .map(content -> Integer.valueOf(content.text()))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    @Test
    @DisplayName(
            "What was answered with 200 is there after 30 kills, filed at once or from the journal, and nothing twice")
    void acknowledgedDeliveriesSurviveKills() throws Exception {
        Random random = new Random(20_261_121);
        SortedSet<Integer> accepted = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Ingestion.How how = round % 3 == 2 ? Ingestion.How.JOURNAL : Ingestion.How.DIRECT;
            int first = accepted.isEmpty() ? 0 : Math.max(0, accepted.last() - 2);
            accepted.addAll(killed(how, first, 1 + random.nextInt(MOST_ANSWERS)));
        }

        List<Integer> filed = filed();

        assertThat(accepted).hasSizeGreaterThan(ROUNDS);
        assertThat(filed).doesNotHaveDuplicates().containsAll(accepted);
    }

    @Test
    @DisplayName("A store that says committed before it is loses what was answered, and is caught")
    void storeAcknowledgingBeforeCommitIsDetected() throws Exception {
        List<Integer> accepted = killed(Ingestion.How.HASTY, 0, 5);

        assertThat(accepted).hasSizeGreaterThanOrEqualTo(5);
        assertThat(filed().containsAll(accepted)).isFalse();
    }
}
