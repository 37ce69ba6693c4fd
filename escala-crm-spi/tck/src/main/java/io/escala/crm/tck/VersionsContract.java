package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutAutoCloseRule;
import io.escala.crm.change.AccountChange.PutFieldSettings;
import io.escala.crm.change.AccountChange.PutSettings;
import io.escala.crm.change.AccountChange.RemoveAutoCloseRule;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.NameIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.change.RecordChange.PutCompany;
import io.escala.crm.change.RecordChange.PutRecord;
import io.escala.crm.change.RecordChange.RemoveCompany;
import io.escala.crm.change.RecordChange.RemoveRecord;
import io.escala.crm.change.ScheduleChange.PutScheduled;
import io.escala.crm.change.TeamChange.PutTeamSettings;
import io.escala.crm.change.TeamChange.PutTeamUser;
import io.escala.crm.change.TeamChange.RaiseLastActive;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.VersionMoved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user's edit is not lost, because it names the version it is based on. Changes from webhooks increment no version. */
abstract class VersionsContract extends StoreContract {
    private static final ContactId ANA = new ContactId("ana");

    @BeforeEach
    void putOneOfEachKind() {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(new AddContact(acme.contact("ana")));
        commitApplied(new PutAutoCloseRule(acme.rule("rule", 0, null, "line"), Set.of()));
        commitApplied(
                new PutRecord(acme.record("record", null), null),
                new PutCompany(acme.company("company", "Company", null), null),
                new PutScheduled(acme.scheduled("later", "talk", NOON)));
    }

