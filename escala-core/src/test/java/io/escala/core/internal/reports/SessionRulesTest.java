package io.escala.core.internal.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.port.BusinessHours;
import io.escala.core.reports.SessionReport.SessionTimes;
import io.escala.core.reports.TimeSpan;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.line.LineId;
import io.escala.crm.store.MessageTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The times of a session")
class SessionRulesTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T12:00:00Z");
    private static final ConversationId TALK = new ConversationId("talk");
    private static final LineId LINE = new LineId("line");

    /**
     * Messages by author and second after the opening: C customer, U user, P phone app, A automation, H host, M campaign, N notice, F a send
     * of a user that failed. The session is closed in second 100, or is open.
     */
    @ParameterizedTest(
            name = "{0}, closed {1}: person {2}, automation {3}, waits {4} of {5} s, longest {6} s, since {7}")
    @CsvSource(
            nullValues = "-",
            value = {
                "C0,                   true,  -,  -, 1, 100, 100, -",
                "C0,                   false, -,  -, 0,   0,   0, 0",
                "C0 U30,               false, 30, -, 1,  30,  30, -",
                "C0 P30,               false, 30, -, 1,  30,  30, -",
                "C0 A1 U30,            false, 30, 1, 1,  30,  30, -",
                "C0 A1 A2,             true,  -,  1, 1, 100, 100, -",
                "C0 H5 C6,             false, -,  5, 0,   0,   0, 0",
                "C0 M5 U9,             false, 9,  -, 1,   9,   9, -",
                "C0 N5 U9,             false, 9,  -, 1,   9,   9, -",
                "C0 F5 U9,             false, 9,  -, 1,   9,   9, -",
                "U0 U5,                true,  -,  -, 0,   0,   0, -",
                "U0 C5 U9,             true,  4,  -, 1,   4,   4, -",
                "A0 C5 A6 U9,          true,  4,  1, 1,   4,   4, -",
                "C0 C10 U30 C40 U45,   true,  30, -, 2,  35,  30, -",
                "C0 U10 C40 U70 C80,   true,  10, -, 3,  60,  30, -",
                "C0 U10 C40 U70 C80,   false, 10, -, 2,  40,  30, 80",
                "C0 U0,                false, 0,  -, 1,   0,   0, -"
            })
    void followFromItsMessages(
            String messages,
            boolean closed,
            @Nullable Integer person,
            @Nullable Integer automation,
            int waits,
            int total,
            int longest,
            @Nullable Integer since) {
        SessionTimes times = times(messages, closed ? 100 : null);

        assertThat(times.byPerson() == null ? null : seconds(times.byPerson().after()))
                .isEqualTo(person);
        assertThat(
                        times.byAutomation() == null
                                ? null
                                : seconds(times.byAutomation().after()))
                .isEqualTo(automation);
        assertThat(times.waiting().waits()).isEqualTo(waits);
        assertThat(seconds(times.waiting().total())).isEqualTo(total);
        assertThat(seconds(times.waiting().longest())).isEqualTo(longest);
        assertThat(times.waiting().waitingSince().orElse(null)).isEqualTo(since == null ? null : second(since));
        assertThat(times.resolution() == null ? null : seconds(times.resolution()))
                .isEqualTo(closed ? 100 : null);
    }

    @Test
    @DisplayName("count messages by who wrote them, without failed sends and notices")
    void count() {
        SessionTimes times = times("C0 C1 A2 H3 M4 U5 P6 N7 F8", 100);

        assertThat(times.received()).isEqualTo(2);
        assertThat(times.sentByPersons()).isEqualTo(2);
        assertThat(times.sentOtherwise()).isEqualTo(3);
        assertThat(times.firstReceived()).isEqualTo(second(0));
    }

    @Test
    @DisplayName("leave out what arrived before it was opened and after it was closed")
    void areOfOneSession() {
        SessionTimes times = times("C-1 U0 C100 C101", 100);

        assertThat(times.received()).isEqualTo(1);
        assertThat(times.firstReceived()).isEqualTo(second(100));
        assertThat(times.byPerson()).isNull();
    }

    @Test
    @DisplayName("are in business hours as the host says, and never negative when clocks differ")
    void areInBusinessHours() {
        BusinessHours half = (account, line, from, until) -> {
            assertThat(account).isEqualTo(new AccountId("acme"));
            assertThat(line).isEqualTo(LINE);
            return Duration.between(from, until).dividedBy(2);
        };
        List<MessageTime> messages = messages("C10 U30");

        SessionTimes times = SessionRules.times(session(100), LINE, messages, half);

        assertThat(times.byPerson())
                .isNotNull()
                .satisfies(response -> assertThat(response.after())
                        .isEqualTo(new TimeSpan(Duration.ofSeconds(20), Duration.ofSeconds(10))));
        assertThat(times.resolution()).isEqualTo(new TimeSpan(Duration.ofSeconds(100), Duration.ofSeconds(50)));

        MessageTime customer = messages("C10").get(0);
        MessageTime earlier = new MessageTime(
                new MessageId("echo"), TALK, Author.EXTERNAL, second(9), second(11), DeliveryStatus.SENT);
        assertThat(SessionRules.times(session(null), LINE, List.of(customer, earlier), half)
                        .waiting()
                        .total())
                .isEqualTo(TimeSpan.ZERO);
    }

    private static SessionTimes times(String messages, @Nullable Integer closed) {
        return SessionRules.times(session(closed), LINE, messages(messages), BusinessHours.always());
    }

    private static Session session(@Nullable Integer closed) {
        Session open = new Session(new AccountId("acme"), TALK, 1, SessionOpener.CONTACT, OPENED, null, null, null);
        return closed == null ? open : open.closed(second(closed), "Done", null);
    }

    private static List<MessageTime> messages(String all) {
        List<MessageTime> messages = new ArrayList<>();
        for (String each : all.split(" ", -1)) {
            Author author = author(each.charAt(0));
            Instant at = second(Integer.parseInt(each.substring(1)));
            DeliveryStatus delivery = each.charAt(0) == 'F' ? DeliveryStatus.FAILED : DeliveryStatus.SENT;
            messages.add(new MessageTime(
                    new MessageId("m-" + each),
                    TALK,
                    author,
                    at,
                    at,
                    author.direction() == Direction.INBOUND ? null : delivery));
        }
        return messages;
    }

    private static Author author(char code) {
        return switch (code) {
            case 'C' -> Author.CUSTOMER;
            case 'U', 'F' -> Author.user(new UserId("ana"));
            case 'P' -> Author.EXTERNAL;
            case 'A' -> Author.AUTOMATION;
            case 'H' -> new Author(Author.Kind.HOST, null);
            case 'M' -> new Author(Author.Kind.CAMPAIGN, null);
            case 'N' -> Author.CHANNEL;
            default -> throw new IllegalArgumentException("no author " + code);
        };
    }

    private static Instant second(int number) {
        return OPENED.plusSeconds(number);
    }

    private static int seconds(TimeSpan span) {
        return Math.toIntExact(span.elapsed().toSeconds());
    }
}
