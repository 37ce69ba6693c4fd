package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.PutSettings;
import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.change.ConversationChange.RaiseMarks;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.RecordChannelConsent;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data are read equal to what was stored: every component of every record, present and absent, every variant, every
 * constant.
 */
abstract class RoundTripContract extends StoreContract {
    private static final ContactId ANA = new ContactId("ana");
    private static final IdentityId WHO = new IdentityId("who");

    @ParameterizedTest
    @EnumSource
    void linesOfEveryChannel(Channel channel) {
        Line full = new Line(
                ACME,
                new LineId("full"),
                new LineKey(channel, "1001"),
                "Sales",
                "5491100000000",
                "waba",
                "portfolio",
                "page",
                "app",
                false,
                "digest");
        Line bare = new Line(
                ACME,
                new LineId("bare"),
                new LineKey(channel, "1002"),
                "Bare",
                null,
                null,
                null,
                null,
                null,
                true,
                null);
        commitApplied(new PutLine(full), new PutLine(bare));

        assertThat(store.allLines(ACME)).containsExactly(bare, full);
        assertThat(store.linesByKey(Set.of(full.key(), bare.key())))
                .isEqualTo(Map.of(full.key(), full, bare.key(), bare));
    }

    @Test
    void settings() {
        Set<RegistrationFlow> flows = Arrays.stream(Channel.values())
                .map(channel ->
                        new RegistrationFlow(channel, channel != Channel.MESSENGER, channel != Channel.INSTAGRAM))
                .collect(Collectors.toSet());
        AccountSettings full = new AccountSettings(
                ACME,
                "Acme SA",
                "BR",
                ZoneId.of("America/Sao_Paulo"),
                0,
                flows,
                true,
                Duration.ofHours(2).plusMillis(1),
                Duration.ofMillis(90_061_001),
                new AccessSettings(true, Set.of(Channel.MESSENGER, Channel.INSTAGRAM)),
                IncomingSettings.DEFAULT
                        .withStatusReplies(true)
                        .withRoundRobin(new LineId("l1"), RoundRobin.among(new UserId("ana"), new UserId("bea")))
                        .withRoundRobin(new LineId("l2"), RoundRobin.ofRoles(Role.SALES_USER, Role.EDITOR)),
                SignalSettings.NONE
                        .withReadReceipts(new LineId("l1"), true)
                        .withReadReceipts(new LineId("l2"), true)
                        .withTyping(new LineId("l3"), true),
                RegistrationSettings.DEFAULT
                        .withWording("es", "La persona está de acuerdo.")
                        .withWording("en", "The person agrees.")
                        .withWording("es", "La persona acepta.")
                        .withQuestion(KeyData.NAME, "es", "¿Cómo te llamas?")
                        .withQuestion(KeyData.EMAIL, "pt-BR", "Qual é o seu e-mail?")
                        .withQuestion(KeyData.PHONE, "es", "¿Cuál es tu teléfono?")
                        .withFieldOrder(List.of("lastName", "customFields.plan")),
                Map.of(Channel.MESSENGER, ChannelAvailability.COMING_SOON, Channel.INSTAGRAM, ChannelAvailability.OFF),
                9);
        AccountSettings bare =
                AccountSettings.of(GLOBEX, "AR", ZoneId.of("-03:00")).withVersion(1);
        commitApplied(new PutSettings(full));
        commitAppliedIn(GLOBEX, new PutSettings(bare));

        assertThat(store.settings(ACME)).contains(full);
        assertThat(store.settings(GLOBEX)).contains(bare);
    }

