package io.escala.crm.change;

import static io.escala.crm.SampleRecords.ACME;
import static io.escala.crm.SampleRecords.ASIDE;
import static io.escala.crm.SampleRecords.AUDIT_RECORD;
import static io.escala.crm.SampleRecords.AUTO_CLOSE_RULE;
import static io.escala.crm.SampleRecords.CHANNEL_CONSENT;
import static io.escala.crm.SampleRecords.CLOSED_SESSION;
import static io.escala.crm.SampleRecords.COMPANY;
import static io.escala.crm.SampleRecords.CONSENT;
import static io.escala.crm.SampleRecords.CONTACT;
import static io.escala.crm.SampleRecords.CONTACT_ID;
import static io.escala.crm.SampleRecords.CONTEXT;
import static io.escala.crm.SampleRecords.CONVERSATION;
import static io.escala.crm.SampleRecords.CONVERSATION_ID;
import static io.escala.crm.SampleRecords.DELETED_CONTACT;
import static io.escala.crm.SampleRecords.EDIT;
import static io.escala.crm.SampleRecords.EMAIL_KEY;
import static io.escala.crm.SampleRecords.ENTRY;
import static io.escala.crm.SampleRecords.FIELDS;
import static io.escala.crm.SampleRecords.HISTORY_ITEM;
import static io.escala.crm.SampleRecords.IDENTITY;
import static io.escala.crm.SampleRecords.IDENTITY_ID;
import static io.escala.crm.SampleRecords.JOURNAL_ENTRY;
import static io.escala.crm.SampleRecords.LIBRARY_FILE;
import static io.escala.crm.SampleRecords.LINE;
import static io.escala.crm.SampleRecords.LINE_ID;
import static io.escala.crm.SampleRecords.LINE_REPORT;
import static io.escala.crm.SampleRecords.MEDIA_FILE;
import static io.escala.crm.SampleRecords.MESSAGE;
import static io.escala.crm.SampleRecords.MESSAGE_ID;
import static io.escala.crm.SampleRecords.MOVED_LINE;
import static io.escala.crm.SampleRecords.NOON;
import static io.escala.crm.SampleRecords.NUMBER;
import static io.escala.crm.SampleRecords.OPPORTUNITY;
import static io.escala.crm.SampleRecords.OTHER_CONVERSATION;
import static io.escala.crm.SampleRecords.OTHER_IDENTITY_ID;
import static io.escala.crm.SampleRecords.PARKED;
import static io.escala.crm.SampleRecords.PHONE;
import static io.escala.crm.SampleRecords.PHONE_KEY;
import static io.escala.crm.SampleRecords.PHONE_VALUE;
import static io.escala.crm.SampleRecords.PROVIDER_ID;
import static io.escala.crm.SampleRecords.PULSE;
import static io.escala.crm.SampleRecords.QUARANTINED_WORK;
import static io.escala.crm.SampleRecords.REACTION;
import static io.escala.crm.SampleRecords.SCHEDULED;
import static io.escala.crm.SampleRecords.SELLER;
import static io.escala.crm.SampleRecords.SEND;
import static io.escala.crm.SampleRecords.SEND_ID;
import static io.escala.crm.SampleRecords.SESSION;
import static io.escala.crm.SampleRecords.SETTINGS;
import static io.escala.crm.SampleRecords.STEP;
import static io.escala.crm.SampleRecords.SUGGESTION;
import static io.escala.crm.SampleRecords.TASK;
import static io.escala.crm.SampleRecords.TEAM;
import static io.escala.crm.SampleRecords.TEAM_USER;
import static io.escala.crm.SampleRecords.TEMPLATE;
import static io.escala.crm.SampleRecords.TEMPLATE_REPORT;
import static io.escala.crm.SampleRecords.TOUCHPOINT;
import static io.escala.crm.SampleRecords.UNSEND;
import static io.escala.crm.SampleRecords.UPLOAD;
import static io.escala.crm.SampleRecords.USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.ChangeSamples;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.record.Company;
import io.escala.crm.record.RecordKind;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a change does")
class StateApplyTest {
    private static final LinkReason LINKED = LinkReason.of(LinkRule.ASSOCIATED, null, null, Instant.EPOCH);

    private static final ProfileName LATER = new ProfileName("Eva", null, null, NOON.plusSeconds(1));

    /**
     * A change and its effect.
     *
     * @param change applied to a state that holds everything of {@link ChangeSamples} before this kind of change
     * @param commutes whether applying it again must make no difference
     * @param before what holds before
     * @param after what holds after
     */
    private record Effect(Change change, boolean commutes, Consumer<State> before, Consumer<State> after) {
        @Override
        public String toString() {
            return change.getClass().getSimpleName();
        }
    }

    private static Effect once(Change change, Consumer<State> before, Consumer<State> after) {
        return new Effect(change, false, before, after);
    }

    private static Effect commuting(Change change, Consumer<State> before, Consumer<State> after) {
        return new Effect(change, true, before, after);
    }

