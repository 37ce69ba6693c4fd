package io.escala.crm.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.record.RecordDetails.Activity;
import io.escala.crm.record.RecordDetails.Opportunity;
import io.escala.crm.record.RecordDetails.Result;
import io.escala.crm.record.RecordDetails.Task;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Records and companies")
class RecordsTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static CrmRecord record(
            String title,
            @Nullable String notes,
            @Nullable String reference,
            RecordDetails details,
            @Nullable Instant due,
            @Nullable Instant doneAt) {
        return new CrmRecord(
                ACME,
                new RecordId("one"),
                title,
                notes,
                null,
                null,
                null,
                reference,
                details,
                due,
                doneAt,
                Origin.HOST,
                NOON,
                NOON.plusNanos(1),
                0);
    }

    private static Company company(String name, @Nullable String reference) {
        return new Company(ACME, new CompanyId("one"), name, null, null, Map.of(), reference, NOON, 0);
    }

    @Test
    @DisplayName("have clean texts and times in milliseconds")
    void areClean() {
        CrmRecord clean =
                record("  Call\u0007  Rosa ", " \n", null, new Task(null), NOON.plusNanos(999), NOON.plusNanos(5));

        assertThat(clean.title()).isEqualTo("Call Rosa");
        assertThat(clean.notes()).isNull();
        assertThat(clean.due()).isEqualTo(NOON);
        assertThat(clean.doneAt()).isEqualTo(NOON);
        assertThat(clean.updatedAt()).isEqualTo(NOON);
        assertThat(clean.open()).isFalse();
        assertThat(company(" Firm  Ltd ", null).name()).isEqualTo("Firm Ltd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0007", "\u200B"})
    @DisplayName("need a title, a name and a type that can be shown")
    void needATitle(String blank) {
        assertThatThrownBy(() -> record(blank, null, null, new Task(null), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title");
        assertThatThrownBy(() -> company(blank, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> new Activity(blank, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("type");
    }

    @Test
    @DisplayName("have notes of at most 4,000 characters, and a reference that is an id")
    void haveLimits() {
        String longest = "ñ".repeat(CrmRecord.MAX_NOTES);

        assertThat(record("T", longest, null, new Task(null), null, null).notes())
                .isEqualTo(longest);
        assertThatThrownBy(() -> record("T", longest + "n", null, new Task(null), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes");
        assertThatThrownBy(() -> record("T", null, "", new Task(null), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> company("C", "x".repeat(513))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("of an opportunity are done exactly when it is won or lost")
    void opportunityIsDoneWithItsResult() {
        Opportunity open = Opportunity.open();

        assertThat(record("T", null, null, open, null, null).open()).isTrue();
        assertThat(record("T", null, null, open.ended(Result.LOST), null, NOON).open())
                .isFalse();
        assertThatThrownBy(() -> record("T", null, null, open, null, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record("T", null, null, open.ended(Result.WON), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("of an activity are due when it takes place")
    void activityIsDueWhenItTakesPlace() {
        CrmRecord call = record("T", null, null, new Activity("call", NOON.plusNanos(5)), NOON.plusSeconds(9), null);

        assertThat(call.due()).isEqualTo(NOON);
        assertThat(call.kind()).isEqualTo(RecordKind.ACTIVITY);
    }

    @ParameterizedTest
    @CsvSource({
        "1500.50, 1500.5",
        "0.00, 0",
        "1E+3, 1000",
        "999999999999999.9999, 999999999999999.9999",
        "0.0001, 0.0001"
    })
    @DisplayName("have amounts that are equal when their values are")
    void amountsAreEqualByValue(String given, String kept) {
        Money money = new Money(new BigDecimal(given), "ARS");

        assertThat(money.amount().toPlainString()).isEqualTo(kept);
        assertThat(money).isEqualTo(new Money(new BigDecimal(kept), "ARS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000000000000", "0.00001", "1E+999999999", "1E-999999999", "1E+2147483647"})
    @DisplayName("have no negative, longer or more exact amounts")
    void amountsHaveLimits(String amount) {
        assertThatThrownBy(() -> new Money(new BigDecimal(amount), "ARS"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AR", "ars", "ARSS", "A S", "ÑÑÑ"})
    @DisplayName("have currencies of three capital letters")
    void currenciesAreCodes(String currency) {
        assertThatThrownBy(() -> new Money(BigDecimal.ONE, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("currency");
    }

    @Test
    @DisplayName("have positions that are read from their texts, what is never due last")
    void positionsAreReadFromTheirTexts() {
        RecordPosition due = new RecordPosition(NOON, "b");
        RecordPosition never = new RecordPosition(null, "a");
        CompanyPosition firm = new CompanyPosition("firm ltd", "a");

        assertThat(RecordPosition.parse(due.toString())).isEqualTo(due);
        assertThat(RecordPosition.parse(never.toString())).isEqualTo(never);
        assertThat(due).isLessThan(never).isGreaterThan(new RecordPosition(NOON, "a"));
        assertThat(CompanyPosition.parse(firm.cursor())).isEqualTo(firm);
        assertThat(firm)
                .isLessThan(new CompanyPosition("firm ltd", "b"))
                .isGreaterThan(new CompanyPosition("fir", "c"));
        for (String foreign : new String[] {"", "/", "x/a", "1/", "1", "99999999999999999999/a"}) {
            assertThatThrownBy(() -> RecordPosition.parse(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String foreign : new String[] {"", "/", "/a", "a", "a/\u0000"}) {
            assertThatThrownBy(() -> CompanyPosition.parse(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("are companies that a contact named, of which each has a name of its own until it changes")
    void automaticCompanies() {
        Company named = Company.named(ACME, new CompanyId("c"), " Ñandú  S.A. ", NOON);
        assertThat(named.name()).isEqualTo("Ñandú S.A.");
        assertThat(named.sortKey()).isEqualTo("nandu s a");
        assertThat(named.version()).isEqualTo(1);

        Company archived = named.archivedSince(NOON.plusNanos(1));
        assertThat(archived.archivedAt()).isEqualTo(NOON);
        assertThat(archived.archived()).isTrue();
        assertThat(archived.automatic()).isFalse();
        assertThat(archived.version()).isEqualTo(2);
        assertThat(archived.archivedSince(null).archived()).isFalse();
        assertThatThrownBy(() -> Company.named(ACME, new CompanyId("c"), "!!!", NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Company(ACME, new CompanyId("c"), "Name", null, null, Map.of(), null, NOON, 1, true, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("are selected by every condition of a filter")
    void filtersSelect() {
        CrmRecord task = record("T", null, null, new Task(null), NOON, null);
        RecordFilter all = RecordFilter.EVERYTHING;

        assertThat(all.matches(task)).isTrue();
        assertThat(all.due(NOON).matches(task)).isFalse();
        assertThat(all.due(NOON.plusMillis(1)).matches(task)).isTrue();
        assertThat(all.in(RecordFilter.State.DONE).matches(task)).isFalse();
        assertThat(all.about(new ContactId("c")).matches(task)).isFalse();
        assertThat(all.about(new CompanyId("c")).matches(task)).isFalse();
        assertThat(CompanyFilter.of("fir").matches(company("The Firm", null))).isTrue();
        assertThat(CompanyFilter.of("irm").matches(company("The Firm", null))).isFalse();
        assertThat(CompanyFilter.of("!").matches(company("The Firm", null))).isTrue();
        Company archived = company("The Firm", null).archivedSince(NOON);
        assertThat(CompanyFilter.of("firm").matches(archived)).isFalse();
        assertThat(CompanyFilter.of("firm").inArchive().matches(archived)).isTrue();
        assertThat(CompanyFilter.of("firm").inArchive().matches(company("The Firm", null)))
                .isFalse();
        assertThatThrownBy(() -> CompanyFilter.of("x".repeat(CompanyFilter.MAX_TERM + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