    @ParameterizedTest
    @EnumSource
    void identitiesOfEveryChannel(Channel channel) {
        ProfileName name = new ProfileName("Ana Paz", "Ana", "Paz", NOON.plusMillis(1));
        ChannelIdentity full = new ChannelIdentity(ACME, WHO, channel, name, null, null, NOON.minusMillis(1), 4);
        ChannelIdentity bare = new ChannelIdentity(ACME, new IdentityId("bare"), channel, null, null, null, NOON, 0);
        commitApplied(new AddIdentity(full), new AddIdentity(bare));

        assertThat(store.identities(ACME, Set.of(WHO, bare.id()))).isEqualTo(Map.of(WHO, full, bare.id(), bare));
    }

    @ParameterizedTest
    @EnumSource
    void aliasesOfEveryKindAndGrade(AliasGrade grade) {
        commitApplied(new AddIdentity(acme.identity("who")));
        for (IdentityKey key : Examples.identityKeys()) {
            IdentityAlias alias =
                    new IdentityAlias(ACME, WHO, key, grade, NOON.minusMillis(5), null, NOON.plusMillis(5));
            commitApplied(new SeeAlias(alias));
            assertThat(store.aliases(ACME, Set.of(WHO)).get(WHO)).contains(alias);

            commitApplied(new EndAlias(alias, NOON.plusMillis(9)));
            assertThat(store.aliases(ACME, Set.of(WHO)).get(WHO)).contains(alias.endedAt(NOON.plusMillis(9)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void contactsOfEveryOrigin(Origin origin) {
        Map<ContactField, Origin> origins = new EnumMap<>(ContactField.class);
        for (ContactField field : ContactField.values()) {
            origins.put(field, origin);
        }
        for (Lifecycle lifecycle : Lifecycle.values()) {
            Contact full = new Contact(
                    ACME,
                    new ContactId("full-" + lifecycle),
                    "Ana",
                    "Paz",
                    "Buyer",
                    "Paz & Cía",
                    new UserId("seller"),
                    lifecycle,
                    true,
                    Map.of("Plan", "Gold", "ñandú", "é", "quote\"d", "a'b\\c"),
                    origins,
                    origin,
                    NOON.plusMillis(3),
                    12);
            Contact bare = new Contact(
                    ACME,
                    new ContactId("bare-" + lifecycle),
                    null,
                    null,
                    null,
                    null,
                    null,
                    lifecycle,
                    false,
                    Map.of(),
                    Map.of(),
                    origin,
                    NOON,
                    0);
            commitApplied(new AddContact(full), new AddContact(bare));

            assertThat(store.contacts(ACME, Set.of(full.id(), bare.id())))
                    .isEqualTo(Map.of(full.id(), full, bare.id(), bare));
        }
    }

    @Test
    void contactKeysOfEveryKindAndRole() {
        List<Set<KeyRole>> rolesOfPhones = List.of(
                EnumSet.of(KeyRole.PRIMARY, KeyRole.WHATSAPP),
                EnumSet.of(KeyRole.SECONDARY, KeyRole.WHATSAPP),
                EnumSet.of(KeyRole.PRIMARY),
                EnumSet.of(KeyRole.SECONDARY),
                EnumSet.of(KeyRole.WHATSAPP));
        for (int i = 0; i < rolesOfPhones.size(); i++) {
            String digits = "549115555000" + i;
            ContactKey key =
                    acme.phone("phones-" + i, digits, rolesOfPhones.get(i).toArray(KeyRole[]::new));
            commitApplied(new AddContact(acme.contact("phones-" + i)), new GrantKey(key));
            assertThat(store.contactKeys(ACME, Set.of(key.contact()))).isEqualTo(Map.of(key.contact(), List.of(key)));
        }
        commitApplied(new AddContact(acme.contact("ana")));
        List<ContactKey> keys = new ArrayList<>();
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            String value = switch (kind) {
                case PHONE -> "5491155559999";
                case EMAIL -> "ana@example.com";
                case INSTAGRAM_USER_NAME -> "ana.paz_1";
                case FACEBOOK_ID -> "1020/7788";
                case ID_FIELD -> "20-12345678-9";
                case EXTERNAL_REFERENCE -> "Customer/1 ñ";
            };
            boolean withRoles = kind == ContactKeyKind.PHONE || kind == ContactKeyKind.EMAIL;
            keys.add(new ContactKey(
                    ACME, ANA, new ContactKeyValue(kind, value), withRoles ? Set.of(KeyRole.SECONDARY) : Set.of()));
            commitApplied(new GrantKey(keys.get(keys.size() - 1)));
        }

        keys.sort(Comparator.comparing(key -> key.value().kind().name()));
        assertThat(store.contactKeys(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, keys));
    }

    @Test
    void consentsOfEveryPurposeStateAndOrigin() {
        commitApplied(new AddContact(acme.contact("ana")));
        List<ConsentEntry> entries = new ArrayList<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            for (ConsentState state : ConsentState.values()) {
                for (Origin origin : Origin.values()) {
                    int number = entries.size();
                    UserId by = origin == Origin.PERSON ? new UserId("seller") : null;
                    entries.add(new ConsentEntry(
                            ACME, ANA, "e-" + number, purpose, state, origin, by, NOON.plusMillis(number)));
                    commitApplied(new RecordConsent(entries.get(number)));
                }
            }
        }

        ConsentWording wording = new ConsentWording("es-AR", 3, "La persona acepta. Sí.");
        entries.add(new ConsentEntry(
                ACME,
                ANA,
                "e-worded",
                ConsentPurpose.STORAGE,
                ConsentState.GRANTED,
                Origin.PERSON,
                new UserId("seller"),
                NOON.plusSeconds(1),
                wording));
        commitApplied(new RecordConsent(entries.get(entries.size() - 1)));

        assertThat(store.consents(ACME, Set.of(ANA))).isEqualTo(Map.of(ANA, entries));
    }

    @ParameterizedTest
    @EnumSource
    void conversationsAndSessionsOfEveryOpener(SessionOpener opener) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            marks.put(mark, NOON.plusMillis(marks.size()));
        }
        commitApplied(acme.lineIdentityAndConversation());
        for (Channel channel : Channel.values()) {
            LineId line = new LineId("line-" + channel);
            Conversation fresh = new Conversation(
                    ACME,
                    acme.conversation("talk-" + channel, "l", "i").id(),
                    line,
                    WHO,
                    channel,
                    channel == Channel.WHATSAPP ? null : new UserId("seller"),
                    0,
                    false,
                    null,
                    Map.of(),
                    channel == Channel.MESSENGER ? Set.of(new ConversationTag("Días 100% \"caros\"")) : Set.of(),
                    null,
                    NOON.plusMillis(77),
                    3);
            Session session = Session.next(fresh, opener, NOON.plusMillis(1));
            Session closed = session.closed(
                    NOON.plusMillis(2), "Sold \"it\"", channel == Channel.INSTAGRAM ? null : new UserId("seller"));
            commitApplied(
                    new PutLine(Line.messenger(ACME, line, "Line", "id-" + channel)),
                    new AddConversation(fresh),
                    new RaiseMarks(fresh.id(), marks),
                    new OpenSession(session, "cause"));
            assertThat(store.conversations(ACME, Set.of(fresh.id())))
                    .isEqualTo(Map.of(fresh.id(), fresh.raised(marks).opened()));
            assertThat(store.sessions(ACME, Set.of(fresh.id())).get(fresh.id())).containsExactly(session);

            commitApplied(new CloseSession(closed));
            assertThat(store.conversations(ACME, Set.of(fresh.id())))
                    .isEqualTo(Map.of(fresh.id(), fresh.raised(marks).opened().closed(NOON.plusMillis(2))));
            assertThat(store.sessions(ACME, Set.of(fresh.id())).get(fresh.id())).containsExactly(closed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mediaOfEveryState(MediaFile.State state) {
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(new AppendMessage(acme.inbound("talk", "m", NOON)));
        boolean stored = state == MediaFile.State.STORED;
        MediaFile bare = new MediaFile(ACME, new MessageId("m"), 0, state, stored ? "k" : null, 0, null, null, NOON);
        MediaFile full = new MediaFile(
                ACME,
                new MessageId("m"),
                7,
                state,
                stored ? "bucket/año/'1\"\\" : null,
                stored ? Long.MAX_VALUE : 0,
                "application/x-ñ; a=\"b\"",
                "too large",
                NOON.plusMillis(1));
        commitApplied(new PutMedia(full), new PutMedia(bare));

        assertThat(store.media(ACME, Set.of(new MessageId("m"))))
                .isEqualTo(Map.of(new MessageId("m"), List.of(bare, full)));
    }

    @Test
    void channelConsentsOfEveryPurposeAndState() {
        commitApplied(new AddIdentity(acme.identity("who")));
        Examples.channelConsents().forEach(entry -> commitApplied(new RecordChannelConsent(entry)));

        assertThat(store.channelConsents(ACME, Set.of(WHO))).isEqualTo(Map.of(WHO, Examples.channelConsents()));
    }

    @Test
    void templateReportsOfEveryAspect() {
        TemplateKey template = new TemplateKey("waba-1", "hello_ñ 'x'", "pt_BR");
        List<TemplateReport> reports = new ArrayList<>();
        for (TemplateReport.Aspect aspect : TemplateReport.Aspect.values()) {
            String reason = aspect == TemplateReport.Aspect.STATUS ? "INVALID \"FORMAT\"" : null;
            reports.add(new TemplateReport(ACME, template, aspect, "Wert/ß", reason, NOON.plusMillis(1)));
            commitApplied(new ReportTemplate(reports.get(reports.size() - 1)));
        }

        assertThat(store.templateReports(ACME, Set.of(template))).isEqualTo(Map.of(template, reports));
    }

    @Test
    void eventsOfEveryVariant() {
        ChangeSet.Builder set = changeSet();
        Examples.events().forEach(set::event);
        commitApplied(set);

        assertThat(Pages.events(store.events(ACME, null, 1000)))
                .extracting(LoggedEvent::event)
                .containsExactlyElementsOf(Examples.events());
    }

    @ParameterizedTest
    @EnumSource
    void workOfEveryKind(WorkKind kind) {
        WorkItem item = new WorkItem(ACME, new WorkKey(kind, "id/1 ñ"), "lane/é", "group 'x'", NOON.plusMillis(4), 7);
        commitApplied(changeSet().enqueue(item));

        assertThat(store.lane(ACME, "lane/é", 10)).containsExactly(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2010-01-01T00:00:00.001Z",
                "2026-03-29T01:30:00.999Z",
                "2038-01-19T03:14:08Z",
                "2099-12-31T23:59:59.999Z",
                "1969-12-31T23:59:59.999Z"
            })
    void timesAreKeptToTheMillisecond(String text) {
        Instant at = Instant.parse(text);
        commitApplied(acme.lineIdentityAndConversation());

        commitApplied(acme.raise("talk", Mark.READ_UP_TO, at.plusNanos(999_999)));

        assertThat(store.conversations(
                        ACME, Set.of(acme.conversation("talk", "line", "who").id())))
                .containsValue(acme.conversation("talk", "line", "who").raised(Map.of(Mark.READ_UP_TO, at)));
    }

    @Test
    void everyVariantOfTheClosedFamiliesHasAnExample() {
        assertThat(Variants.among(Examples.contents())).isEqualTo(Variants.of(MessageContent.class));
        assertThat(Variants.among(Examples.entryContents())).isEqualTo(Variants.of(EntryContent.class));
        assertThat(Variants.among(Examples.events())).isEqualTo(Variants.of(CrmEvent.class));

        // Also uses the store, so that this test fails for a store that keeps nothing.
        eventsOfEveryVariant();
    }
}
