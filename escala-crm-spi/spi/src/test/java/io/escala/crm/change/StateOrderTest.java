package io.escala.crm.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageReport;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateOrderTest {
    private static final AccountId ACME = new AccountId("acme");
    private static final IdentityId WHO = new IdentityId("i-1");
    private static final Instant EARLY = Instant.ofEpochMilli(999);
    private static final Instant LATE = Instant.ofEpochMilli(1_000);

    private final State state = State.complete();

    @Test
    void aliasesAreOrderedByKindThenScopeThenValue() {
        IdentityAlias inA = see("a", "z");
        IdentityAlias inADot = see("a.b", "a");
        state.identities().put(inADot);
        state.identities().put(inA);

        assertThat(state.identities().aliases(WHO)).containsExactly(inA, inADot);
    }

    @Test
    void deferredStatusesAreOrderedByStatusThenTime() {
        DeferredReport late = deferred(status(DeliveryStatus.SENT, LATE));
        DeferredReport early = deferred(status(DeliveryStatus.SENT, EARLY));
        state.intake().put(late);
        state.intake().put(early);

        assertThat(state.intake().deferred(Claim.providerMessage(new LineId("line"), "wamid.1")))
                .containsExactly(early, late);
    }

    private static IdentityAlias see(String scope, String value) {
        return IdentityAlias.since(
                ACME, WHO, new IdentityKey(IdentityKeyKind.PSID, scope, value), AliasGrade.CONFIRMED, EARLY);
    }

    @Test
    void deferredStatusesComeFirst() {
        List<DeferredReport> inOrder = List.of(
                deferred(status(DeliveryStatus.SENT, LATE)),
                deferred(status(DeliveryStatus.READ, Instant.ofEpochMilli(-1))),
                deferred(status(DeliveryStatus.READ, EARLY)),
                deferred(edit(EARLY, "b")),
                deferred(edit(LATE, "a")),
                deferred(edit(LATE, "b")),
                deferred(new Amendment.Reaction(Direction.INBOUND, "+", EARLY, "a")),
                deferred(new Amendment.Reaction(Direction.OUTBOUND, "+", EARLY, "a")),
                deferred(new Amendment.Unsend(EARLY)));
        List<DeferredReport> backwards = new ArrayList<>(inOrder);
        Collections.reverse(backwards);
        backwards.forEach(state.intake()::put);

        assertThat(state.intake().deferred(Claim.providerMessage(new LineId("line"), "wamid.1")))
                .isEqualTo(inOrder);
        assertThat(state.intake().deferred()).hasSameSizeAs(inOrder);
    }

    @Test
    void mediaAreOrderedByPlaceAndChannelConsentsByTime() {
        MessageId message = new MessageId("m-1");
        for (int place : new int[] {10, 2, 0}) {
            state.conversations()
                    .put(new MediaFile(ACME, message, place, MediaFile.State.EXPIRED, null, 0, null, null, EARLY));
        }
        for (String id : List.of("b", "a", "B")) {
            state.identities().put(consent(id, LATE));
        }
        state.identities().put(consent("z", EARLY));

        assertThat(state.conversations().media(message))
                .extracting(MediaFile::place)
                .containsExactly(0, 2, 10);
        assertThat(state.identities().consents(WHO))
                .extracting(ChannelConsent::id)
                .containsExactly("z", "B", "a", "b");
    }

    @Test
    void templateReportsAreOrderedByAspect() {
        TemplateKey template = new TemplateKey("waba", "welcome", "es");
        List<TemplateReport.Aspect> aspects = new ArrayList<>(List.of(TemplateReport.Aspect.values()));
        Collections.reverse(aspects);
        aspects.forEach(aspect -> state.account().put(new TemplateReport(ACME, template, aspect, "V", null, EARLY)));

        assertThat(state.account().reports(template))
                .extracting(TemplateReport::aspect)
                .containsExactly(TemplateReport.Aspect.values());
    }

    private static ChannelConsent consent(String id, Instant at) {
        return new ChannelConsent(ACME, WHO, id, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN, at);
    }

    private static DeliveryStep status(DeliveryStatus status, Instant at) {
        return new DeliveryStep(0, status, at, null);
    }

    private static Amendment.Edit edit(Instant at, String order) {
        return new Amendment.Edit(new MessageContent.Text("x"), at, order);
    }

    private static DeferredReport deferred(MessageReport report) {
        return new DeferredReport(ACME, new LineId("line"), "wamid.1", report, LATE);
    }
}