    @ParameterizedTest
    @EnumSource
    void currentVersionIsAccepted(Expected.Kind kind) {
        assertThat(commit(edit(kind, 0))).isEqualTo(new Applied());
        assertThat(commit(changeSet().expect(expected(kind, 1)))).isEqualTo(new Applied());
        assertThat(commit(changeSet().expect(expected(kind, 0)))).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @EnumSource
    void staleVersionConflictsAndReturnsTheCurrentOne(Expected.Kind kind) {
        commitApplied(edit(kind, 0));

        CommitResult result = commit(edit(kind, 0));

        assertThat(result).isEqualTo(new Conflict(new VersionMoved(expected(kind, 0), 1L)));
        assertThat(commit(changeSet().expect(expected(kind, 1))))
                .as("the refused edit moved nothing")
                .isEqualTo(new Applied());
    }

    @ParameterizedTest
    @EnumSource
    void futureVersionConflicts(Expected.Kind kind) {
        assertThat(commit(changeSet().expect(expected(kind, 7))))
                .isEqualTo(new Conflict(new VersionMoved(expected(kind, 7), 0L)));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SETTINGS", "FIELD_SETTINGS", "TEAM_SETTINGS", "TEAM_USER", "LAST_ACTIVE"},
            mode = EnumSource.Mode.EXCLUDE)
    void versionOfAnAbsentTargetConflicts(Expected.Kind kind) {
        Expected absent = new Expected(kind, "absent", 0);

        assertThat(commit(changeSet().expect(absent))).isEqualTo(new Conflict(new VersionMoved(absent, null)));
    }

    @Test
    void unsavedSettingsHaveVersionZero() {
        assertThat(store.teamSettings(ACME)).isEmpty();
        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.TEAM_SETTINGS, ACME.value(), 0))
                .change(new PutTeamSettings(TeamSettings.of(ACME).withVersion(1))));
        assertThat(store.teamSettings(ACME)).contains(TeamSettings.of(ACME).withVersion(1));

        assertThat(store.settings(ACME)).isEmpty();

        commitApplied(changeSet()
                .expect(new Expected(Expected.Kind.SETTINGS, ACME.value(), 0))
                .change(new PutSettings(acme.settings(1))));

        assertThat(store.settings(ACME)).contains(acme.settings(1));
    }

    @Test
    void oneStaleVersionAmongManyConflicts() {
        CommitResult result = commit(changeSet()
                .expect(expected(Expected.Kind.IDENTITY, 0))
                .expect(expected(Expected.Kind.CONTACT, 3))
                .expect(expected(Expected.Kind.CONVERSATION, 0))
                .change(new LinkIdentity(new IdentityId("who"), ANA)));

        assertThat(result).isEqualTo(new Conflict(new VersionMoved(expected(Expected.Kind.CONTACT, 3), 0L)));
        assertThat(store.identitiesOf(ACME, Set.of(ANA))).isEmpty();
    }

    @Test
    void webhookChangesDoNotIncreaseVersions() {
        ProfileName name = new ProfileName("Ana P", null, null, NOON);
        commitApplied(
                new SeeAlias(acme.number("who", "5491155550001")),
                new NameIdentity(new IdentityId("who"), name),
                new GrantKey(acme.phone("ana", "5491155550001", KeyRole.PRIMARY)),
                new OpenSession(firstSession(), "m-1"),
                new AppendMessage(acme.inbound("talk", "m-1", NOON)),
                acme.raise("talk", Mark.ACTIVITY, NOON));

        commitApplied(changeSet()
                .expect(expected(Expected.Kind.CONTACT, 0))
                .expect(expected(Expected.Kind.IDENTITY, 0))
                .expect(expected(Expected.Kind.CONVERSATION, 0)));
        assertThat(store.identities(ACME, List.of(new IdentityId("who"))))
                .isEqualTo(Map.of(new IdentityId("who"), acme.identity("who").withProfile(name)));
    }

    @Test
    void extendedWindowConflictsWithWhatExpectsItAsItWas() {
        Expected opened = expected(Expected.Kind.WINDOW, NOON.toEpochMilli());
        commitApplied(acme.raise("talk", Mark.WINDOW_OPENED, NOON));
        commitApplied(
                acme.raise("talk", Mark.WINDOW_OPENED, NOON.minusSeconds(1)), acme.raise("talk", Mark.ACTIVITY, NOON));

        commitApplied(changeSet().expect(opened).change(acme.raise("talk", Mark.CLOSING_TOLD, NOON)));
        commitApplied(acme.raise("talk", Mark.WINDOW_OPENED, NOON.plusMillis(1)));

        assertThat(commit(changeSet().expect(opened)))
                .isEqualTo(
                        new Conflict(new VersionMoved(opened, NOON.plusMillis(1).toEpochMilli())));
    }

    @Test
    void laterMessageConflictsWithWhatExpectsTheCustomerToBeSilent() {
        Expected silent = expected(Expected.Kind.INBOUND, NOON.toEpochMilli());
        commitApplied(acme.raise("talk", Mark.INBOUND_ARRIVAL, NOON));
        commitApplied(
                acme.raise("talk", Mark.INBOUND_ARRIVAL, NOON.minusSeconds(1)),
                acme.raise("talk", Mark.ACTIVITY, NOON.plusSeconds(1)));

        commitApplied(changeSet().expect(silent).expect(expected(Expected.Kind.WINDOW, 0)));
        commitApplied(acme.raise("talk", Mark.INBOUND_ARRIVAL, NOON.plusMillis(1)));

        assertThat(commit(changeSet().expect(silent)))
                .isEqualTo(
                        new Conflict(new VersionMoved(silent, NOON.plusMillis(1).toEpochMilli())));
    }

    @Test
    void laterAnswerConflictsWithWhatExpectsNone() {
        Expected unanswered = expected(Expected.Kind.ANSWERED, NOON.toEpochMilli());
        commitApplied(acme.raise("talk", Mark.ANSWERED, NOON));
        commitApplied(
                acme.raise("talk", Mark.ANSWERED, NOON.minusSeconds(1)),
                acme.raise("talk", Mark.INBOUND_ARRIVAL, NOON.plusSeconds(1)));

        commitApplied(changeSet().expect(unanswered).expect(expected(Expected.Kind.WINDOW, 0)));
        commitApplied(acme.raise("talk", Mark.ANSWERED, NOON.plusMillis(1)));

        assertThat(commit(changeSet().expect(unanswered)))
                .isEqualTo(new Conflict(
                        new VersionMoved(unanswered, NOON.plusMillis(1).toEpochMilli())));
    }

    @Test
    void removedRuleConflictsWithWhatExpectsIt() {
        Expected rule = expected(Expected.Kind.AUTO_CLOSE_RULE, 0);
        commitApplied(new RemoveAutoCloseRule(acme.rule("rule", 0, null, "line")));

        assertThat(commit(changeSet().expect(rule))).isEqualTo(new Conflict(new VersionMoved(rule, null)));
    }

    @Test
    void removedRecordOrCompanyConflictsWithWhatExpectsIt() {
        Expected record = expected(Expected.Kind.RECORD, 0);
        Expected company = expected(Expected.Kind.COMPANY, 0);
        commitApplied(
                new RemoveRecord(acme.record("record", null)),
                new RemoveCompany(acme.company("company", "Company", null)));

        assertThat(commit(changeSet().expect(record))).isEqualTo(new Conflict(new VersionMoved(record, null)));
        assertThat(commit(changeSet().expect(company))).isEqualTo(new Conflict(new VersionMoved(company, null)));
    }

    @Test
    void windowOfASupersededConversationIsThatOfTheOneThatContinues() {
        commitApplied(
                new AddIdentity(acme.identity("other")),
                new AddConversation(acme.conversation("former", "line", "other")),
                acme.raise("former", Mark.WINDOW_OPENED, NOON));

        commitApplied(new SupersedeConversation(new ConversationId("former"), new ConversationId("talk"), 0));

        assertThat(commit(changeSet().expect(expected(Expected.Kind.WINDOW, 0))))
                .isEqualTo(new Conflict(new VersionMoved(expected(Expected.Kind.WINDOW, 0), NOON.toEpochMilli())));
    }

    private Session firstSession() {
        return Session.next(acme.conversation("talk", "line", "who"), SessionOpener.CONTACT, NOON);
    }

    private static Expected expected(Expected.Kind kind, long version) {
        String id = switch (kind) {
            case SETTINGS, FIELD_SETTINGS, TEAM_SETTINGS -> ACME.value();
            case TEAM_USER, LAST_ACTIVE -> "user";
            case CONTACT -> ANA.value();
            case IDENTITY -> "who";
            case AUTO_CLOSE_RULE -> "rule";
            case RECORD -> "record";
            case COMPANY -> "company";
            case SCHEDULED_MESSAGE -> "later";
            case CONVERSATION, WINDOW, INBOUND, ANSWERED -> new ConversationId("talk").value();
        };
        return new Expected(kind, id, version);
    }

    private ChangeSet.Builder edit(Expected.Kind kind, long version) {
        ChangeSet.Builder set = changeSet().expect(expected(kind, version));
        List.of(edit(kind)).forEach(set::change);
        return set;
    }

    /** Returns changes after which the version is 1. */
    private Change[] edit(Expected.Kind kind) {
        return switch (kind) {
            case SETTINGS -> new Change[] {new PutSettings(acme.settings(1))};
            case FIELD_SETTINGS -> new Change[] {new PutFieldSettings(acme.fields("field", 1))};
            case TEAM_SETTINGS ->
                new Change[] {new PutTeamSettings(TeamSettings.of(ACME).withVersion(1))};
            case TEAM_USER ->
                new Change[] {
                    new PutTeamUser(TeamUser.of(ACME, new UserId("user"), "User", Role.EDITOR)
                            .withVersion(1))
                };
            case LAST_ACTIVE -> new Change[] {new RaiseLastActive(new UserId("user"), Instant.ofEpochMilli(1))};
            case CONTACT -> new Change[] {new EditContact(acme.contact("ana").withVersion(1))};
            case IDENTITY -> new Change[] {new LinkIdentity(new IdentityId("who"), ANA)};
            case CONVERSATION ->
                new Change[] {
                    new OpenSession(firstSession(), "m-1"),
                    new CloseSession(firstSession().closed(NOON, "Sold", null))
                };
            case WINDOW -> new Change[] {acme.raise("talk", Mark.WINDOW_OPENED, Instant.ofEpochMilli(1))};
            case ANSWERED -> new Change[] {acme.raise("talk", Mark.ANSWERED, Instant.ofEpochMilli(1))};
            case INBOUND -> new Change[] {acme.raise("talk", Mark.INBOUND_ARRIVAL, Instant.ofEpochMilli(1))};
            case AUTO_CLOSE_RULE -> new Change[] {new PutAutoCloseRule(acme.rule("rule", 1, null, "line"), Set.of())};
            case RECORD ->
                new Change[] {new PutRecord(acme.record("record", null).ownedBy(new UserId("user"), NOON), null)};
            case SCHEDULED_MESSAGE ->
                new Change[] {
                    new PutScheduled(acme.scheduled("later", "talk", NOON).cancelled(NOON))
                };
            case COMPANY ->
                new Change[] {new PutCompany(Sample.renamed(acme.company("company", "Company", null), "Renamed"), null)
                };
        };
    }
}
