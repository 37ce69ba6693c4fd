package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.FuseIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.NameIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Origin;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.identity.ProfileName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities keep their link to a contact, their latest name, and all aliases permanently. */
abstract class IdentitiesContract extends StoreContract {
    private static final IdentityId WHO = new IdentityId("who");
    private static final ContactId ANA = new ContactId("ana");
    private static final ContactId BEA = new ContactId("bea");

    @Test
    void vetoesAreReadAsTheyWereWrittenLast() {
        commitApplied(new AddIdentity(acme.identity("who")));
        ContactId rosa = new ContactId("rosa");
        ContactId bea = new ContactId("bea");
        commitApplied(new LinkIdentity(new IdentityId("who"), null, Set.of(rosa, bea), null));
        assertThat(vetoes()).containsExactlyInAnyOrder(rosa, bea);

        commitApplied(new LinkIdentity(new IdentityId("who"), rosa, Set.of(bea), null));
        assertThat(vetoes()).containsExactly(bea);
        commitApplied(new AddIdentity(acme.identity("into")));
        commitApplied(new FuseIdentity(new IdentityId("who"), new IdentityId("into")));
        assertThat(vetoes()).containsExactly(bea);

        commitApplied(new LinkIdentity(new IdentityId("who"), null));
        assertThat(vetoes()).isEmpty();
    }

    private Set<ContactId> vetoes() {
        return who().vetoes();
    }

    private ChannelIdentity who() {
        return Objects.requireNonNull(store.identities(ACME, List.of(WHO)).get(WHO));
    }

    @Test
    void theReasonOfALinkIsReadAsItWasWrittenLast() {
        LinkReason added = LinkReason.of(LinkRule.CREATED, Origin.HOST, null, NOON);
        ChannelIdentity identity = acme.identity("who").linkedTo(null, Set.of(), added);
        commitApplied(new AddIdentity(identity), new AddContact(acme.contact("ana")));
        assertThat(who()).isEqualTo(identity);

        for (LinkRule rule : LinkRule.values()) {
            LinkReason reason = new LinkReason(
                    rule,
                    IdentityKeyKind.WHATSAPP_NUMBER,
                    "BR mobile without 9",
                    Origin.PERSON,
                    new UserId("ada"),
                    NOON.plusMillis(rule.name().length()));
            commitApplied(new LinkIdentity(WHO, ANA, Set.of(), reason));
            assertThat(who().reason()).isEqualTo(reason);
            assertThat(store.identitiesOf(ACME, Set.of(ANA)).get(ANA)).containsExactly(who());
        }
        LinkReason off = LinkReason.of(LinkRule.UNLINKED, null, null, NOON);
        commitApplied(new LinkIdentity(WHO, null, Set.of(ANA), off));
        assertThat(who().reason()).isEqualTo(off);
        commitApplied(new AddIdentity(acme.identity("into")), new FuseIdentity(WHO, new IdentityId("into")));
        assertThat(who().reason()).isEqualTo(off);

        commitApplied(new LinkIdentity(WHO, ANA));
        assertThat(who().reason()).isNull();
    }

    @Test
    void linkIsReadFromBothSides() {
        commitApplied(new AddIdentity(acme.identity("who")), new AddContact(acme.contact("ana")));

        commitApplied(new LinkIdentity(WHO, ANA));

        ChannelIdentity linked = acme.identity("who").linkedTo(ANA);
        assertThat(store.identities(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, linked));
        assertThat(store.identitiesOf(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, List.of(linked)));
    }

    @Test
    void relinkedIdentityLeavesItsFormerContact() {
        commitApplied(
                new AddIdentity(acme.identity("who")),
                new AddContact(acme.contact("ana")),
                new AddContact(acme.contact("bea")),
                new LinkIdentity(WHO, ANA));

        commitApplied(new LinkIdentity(WHO, BEA));

        ChannelIdentity linked = acme.identity("who").linkedTo(ANA).linkedTo(BEA);
        assertThat(linked.version()).isEqualTo(2);
        assertThat(store.identitiesOf(ACME, Set.of(ANA, BEA))).isEqualTo(Map.of(BEA, List.of(linked)));
    }

    @Test
    void unlinkedIdentityHasNoContact() {
        commitApplied(
                new AddIdentity(acme.identity("who")),
                new AddContact(acme.contact("ana")),
                new LinkIdentity(WHO, ANA),
                new LinkIdentity(WHO, null));

        assertThat(store.identities(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, acme.identity("who").linkedTo(ANA).linkedTo(null)));
        assertThat(store.identitiesOf(ACME, Set.of(ANA))).isEmpty();
    }

    @Test
    void identitiesOfAContactAreOrderedById() {
        commitApplied(new AddContact(acme.contact("ana")));
        for (String id : List.of("b", "a.1", "B", "a-1", "a")) {
            commitApplied(new AddIdentity(acme.identity(id)), new LinkIdentity(new IdentityId(id), ANA));
        }

        assertThat(store.identitiesOf(ACME, Set.of(ANA)).get(ANA))
                .extracting(identity -> identity.id().value())
                .containsExactly("B", "a", "a-1", "a.1", "b");
    }

