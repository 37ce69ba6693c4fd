package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim has one holder: per account, and for lines across the whole store. */
abstract class ClaimsContract extends StoreContract {
    private static final Claim KEY = Claim.event("read/wamid.1/1772366400");

    @Test
    void takenClaimConflictsAndReturnsItsHolder() {
        ContactKey ofAna = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        ContactKey ofBea = acme.phone("bea", "5491155550001", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("ana")), new GrantKey(ofAna), new AddContact(acme.contact("bea")));

        CommitResult result = commit(changeSet().change(new GrantKey(ofBea)));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(Claim.contactKey(ofBea.value()), "ana")));
        assertThat(holder(Claim.contactKey(ofAna.value()))).isEqualTo("ana");
    }

    @ParameterizedTest
    @EnumSource
    void claimsOfEveryKindHaveOneHolder(ClaimKind kind) {
        Claim claim = new Claim(kind, "key");
        commitApplied(changeSet().claim(claim, "first"));

        assertThat(commit(changeSet().claim(claim, "second"))).isEqualTo(new Conflict(new ClaimTaken(claim, "first")));
        assertThat(holder(claim)).isEqualTo("first");
    }

    @Test
    void holderMayTakeItsClaimAgain() {
        commitApplied(changeSet().claim(KEY, "me"));

        assertThat(commit(changeSet().claim(KEY, "me"))).isEqualTo(new Applied());
        assertThat(holder(KEY)).isEqualTo("me");
    }

    @Test
    void claimsAreScopedToTheirAccount() {
        commitApplied(changeSet(ACME).claim(KEY, "of acme"));

        commitApplied(changeSet(GLOBEX).claim(KEY, "of globex"));

        assertThat(store.holders(ACME, List.of(KEY))).isEqualTo(Map.of(KEY, "of acme"));
        assertThat(store.holders(GLOBEX, List.of(KEY))).isEqualTo(Map.of(KEY, "of globex"));
    }

    @Test
    void lineClaimsAreGlobal() {
        Line first = acme.line("sales", "109876");
        commitApplied(new PutLine(first));

        CommitResult result = commit(changeSet(GLOBEX).change(new PutLine(globex.line("support", "109876"))));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(Claim.line(first.key()), "acme/sales")));
        assertThat(store.linesByKey(List.of(first.key()))).isEqualTo(Map.of(first.key(), first));
        assertThat(store.allLines(GLOBEX)).isEmpty();
    }

    @Test
    void aLineKeyBelongsToOneLineWithinAnAccountToo() {
        Line first = acme.line("sales", "109876");
        commitApplied(new PutLine(first));

        CommitResult result = commit(changeSet().change(new PutLine(acme.line("support", "109876"))));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(Claim.line(first.key()), "acme/sales")));
        assertThat(store.allLines(ACME)).containsExactly(first);
    }

    @Test
    void lineHolderIsReturnedToEveryAccount() {
        Line line = acme.line("sales", "109876");
        commitApplied(new PutLine(line));

        Claim claim = Claim.line(line.key());
        assertThat(store.holders(GLOBEX, List.of(claim))).isEqualTo(Map.of(claim, "acme/sales"));
    }

    @Test
    void keyMovesBetweenContactsInOneChangeSet() {
        ContactKey before = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        ContactKey after = acme.phone("bea", "5491155550001", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("ana")), new AddContact(acme.contact("bea")), new GrantKey(before));

        commitApplied(new RevokeKey(before, before.roles()), new GrantKey(after));

        assertThat(holder(Claim.contactKey(after.value()))).isEqualTo("bea");
        assertThat(store.contactKeys(ACME, Set.of(new ContactId("ana"), new ContactId("bea"))))
                .isEqualTo(Map.of(new ContactId("bea"), List.of(after)));
    }

    @Test
    void releaseFreesAClaimTakenEarlierInTheChangeSet() {
        ContactKey before = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        ContactKey after = acme.phone("bea", "5491155550001", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("ana")), new AddContact(acme.contact("bea")), new GrantKey(before));

        commitApplied(new GrantKey(after), new RevokeKey(before, before.roles()));

        assertThat(holder(Claim.contactKey(after.value()))).isEqualTo("bea");
    }

    @Test
    void aReleasedClaimIsFree() {
        ContactKey ofAna = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        ContactKey ofBea = acme.phone("bea", "5491155550001", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("ana")), new AddContact(acme.contact("bea")), new GrantKey(ofAna));

        commitApplied(new RevokeKey(ofAna, ofAna.roles()));

        assertThat(store.holders(ACME, List.of(Claim.contactKey(ofAna.value()))))
                .isEmpty();
        commitApplied(new GrantKey(ofBea));
        assertThat(holder(Claim.contactKey(ofBea.value()))).isEqualTo("bea");
    }

    @Test
    void releaseByAnotherHolderHasNoEffect() {
        IdentityAlias held = acme.number("ana", "5491155550001");
        IdentityAlias notHeld = acme.number("bea", "5491155550001");
        commitApplied(new AddIdentity(acme.identity("ana")), new AddIdentity(acme.identity("bea")), new SeeAlias(held));

        commitApplied(new EndAlias(notHeld, NOON));

        assertThat(holder(Claim.identityKey(held.key()))).isEqualTo("ana");
    }

    @Test
    void contactHasOnePrimaryPhone() {
        ContactKey first = acme.phone("ana", "5491155550001", KeyRole.PRIMARY);
        ContactKey second = acme.phone("ana", "5491155550002", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("ana")), new GrantKey(first));

        CommitResult result = commit(changeSet().change(new GrantKey(second)));

        Claim role = Claim.contactRole(new ContactId("ana"), first.value(), KeyRole.PRIMARY);
        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(role, "5491155550001")));
        assertThat(store.contactKeys(ACME, Set.of(new ContactId("ana"))))
                .isEqualTo(Map.of(new ContactId("ana"), List.of(first)));
    }

    @Test
    void primaryPhoneRoleMovesInOneChangeSet() {
        ContactKey first = acme.phone("ana", "5491155550001", KeyRole.PRIMARY, KeyRole.WHATSAPP);
        ContactKey second = acme.phone("ana", "5491155550002", KeyRole.SECONDARY);
        commitApplied(new AddContact(acme.contact("ana")), new GrantKey(first), new GrantKey(second));

        commitApplied(
                new RevokeKey(first, Set.of(KeyRole.PRIMARY)),
                new GrantKey(acme.phone("ana", "5491155550002", KeyRole.PRIMARY)));

        assertThat(store.contactKeys(ACME, Set.of(new ContactId("ana"))))
                .isEqualTo(Map.of(
                        new ContactId("ana"),
                        List.of(
                                acme.phone("ana", "5491155550001", KeyRole.WHATSAPP),
                                acme.phone("ana", "5491155550002", KeyRole.PRIMARY))));
        assertThat(holder(Claim.contactRole(new ContactId("ana"), second.value(), KeyRole.PRIMARY)))
                .isEqualTo("5491155550002");
    }

    /** Each of them releases the role for itself; one of them holds it. */
    @Test
    void removingTwoPhonesFreesTheRole() {
        ContactKey primary = acme.phone("c", "5493415550101", KeyRole.PRIMARY);
        ContactKey secondary = acme.phone("c", "5493415550102", KeyRole.SECONDARY);
        ContactKey next = acme.phone("c", "5493415550103", KeyRole.PRIMARY);
        commitApplied(new AddContact(acme.contact("c")), new GrantKey(primary), new GrantKey(secondary));

        commitApplied(
                new RevokeKey(secondary, secondary.roles()),
                new RevokeKey(primary, primary.roles()),
                new GrantKey(next));

        assertThat(store.contactKeys(ACME, Set.of(acme.contact("c").id())))
                .containsEntry(acme.contact("c").id(), List.of(next));
        Claim role = Claim.contactRole(acme.contact("c").id(), next.value(), KeyRole.PRIMARY);
        assertThat(store.holders(ACME, Set.of(role)))
                .containsEntry(role, next.value().value());
    }

    @Test
    void claimForTwoHoldersConflictsWithinOneChangeSet() {
        CommitResult result = commit(changeSet().claim(KEY, "first").claim(KEY, "second"));

        assertThat(result).isInstanceOf(Conflict.class);
        assertThat(store.holders(ACME, List.of(KEY))).isEmpty();
    }

    @Test
    void firstChangeSetOfAListGetsTheClaim() {
        List<CommitResult> results = store.commit(List.of(
                changeSet().claim(KEY, "first").build(),
                changeSet().claim(KEY, "second").build()));

        assertThat(results).containsExactly(new Applied(), new Conflict(new ClaimTaken(KEY, "first")));
        assertThat(holder(KEY)).isEqualTo("first");
    }

    @Test
    void claimsOfChangesHaveTheirHolder() {
        Conversation talk = acme.conversation("talk", "line", "who");
        IdentityAlias number = acme.number("who", "5491155550001");
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new SeeAlias(number),
                new OpenSession(Session.next(talk, SessionOpener.CONTACT, NOON), "m-1"),
                new AppendMessage(acme.inbound("talk", "m-1", NOON)));

        Claim conversation = Claim.conversation(new LineId("line"), new IdentityId("who"));
        Claim session = Claim.session(new ConversationId("talk"), 1);
        Claim key = Claim.identityKey(number.key());
        Claim message = Claim.providerMessage(new LineId("line"), "wamid.m-1");
        assertThat(store.holders(ACME, List.of(conversation, session, key, message, Claim.clientReference("none"))))
                .isEqualTo(Map.of(conversation, "talk", session, "m-1", key, "who", message, "m-1"));
    }

    @Test
    void lineAndIdentityHaveOneConversation() {
        commitApplied(acme.lineIdentityAndConversation());

        CommitResult result =
                commit(changeSet().change(new AddConversation(acme.conversation("other", "line", "who"))));

        assertThat(result)
                .isEqualTo(new Conflict(
                        new ClaimTaken(Claim.conversation(new LineId("line"), new IdentityId("who")), "talk")));
        assertThat(store.conversations(ACME, Set.of(new ConversationId("other"))))
                .isEmpty();
    }

    @Test
    void sessionHasOneCause() {
        Session first = Session.next(acme.conversation("talk", "line", "who"), SessionOpener.CONTACT, NOON);
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(new OpenSession(first, "m-1"));

        CommitResult result = commit(changeSet().change(new OpenSession(first, "m-2")));

        assertThat(result).isEqualTo(new Conflict(new ClaimTaken(Claim.session(first.conversation(), 1), "m-1")));
    }

    @Test
    void oneMessageHasOneProviderIdPerLine() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(new AppendMessage(acme.inbound("talk", "m-1", "wamid.same", "Hola", NOON)));

        Instant later = NOON.plusSeconds(1);
        CommitResult result =
                commit(changeSet().change(new AppendMessage(acme.inbound("talk", "m-2", "wamid.same", "Hola", later))));

        assertThat(result)
                .isEqualTo(
                        new Conflict(new ClaimTaken(Claim.providerMessage(new LineId("line"), "wamid.same"), "m-1")));
        assertThat(store.messages(ACME, Set.of(new MessageId("m-1"), new MessageId("m-2"))))
                .containsOnlyKeys(new MessageId("m-1"));
    }

    @Test
    void endedAliasFreesItsKey() {
        IdentityAlias before = acme.number("ana", "5491155550001");
        IdentityAlias after = acme.number("bea", "5491155550001");
        commitApplied(
                new AddIdentity(acme.identity("ana")), new AddIdentity(acme.identity("bea")), new SeeAlias(before));

        commitApplied(new EndAlias(before, NOON.plusSeconds(60)), new SeeAlias(after));

        assertThat(holder(Claim.identityKey(after.key()))).isEqualTo("bea");
        Change third = new SeeAlias(acme.number("ana", "5491155550001"));
        assertThat(commit(changeSet().change(third)))
                .isEqualTo(new Conflict(new ClaimTaken(Claim.identityKey(after.key()), "bea")));
    }

    @Test
    void claimTakenThenReleasedIsFree() {
        IdentityAlias brief = acme.number("ana", "5491155550001");
        IdentityAlias next = acme.number("bea", "5491155550001");
        commitApplied(new AddIdentity(acme.identity("ana")), new AddIdentity(acme.identity("bea")));

        commitApplied(new SeeAlias(brief), new EndAlias(brief, NOON.plusSeconds(60)));

        assertThat(store.holders(ACME, List.of(Claim.identityKey(brief.key())))).isEmpty();
        commitApplied(new SeeAlias(next));
        assertThat(holder(Claim.identityKey(next.key()))).isEqualTo("bea");
    }

    @Test
    void claimReleasedThenTakenIsHeld() {
        IdentityAlias alias = acme.number("ana", "5491155550001");
        commitApplied(
                new AddIdentity(acme.identity("ana")), new AddIdentity(acme.identity("bea")), new SeeAlias(alias));

        commitApplied(new EndAlias(alias, NOON.plusSeconds(60)), new SeeAlias(alias));

        assertThat(holder(Claim.identityKey(alias.key()))).isEqualTo("ana");
        assertThat(commit(changeSet().change(new SeeAlias(acme.number("bea", "5491155550001")))))
                .isEqualTo(new Conflict(new ClaimTaken(Claim.identityKey(alias.key()), "ana")));
    }

    private String holder(Claim claim) {
        return store.holders(ACME, List.of(claim)).getOrDefault(claim, "nobody");
    }
}
