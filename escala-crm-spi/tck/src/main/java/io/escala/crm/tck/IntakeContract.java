package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Claim;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.ReleaseReport;
import io.escala.crm.change.IntakeChange.Suggest;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Deferred reports and suggestions are stored once, in order, until they are removed. */
abstract class IntakeContract extends StoreContract {
    private static final LineId LINE = new LineId("line");
    private static final Claim FIRST = Claim.providerMessage(LINE, "wamid.1");

    @Test
    void deferredStatusesAreOrderedByStatusAndTime() {
        DeferredReport read = deferred("wamid.1", DeliveryStatus.READ, NOON);
        DeferredReport sentEarly = deferred("wamid.1", DeliveryStatus.SENT, NOON.plusSeconds(1));
        DeferredReport sentLate = deferred("wamid.1", DeliveryStatus.SENT, NOON.plusSeconds(2));
        DeferredReport other = deferred("wamid.2", DeliveryStatus.SENT, NOON);
        commitApplied(new DeferReport(read), new DeferReport(sentLate));
        commitApplied(new DeferReport(sentEarly), new DeferReport(other));

        Claim second = Claim.providerMessage(LINE, "wamid.2");
        assertThat(store.deferred(ACME, Set.of(FIRST, second, Claim.providerMessage(LINE, "wamid.3"))))
                .isEqualTo(Map.of(FIRST, List.of(sentEarly, sentLate, read), second, List.of(other)));
    }

    @Test
    void repeatedDeferredStatusIsStoredOnce() {
        DeferredReport first = deferred("wamid.1", DeliveryStatus.SENT, NOON);
        DeferredReport again = new DeferredReport(ACME, LINE, "wamid.1", first.report(), NOON.plusSeconds(99));
        commitApplied(new DeferReport(first));

        commitApplied(new DeferReport(again));

        assertThat(store.deferred(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(first)));
    }

    @Test
    void removingADeferredStatusKeepsTheOthers() {
        DeferredReport sent = deferred("wamid.1", DeliveryStatus.SENT, NOON);
        DeferredReport failed = new DeferredReport(
                ACME,
                LINE,
                "wamid.1",
                new DeliveryStep(
                        DeliveryStep.REPORTED, DeliveryStatus.FAILED, NOON, new DeliveryError(131_047, 2, "Closed")),
                NOON);
        commitApplied(new DeferReport(sent), new DeferReport(failed));

        commitApplied(new ReleaseReport(sent));
        assertThat(store.deferred(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(failed)));

        commitApplied(new ReleaseReport(failed), new ReleaseReport(sent));
        assertThat(store.deferred(ACME, Set.of(FIRST))).isEmpty();
    }

    @Test
    void deferredReportsOfAllKindsAreOrderedByKey() {
        List<DeferredReport> all = Examples.reports().stream()
                .map(report -> acme.deferred("line", "wamid.1", report))
                .toList();
        List<DeferredReport> mixed = new ArrayList<>(all);
        Collections.reverse(mixed);

        mixed.forEach(waiting -> commitApplied(new DeferReport(waiting)));

        assertThat(store.deferred(ACME, Set.of(FIRST)))
                .isEqualTo(Map.of(
                        FIRST,
                        all.stream()
                                .sorted(Comparator.comparing(
                                        waiting -> waiting.report().key()))
                                .toList()));
    }

    @Test
    void repeatedDeferredReportKeepsTheFirst() {
        for (MessageReport report : Examples.reports()) {
            DeferredReport first = acme.deferred("line", "wamid.1", report);
            DeferredReport again = new DeferredReport(ACME, LINE, "wamid.1", report, NOON.plusSeconds(99));
            commitApplied(new DeferReport(first));

            commitApplied(new DeferReport(again));

            assertThat(store.deferred(ACME, Set.of(FIRST))).as(report.key()).isEqualTo(Map.of(FIRST, List.of(first)));
            commitApplied(new ReleaseReport(again));
            assertThat(store.deferred(ACME, Set.of(FIRST))).isEmpty();
        }
    }

    @Test
    void removingADeferredReportKeepsTheOtherKinds() {
        List<DeferredReport> all = new ArrayList<>(Examples.reports().stream()
                .map(report -> acme.deferred("line", "wamid.1", report))
                .sorted(Comparator.comparing(waiting -> waiting.report().key()))
                .toList());
        all.forEach(waiting -> commitApplied(new DeferReport(waiting)));

        while (all.size() > 1) {
            commitApplied(new ReleaseReport(all.remove(all.size() / 2)));

            assertThat(store.deferred(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, all));
        }
    }

    @Test
    void messageIdsAreScopedToTheirLine() {
        DeferredReport here = deferred("wamid.1", DeliveryStatus.SENT, NOON);
        DeferredReport there = new DeferredReport(ACME, new LineId("line-2"), "wamid.1", here.report(), NOON);
        commitApplied(new DeferReport(here), new DeferReport(there));

        commitApplied(new ReleaseReport(here));

        Claim elsewhere = Claim.providerMessage(new LineId("line-2"), "wamid.1");
        assertThat(store.deferred(ACME, Set.of(FIRST, elsewhere))).isEqualTo(Map.of(elsewhere, List.of(there)));
    }

    @Test
    void repeatedSuggestionKeepsTheFirst() {
        Suggestion first = suggestion("ana", NOON);
        Suggestion again = suggestion("ana", NOON.plusSeconds(5));
        commitApplied(new Suggest(first));

        commitApplied(new Suggest(again), new Suggest(suggestion("bea", NOON)));

        assertThat(store.suggestions(ACME, null, 10).items()).containsExactly(first, suggestion("bea", NOON));
    }

    @Test
    void suggestionsArePagedById() {
        for (String contact : List.of("d", "B", "a", "c", "a.1", "a-1")) {
            commitApplied(new Suggest(suggestion(contact, NOON)));
        }

        assertThat(Pages.all(4, (after, limit) -> store.suggestions(ACME, after, limit)))
                .extracting(suggestion -> suggestion.contacts().get(0).value())
                .containsExactly("B", "a", "a-1", "a.1", "c", "d");
    }

    private static DeferredReport deferred(String providerId, DeliveryStatus status, Instant at) {
        return new DeferredReport(
                ACME, LINE, providerId, new DeliveryStep(DeliveryStep.REPORTED, status, at, null), NOON);
    }

    private static Suggestion suggestion(String contact, Instant at) {
        return Suggestion.of(ACME, Suggestion.Kind.WEAK_FORM, null, List.of(new ContactId(contact)), at);
    }
}