    @Test
    void aFusedIdentityStaysAsARedirect() {
        IdentityId remains = new IdentityId("remains");
        commitApplied(new AddIdentity(acme.identity("who")), new AddIdentity(acme.identity("remains")));

        commitApplied(new FuseIdentity(WHO, remains));

        assertThat(store.identities(ACME, Set.of(WHO, remains)))
                .isEqualTo(Map.of(WHO, acme.identity("who").fusedWith(remains), remains, acme.identity("remains")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void latestProfileNameWinsInEveryOrder(boolean laterFirst) {
        ProfileName early = new ProfileName("Ana", null, null, NOON);
        ProfileName late = new ProfileName("Ana María", "Ana", "María", NOON.plusSeconds(1));
        commitApplied(new AddIdentity(acme.identity("who")));

        commitApplied(new NameIdentity(WHO, laterFirst ? late : early));
        commitApplied(new NameIdentity(WHO, laterFirst ? early : late));

        assertThat(store.identities(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, acme.identity("who").withProfile(late)));
    }

    @Test
    void sightingWithoutNameKeepsTheName() {
        ProfileName named = new ProfileName("Ana", null, null, NOON);
        commitApplied(new AddIdentity(acme.identity("who")), new NameIdentity(WHO, named));

        commitApplied(new NameIdentity(WHO, new ProfileName(null, null, null, NOON.plusSeconds(1))));

        assertThat(store.identities(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, acme.identity("who").withProfile(named)));
    }

    @Test
    void aliasSightingsConvergeInEveryOrder() {
        IdentityAlias assumed = sighting(AliasGrade.ASSUMED, NOON);
        IdentityAlias confirmed = sighting(AliasGrade.CONFIRMED, NOON.plusSeconds(10));
        IdentityAlias earlier = sighting(AliasGrade.ASSUMED, NOON.minusSeconds(10));
        IdentityAlias together = new IdentityAlias(
                ACME, WHO, assumed.key(), AliasGrade.CONFIRMED, NOON.minusSeconds(10), null, NOON.plusSeconds(10));
        int order = 0;
        for (List<IdentityAlias> sightings : Permutations.of(List.of(assumed, confirmed, earlier))) {
            IdentityId who = new IdentityId("who-" + order);
            IdentityKey key = new IdentityKey(IdentityKeyKind.PSID, "page", "psid-" + order++);
            commitApplied(new AddIdentity(acme.identity(who.value())));

            sightings.forEach(alias -> commitApplied(new SeeAlias(of(alias, who, key))));

            assertThat(store.aliases(ACME, Set.of(who))).isEqualTo(Map.of(who, List.of(of(together, who, key))));
        }
    }

    @Test
    void endedAliasStaysOnRecord() {
        IdentityAlias alias = acme.number("who", "5491155550001");
        commitApplied(new AddIdentity(acme.identity("who")), new SeeAlias(alias));

        commitApplied(new EndAlias(alias, NOON.plusSeconds(60)));

        assertThat(store.aliases(ACME, Set.of(WHO)))
                .isEqualTo(Map.of(WHO, List.of(alias.endedAt(NOON.plusSeconds(60)))));
    }

    @Test
    void aliasSeenAfterItsEndIsValidAgain() {
        IdentityAlias alias = acme.number("who", "5491155550001");
        IdentityAlias again = IdentityAlias.since(ACME, WHO, alias.key(), AliasGrade.CONFIRMED, NOON.plusSeconds(120));
        commitApplied(
                new AddIdentity(acme.identity("who")), new SeeAlias(alias), new EndAlias(alias, NOON.plusSeconds(60)));

        commitApplied(new SeeAlias(again));

        assertThat(store.aliases(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, List.of(alias.merge(again))));
    }

    @Test
    void aliasesAreOrderedByKindScopeAndValue() {
        commitApplied(new AddIdentity(acme.identity("who")));
        List<IdentityKey> ordered = List.of(
                new IdentityKey(IdentityKeyKind.BSUID, "a", "z"),
                new IdentityKey(IdentityKeyKind.BSUID, "a.b", "a"),
                new IdentityKey(IdentityKeyKind.IGSID, "a", "B"),
                new IdentityKey(IdentityKeyKind.IGSID, "a", "a"),
                new IdentityKey(IdentityKeyKind.PSID, "a", "1"),
                new IdentityKey(IdentityKeyKind.WHATSAPP_NUMBER, "", "5491155550001"));
        for (int at : new int[] {4, 2, 5, 0, 3, 1}) {
            commitApplied(new SeeAlias(IdentityAlias.since(ACME, WHO, ordered.get(at), AliasGrade.CONFIRMED, NOON)));
        }

        assertThat(store.aliases(ACME, Set.of(WHO)).get(WHO))
                .extracting(IdentityAlias::key)
                .containsExactlyElementsOf(ordered);
    }

    private static IdentityAlias sighting(AliasGrade grade, Instant at) {
        return IdentityAlias.since(ACME, WHO, new IdentityKey(IdentityKeyKind.PSID, "page", "any"), grade, at);
    }

    private static IdentityAlias of(IdentityAlias alias, IdentityId who, IdentityKey key) {
        return new IdentityAlias(
                alias.account(), who, key, alias.grade(), alias.validFrom(), alias.validTo(), alias.lastSeen());
    }
}
