package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.change.IntakeChange.Suggest;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What webhooks leave behind for later is read equal to what was stored: deferred reports, suggestions and the quarantine. */
abstract class IntakeRoundTripContract extends StoreContract {
    @ParameterizedTest
    @EnumSource
    void deferredStatusesOfEveryStatus(DeliveryStatus status) {
        DeferredReport bare = new DeferredReport(
                ACME, new LineId("line"), "wamid.1", new DeliveryStep(0, status, NOON.plusMillis(1), null), NOON);
        DeferredReport full = new DeferredReport(
                ACME,
                new LineId("line"),
                "wamid.1",
                new DeliveryStep(DeliveryStep.REPORTED, status, NOON.plusMillis(2), MessageRoundTripContract.ERROR),
                NOON.plusMillis(3));
        commitApplied(new DeferReport(bare), new DeferReport(full));

        Claim message = Claim.providerMessage(new LineId("line"), "wamid.1");
        assertThat(store.deferred(ACME, Set.of(message))).isEqualTo(Map.of(message, List.of(bare, full)));
    }

    @Test
    void deferredReportsOfEveryKind() {
        Map<Claim, List<DeferredReport>> expected = new HashMap<>();
        for (MessageReport report : Examples.reports()) {
            DeferredReport waiting = acme.deferred("line", "wamid." + expected.size(), report);
            commitApplied(new DeferReport(waiting));
            expected.put(Claim.providerMessage(waiting.line(), waiting.providerId()), List.of(waiting));
        }

        assertThat(store.deferred(ACME, expected.keySet())).isEqualTo(expected);
    }

    @Test
    void deferredEditsWithEveryContent() {
        Map<Claim, List<DeferredReport>> expected = new HashMap<>();
        for (MessageContent content : Examples.contents()) {
            DeferredReport waiting =
                    acme.deferred("line", "wamid." + expected.size(), new Amendment.Edit(content, NOON, "order/1 ñ"));
            commitApplied(new DeferReport(waiting));
            expected.put(Claim.providerMessage(waiting.line(), waiting.providerId()), List.of(waiting));
        }

        assertThat(store.deferred(ACME, expected.keySet())).isEqualTo(expected);
    }

    @Test
    void suggestionsOfEveryKind() {
        Examples.suggestions().forEach(suggestion -> commitApplied(new Suggest(suggestion)));

        assertThat(store.suggestions(ACME, null, 100).items())
                .containsExactlyInAnyOrderElementsOf(Examples.suggestions());
    }

    @Test
    void quarantinedOfEveryReason() {
        Examples.quarantined().forEach(item -> commitApplied(new Quarantine(item)));

        assertThat(store.quarantined(ACME, QuarantineFilter.EVERYTHING, null, 1000)
                        .items())
                .containsExactlyInAnyOrderElementsOf(Examples.quarantined());
    }

    @Test
    void everyVariantOfTheClosedFamiliesHasAnExample() {
        // An amendment is a sealed family of its own.
        assertThat(Variants.among(Examples.reports())).isEqualTo(Variants.of(MessageReport.class));
        assertThat(Examples.suggestions()).extracting(Suggestion::kind).contains(Suggestion.Kind.values());
        assertThat(Examples.quarantined())
                .extracting(QuarantinedItem::reason)
                .contains(QuarantinedItem.Reason.values());

        // Also uses the store, so that this test fails for a store that keeps nothing.
        suggestionsOfEveryKind();
    }
}
