package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.text.SafeText;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest ids and keys can be stored everywhere; a key that no store can keep may be looked up and is not found. */
abstract class KeyBoundsContract extends StoreContract {
    /** Returns a text of this many bytes with little repetition, so that no engine compresses it in its index. */
    private static String varied(int bytes) {
        StringBuilder varied = new StringBuilder();
        for (int i = 0; varied.length() < bytes / 3; i++) {
            varied.append((char) (0x4e00 + (i * 7_919) % 20_000));
        }
        return varied.append("x".repeat(bytes % 3)).toString();
    }

    @Test
    void storesClaimsOfMaximumLength() {
        String longest = varied(Claim.MAX_KEY_BYTES);
        Map<Claim, String> expected = new HashMap<>();
        for (String key : List.of(
                longest,
                longest.substring(1) + longest.charAt(0),
                longest + "x",
                longest + "y",
                longest + longest,
                "a\u0000",
                "a\u0001",
                "a\ud800",
                "a\udc00",
                "a\ufffd",
                "a?")) {
            Claim claim = Claim.event(key);
            commitApplied(changeSet().claim(claim, "holder " + expected.size()));
            expected.put(claim, "holder " + expected.size());
        }

        assertThat(expected).hasSize(11);
        assertThat(store.holders(ACME, expected.keySet())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void claimOfMaximumLengthHasOneHolder(ClaimKind kind) {
        String beginning = varied(Claim.MAX_KEY_BYTES - 3);
        Claim claim = new Claim(kind, beginning + "\u4e00");
        Claim differsAtItsEnd = new Claim(kind, beginning + "\u4e01");
        commitApplied(changeSet().claim(claim, "first"));

        assertThat(commit(changeSet().claim(claim, "second"))).isEqualTo(new Conflict(new ClaimTaken(claim, "first")));
        commitApplied(changeSet().claim(differsAtItsEnd, "second").claim(claim, "first"));

        assertThat(store.holders(ACME, List.of(claim, differsAtItsEnd)))
                .isEqualTo(Map.of(claim, "first", differsAtItsEnd, "second"));
    }

    @Test
    void longestClaimsOfChangesAreReleasedAndTakenByAnother() {
        IdentityKey name =
                new IdentityKey(IdentityKeyKind.WHATSAPP_USER_NAME, "s".repeat(64), varied(SafeText.MAX_ID_BYTES));
        IdentityAlias ofAna = IdentityAlias.since(ACME, acme.identity("ana").id(), name, AliasGrade.CONFIRMED, NOON);
        IdentityAlias ofBea = IdentityAlias.since(ACME, acme.identity("bea").id(), name, AliasGrade.CONFIRMED, NOON);
        ContactKey before = acme.reference("ana", varied(SafeText.MAX_ID_BYTES));
        ContactKey after = acme.reference("bea", varied(SafeText.MAX_ID_BYTES));
        Set<Claim> claims = Set.of(Claim.identityKey(name), Claim.contactKey(before.value()));
        commitApplied(new AddIdentity(acme.identity("ana")), new AddContact(acme.contact("ana")));
        commitApplied(new AddIdentity(acme.identity("bea")), new AddContact(acme.contact("bea")));
        commitApplied(new SeeAlias(ofAna), new GrantKey(before));

        assertThat(commit(changeSet().change(new SeeAlias(ofBea))))
                .isEqualTo(new Conflict(new ClaimTaken(Claim.identityKey(name), "ana")));
        assertThat(commit(changeSet().change(new GrantKey(after))))
                .isEqualTo(new Conflict(new ClaimTaken(Claim.contactKey(before.value()), "ana")));

        commitApplied(new EndAlias(ofAna, NOON.plusSeconds(60)), new RevokeKey(before, before.roles()));
        assertThat(store.holders(ACME, claims)).isEmpty();

        commitApplied(new SeeAlias(ofBea), new GrantKey(after));
        assertThat(store.holders(ACME, claims).values()).containsExactly("bea", "bea");
    }

    /** Fills every index row to its limit. */
    @Test
    void storesIdsOfMaximumLength() {
        String longest = varied(SafeText.MAX_ID_BYTES);
        String account = "a".repeat(64);
        String line = "l".repeat(64);
        Sample sample = new Sample(new AccountId(account));
        WorkItem item = new WorkItem(sample.account(), new WorkKey(WorkKind.SEND, longest), longest, longest, NOON, 0);
        Message message = acme.inbound("talk", "m-1", longest, "Hola", NOON);
        TemplateReport report = acme.report(
                new TemplateKey("w".repeat(64), longest, varied(64)), TemplateReport.Aspect.CATEGORY, "RED", NOON);
        DeferredReport deferred = new DeferredReport(
                sample.account(),
                new LineId(line),
                longest,
                new Amendment.Reaction(Direction.OUTBOUND, null, NOON, longest),
                NOON);
        IdentityAlias alias = IdentityAlias.since(
                ACME,
                acme.identity("who").id(),
                new IdentityKey(IdentityKeyKind.WHATSAPP_USER_NAME, line, longest),
                AliasGrade.CONFIRMED,
                NOON);
        QuarantinedItem quarantined = acme.quarantined(longest, null, QuarantinedItem.Reason.FAILED, NOON);
        ContactKey key = acme.reference("ana", longest);

        commitApplied(changeSet(sample.account()).enqueue(item).change(new DeferReport(deferred)));
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AppendMessage(message),
                new ReportTemplate(report),
                new Quarantine(quarantined),
                new SeeAlias(alias));
        commitApplied(new AddContact(acme.contact("ana")), new GrantKey(key));

        Claim waiting = Claim.providerMessage(new LineId(line), longest);
        assertThat(store.lane(sample.account(), longest, 10)).containsExactly(item);
        assertThat(store.deferred(sample.account(), Set.of(waiting))).isEqualTo(Map.of(waiting, List.of(deferred)));
        assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
        assertThat(store.templateReports(ACME, Set.of(report.template())))
                .isEqualTo(Map.of(report.template(), List.of(report)));
        assertThat(store.quarantined(ACME, Set.of(longest))).isEqualTo(Map.of(longest, quarantined));
        assertThat(store.aliases(ACME, Set.of(alias.identity())).get(alias.identity()))
                .contains(alias);
        assertThat(store.contactKeys(ACME, Set.of(key.contact()))).isEqualTo(Map.of(key.contact(), List.of(key)));
    }

    @Test
    void unstorableKeyIsNotFound() {
        QuarantinedItem near =
                acme.quarantined("a?", new LineKey(Channel.WHATSAPP, "1001"), QuarantinedItem.Reason.MALFORMED, NOON);
        WorkItem item = new WorkItem(ACME, new WorkKey(WorkKind.SEND, "a?"), "a?", "a?", NOON, 0);
        commitApplied(changeSet().enqueue(item).change(new Quarantine(near)));
        commitApplied(new PutLine(acme.line("line")), new AddContact(acme.contact("ana", "a", null)));

        String tooLong = varied(5_000);
        for (String key : List.of("a\u0000", "a\ud800", "\udc00a", "\u0000", tooLong)) {
            assertThat(store.quarantined(ACME, Set.of(key))).isEmpty();
            assertThat(store.quarantined(ACME, Set.of(key))).isEmpty();
            assertThat(store.quarantined(ACME, Set.of(key, "a?"))).isEqualTo(Map.of("a?", near));
            assertThat(store.journal(Set.of(key))).isEmpty();
            assertThat(store.linesByWaba(Set.of(key))).isEmpty();
            assertThat(store.lane(ACME, key, 10)).isEmpty();
            assertThat(store.holders(ACME, Set.of(Claim.event(key)))).isEmpty();
            Claim message = Claim.providerMessage(new LineId("line"), key);
            assertThat(store.deferred(ACME, Set.of(message))).isEmpty();
            ContactSelection searched = ContactSelection.EVERYBODY.matching(
                    new ContactFilter(List.of(key), List.of(key), key, key, key, key, Set.of()));
            for (ContactSelection nobody : List.of(
                    searched, ContactSelection.EVERYBODY.withField(key, key).withField("a?", "a?"))) {
                assertThat(store.searchContacts(ACME, nobody, null, 10).items()).isEmpty();
                assertThat(store.countContacts(ACME, nobody, 10)).isZero();
            }
        }
        assertThat(store.lane(ACME, "a?", 10)).containsExactly(item);
    }
}
