package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineId;
import io.escala.crm.store.Change.Park;
import io.escala.crm.store.Change.PutAside;
import io.escala.crm.store.Change.Suggest;
import io.escala.crm.store.Change.Unpark;
import io.escala.crm.store.Claim;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits beside the inbox waits once, in order, until it is taken. */
public abstract class AsideContract extends StoreContract {
    private static final LineId LINE = new LineId("line");
    private static final Claim FIRST = Claim.providerMessage(LINE, "wamid.1");

    /** For subclasses. */
    protected AsideContract() {}

    @Test
    void parkedStatusesComeInOrderOfStatusAndTime() {
        ParkedStatus read = parked("wamid.1", DeliveryStatus.READ, NOON);
        ParkedStatus sentEarly = parked("wamid.1", DeliveryStatus.SENT, NOON.plusSeconds(1));
        ParkedStatus sentLate = parked("wamid.1", DeliveryStatus.SENT, NOON.plusSeconds(2));
        ParkedStatus other = parked("wamid.2", DeliveryStatus.SENT, NOON);
        land(new Park(read), new Park(sentLate));
        land(new Park(sentEarly), new Park(other));

        Claim second = Claim.providerMessage(LINE, "wamid.2");
        assertThat(store.parked(ACME, Set.of(FIRST, second, Claim.providerMessage(LINE, "wamid.3"))))
                .isEqualTo(Map.of(FIRST, List.of(sentEarly, sentLate, read), second, List.of(other)));
    }

    @Test
    void theSameStatusParkedTwiceIsOne() {
        ParkedStatus first = parked("wamid.1", DeliveryStatus.SENT, NOON);
        ParkedStatus again = new ParkedStatus(ACME, LINE, "wamid.1", first.step(), NOON.plusSeconds(99));
        land(new Park(first));

        land(new Park(again));

        assertThat(store.parked(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(first)));
    }

    @Test
    void aStatusThatIsTakenLeavesTheOthers() {
        ParkedStatus sent = parked("wamid.1", DeliveryStatus.SENT, NOON);
        ParkedStatus failed = new ParkedStatus(
                ACME,
                LINE,
                "wamid.1",
                new DeliveryStep(
                        DeliveryStep.REPORTED, DeliveryStatus.FAILED, NOON, new DeliveryError(131_047, 2, "Closed")),
                NOON);
        land(new Park(sent), new Park(failed));

        land(new Unpark(sent));
        assertThat(store.parked(ACME, Set.of(FIRST))).isEqualTo(Map.of(FIRST, List.of(failed)));

        land(new Unpark(failed), new Unpark(sent));
        assertThat(store.parked(ACME, Set.of(FIRST))).isEmpty();
    }

    @Test
    void theSameIdOnTwoLinesIsTwoMessages() {
        ParkedStatus here = parked("wamid.1", DeliveryStatus.SENT, NOON);
        ParkedStatus there = new ParkedStatus(ACME, new LineId("line-2"), "wamid.1", here.step(), NOON);
        land(new Park(here), new Park(there));

        land(new Unpark(here));

        Claim elsewhere = Claim.providerMessage(new LineId("line-2"), "wamid.1");
        assertThat(store.parked(ACME, Set.of(FIRST, elsewhere))).isEqualTo(Map.of(elsewhere, List.of(there)));
    }

    @Test
    void aSuggestionMadeTwiceIsOneAndTheFirstStands() {
        Suggestion first = suggestion("ana", NOON);
        Suggestion again = suggestion("ana", NOON.plusSeconds(5));
        land(new Suggest(first));

        land(new Suggest(again), new Suggest(suggestion("bea", NOON)));

        assertThat(store.suggestions(ACME, null, 10).items()).containsExactly(first, suggestion("bea", NOON));
    }

    @Test
    void suggestionsArePagedInOrderOfTheirIds() {
        for (String contact : List.of("d", "B", "a", "c", "a.1", "a-1")) {
            land(new Suggest(suggestion(contact, NOON)));
        }

        assertThat(Pages.all(4, (after, limit) -> store.suggestions(ACME, after, limit)))
                .extracting(suggestion -> suggestion.contacts().get(0).value())
                .containsExactly("B", "a", "a-1", "a.1", "c", "d");
    }

    @Test
    void somethingSetAsideTwiceIsOneAndTheFirstStands() {
        SetAside first = aside(ACME, "id", "{}");
        land(new PutAside(first));

        land(new PutAside(aside(ACME, "id", "[]")));

        assertThat(store.setAside(ACME, null, 10).items()).containsExactly(first);
    }

    @Test
    void whatIsSetAsideIsPagedInOrderOfIds() {
        for (String id : List.of("d", "B", "a", "c", "a.1", "a-1", "e")) {
            land(new PutAside(aside(ACME, id, id)));
        }

        assertThat(Pages.all(3, (after, limit) -> store.setAside(ACME, after, limit)))
                .extracting(SetAside::id)
                .containsExactly("B", "a", "a-1", "a.1", "c", "d", "e");
    }

    @Test
    void whatBelongsToNoAccountIsKeptApart() {
        SetAside nobodys = aside(AccountId.NONE, "id", "{\"object\":\"page\"}");
        SetAside acmes = aside(ACME, "id", "{}");
        landIn(AccountId.NONE, new PutAside(nobodys));
        land(new PutAside(acmes));

        assertThat(store.setAside(AccountId.NONE, null, 10).items()).containsExactly(nobodys);
        assertThat(store.setAside(ACME, null, 10).items()).containsExactly(acmes);
    }

    private static ParkedStatus parked(String providerId, DeliveryStatus status, Instant at) {
        return new ParkedStatus(
                ACME, LINE, providerId, new DeliveryStep(DeliveryStep.REPORTED, status, at, null), NOON);
    }

    private static Suggestion suggestion(String contact, Instant at) {
        return Suggestion.of(ACME, Suggestion.Kind.WEAK_FORM, null, List.of(new ContactId(contact)), at);
    }

    private static SetAside aside(AccountId account, String id, String raw) {
        return new SetAside(
                account,
                id,
                Channel.MESSENGER,
                SetAside.Reason.MALFORMED,
                "no sender",
                RawBytes.copyOf(raw.getBytes(StandardCharsets.UTF_8)),
                NOON);
    }
}
