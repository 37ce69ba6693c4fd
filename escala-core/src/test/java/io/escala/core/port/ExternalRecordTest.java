package io.escala.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.account.UserId;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A record that another system keeps")
class ExternalRecordTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Money PRICE = new Money(BigDecimal.TEN, "USD");
    private static final URI LINK = URI.create("https://crm.example.com/deals/7");

    @Test
    @DisplayName("has what was said of it")
    void whatWasSaid() {
        ExternalRecord deal = ExternalRecord.opportunity("Two vans")
                .reference("deal-7")
                .ownedBy(new UserId("ana"))
                .ownerNamed("Ana")
                .due(NOON)
                .worth(PRICE)
                .link(LINK)
                .done();

        assertThat(deal.kind()).isEqualTo(RecordKind.OPPORTUNITY);
        assertThat(deal.title()).isEqualTo("Two vans");
        assertThat(deal.reference()).contains("deal-7");
        assertThat(deal.owner()).contains(new UserId("ana"));
        assertThat(deal.ownerName()).contains("Ana");
        assertThat(deal.due()).contains(NOON);
        assertThat(deal.worth()).contains(PRICE);
        assertThat(deal.link()).contains(LINK);
        assertThat(deal.open()).isFalse();
        assertThat(deal).hasToString("ExternalRecord[OPPORTUNITY, done]");
        assertThat(deal.done()).isEqualTo(deal).hasSameHashCodeAs(deal);
        assertThat(ExternalRecord.opportunity("Two vans")).isNotEqualTo(deal);
    }

    @Test
    @DisplayName("is open and without the rest until it is said")
    void theRest() {
        ExternalRecord task = ExternalRecord.task("Call");

        assertThat(task.open()).isTrue();
        assertThat(task.reference()).isEmpty();
        assertThat(task.owner()).isEmpty();
        assertThat(task.ownerName()).isEmpty();
        assertThat(task.due()).isEmpty();
        assertThat(task.worth()).isEmpty();
        assertThat(task.link()).isEmpty();
        assertThat(task).isNotEqualTo(ExternalRecord.activity("Call"));
    }

    @Test
    @DisplayName("has clean texts of a bounded length")
    void texts() {
        assertThat(ExternalRecord.task(" a\u202Eb\n c ").title()).isEqualTo("ab c");
        assertThat(ExternalRecord.task("x".repeat(5_000)).title()).hasSize(200);
        assertThat(ExternalRecord.task("x").ownerNamed("y".repeat(5_000)).ownerName())
                .hasValueSatisfying(name -> assertThat(name).hasSize(200));
        assertThat(ExternalRecord.task("x").ownerNamed("Ana").ownerNamed(" ").ownerName())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ExternalRecord.task(" \u200B"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalRecord.task("x").reference(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//crm.example.com",
                "deals/7",
                "https:deals",
                "file:///etc"
            })
    @DisplayName("has no link that a browser would not open as a page")
    void links(String address) {
        ExternalRecord task = ExternalRecord.task("x");

        assertThatIllegalArgumentException().isThrownBy(() -> task.link(URI.create(address)));
    }

    @Test
    @DisplayName("has no endless link")
    void endless() {
        String address = "HTTPS://crm.example.com/" + "x".repeat(ExternalRecord.MAX_LINK - 24);
        ExternalRecord task = ExternalRecord.task("x");

        assertThat(task.link(URI.create(address)).link()).contains(URI.create(address));
        assertThatIllegalArgumentException().isThrownBy(() -> task.link(URI.create(address + "x")));
    }
}
