package io.escala.core.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.identify.PhoneSearch;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationFilter.Handled;
import io.escala.crm.store.ConversationFilter.Owners;
import io.escala.crm.store.ConversationFilter.State;
import io.escala.crm.store.ConversationFilter.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a store is asked for by the query of a list. */
class ConversationQueryTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final UserId ADA = new UserId("ada");
    private static final UserId SAM = new UserId("sam");
    private static final Actor USER = Actor.user(ACME, ADA, Role.ADMINISTRATOR);
    private static final Actor AUTOMATION = Actor.automation(ACME);
    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00.123456789Z");
    private static final Duration MARGIN = Duration.ofMinutes(10);
    private static final LineId SALES = new LineId("sales");
    private static final LineId SUPPORT = new LineId("support");
    private static final ConversationFilter ANY = ConversationFilter.EVERYTHING;

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Arguments row(ConversationQuery query, Actor actor, ConversationFilter expected) {
        return Arguments.of(query, actor, expected);
    }

    private static ConversationQuery owned(OwnerFilter owners) {
        return ConversationQuery.all().ownedBy(owners);
    }

    private static ConversationFilter ownedBy(boolean nobody, UserId... users) {
        return ANY.of(new Owners(Set.of(users), nobody));
    }

    static Stream<Arguments> decisions() {
        ConversationQuery all = ConversationQuery.all();
        OwnerFilter sam = OwnerFilter.anyOf(List.of(SAM));
        return Stream.of(
                row(all, USER, ANY),
                row(ConversationQuery.open(), USER, ANY.in(State.OPEN)),
                row(ConversationQuery.closed(), USER, ANY.in(State.CLOSED)),
                row(all.onlyUnread(), USER, ANY.thatAreUnread(true)),
                row(all.onlyRead(), USER, ANY.thatAreUnread(false)),
                row(all.onlyRead().onlyUnread(), USER, ANY.thatAreUnread(true)),
                row(all.onlyRegistered(), USER, ANY.thatAreRegistered(true)),
                row(all.onlyUnregistered(), USER, ANY.thatAreRegistered(false)),
                row(all.onLines(SALES, SUPPORT), USER, ANY.onLines(Set.of(SUPPORT, SALES))),
                row(all.onLines(SALES).onLines(SUPPORT), USER, ANY.onLines(Set.of(SUPPORT))),
                row(all.onChannels(Channel.MESSENGER), USER, ANY.onChannels(Set.of(Channel.MESSENGER))),
                row(owned(OwnerFilter.me()), USER, ownedBy(false, ADA)),
                row(owned(OwnerFilter.me()), AUTOMATION, ownedBy(false)),
                row(owned(OwnerFilter.me()), Actor.host(ACME), ownedBy(false)),
                row(owned(OwnerFilter.me().orNobody()), USER, ownedBy(true, ADA)),
                row(owned(OwnerFilter.me().orNobody()), AUTOMATION, ownedBy(true)),
                row(owned(OwnerFilter.nobody()), USER, ownedBy(true)),
                row(owned(OwnerFilter.nobody().orMe()), USER, ownedBy(true, ADA)),
                row(owned(OwnerFilter.anyOf(List.of())), USER, ownedBy(false)),
                row(owned(sam), USER, ownedBy(false, SAM)),
                row(owned(sam), AUTOMATION, ownedBy(false, SAM)),
                row(owned(sam.orMe()), USER, ownedBy(false, SAM, ADA)),
                row(owned(sam.orMe()), AUTOMATION, ownedBy(false, SAM)),
                row(owned(sam.orMe().orNobody()), USER, ownedBy(true, SAM, ADA)),
                row(owned(sam).ownedBy(OwnerFilter.nobody()), USER, ownedBy(true)),
                row(all.active(ActivityPeriod.LAST_24_HOURS), USER, ANY.since(at("2026-11-01T12:00:00.123Z"))),
                row(all.active(ActivityPeriod.LAST_3_DAYS), USER, ANY.since(at("2026-10-30T12:00:00.123Z"))),
                row(all.active(ActivityPeriod.LAST_7_DAYS), USER, ANY.since(at("2026-10-26T12:00:00.123Z"))),
                row(all.active(ActivityPeriod.LAST_30_DAYS), USER, ANY.since(at("2026-10-03T12:00:00.123Z"))),
                row(all.active(ActivityPeriod.LAST_90_DAYS), USER, ANY.since(at("2026-08-04T12:00:00.123Z"))),
                row(all.activeSince(NOW), USER, ANY.since(at("2026-11-02T12:00:00.123Z"))),
                row(all.active(ActivityPeriod.LAST_3_DAYS).activeSince(NOW), USER, ANY.since(NOW)),
                row(
                        all.activeSince(NOW).active(ActivityPeriod.LAST_24_HOURS),
                        USER,
                        ANY.since(at("2026-11-01T12:00:00.123Z"))),
                row(
                        all.window(WindowFilter.open()),
                        USER,
                        ANY.withWindow(new Window(true, at("2026-11-01T12:10:00.123Z"), null))),
                row(
                        all.window(WindowFilter.closingWithin(Duration.ofHours(2))),
                        USER,
                        ANY.withWindow(
                                new Window(true, at("2026-11-01T12:10:00.123Z"), at("2026-11-01T14:10:00.123Z")))),
                row(
                        all.window(WindowFilter.shut()),
                        USER,
                        ANY.withWindow(new Window(false, at("2026-11-01T12:10:00.123Z"), null))),
                row(all.onlyTakenOver(), USER, ANY.handled(new Handled(true, at("2026-11-02T04:00:00.123Z")))),
                row(
                        all.onlyTakenOver().onlyAutomated(),
                        USER,
                        ANY.handled(new Handled(false, at("2026-11-02T04:00:00.123Z")))),
                row(
                        all.tagged(new ConversationTag("vip"), new ConversationTag("late")),
                        USER,
                        ANY.tagged(Set.of(new ConversationTag("late"), new ConversationTag("vip")))),
                row(
                        all.tagged(new ConversationTag("vip, late")),
                        USER,
                        ANY.tagged(Set.of(new ConversationTag("vip, late")))),
                row(all.matching("Ana"), USER, ANY.ofPeople(ContactFilter.of("Ana"))),
                row(all.matching("ana"), USER, ANY.ofPeople(ContactFilter.of("ana"))),
                row(all.matching("Ana").matching("Bea"), USER, ANY.ofPeople(ContactFilter.of("Bea"))),
                row(all.containing("Ana"), USER, ANY.thatContain("ana")),
                row(
                        all.containing("ana").matching("ana"),
                        USER,
                        ANY.thatContain("ana").ofPeople(ContactFilter.of("ana"))),
                row(all.matching("@"), USER, ANY.ofPeople(ContactFilter.of("@"))),
                row(
                        all.matching("0341 15 555"),
                        USER,
                        ANY.ofPeople(ContactFilter.of("0341 15 555")
                                .withDigits(PhoneSearch.sequences("0341 15 555", "AR")))),
                row(
                        ConversationQuery.open()
                                .onlyUnread()
                                .ownedBy(OwnerFilter.me())
                                .active(ActivityPeriod.LAST_7_DAYS)
                                .onLines(SALES)
                                .onChannels(Channel.WHATSAPP)
                                .onlyRegistered()
                                .window(WindowFilter.open()),
                        USER,
                        ANY.in(State.OPEN)
                                .thatAreUnread(true)
                                .of(new Owners(Set.of(ADA), false))
                                .since(at("2026-10-26T12:00:00.123Z"))
                                .onLines(Set.of(SALES))
                                .onChannels(Set.of(Channel.WHATSAPP))
                                .thatAreRegistered(true)
                                .withWindow(new Window(true, at("2026-11-01T12:10:00.123Z"), null))));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void queryIsWhatAStoreIsAskedFor(ConversationQuery query, Actor actor, ConversationFilter expected) {
        assertThat(query.toFilter(actor, NOW, MARGIN, "AR", Duration.ofHours(8)))
                .isEqualTo(expected);
    }

    private static List<Instant> times(Duration margin, Duration within) {
        Instant end = NOW.minus(MessagingWindow.LENGTH.minus(margin));
        List<Instant> times = new ArrayList<>();
        for (Instant edge : List.of(end, end.plus(within), NOW)) {
            for (int millis = -2; millis <= 2; millis++) {
                times.add(Instant.ofEpochMilli(edge.toEpochMilli()).plusMillis(millis));
            }
        }
        return times;
    }

    /** Marks are in milliseconds, the clock and the margin may be finer. */
    @ParameterizedTest
    @CsvSource({"PT0S,PT1H", "PT10M,PT1H", "PT10M,PT0.0000004S", "PT0.0015S,PT0.0015S", "PT0.0000001S,PT24H"})
    void windowsAgreeWithWhatIsShownToTheMillisecond(Duration margin, Duration within) {
        Window open = window(WindowFilter.open(), margin);
        Window closing = window(WindowFilter.closingWithin(within), margin);
        Window shut = window(WindowFilter.shut(), margin);
        for (Instant opened : times(margin, within)) {
            for (Instant closed : Stream.concat(
                            Stream.of((Instant) null), Stream.of(opened.minusMillis(1), opened, opened.plusMillis(1)))
                    .toList()) {
                MessagingWindow shown = new MessagingWindow(opened, closed, margin);
                assertThat(open.includes(opened, closed)).isEqualTo(shown.isOpen(NOW));
                assertThat(shut.includes(opened, closed)).isEqualTo(!shown.isOpen(NOW));
                assertThat(closing.includes(opened, closed))
                        .isEqualTo(shown.isOpen(NOW) && shown.remaining(NOW).compareTo(within) <= 0);
            }
        }
        assertThat(open.includes(null, NOW)).isFalse();
        assertThat(closing.includes(null, NOW)).isFalse();
        assertThat(shut.includes(null, null)).isTrue();
    }

    private static Window window(WindowFilter filter, Duration margin) {
        return ConversationQuery.all()
                .window(filter)
                .toFilter(USER, NOW, margin, "AR", null)
                .window();
    }

    @Test
    void equalQueriesHaveEqualTextsAndOthersDoNot() {
        List<ConversationQuery> queries = decisions()
                .map(row -> (ConversationQuery) row.get()[0])
                .distinct()
                .toList();

        assertThat(queries).hasSizeGreaterThan(25);
        assertThat(queries.stream().map(ConversationQuery::toString)).doesNotHaveDuplicates();
        ConversationQuery one = ConversationQuery.all()
                .onLines(SALES, SUPPORT)
                .onChannels(Channel.values())
                .ownedBy(OwnerFilter.anyOf(List.of(ADA, SAM)));
        ConversationQuery same = ConversationQuery.all()
                .ownedBy(OwnerFilter.anyOf(Set.of(SAM, ADA)))
                .onChannels(Channel.values())
                .onLines(SUPPORT, SALES);
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString(same.toString());
    }

    @Test
    void whatIsSearchedForIsInNoText() {
        ConversationQuery query = ConversationQuery.all().matching("Rosa").containing("Rosa");
        assertThat(query.toString()).doesNotContainIgnoringCase("rosa");
        assertThat(query.toFilter(USER, NOW, MARGIN, "AR", null).toString()).doesNotContainIgnoringCase("rosa");
    }

    @Test
    void blankAndLongTermsAreRefused() {
        ConversationQuery all = ConversationQuery.all();
        assertThatThrownBy(() -> all.matching(" \t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> all.containing(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> all.matching("a".repeat(ContactFilter.MAX_TERM + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text");
        assertThat(all.matching("\uD83D\uDE00".repeat(ContactFilter.MAX_TERM)).needsSettings())
                .isTrue();
    }

    @Test
    void noLineOrChannelIsNotEveryOne() {
        assertThatThrownBy(() -> ConversationQuery.all().onLines()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConversationQuery.all().onChannels()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S", "PT1000000000H"})
    void remainingTimeIsBounded(Duration within) {
        assertThatThrownBy(() -> WindowFilter.closingWithin(within)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timeBeyondMillisecondsIsRefused() {
        assertThatThrownBy(() -> ConversationQuery.all().activeSince(Instant.MIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConversationQuery.all().activeSince(Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
