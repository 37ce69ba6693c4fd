package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.RecordChannelConsent;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channel consents are kept in order, and are read through the redirect when identities are merged. */
abstract class ChannelConsentsContract extends StoreContract {
    private static final IdentityId WHO = new IdentityId("who");
    private static final IdentityId TWIN = new IdentityId("twin");

    @BeforeEach
    void putIdentities() {
        commitApplied(new AddIdentity(acme.identity("who")), new AddIdentity(acme.identity("twin")));
    }

    @Test
    void entriesComeOldestFirstWithTiesById() {
        ChannelConsent early = entry("who", "z", ConsentState.WITHDRAWN, 1);
        ChannelConsent upper = entry("who", "B", ConsentState.GRANTED, 2);
        ChannelConsent dash = entry("who", "a-1", ConsentState.WITHDRAWN, 2);
        ChannelConsent dot = entry("who", "a.1", ConsentState.GRANTED, 2);
        ChannelConsent late = entry("who", "a", ConsentState.WITHDRAWN, 3);
        List.of(late, dot, upper, early, dash).forEach(entry -> commitApplied(new RecordChannelConsent(entry)));

        assertThat(store.channelConsents(ACME, List.of(WHO, TWIN, new IdentityId("absent"), WHO)))
                .isEqualTo(Map.of(WHO, List.of(early, upper, dash, dot, late)));
    }

    @Test
    void entryWithAnExistingIdHasNoEffect() {
        ChannelConsent first = entry("who", "e", ConsentState.WITHDRAWN, 1);
        commitApplied(new RecordChannelConsent(first));

        commitApplied(new RecordChannelConsent(entry("who", "e", ConsentState.GRANTED, 5)));
        commitApplied(
                new RecordChannelConsent(entry("who", "e", ConsentState.GRANTED, 0)),
                new RecordChannelConsent(entry("who", "f", ConsentState.GRANTED, 6)));

        assertThat(store.channelConsents(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, List.of(first, entry("who", "f", ConsentState.GRANTED, 6))));
    }

    @Test
    void idsAreScopedToThePerson() {
        ChannelConsent here = entry("who", "e", ConsentState.WITHDRAWN, 1);
        ChannelConsent there = entry("twin", "e", ConsentState.GRANTED, 2);
        commitApplied(new RecordChannelConsent(here), new RecordChannelConsent(there));

        assertThat(store.channelConsents(ACME, Set.of(WHO, TWIN)))
                .isEqualTo(Map.of(WHO, List.of(here), TWIN, List.of(there)));
    }

    @Test
    void entriesOfAFusedIdentityAreIncluded() {
        ChannelConsent before = entry("twin", "b", ConsentState.WITHDRAWN, 2);
        ChannelConsent own = entry("who", "a", ConsentState.GRANTED, 1);
        ChannelConsent after = entry("twin", "c", ConsentState.GRANTED, 3);
        commitApplied(new RecordChannelConsent(before), new RecordChannelConsent(own));

        commitApplied(new FuseIdentity(TWIN, WHO));
        commitApplied(new RecordChannelConsent(after));

        assertThat(store.channelConsents(ACME, Set.of(WHO, TWIN)))
                .isEqualTo(Map.of(WHO, List.of(own, before, after), TWIN, List.of(before, after)));
        assertThat(store.channelConsents(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, List.of(own, before, after)));
    }

    @Test
    void onlyDirectlyFusedIdentitiesAreIncluded() {
        commitApplied(new AddIdentity(acme.identity("third")));
        ChannelConsent ofThird = entry("third", "a", ConsentState.WITHDRAWN, 1);
        ChannelConsent ofTwin = entry("twin", "b", ConsentState.GRANTED, 2);
        commitApplied(new RecordChannelConsent(ofThird), new RecordChannelConsent(ofTwin));

        commitApplied(new FuseIdentity(new IdentityId("third"), TWIN), new FuseIdentity(TWIN, WHO));

        assertThat(store.channelConsents(ACME, Set.of(WHO, TWIN)))
                .isEqualTo(Map.of(WHO, List.of(ofTwin), TWIN, List.of(ofThird, ofTwin)));
    }

    @Test
    void anOptOutBeforeThePersonIsKnownIsKept() {
        ChannelConsent stop = entry("who", "stop", ConsentState.WITHDRAWN, 1);
        commitApplied(new RecordChannelConsent(stop));

        commitApplied(
                new AddContact(acme.contact("ana")),
                new LinkIdentity(WHO, acme.contact("ana").id()));

        assertThat(store.channelConsents(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, List.of(stop)));
        assertThat(store.consents(ACME, Set.of(acme.contact("ana").id()))).isEmpty();
    }

    @Test
    void entriesAreNotVisibleToAnotherAccount() {
        commitAppliedIn(GLOBEX, new AddIdentity(globex.identity("who")));
        ChannelConsent ofAcme = entry("who", "e", ConsentState.WITHDRAWN, 1);
        ChannelConsent ofGlobex = globex.channelConsent("who", "e", ConsentState.GRANTED, NOON);
        commitApplied(new RecordChannelConsent(ofAcme));
        assertThat(store.channelConsents(GLOBEX, Set.of(WHO))).isEmpty();

        commitAppliedIn(GLOBEX, new RecordChannelConsent(ofGlobex));

        assertThat(store.channelConsents(GLOBEX, Set.of(WHO))).isEqualTo(Map.of(WHO, List.of(ofGlobex)));
        assertThat(store.channelConsents(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, List.of(ofAcme)));
    }

    @Test
    void entryOfAnUnknownPersonIsMisuse() {
        assertThatThrownBy(() -> commitApplied(
                        new RecordChannelConsent(entry("who", "e", ConsentState.WITHDRAWN, 1)),
                        new RecordChannelConsent(entry("unknown", "e", ConsentState.WITHDRAWN, 1))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.channelConsents(ACME, Set.of(WHO, new IdentityId("unknown"))))
                .isEmpty();
    }

    private ChannelConsent entry(String identity, String id, ConsentState state, int seconds) {
        return acme.channelConsent(identity, id, state, NOON.plusSeconds(seconds));
    }
}
