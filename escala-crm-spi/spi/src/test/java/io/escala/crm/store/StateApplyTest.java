package io.escala.crm.store;

import static io.escala.crm.SampleRecords.ACME;
import static io.escala.crm.SampleRecords.ASIDE;
import static io.escala.crm.SampleRecords.CHANNEL_CONSENT;
import static io.escala.crm.SampleRecords.CLOSED_SESSION;
import static io.escala.crm.SampleRecords.CONSENT;
import static io.escala.crm.SampleRecords.CONTACT;
import static io.escala.crm.SampleRecords.CONTACT_ID;
import static io.escala.crm.SampleRecords.CONTEXT;
import static io.escala.crm.SampleRecords.CONVERSATION;
import static io.escala.crm.SampleRecords.CONVERSATION_ID;
import static io.escala.crm.SampleRecords.EDIT;
import static io.escala.crm.SampleRecords.EMAIL_KEY;
import static io.escala.crm.SampleRecords.IDENTITY;
import static io.escala.crm.SampleRecords.IDENTITY_ID;
import static io.escala.crm.SampleRecords.JOURNAL_ENTRY;
import static io.escala.crm.SampleRecords.LINE;
import static io.escala.crm.SampleRecords.LINE_ID;
import static io.escala.crm.SampleRecords.MEDIA_FILE;
import static io.escala.crm.SampleRecords.MESSAGE;
import static io.escala.crm.SampleRecords.MESSAGE_ID;
import static io.escala.crm.SampleRecords.NOON;
import static io.escala.crm.SampleRecords.NUMBER;
import static io.escala.crm.SampleRecords.OTHER_IDENTITY_ID;
import static io.escala.crm.SampleRecords.PARKED;
import static io.escala.crm.SampleRecords.PHONE_KEY;
import static io.escala.crm.SampleRecords.PHONE_VALUE;
import static io.escala.crm.SampleRecords.PROVIDER_ID;
import static io.escala.crm.SampleRecords.PULSE;
import static io.escala.crm.SampleRecords.QUARANTINED_WORK;
import static io.escala.crm.SampleRecords.REACTION;
import static io.escala.crm.SampleRecords.SEND;
import static io.escala.crm.SampleRecords.SEND_ID;
import static io.escala.crm.SampleRecords.SESSION;
import static io.escala.crm.SampleRecords.SETTINGS;
import static io.escala.crm.SampleRecords.STEP;
import static io.escala.crm.SampleRecords.SUGGESTION;
import static io.escala.crm.SampleRecords.TEMPLATE;
import static io.escala.crm.SampleRecords.TEMPLATE_REPORT;
import static io.escala.crm.SampleRecords.UNSEND;
import static io.escala.crm.SampleRecords.USER_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.ChangeSamples;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.LinePulse;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.template.TemplateReport;
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
                        new Change.PutSettings(SETTINGS.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.SETTINGS, "acme"))
                                .contains(0L),
                        state -> {
                            assertThat(state.settings()).contains(SETTINGS.withVersion(1));
                            assertThat(version(state, Expected.Kind.SETTINGS, "acme"))
                                    .contains(1L);
                        }),
                once(
                        new Change.PutLine(LINE),
                        state -> assertThat(state.lines()).isEmpty(),
                        state -> {
                            assertThat(state.line(LINE_ID)).contains(LINE);
                            assertThat(state.holder(Claim.line(LINE.key()))).contains("acme/line-1");
                        }),
                once(
                        new Change.AddIdentity(IDENTITY),
                        state -> assertThat(state.identity(IDENTITY_ID)).isEmpty(),
                        state -> assertThat(state.identity(IDENTITY_ID)).contains(IDENTITY)),
                once(
                        new Change.LinkIdentity(IDENTITY_ID, CONTACT_ID),
                        state -> assertThat(state.identitiesOf(CONTACT_ID)).isEmpty(),
                        state -> {
                            assertThat(state.identitiesOf(CONTACT_ID)).containsExactly(IDENTITY.linkedTo(CONTACT_ID));
                            assertThat(version(state, Expected.Kind.IDENTITY, "identity-1"))
                                    .contains(1L);
                        }),
                once(
                        new Change.FuseIdentity(OTHER_IDENTITY_ID, IDENTITY_ID),
                        state -> assertThat(state.canonicalIdentity(OTHER_IDENTITY_ID))
                                .map(ChannelIdentity::id)
                                .contains(OTHER_IDENTITY_ID),
                        state -> {
                            assertThat(state.canonicalIdentity(OTHER_IDENTITY_ID))
                                    .map(ChannelIdentity::id)
                                    .contains(IDENTITY_ID);
                            assertThat(version(state, Expected.Kind.IDENTITY, "identity-2"))
                                    .contains(1L);
                        }),
                commuting(
                        new Change.NameIdentity(IDENTITY_ID, LATER),
                        state -> assertThat(profile(state)).isNotEqualTo(LATER),
                        state -> assertThat(profile(state)).isEqualTo(LATER)),
                commuting(
                        new Change.SeeAlias(NUMBER),
                        state -> assertThat(state.aliases(IDENTITY_ID)).isEmpty(),
                        state -> {
                            assertThat(state.aliases(IDENTITY_ID)).containsExactly(NUMBER);
                            assertThat(state.holder(Claim.identityKey(NUMBER.key())))
                                    .contains("identity-1");
                        }),
                once(
                        new Change.EndAlias(USER_NAME, NOON.plusSeconds(1)),
                        state -> assertThat(state.holder(Claim.identityKey(USER_NAME.key())))
                                .contains("identity-1"),
                        state -> {
                            assertThat(state.alias(IDENTITY_ID, USER_NAME.key()))
                                    .contains(USER_NAME.endedAt(NOON.plusSeconds(1)));
                            assertThat(state.holder(Claim.identityKey(USER_NAME.key())))
                                    .isEmpty();
                        }),
                once(
                        new Change.AddContact(CONTACT),
                        state -> assertThat(state.contacts()).isEmpty(),
                        state -> assertThat(state.contacts()).containsExactly(CONTACT)),
                once(
                        new Change.EditContact(CONTACT.withVersion(1)),
                        state -> assertThat(version(state, Expected.Kind.CONTACT, "contact-1"))
                                .contains(0L),
                        state -> assertThat(version(state, Expected.Kind.CONTACT, "contact-1"))
                                .contains(1L)),
                commuting(
                        new Change.GrantKey(PHONE_KEY),
                        state -> assertThat(state.keys(CONTACT_ID)).isEmpty(),
                        state -> {
                            assertThat(state.keys(CONTACT_ID)).containsExactly(PHONE_KEY);
                            assertThat(state.holder(Claim.contactKey(PHONE_VALUE)))
                                    .contains("contact-1");
                            assertThat(state.holder(role(KeyRole.WHATSAPP))).contains(PHONE_VALUE.value());
                        }),
                once(
                        new Change.RevokeKey(PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
                        state ->
                                assertThat(state.holder(role(KeyRole.WHATSAPP))).isPresent(),
                        state -> {
                            assertThat(state.key(CONTACT_ID, PHONE_VALUE))
                                    .map(ContactKey::roles)
                                    .contains(Set.of(KeyRole.PRIMARY));
                            assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
                            assertThat(state.holder(role(KeyRole.PRIMARY))).isPresent();
                            assertThat(state.holder(Claim.contactKey(PHONE_VALUE)))
                                    .contains("contact-1");
                        }),
                commuting(
                        new Change.RecordConsent(CONSENT),
                        state -> assertThat(state.consents(CONTACT_ID)).isEmpty(),
                        state -> assertThat(state.consents(CONTACT_ID)).containsExactly(CONSENT)),
                once(
                        new Change.AddConversation(CONVERSATION),
                        state -> assertThat(state.conversations()).isEmpty(),
                        state -> {
                            assertThat(state.conversations()).containsExactly(CONVERSATION);
                            assertThat(state.holder(Claim.conversation(LINE_ID, IDENTITY_ID)))
                                    .contains("conversation-1");
                        }),
                commuting(
                        new Change.OpenSession(SESSION, "message-1"),
                        state -> assertThat(conversation(state).open()).isFalse(),
                        state -> {
                            assertThat(conversation(state).open()).isTrue();
                            assertThat(conversation(state).session()).isEqualTo(1);
                            assertThat(state.sessions(CONVERSATION_ID)).containsExactly(SESSION);
                            assertThat(state.holder(Claim.session(CONVERSATION_ID, 1)))
                                    .contains("message-1");
                        }),
                once(
                        new Change.CloseSession(CLOSED_SESSION),
                        state -> assertThat(conversation(state).open()).isTrue(),
                        state -> {
                            assertThat(conversation(state).open()).isFalse();
                            assertThat(conversation(state).closedAt()).isEqualTo(CLOSED_SESSION.closedAt());
                            assertThat(state.sessions(CONVERSATION_ID)).containsExactly(CLOSED_SESSION);
                            assertThat(version(state, Expected.Kind.CONVERSATION, "conversation-1"))
                                    .contains(1L);
                        }),
                commuting(
                        new Change.RaiseMarks(CONVERSATION_ID, Map.of(Mark.ACTIVITY, NOON)),
                        state -> assertThat(conversation(state).mark(Mark.ACTIVITY))
                                .isEmpty(),
                        state -> assertThat(conversation(state).mark(Mark.ACTIVITY))
                                .contains(NOON)),
                once(
                        new Change.AppendMessage(MESSAGE),
                        state -> assertThat(state.messages()).isEmpty(),
                        state -> {
                            assertThat(state.messages()).containsExactly(MESSAGE);
                            assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                    .contains("message-1");
                        }),
                commuting(
                        new Change.RaiseDelivery(SEND_ID, STEP),
                        state -> assertThat(deliveryOfSend(state)).contains(DeliveryStatus.QUEUED),
                        state -> assertThat(deliveryOfSend(state)).contains(DeliveryStatus.READ)),
                commuting(
                        new Change.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID + "3"),
                        state -> assertThat(state.message(SEND_ID)).contains(SEND),
                        state -> {
                            assertThat(state.message(SEND_ID)).contains(SEND.named(PROVIDER_ID + "3"));
                            assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID + "3")))
                                    .contains("send-1");
                        }),
                commuting(
                        new Change.DeferReport(PARKED),
                        state -> assertThat(state.deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .isEmpty(),
                        state -> assertThat(state.deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .containsExactly(PARKED)),
                commuting(
                        new Change.ReleaseReport(PARKED),
                        state -> assertThat(state.deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .hasSize(1),
                        state -> assertThat(state.deferred(Claim.providerMessage(LINE_ID, PROVIDER_ID)))
                                .isEmpty()),
                commuting(
                        new Change.Suggest(SUGGESTION),
                        state -> assertThat(state.suggestions()).isEmpty(),
                        state -> assertThat(state.suggestions()).containsExactly(SUGGESTION)),
                commuting(
                        new Change.Quarantine(ASIDE),
                        state -> assertThat(state.quarantined()).isEmpty(),
                        state -> assertThat(state.quarantined()).containsExactly(ASIDE)),
                commuting(
                        new Change.DropQuarantined(ACME, ASIDE.id()),
                        state -> assertThat(state.quarantined()).containsExactly(ASIDE),
                        state -> assertThat(state.quarantined()).isEmpty()),
                commuting(
                        new Change.Amend(MESSAGE_ID, EDIT),
                        state -> assertThat(state.message(MESSAGE_ID)).contains(MESSAGE),
                        state -> assertThat(state.message(MESSAGE_ID)).contains(MESSAGE.amended(EDIT))),
                commuting(
                        new Change.PutMedia(MEDIA_FILE),
                        state -> assertThat(state.media(MESSAGE_ID)).isEmpty(),
                        state -> assertThat(state.media(MESSAGE_ID)).containsExactly(MEDIA_FILE)),
                commuting(
                        new Change.RecordChannelConsent(CHANNEL_CONSENT),
                        state -> assertThat(state.channelConsents(IDENTITY_ID)).isEmpty(),
                        state -> assertThat(state.channelConsents(IDENTITY_ID)).containsExactly(CHANNEL_CONSENT)),
                commuting(
                        new Change.RaisePulse(PULSE),
                        state -> assertThat(state.heard(LINE_ID)).isEmpty(),
                        state -> assertThat(state.heard(LINE_ID)).contains(NOON)),
                commuting(
                        new Change.ReportTemplate(TEMPLATE_REPORT),
                        state -> assertThat(state.reports(TEMPLATE)).isEmpty(),
                        state -> assertThat(state.reports(TEMPLATE)).containsExactly(TEMPLATE_REPORT)),
                commuting(
                        new Change.AppendJournal(JOURNAL_ENTRY),
                        state -> assertThat(state.journal(JOURNAL_ENTRY.id())).isEmpty(),
                        state -> assertThat(state.journal(JOURNAL_ENTRY.id())).contains(JOURNAL_ENTRY)),
                commuting(
                        new Change.DropJournal(JOURNAL_ENTRY.id()),
                        state -> assertThat(state.journal(JOURNAL_ENTRY.id())).contains(JOURNAL_ENTRY),
                        state -> assertThat(state.journal(JOURNAL_ENTRY.id())).isEmpty()),
                commuting(
                        new Change.QuarantineWork(QUARANTINED_WORK),
                        state -> assertThat(state.quarantinedWork()).isEmpty(),
                        state -> assertThat(state.quarantinedWork(QUARANTINED_WORK.key()))
                                .contains(QUARANTINED_WORK)),
                commuting(
                        new Change.ReleaseWork(ACME, QUARANTINED_WORK.key()),
                        state -> assertThat(state.quarantinedWork()).containsExactly(QUARANTINED_WORK),
                        state -> assertThat(state.quarantinedWork(QUARANTINED_WORK.key()))
                                .isEmpty()));
    }

    @DisplayName("happens, with the claims it takes and gives back")
    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void changeHasItsEffect(Effect effect) {
        State state = new State();
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
        Class<?>[] variants = Change.class.getPermittedSubclasses();

        assertThat(effects().<Class<?>>map(effect -> effect.change().getClass()))
                .containsExactlyInAnyOrder(variants);
        assertThat(samples().<Class<?>>map(Object::getClass).distinct()).containsExactlyInAnyOrder(variants);
    }

    @Test
    @DisplayName("to what is not there is misuse")
    void changingAnAbsentTargetIsMisuse() {
        for (Change change : new Change[] {
            new Change.LinkIdentity(IDENTITY_ID, CONTACT_ID),
            new Change.FuseIdentity(OTHER_IDENTITY_ID, IDENTITY_ID),
            new Change.NameIdentity(IDENTITY_ID, LATER),
            new Change.OpenSession(SESSION, "message-1"),
            new Change.CloseSession(CLOSED_SESSION),
            new Change.RaiseMarks(CONVERSATION_ID, Map.of(Mark.ACTIVITY, NOON)),
            new Change.RaiseDelivery(SEND_ID, STEP),
            new Change.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID),
            new Change.Amend(MESSAGE_ID, UNSEND)
        }) {
            assertThatThrownBy(() -> new State().apply(change))
                    .as(change.toString())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    @DisplayName("when a contact loses the last role of a key: the key goes, and all its claims")
    void keyWithoutRolesIsRemoved() {
        State state = new State();
        state.apply(new Change.GrantKey(PHONE_KEY));
        state.apply(new Change.GrantKey(EMAIL_KEY));
        state.apply(new Change.RevokeKey(PHONE_KEY, PHONE_KEY.roles()));

        assertThat(state.keys(CONTACT_ID)).containsExactly(EMAIL_KEY);
        assertThat(state.holder(Claim.contactKey(PHONE_VALUE))).isEmpty();
        assertThat(state.holder(role(KeyRole.PRIMARY))).isEmpty();
        assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
        assertThat(state.holder(Claim.contactRole(CONTACT_ID, EMAIL_KEY.value(), KeyRole.PRIMARY)))
                .contains(EMAIL_KEY.value().value());
    }

    @Test
    @DisplayName("when a key that goes was granted another role meanwhile: it goes with that role too")
    void removedKeyReleasesEveryRole() {
        State state = new State();
        state.apply(new Change.AddContact(CONTACT));
        ContactKey known = new ContactKey(PHONE_KEY.account(), CONTACT_ID, PHONE_VALUE, Set.of(KeyRole.PRIMARY));
        state.apply(new Change.GrantKey(known));
        state.apply(new Change.GrantKey(
                new ContactKey(PHONE_KEY.account(), CONTACT_ID, PHONE_VALUE, Set.of(KeyRole.WHATSAPP))));

        state.apply(new Change.RevokeKey(known, known.roles()));

        assertThat(state.key(CONTACT_ID, PHONE_VALUE)).isEmpty();
        assertThat(state.holder(Claim.contactKey(PHONE_VALUE))).isEmpty();
        assertThat(state.holder(role(KeyRole.WHATSAPP))).isEmpty();
    }

    @Test
    @DisplayName("when an identity is linked elsewhere: it leaves the contact it was linked to")
    void linkingElsewhereUnlinksTheFormerContact() {
        State state = new State();
        state.put(IDENTITY.linkedTo(CONTACT_ID));
        state.apply(new Change.LinkIdentity(IDENTITY_ID, null));

        assertThat(state.identitiesOf(CONTACT_ID)).isEmpty();
        assertThat(state.identity(IDENTITY_ID).orElseThrow().registered()).isFalse();
    }

    @Test
    @DisplayName("to a session that is there already: nothing, although it was closed meanwhile")
    void closedSessionIsNotReopened() {
        State state = new State();
        state.put(CONVERSATION);
        state.apply(new Change.OpenSession(SESSION, "message-1"));
        state.apply(new Change.CloseSession(CLOSED_SESSION));
        state.apply(new Change.OpenSession(SESSION, "message-1"));

        assertThat(conversation(state).open()).isFalse();
        assertThat(state.sessions(CONVERSATION_ID)).containsExactly(CLOSED_SESSION);
    }

    @Test
    @DisplayName("when a message is unsent: its content, context and edits go for good; its reactions and claims stay")
    void unsendErasesContentContextAndEdits() {
        State state = new State();
        state.apply(new Change.AppendMessage(MESSAGE.with(CONTEXT)));
        state.apply(new Change.Amend(MESSAGE_ID, EDIT));
        state.apply(new Change.Amend(MESSAGE_ID, REACTION));
        state.apply(new Change.Amend(MESSAGE_ID, UNSEND));
        state.apply(new Change.Amend(MESSAGE_ID, EDIT));

        Message left = state.message(MESSAGE_ID).orElseThrow();
        assertThat(left.content()).isEqualTo(new MessageContent.Removed());
        assertThat(left.shown()).isEqualTo(new MessageContent.Removed());
        assertThat(left.context()).isEqualTo(MessageContext.NONE);
        assertThat(left.amendments()).isEqualTo(Amendments.NONE.with(REACTION).with(UNSEND));
        assertThat(state.holder(Claim.providerMessage(LINE_ID, PROVIDER_ID))).contains("message-1");
    }

    @Test
    @DisplayName("to a message that is amended already: it stays amended when its delivery and name move on")
    void deliveryAndProviderIdKeepAmendments() {
        State state = new State();
        state.apply(new Change.AppendMessage(SEND.with(CONTEXT).amended(EDIT)));
        state.apply(new Change.RaiseDelivery(SEND_ID, STEP));
        state.apply(new Change.NameMessage(SEND_ID, LINE_ID, PROVIDER_ID));

        assertThat(state.message(SEND_ID))
                .contains(SEND.with(CONTEXT).amended(EDIT).raised(STEP).named(PROVIDER_ID));
    }

    @Test
    @DisplayName("when something was dropped: the same may be put again, and is what is then put")
    void droppedItemMayBePutAgain() {
        State state = new State();
        QuarantinedItem again = new QuarantinedItem(
                ACME, ASIDE.id(), null, null, QuarantinedItem.Reason.STALE, null, ASIDE.raw(), NOON.plusSeconds(1));
        JournalEntry body = new JournalEntry(JOURNAL_ENTRY.id(), null, ASIDE.raw(), NOON);
        state.apply(new Change.Quarantine(ASIDE));
        state.apply(new Change.AppendJournal(JOURNAL_ENTRY));
        state.apply(new Change.Quarantine(again));
        state.apply(new Change.AppendJournal(body));
        assertThat(state.quarantined()).containsExactly(ASIDE);
        assertThat(state.journal(body.id())).contains(JOURNAL_ENTRY);

        state.apply(new Change.DropQuarantined(ACME, ASIDE.id()));
        state.apply(new Change.DropJournal(body.id()));
        state.apply(new Change.Quarantine(again));
        state.apply(new Change.AppendJournal(body));

        assertThat(state.quarantined()).containsExactly(again);
        assertThat(state.journal(body.id())).contains(body);
    }

    @Test
    @DisplayName("that comes late: the later pulse, the further medium and the report that outranks stay")
    void lateChangesHaveNoEffect() {
        State state = new State();
        MediaFile failed = new MediaFile(ACME, MESSAGE_ID, 0, MediaFile.State.FAILED, null, 0, null, "gone", NOON);
        MediaFile other = new MediaFile(ACME, MESSAGE_ID, 0, MediaFile.State.STORED, "other", 1, null, null, NOON);
        TemplateReport earlier =
                new TemplateReport(ACME, TEMPLATE, TemplateReport.Aspect.STATUS, "REJECTED", null, NOON.minusMillis(1));
        state.apply(new Change.RaisePulse(PULSE));
        state.apply(new Change.PutMedia(MEDIA_FILE));
        state.apply(new Change.ReportTemplate(TEMPLATE_REPORT));

        state.apply(new Change.RaisePulse(new LinePulse(ACME, LINE_ID, NOON.minusMillis(1))));
        state.apply(new Change.PutMedia(failed));
        state.apply(new Change.PutMedia(other));
        state.apply(new Change.ReportTemplate(earlier));

        assertThat(state.heard(LINE_ID)).contains(NOON);
        assertThat(state.media(MESSAGE_ID)).containsExactly(MEDIA_FILE);
        assertThat(state.reports(TEMPLATE)).containsExactly(TEMPLATE_REPORT);
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
        return state.conversation(CONVERSATION_ID).orElseThrow();
    }

    private static ProfileName profile(State state) {
        return state.identity(IDENTITY_ID).map(ChannelIdentity::profile).orElseThrow();
    }

    private static Optional<DeliveryStatus> deliveryOfSend(State state) {
        return state.message(SEND_ID).map(send -> send.delivery()).map(delivery -> delivery.status());
    }
}