    static Stream<Effect> effects() {
        return Stream.of(
                once(
                        new AccountChange.PutSettings(SETTINGS.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.SETTINGS, "acme"))
                                .contains(0L),
                        state -> {
                            assertThat(state.account().settings()).contains(SETTINGS.withVersion(1));
                            assertThat(version(state, Expected.Kind.SETTINGS, "acme"))
                                    .contains(1L);
                        }),
                once(
                        new AccountChange.PutLine(LINE),
                        state -> assertThat(state.account().lines()).isEmpty(),
                        state -> {
                            assertThat(state.account().line(LINE_ID)).contains(LINE);
                            assertThat(state.holder(Claim.line(LINE.key()))).contains("acme/line-1");
                        }),
                commuting(
                        new AccountChange.SetLineAvailability(LINE_ID, false),
                        state -> assertThat(state.account().line(LINE_ID)).contains(LINE),
                        state -> assertThat(state.account().line(LINE_ID)).contains(LINE.withAvailable(false))),
                once(
                        new AccountChange.RepointLine(LINE.key(), MOVED_LINE),
                        state ->
                                assertThat(state.holder(Claim.line(LINE.key()))).contains("acme/line-1"),
                        state -> {
                            assertThat(state.account().line(LINE_ID)).contains(MOVED_LINE.withAvailable(false));
                            assertThat(state.holder(Claim.line(MOVED_LINE.key())))
                                    .contains("acme/line-1");
                            assertThat(state.holder(Claim.line(LINE.key()))).isEmpty();
                        }),
                once(
                        new AccountChange.RemoveLine(MOVED_LINE),
                        state -> assertThat(state.account().heard(LINE_ID)).isPresent(),
                        state -> {
                            assertThat(state.account().lines()).isEmpty();
                            assertThat(state.account().heard(LINE_ID)).isEmpty();
                            assertThat(state.holder(Claim.line(MOVED_LINE.key())))
                                    .isEmpty();
                        }),
                once(
                        new AccountChange.PutAutoCloseRule(AUTO_CLOSE_RULE, Set.of(LINE_ID, new LineId("former"))),
                        state -> assertThat(state.account().autoCloseRules()).isEmpty(),
                        state -> {
                            assertThat(state.account().autoCloseRule(AUTO_CLOSE_RULE.id()))
                                    .contains(AUTO_CLOSE_RULE);
                            assertThat(state.holder(Claim.autoCloseLine(LINE_ID)))
                                    .contains("rule-1");
                            assertThat(version(state, Expected.Kind.AUTO_CLOSE_RULE, "rule-1"))
                                    .contains(1L);
                        }),
                once(
                        new AccountChange.RemoveAutoCloseRule(AUTO_CLOSE_RULE),
                        state -> assertThat(state.account().autoCloseRules()).containsExactly(AUTO_CLOSE_RULE),
                        state -> {
                            assertThat(state.account().autoCloseRules()).isEmpty();
                            assertThat(state.holder(Claim.autoCloseLine(LINE_ID)))
                                    .isEmpty();
                        }),
                once(
                        new RecordChange.PutCompany(COMPANY, "former"),
                        state -> assertThat(state.records().companies()).isEmpty(),
                        state -> {
                            assertThat(state.records().company(COMPANY.id())).contains(COMPANY);
                            assertThat(state.holder(Claim.companyReference(PHONE)))
                                    .contains("company-1");
                            assertThat(version(state, Expected.Kind.COMPANY, "company-1"))
                                    .contains(0L);
                        }),
                once(
                        new RecordChange.RemoveCompany(COMPANY),
                        state -> assertThat(state.records().companies()).containsExactly(COMPANY),
                        state -> {
                            assertThat(state.records().company(COMPANY.id())).isEmpty();
                            assertThat(state.holder(Claim.companyReference(PHONE)))
                                    .isEmpty();
                        }),
                once(
                        new RecordChange.PutRecord(OPPORTUNITY, "former"),
                        state -> assertThat(state.records().all()).isEmpty(),
                        state -> {
                            assertThat(state.records().find(OPPORTUNITY.id())).contains(OPPORTUNITY);
                            assertThat(state.holder(Claim.recordReference(RecordKind.OPPORTUNITY, PHONE)))
                                    .contains("opportunity-1");
                            assertThat(version(state, Expected.Kind.RECORD, "opportunity-1"))
                                    .contains(0L);
                        }),
                once(
                        new RecordChange.RemoveRecord(TASK),
                        state -> assertThat(state.records().find(TASK.id())).contains(TASK),
                        state -> {
                            assertThat(state.records().find(TASK.id())).isEmpty();
                            assertThat(state.holder(Claim.recordReference(RecordKind.TASK, PHONE)))
                                    .isEmpty();
                            assertThat(state.holder(Claim.recordReference(RecordKind.OPPORTUNITY, PHONE)))
                                    .contains("opportunity-1");
                        }),
                once(
                        new IdentityChange.AddIdentity(IDENTITY),
                        state ->
                                assertThat(state.identities().find(IDENTITY_ID)).isEmpty(),
                        state ->
                                assertThat(state.identities().find(IDENTITY_ID)).contains(IDENTITY)),
                once(
                        new IdentityChange.LinkIdentity(IDENTITY_ID, CONTACT_ID, Set.of(), LINKED),
                        state -> assertThat(state.identities().of(CONTACT_ID)).isEmpty(),
                        state -> {
                            assertThat(state.identities().of(CONTACT_ID))
                                    .containsExactly(IDENTITY.linkedTo(CONTACT_ID, Set.of(), LINKED));
                            assertThat(version(state, Expected.Kind.IDENTITY, "identity-1"))
                                    .contains(1L);
                        }),
                once(
                        new IdentityChange.FuseIdentity(OTHER_IDENTITY_ID, IDENTITY_ID),
                        state -> assertThat(state.identities().canonical(OTHER_IDENTITY_ID))
                                .map(ChannelIdentity::id)
                                .contains(OTHER_IDENTITY_ID),
                        state -> {
                            assertThat(state.identities().canonical(OTHER_IDENTITY_ID))
                                    .map(ChannelIdentity::id)
                                    .contains(IDENTITY_ID);
                            assertThat(version(state, Expected.Kind.IDENTITY, "identity-2"))
                                    .contains(1L);
                        }),
                commuting(
                        new IdentityChange.NameIdentity(IDENTITY_ID, LATER),
                        state -> assertThat(profile(state)).isNotEqualTo(LATER),
                        state -> assertThat(profile(state)).isEqualTo(LATER)),
                commuting(
                        new IdentityChange.SeeAlias(NUMBER),
                        state -> assertThat(state.identities().aliases(IDENTITY_ID))
                                .isEmpty(),
                        state -> {
                            assertThat(state.identities().aliases(IDENTITY_ID)).containsExactly(NUMBER);
                            assertThat(state.holder(Claim.identityKey(NUMBER.key())))
                                    .contains("identity-1");
                        }),
                once(
                        new IdentityChange.EndAlias(USER_NAME, NOON.plusSeconds(1)),
                        state -> assertThat(state.holder(Claim.identityKey(USER_NAME.key())))
                                .contains("identity-1"),
                        state -> {
                            assertThat(state.identities().alias(IDENTITY_ID, USER_NAME.key()))
                                    .contains(USER_NAME.endedAt(NOON.plusSeconds(1)));
                            assertThat(state.holder(Claim.identityKey(USER_NAME.key())))
                                    .isEmpty();
                        }),
                once(
                        new ContactChange.AddContact(CONTACT),
                        state -> assertThat(state.contacts().all()).isEmpty(),
                        state -> assertThat(state.contacts().all()).containsExactly(CONTACT)),
                once(
                        new ContactChange.EditContact(CONTACT.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.CONTACT, "contact-1"))
                                .contains(0L),
                        state -> assertThat(version(state, Expected.Kind.CONTACT, "contact-1"))
                                .contains(1L)),
                once(
                        new ContactChange.RemoveContact(DELETED_CONTACT),
                        state -> {
                            assertThat(state.identities().of(CONTACT_ID)).isNotEmpty();
                            assertThat(state.history().of(CONTACT_ID)).isNotEmpty();
                        },
                        state -> {
                            assertThat(state.contacts().find(CONTACT_ID)).isEmpty();
                            assertThat(state.history().of(CONTACT_ID)).isEmpty();
                            assertThat(state.contacts().keys(CONTACT_ID)).isEmpty();
                            assertThat(state.contacts().consents(CONTACT_ID)).isEmpty();
                            assertThat(state.identities().of(CONTACT_ID)).isEmpty();
                            assertThat(state.holders().values()).doesNotContain(CONTACT_ID.value());
                            assertThat(state.contacts().deleted(CONTACT_ID)).contains(DELETED_CONTACT);
                        }),
                commuting(
                        new ContactChange.GrantKey(PHONE_KEY),
                        state -> assertThat(state.contacts().keys(CONTACT_ID)).isEmpty(),
                        state -> {
                            assertThat(state.contacts().keys(CONTACT_ID)).containsExactly(PHONE_KEY);
                            assertThat(state.holder(Claim.contactKey(PHONE_VALUE)))
                                    .contains("contact-1");
                            assertThat(state.holder(role(KeyRole.WHATSAPP))).contains(PHONE_VALUE.value());
                        }),
                once(
                        new ContactChange.RevokeKey(PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
                        state ->
                                assertThat(state.holder(role(KeyRole.WHATSAPP))).isPresent(),
                        state -> {
                            assertThat(state.contacts().key(CONTACT_ID, PHONE_VALUE))
                                    .map(ContactKey::roles)
                                    .contains(Set.of(KeyRole.PRIMARY));
                            assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
                            assertThat(state.holder(role(KeyRole.PRIMARY))).isPresent();
                            assertThat(state.holder(Claim.contactKey(PHONE_VALUE)))
                                    .contains("contact-1");
                        }),
                once(
                        new ContactChange.ChangeRoles(PHONE_KEY, Set.of(KeyRole.SECONDARY)),
                        state -> assertThat(state.holder(role(KeyRole.PRIMARY))).isPresent(),
                        state -> {
                            assertThat(state.contacts().key(CONTACT_ID, PHONE_VALUE))
                                    .map(ContactKey::roles)
                                    .contains(Set.of(KeyRole.SECONDARY));
                            assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
                            assertThat(state.holder(role(KeyRole.PRIMARY))).isEmpty();
                            assertThat(state.holder(Claim.contactKey(PHONE_VALUE)))
                                    .contains("contact-1");
                        }),
                commuting(
                        new ContactChange.RecordConsent(CONSENT),
                        state -> assertThat(state.contacts().consents(CONTACT_ID))
                                .isEmpty(),
                        state -> assertThat(state.contacts().consents(CONTACT_ID))
                                .containsExactly(CONSENT)),
                once(
                        new ConversationChange.AddConversation(CONVERSATION),
                        state -> assertThat(state.conversations().all()).isEmpty(),
                        state -> {
                            assertThat(state.conversations().all()).containsExactly(CONVERSATION);
                            assertThat(state.holder(Claim.conversation(LINE_ID, IDENTITY_ID)))
                                    .contains("conversation-1");
                        }),
                commuting(
                        new ConversationChange.OpenSession(SESSION, "message-1"),
                        state -> assertThat(conversation(state).open()).isFalse(),
                        state -> {
                            assertThat(conversation(state).open()).isTrue();
                            assertThat(conversation(state).session()).isEqualTo(1);
                            assertThat(state.conversations().sessions(CONVERSATION_ID))
                                    .containsExactly(SESSION);
                            assertThat(state.holder(Claim.session(CONVERSATION_ID, 1)))
                                    .contains("message-1");
                        }),
                once(
                        new ConversationChange.CloseSession(CLOSED_SESSION),
                        state -> assertThat(conversation(state).open()).isTrue(),
                        state -> {
                            assertThat(conversation(state).open()).isFalse();
                            assertThat(conversation(state).closedAt()).isEqualTo(CLOSED_SESSION.closedAt());
                            assertThat(state.conversations().sessions(CONVERSATION_ID))
                                    .containsExactly(CLOSED_SESSION);
                            assertThat(version(state, Expected.Kind.CONVERSATION, "conversation-1"))
                                    .contains(1L);
                        }),
                once(
                        new ConversationChange.EditConversation(
                                CONVERSATION_ID, new UserId("seller-2"), Set.of(new ConversationTag("vip"))),
                        state -> assertThat(conversation(state).tags()).isEmpty(),
                        state -> {
                            assertThat(conversation(state).owner()).isEqualTo(new UserId("seller-2"));
                            assertThat(conversation(state).tags()).containsExactly(new ConversationTag("vip"));
                            assertThat(version(state, Expected.Kind.CONVERSATION, "conversation-1"))
                                    .contains(2L);
                        }),
                commuting(
                        new ConversationChange.RaiseMarks(CONVERSATION_ID, Map.of(Mark.ACTIVITY, NOON)),
                        state -> assertThat(conversation(state).mark(Mark.ACTIVITY))
                                .isEmpty(),
                        state -> assertThat(conversation(state).mark(Mark.ACTIVITY))
                                .contains(NOON)),
                once(
                        new ConversationChange.SupersedeConversation(OTHER_CONVERSATION.id(), CONVERSATION_ID, 0),
                        state -> assertThat(state.conversations().current(OTHER_CONVERSATION.id()))
                                .contains(OTHER_CONVERSATION),
                        state -> {
                            assertThat(state.conversations().current(OTHER_CONVERSATION.id()))
                                    .map(Conversation::id)
                                    .contains(CONVERSATION_ID);
                            assertThat(version(state, Expected.Kind.CONVERSATION, "conversation-2"))
                                    .contains(1L);
                        }),
                once(
                        new ConversationChange.AppendMessage(MESSAGE),
                        state -> assertThat(state.conversations().messages()).isEmpty(),
                        state -> {
                            assertThat(state.conversations().messages()).containsExactly(MESSAGE);
                            assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                    .contains("message-1");
                        }),
                commuting(
                        new ConversationChange.RaiseDelivery(SEND_ID, STEP),
                        state -> assertThat(deliveryOfSend(state)).contains(DeliveryStatus.QUEUED),
                        state -> assertThat(deliveryOfSend(state)).contains(DeliveryStatus.READ)),
                commuting(
                        new ConversationChange.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID + "3"),
                        state -> assertThat(state.conversations().message(SEND_ID))
                                .contains(SEND),
                        state -> {
                            assertThat(state.conversations().message(SEND_ID)).contains(SEND.named(PROVIDER_ID + "3"));
                            assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID + "3")))
                                    .contains("send-1");
                        }),
                commuting(
                        new IntakeChange.DeferReport(PARKED),
                        state -> assertThat(state.intake().deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .isEmpty(),
                        state -> assertThat(state.intake().deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .containsExactly(PARKED)),
                commuting(
                        new IntakeChange.ReleaseReport(PARKED),
                        state -> assertThat(state.intake().deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .hasSize(1),
                        state -> assertThat(state.intake().deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .isEmpty()),
                commuting(
                        new IntakeChange.Suggest(SUGGESTION),
                        state -> assertThat(state.intake().suggestions()).isEmpty(),
                        state -> assertThat(state.intake().suggestions()).containsExactly(SUGGESTION)),
                commuting(
                        new IntakeChange.Quarantine(ASIDE),
                        state -> assertThat(state.intake().quarantined()).isEmpty(),
                        state -> assertThat(state.intake().quarantined()).containsExactly(ASIDE)),
                commuting(
                        new IntakeChange.DropQuarantined(ACME, ASIDE.id()),
                        state -> assertThat(state.intake().quarantined()).containsExactly(ASIDE),
                        state -> assertThat(state.intake().quarantined()).isEmpty()),
                commuting(
                        new ConversationChange.Amend(MESSAGE_ID, EDIT),
                        state -> assertThat(state.conversations().message(MESSAGE_ID))
                                .contains(MESSAGE),
                        state -> assertThat(state.conversations().message(MESSAGE_ID))
                                .contains(MESSAGE.amended(EDIT))),
                commuting(
                        new ConversationChange.PutMedia(MEDIA_FILE),
                        state -> assertThat(state.conversations().media(MESSAGE_ID))
                                .isEmpty(),
                        state -> assertThat(state.conversations().media(MESSAGE_ID))
                                .containsExactly(MEDIA_FILE)),
                commuting(
                        new ConversationChange.AddEntry(ENTRY),
                        state -> assertThat(state.conversations().entries(CONVERSATION_ID))
                                .isEmpty(),
                        state -> assertThat(state.conversations().entries(CONVERSATION_ID))
                                .containsExactly(ENTRY)),
                commuting(
                        new ConversationChange.AddTouchpoint(TOUCHPOINT),
                        state -> assertThat(state.conversations().touchpoints(CONVERSATION_ID))
                                .isEmpty(),
                        state -> assertThat(state.conversations().touchpoints(CONVERSATION_ID))
                                .containsExactly(TOUCHPOINT)),
                commuting(
                        new IdentityChange.RecordChannelConsent(CHANNEL_CONSENT),
                        state -> assertThat(state.identities().consents(IDENTITY_ID))
                                .isEmpty(),
                        state -> assertThat(state.identities().consents(IDENTITY_ID))
                                .containsExactly(CHANNEL_CONSENT)),
                once(
                        new AccountChange.PutFieldSettings(FIELDS.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.FIELD_SETTINGS, "acme"))
                                .contains(0L),
                        state -> {
                            assertThat(state.account().fieldSettings()).contains(FIELDS.withVersion(1));
                            assertThat(version(state, Expected.Kind.FIELD_SETTINGS, "acme"))
                                    .contains(1L);
                        }),
                once(
                        new TeamChange.PutTeamSettings(TEAM.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.TEAM_SETTINGS, "acme"))
                                .contains(0L),
                        state -> {
                            assertThat(state.team().settings()).contains(TEAM.withVersion(1));
                            assertThat(version(state, Expected.Kind.TEAM_SETTINGS, "acme"))
                                    .contains(1L);
                        }),
                once(
                        new TeamChange.PutTeamUser(TEAM_USER.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.TEAM_USER, SELLER.value()))
                                .contains(0L),
                        state -> {
                            assertThat(state.team().users()).containsExactly(TEAM_USER.withVersion(1));
                            assertThat(version(state, Expected.Kind.TEAM_USER, SELLER.value()))
                                    .contains(1L);
                        }),
                commuting(
                        new TeamChange.RaiseLastAssigned(SELLER, NOON),
                        state -> assertThat(state.team().lastAssigned(SELLER)).isEmpty(),
                        state -> assertThat(state.team().lastAssigned(SELLER)).contains(NOON)),
                commuting(
                        new TeamChange.RaiseLastActive(SELLER, NOON),
                        state -> assertThat(version(state, Expected.Kind.LAST_ACTIVE, SELLER.value()))
                                .contains(0L),
                        state -> {
                            assertThat(state.team().lastActive(SELLER)).contains(NOON);
                            assertThat(version(state, Expected.Kind.LAST_ACTIVE, SELLER.value()))
                                    .contains(NOON.toEpochMilli());
                        }),
                commuting(
                        new AccountChange.RaiseHeartbeat(PULSE),
                        state -> assertThat(state.account().heard(LINE_ID)).isEmpty(),
                        state -> assertThat(state.account().heard(LINE_ID)).contains(NOON)),
                commuting(
                        new AccountChange.ReportTemplate(TEMPLATE_REPORT),
                        state -> assertThat(state.account().reports(TEMPLATE)).isEmpty(),
                        state -> assertThat(state.account().reports(TEMPLATE)).containsExactly(TEMPLATE_REPORT)),
                commuting(
                        new AccountChange.ReportLine(LINE_REPORT),
                        state -> assertThat(state.account().lineReports(LINE_REPORT.line()))
                                .isEmpty(),
                        state -> assertThat(state.account().lineReports(LINE_REPORT.line()))
                                .containsExactly(LINE_REPORT)),
                commuting(
                        new IntakeChange.AppendJournal(JOURNAL_ENTRY),
                        state -> assertThat(state.intake().journal(JOURNAL_ENTRY.id()))
                                .isEmpty(),
                        state -> assertThat(state.intake().journal(JOURNAL_ENTRY.id()))
                                .contains(JOURNAL_ENTRY)),
                commuting(
                        new IntakeChange.DropJournal(JOURNAL_ENTRY.id()),
                        state -> assertThat(state.intake().journal(JOURNAL_ENTRY.id()))
                                .contains(JOURNAL_ENTRY),
                        state -> assertThat(state.intake().journal(JOURNAL_ENTRY.id()))
                                .isEmpty()),
                commuting(
                        new IntakeChange.QuarantineWork(QUARANTINED_WORK),
                        state -> assertThat(state.intake().quarantinedWork()).isEmpty(),
                        state -> assertThat(state.intake().quarantinedWork(QUARANTINED_WORK.key()))
                                .contains(QUARANTINED_WORK)),
                commuting(
                        new IntakeChange.ReleaseWork(ACME, QUARANTINED_WORK.key()),
                        state -> assertThat(state.intake().quarantinedWork()).containsExactly(QUARANTINED_WORK),
                        state -> assertThat(state.intake().quarantinedWork(QUARANTINED_WORK.key()))
                                .isEmpty()),
                commuting(
                        new LibraryChange.AddFile(LIBRARY_FILE),
                        state -> assertThat(state.library().files()).isEmpty(),
                        state -> assertThat(state.library().file(LIBRARY_FILE.id()))
                                .contains(LIBRARY_FILE)),
                commuting(
                        new LibraryChange.RemoveFile(LIBRARY_FILE.id(), NOON),
                        state -> assertThat(state.library().files()).containsExactly(LIBRARY_FILE),
                        state -> assertThat(state.library().files()).containsExactly(LIBRARY_FILE.removedSince(NOON))),
                commuting(
                        new LibraryChange.RecordUpload(UPLOAD),
                        state ->
                                assertThat(state.library().upload(UPLOAD.key())).isEmpty(),
                        state ->
                                assertThat(state.library().upload(UPLOAD.key())).contains(UPLOAD)),
                commuting(
                        new LibraryChange.ForgetUpload(UPLOAD.key(), UPLOAD.mediaId()),
                        state ->
                                assertThat(state.library().upload(UPLOAD.key())).contains(UPLOAD),
                        state ->
                                assertThat(state.library().upload(UPLOAD.key())).isEmpty()),
                once(
                        new ScheduleChange.PutScheduled(SCHEDULED),
                        state -> assertThat(state.schedule().all()).isEmpty(),
                        state -> {
                            assertThat(state.schedule().find(SCHEDULED.id())).contains(SCHEDULED);
                            assertThat(state.holder(Claim.clientReference(SCHEDULED.clientReference())))
                                    .contains(SCHEDULED.id().value());
                            assertThat(version(
                                            state,
                                            Expected.Kind.SCHEDULED_MESSAGE,
                                            SCHEDULED.id().value()))
                                    .contains(0L);
                        }),
                commuting(
                        new HistoryChange.AppendItem(HISTORY_ITEM),
                        state -> assertThat(state.history().of(CONTACT_ID)).isEmpty(),
                        state -> assertThat(state.history().of(CONTACT_ID)).containsExactly(HISTORY_ITEM)),
                commuting(
                        new AuditChange.AppendRecord(AUDIT_RECORD),
                        state -> assertThat(state.audit().records()).isEmpty(),
                        state -> assertThat(state.audit().records()).containsExactly(AUDIT_RECORD)),
                commuting(
                        new AuditChange.DropRecords(ACME, NOON.plusMillis(1), 1),
                        state -> assertThat(state.audit().oldest()).contains(AUDIT_RECORD),
                        state -> assertThat(state.audit().oldest()).isEmpty()),
                withoutEffect(new IntakeChange.DropEvents(NOON, 100)),
                withoutEffect(new IntakeChange.DropOperations(NOON, 100)),
                withoutEffect(new IntakeChange.MoveFollower("answering", null, new FollowerPosition("1", "a"))));
    }

    private static Effect withoutEffect(Change change) {
        Consumer<State> same =
                state -> assertThat(state.identities().find(IDENTITY_ID)).isPresent();
        return commuting(change, same, same);
    }

    @DisplayName("is applied, with the claims it takes and releases")
    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void changeHasItsEffect(Effect effect) {
        State state = State.complete();
        samples()
                .takeWhile(sample -> !sample.getClass().equals(effect.change().getClass()))
                .forEach(state::apply);
        effect.before().accept(state);

        state.apply(effect.change());
        effect.after().accept(state);

        if (effect.commutes()) {
            state.apply(effect.change());
            effect.after().accept(state);
        }
    }

    @Test
    @DisplayName("is tested for every variant")
    void everyVariantIsTested() {
        Class<?>[] variants = Stream.of(Change.class.getPermittedSubclasses())
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .toArray(Class<?>[]::new);

        assertThat(effects().<Class<?>>map(effect -> effect.change().getClass()))
                .containsExactlyInAnyOrder(variants);
        assertThat(samples().<Class<?>>map(Object::getClass).distinct()).containsExactlyInAnyOrder(variants);
    }

    @Test
    @DisplayName("to what is not there is misuse")
    void changingAnAbsentTargetIsMisuse() {
        for (Change change : new Change[] {
            new IdentityChange.LinkIdentity(IDENTITY_ID, CONTACT_ID),
            new IdentityChange.FuseIdentity(OTHER_IDENTITY_ID, IDENTITY_ID),
            new IdentityChange.NameIdentity(IDENTITY_ID, LATER),
            new ConversationChange.OpenSession(SESSION, "message-1"),
            new ConversationChange.CloseSession(CLOSED_SESSION),
            new ConversationChange.EditConversation(CONVERSATION_ID, null, Set.of()),
            new ConversationChange.RaiseMarks(CONVERSATION_ID, Map.of(Mark.ACTIVITY, NOON)),
            new ConversationChange.RaiseDelivery(SEND_ID, STEP),
            new ConversationChange.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID),
            new ConversationChange.Amend(MESSAGE_ID, UNSEND)
        }) {
            assertThatThrownBy(() -> State.complete().apply(change))
                    .as(change.toString())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("when a contact loses the last role of a key: the key is removed with all its claims")
    void keyWithoutRolesIsRemoved() {
        State state = State.complete();
        state.apply(new ContactChange.GrantKey(PHONE_KEY));
        state.apply(new ContactChange.GrantKey(EMAIL_KEY));
        state.apply(new ContactChange.RevokeKey(PHONE_KEY, PHONE_KEY.roles()));

        assertThat(state.contacts().keys(CONTACT_ID)).containsExactly(EMAIL_KEY);
        assertThat(state.holder(Claim.contactKey(PHONE_VALUE))).isEmpty();
        assertThat(state.holder(role(KeyRole.PRIMARY))).isEmpty();
        assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
        assertThat(state.holder(Claim.contactRole(CONTACT_ID, EMAIL_KEY.value(), KeyRole.PRIMARY)))
                .contains(EMAIL_KEY.value().value());
    }

    @Test
    @DisplayName("when a removed key was granted another role meanwhile: it is removed with that role too")
    void removedKeyReleasesEveryRole() {
        State state = State.complete();
        state.apply(new ContactChange.AddContact(CONTACT));
        ContactKey known = new ContactKey(PHONE_KEY.account(), CONTACT_ID, PHONE_VALUE, Set.of(KeyRole.PRIMARY));
        state.apply(new ContactChange.GrantKey(known));
        state.apply(new ContactChange.GrantKey(
                new ContactKey(PHONE_KEY.account(), CONTACT_ID, PHONE_VALUE, Set.of(KeyRole.WHATSAPP))));

        state.apply(new ContactChange.RevokeKey(known, known.roles()));

        assertThat(state.contacts().key(CONTACT_ID, PHONE_VALUE)).isEmpty();
        assertThat(state.holder(Claim.contactKey(PHONE_VALUE))).isEmpty();
        assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
    }

    @Test
    @DisplayName("when an identity is linked elsewhere: it leaves the contact it was linked to")
    void linkingElsewhereUnlinksTheFormerContact() {
        State state = State.complete();
        state.identities().put(IDENTITY.linkedTo(CONTACT_ID));
        state.apply(new IdentityChange.LinkIdentity(IDENTITY_ID, null));

        assertThat(state.identities().of(CONTACT_ID)).isEmpty();
        assertThat(state.identities().find(IDENTITY_ID).orElseThrow().registered())
                .isFalse();
    }

    @Test
    @DisplayName("to a session that is there already: nothing, although it was closed meanwhile")
    void closedSessionIsNotReopened() {
        State state = State.complete();
        state.conversations().put(CONVERSATION);
        state.apply(new ConversationChange.OpenSession(SESSION, "message-1"));
        state.apply(new ConversationChange.CloseSession(CLOSED_SESSION));
        state.apply(new ConversationChange.OpenSession(SESSION, "message-1"));

        assertThat(conversation(state).open()).isFalse();
        assertThat(state.conversations().sessions(CONVERSATION_ID)).containsExactly(CLOSED_SESSION);
    }

    @Test
    @DisplayName("when a message is unsent: its content, context and edits go for good; its reactions and claims stay")
    void unsendErasesContentContextAndEdits() {
        State state = State.complete();
        state.apply(new ConversationChange.AppendMessage(MESSAGE.with(CONTEXT)));
        state.apply(new ConversationChange.Amend(MESSAGE_ID, EDIT));
        state.apply(new ConversationChange.Amend(MESSAGE_ID, REACTION));
        state.apply(new ConversationChange.Amend(MESSAGE_ID, UNSEND));
        state.apply(new ConversationChange.Amend(MESSAGE_ID, EDIT));

        Message left = state.conversations().message(MESSAGE_ID).orElseThrow();
        assertThat(left.content()).isEqualTo(new MessageContent.Removed());
        assertThat(left.shown()).isEqualTo(new MessageContent.Removed());
        assertThat(left.context()).isEqualTo(MessageContext.NONE);
        assertThat(left.amendments()).isEqualTo(Amendments.NONE.with(REACTION).with(UNSEND));
        assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID))).contains("message-1");
    }

    @Test
    @DisplayName("to a message that is amended already: it stays amended when its delivery and name move on")
    void deliveryAndProviderIdKeepAmendments() {
        State state = State.complete();
        state.apply(new ConversationChange.AppendMessage(SEND.with(CONTEXT).amended(EDIT)));
        state.apply(new ConversationChange.RaiseDelivery(SEND_ID, STEP));
        state.apply(new ConversationChange.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID));

        assertThat(state.conversations().message(SEND_ID))
                .contains(SEND.with(CONTEXT).amended(EDIT).raised(STEP).named(PROVIDER_ID));
    }

    @Test
    @DisplayName("when something was dropped: the same may be put again, and is what is then put")
    void droppedItemMayBePutAgain() {
        State state = State.complete();
        QuarantinedItem again = new QuarantinedItem(
                ACME, ASIDE.id(), null, null, QuarantinedItem.Reason.STALE, null, ASIDE.raw(), NOON.plusSeconds(1));
        JournalEntry body = new JournalEntry(JOURNAL_ENTRY.id(), null, ASIDE.raw(), NOON);
        state.apply(new IntakeChange.Quarantine(ASIDE));
        state.apply(new IntakeChange.AppendJournal(JOURNAL_ENTRY));
        state.apply(new IntakeChange.Quarantine(again));
        state.apply(new IntakeChange.AppendJournal(body));
        assertThat(state.intake().quarantined()).containsExactly(ASIDE);
        assertThat(state.intake().journal(body.id())).contains(JOURNAL_ENTRY);

        state.apply(new IntakeChange.DropQuarantined(ACME, ASIDE.id()));
        state.apply(new IntakeChange.DropJournal(body.id()));
        state.apply(new IntakeChange.Quarantine(again));
        state.apply(new IntakeChange.AppendJournal(body));

        assertThat(state.intake().quarantined()).containsExactly(again);
        assertThat(state.intake().journal(body.id())).contains(body);
    }

    @Test
    @DisplayName("that comes late: the later heartbeat, the further medium and the report that outranks stay")
    void lateChangesHaveNoEffect() {
        State state = State.complete();
        MediaFile failed = new MediaFile(ACME, MESSAGE_ID, 0, MediaFile.State.FAILED, null, 0, null, "gone", NOON);
        MediaFile other = new MediaFile(ACME, MESSAGE_ID, 0, MediaFile.State.STORED, "other", 1, null, null, NOON);
        TemplateReport earlier =
                new TemplateReport(ACME, TEMPLATE, TemplateReport.Aspect.STATUS, "REJECTED", null, NOON.minusMillis(1));
        state.apply(new AccountChange.RaiseHeartbeat(PULSE));
        state.apply(new ConversationChange.PutMedia(MEDIA_FILE));
        state.apply(new AccountChange.ReportTemplate(TEMPLATE_REPORT));

        state.apply(new AccountChange.RaiseHeartbeat(new LineHeartbeat(ACME, LINE_ID, NOON.minusMillis(1))));
        state.apply(new TeamChange.RaiseLastAssigned(SELLER, NOON));
        state.apply(new TeamChange.RaiseLastAssigned(SELLER, NOON.minusMillis(1)));
        state.apply(new TeamChange.RaiseLastActive(SELLER, NOON));
        state.apply(new TeamChange.RaiseLastActive(SELLER, NOON.minusMillis(1)));
        state.apply(new ConversationChange.PutMedia(failed));
        state.apply(new ConversationChange.PutMedia(other));
        state.apply(new AccountChange.ReportTemplate(earlier));

        assertThat(state.account().heard(LINE_ID)).contains(NOON);
        assertThat(state.team().lastAssigned(SELLER)).contains(NOON);
        assertThat(state.team().lastActive(SELLER)).contains(NOON);
        assertThat(state.conversations().media(MESSAGE_ID)).containsExactly(MEDIA_FILE);
        assertThat(state.account().reports(TEMPLATE)).containsExactly(TEMPLATE_REPORT);
    }

    @Test
    @DisplayName("that gives a record or company another reference: the former one is free")
    void formerReferenceIsFree() {
        State state = State.complete();
        state.hold(new Holding(Claim.recordReference(RecordKind.OPPORTUNITY, "former"), "opportunity-1"));
        state.hold(new Holding(Claim.companyReference("former"), "company-1"));

        state.apply(new RecordChange.PutRecord(OPPORTUNITY, "former"));
        state.apply(new RecordChange.PutCompany(COMPANY, "former"));

        assertThat(state.holders())
                .containsOnlyKeys(Claim.recordReference(RecordKind.OPPORTUNITY, PHONE), Claim.companyReference(PHONE));
        assertThat(new RecordChange.PutRecord(OPPORTUNITY, PHONE).releases()).isEmpty();
        assertThat(new RecordChange.PutCompany(COMPANY, PHONE).releases()).isEmpty();
    }

    @Test
    @DisplayName("that renames, archives or removes a company that a contact named: its name is free")
    void nameOfAnAutomaticCompanyIsFree() {
        Company named = Company.named(ACME, COMPANY.id(), "Señal SA", NOON);
        for (Change last : List.of(
                RecordChange.PutCompany.replacing(named, COMPANY),
                RecordChange.PutCompany.replacing(named, named.archivedSince(NOON)),
                new RecordChange.RemoveCompany(named))) {
            State state = State.complete();
            state.apply(new RecordChange.PutCompany(named, null));
            assertThat(state.holder(Claim.companyName("senal sa")))
                    .contains(COMPANY.id().value());
            assertThat(state.records().companiesNamed("senal sa")).containsExactly(named);

            state.apply(last);
            assertThat(state.holder(Claim.companyName("senal sa"))).isEmpty();
            assertThat(state.records().companiesNamed("senal sa")).isEmpty();
        }
        assertThat(RecordChange.PutCompany.replacing(named, named).releases()).isEmpty();
    }

    private static Stream<Change> samples() {
        return Stream.concat(ChangeSamples.ALL.stream(), ChangeSamples.OF_NO_ACCOUNT.stream());
    }

    private static Claim role(KeyRole role) {
        return Claim.contactRole(CONTACT_ID, PHONE_VALUE, role);
    }

    private static Optional<Long> version(State state, Expected.Kind kind, String id) {
        return state.version(new Expected(kind, id, 0));
    }

    private static Conversation conversation(State state) {
        return state.conversations().find(CONVERSATION_ID).orElseThrow();
    }

    private static ProfileName profile(State state) {
        return state.identities()
                .find(IDENTITY_ID)
                .map(ChannelIdentity::profile)
                .orElseThrow();
    }

    private static Optional<DeliveryStatus> deliveryOfSend(State state) {
        return state.conversations()
                .message(SEND_ID)
                .map(send -> send.delivery())
                .map(delivery -> delivery.status());
    }
}
