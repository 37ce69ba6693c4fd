package io.escala.crm.jdbc.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.LineId;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final String HARD = "«ñ» \"quoted\" \\ \t\n 👩‍👩‍👧 \u2028 \uFFFD </script>";
    private static final ConversationId WHERE = new ConversationId("c");
    private static final MessageId WHAT = new MessageId("m");
    private static final ContactId WHO = new ContactId("p");

    private static final List<MessageContent> CONTENTS = List.of(
            new MessageContent.Text(HARD),
            new MessageContent.Media(new MediaRef(MediaKind.IMAGE, "1", "u", "image/png", "abc", "a.png"), HARD),
            new MessageContent.Media(new MediaRef(MediaKind.VOICE, null, null, null, null, null), null),
            new MessageContent.Album(
                    List.of(
                            new MediaRef(MediaKind.IMAGE, "1", "u", "image/png", "abc", "a.png"),
                            new MediaRef(MediaKind.VIDEO, null, HARD, null, null, null)),
                    HARD),
            new MessageContent.Album(
                    Collections.nCopies(
                            MessageContent.Album.MAX_MEDIA,
                            new MediaRef(MediaKind.AUDIO, null, null, null, null, null)),
                    null),
            new MessageContent.Choice(MessageContent.Choice.Kind.POSTBACK, "PAY", HARD),
            new MessageContent.Choice(MessageContent.Choice.Kind.BUTTON, null, null),
            new MessageContent.Interactive(
                    MessageContent.Interactive.Form.CARDS,
                    HARD,
                    HARD,
                    HARD,
                    HARD,
                    List.of(new MessageOption(HARD, HARD, HARD, HARD, HARD)),
                    List.of(new MessageCard(HARD, HARD, HARD, List.of(new MessageOption("1", "a", null, null, null))))),
            new MessageContent.Interactive(
                    MessageContent.Interactive.Form.LOCATION_REQUEST, HARD, null, null, null, List.of()),
            new MessageContent.Template(
                    "name",
                    "es_AR",
                    TemplateCategory.MARKETING,
                    List.of(new TemplateParameter(null, HARD), new TemplateParameter("n", "v")),
                    null),
            new MessageContent.Removed(),
            new MessageContent.Structured(
                    ContentKind.ORDER,
                    HARD,
                    List.of(
                            new ContentDetail(0, ContentDetail.Name.ADDRESS, null, HARD),
                            new ContentDetail(3, ContentDetail.Name.ANSWER, "n", "v")),
                    "{}"),
            new MessageContent.Structured(ContentKind.LIKE, null, List.of(), "{}"),
            new MessageContent.Raw("order", "{\"a\":[1,2.5,null,true,{}]}", HARD),
            new MessageContent.Raw("order", "{\"a\":[1,2.5,null,true,{}]}"));

    private static final List<CrmEvent> EVENTS = List.of(
            new CrmEvent.MessageReceived(WHERE, WHAT),
            new CrmEvent.MessageQueued(WHERE, WHAT),
            new CrmEvent.MessageEchoed(WHERE, WHAT),
            new CrmEvent.NoticeReceived(WHERE, WHAT),
            new CrmEvent.ReplyRefused(WHERE, WHAT, List.of("WINDOW_CLOSED")),
            new CrmEvent.ReactionFailed(WHERE, WHAT, "WINDOW_CLOSED"),
            new CrmEvent.ScheduledMessageChanged(null, new ContactId("ana"), WHAT, ScheduledState.REFUSED),
            new CrmEvent.NobodyAvailable(WHERE),
            new CrmEvent.WindowClosing(WHERE, Instant.ofEpochMilli(1_790_000_000_123L)),
            new CrmEvent.DeliveryChanged(WHERE, WHAT, DeliveryStatus.PLAYED),
            new CrmEvent.DeliveryChanged(null, WHAT, DeliveryStatus.SENT),
            new CrmEvent.ConversationOpened(WHERE, Channel.INSTAGRAM, SessionOpener.CONTACT, 3),
            new CrmEvent.ConversationSuperseded(WHERE, new ConversationId("other")),
            new CrmEvent.ConversationClosed(WHERE, Channel.WHATSAPP, 2),
            new CrmEvent.ConversationAssigned(WHERE, null, new UserId("seller")),
            new CrmEvent.ConversationAssigned(WHERE, new UserId("seller"), null),
            new CrmEvent.ReadingChanged(WHERE, true),
            new CrmEvent.ReadingChanged(WHERE, false),
            new CrmEvent.NoteAdded(WHERE, new EntryId("entry")),
            new CrmEvent.ConversationTagged(WHERE),
            new CrmEvent.HandlingChanged(WHERE, true),
            new CrmEvent.HandlingChanged(WHERE, false),
            new CrmEvent.ContactCreated(WHO),
            new CrmEvent.ContactChanged(WHO, List.of("FIRST_NAME", "OWNER")),
            new CrmEvent.ContactArchived(WHO),
            new CrmEvent.ContactRestored(WHO),
            new CrmEvent.ContactDeleted(WHO),
            new CrmEvent.IdentityLinked(new IdentityId("i"), WHO),
            new CrmEvent.IdentityUnlinked(new IdentityId("i"), WHO),
            new CrmEvent.WhatsAppPhoneRecorded(WHO),
            new CrmEvent.AttentionNeeded("s/1"),
            new CrmEvent.MessageAmended(WHERE, WHAT, CrmEvent.MessageAmended.Kind.UNSENT),
            new CrmEvent.MediaChanged(WHERE, WHAT, 2, MediaFile.State.STORED),
            new CrmEvent.MediaChanged(null, WHAT, 2, MediaFile.State.ERASED),
            new CrmEvent.LineStopped(new LineId("l")),
            new CrmEvent.LineResumed(new LineId("l")),
            new CrmEvent.LineRepointed(new LineId("l")),
            new CrmEvent.LineRemoved(new LineId("l")),
            new CrmEvent.LineRenamed(new LineId("l")),
            new CrmEvent.LineStandingChanged(new LineId("l"), List.of("QUALITY")),
            new CrmEvent.RecordChanged(
                    new RecordId("r"),
                    RecordKind.ACTIVITY,
                    WHO,
                    CrmEvent.RecordChanged.What.CHANGED,
                    List.of("TITLE", "DUE")),
            new CrmEvent.RecordChanged(
                    new RecordId("r"), RecordKind.TASK, null, CrmEvent.RecordChanged.What.REMOVED, List.of()),
            new CrmEvent.RecordsReassigned(
                    WHERE,
                    WHO,
                    new UserId("seller"),
                    List.of(
                            new CrmEvent.RecordsReassigned.Reassigned(new RecordId("r"), RecordKind.TASK),
                            new CrmEvent.RecordsReassigned.Reassigned(new RecordId("s"), RecordKind.OPPORTUNITY))),
            new CrmEvent.RecordsReassigned(
                    WHERE,
                    WHO,
                    null,
                    List.of(new CrmEvent.RecordsReassigned.Reassigned(new RecordId("r"), RecordKind.ACTIVITY))),
            new CrmEvent.CompanyChanged(new CompanyId("c"), List.of("NAME")),
            new CrmEvent.TeamUserAdded(new UserId("u")),
            new CrmEvent.TeamUserChanged(new UserId("u"), List.of("ROLE", "STATUS")),
            new CrmEvent.TeamSettingsChanged(List.of("ROLES")),
            new CrmEvent.IdentityChanged(new IdentityId("i")),
            new CrmEvent.ConsentChanged(new IdentityId("i"), ConsentPurpose.MARKETING, ConsentState.WITHDRAWN),
            new CrmEvent.TemplateChanged(new TemplateKey("waba", "hello", "es_AR"), TemplateReport.Aspect.STATUS));

    @Test
    void everyContentRoundTrips() {
        assertThat(variants(CONTENTS)).isEqualTo(Set.of(MessageContent.class.getPermittedSubclasses()));
        for (MessageContent content : CONTENTS) {
            String stored = ContentCodec.write(content).json();
            assertThat(ContentCodec.read(JsonDocument.of(stored))).isEqualTo(content);
        }
    }

    @Test
    void everyEventRoundTrips() {
        assertThat(variants(EVENTS)).isEqualTo(Set.of(CrmEvent.class.getPermittedSubclasses()));
        for (CrmEvent event : EVENTS) {
            EventCodec.Stored stored = EventCodec.write(event);
            assertThat(EventCodec.read(stored.tag(), stored.doc().json())).contains(event);
        }
    }

    @Test
    void contentOfANewerVersionIsKept() {
        for (String newer : List.of(
                "{\"is\":\"hologram\",\"layers\":[{\"z\":1.5},null]}",
                "{\"is\":\"media\",\"kind\":\"smell\",\"id\":\"9\"}",
                "{\"is\":\"template\",\"name\":\"a\",\"language\":\"es\",\"category\":\"whim\",\"parameters\":[]}",
                "{\"is\":\"album\",\"media\":[{\"kind\":\"image\",\"url\":\"u\"},{\"kind\":\"smell\",\"id\":\"9\"}]}",
                "{\"is\":\"album\",\"media\":[{\"kind\":\"image\"}],\"caption\":\"of one\"}",
                "{\"is\":\"album\",\"media\":[" + "{\"kind\":\"image\"},".repeat(MessageContent.Album.MAX_MEDIA)
                        + "{\"kind\":\"image\"}]}",
                "{\"is\":\"album\",\"cover\":1}",
                "{\"is\":\"structured\",\"kind\":\"dance\",\"details\":[],\"json\":\"{}\"}",
                "{\"is\":\"structured\",\"kind\":\"like\",\"details\":[{\"name\":\"pitch\",\"value\":\"a\"}],\"json\":\"{}\"}",
                "{\"is\":\"interactive\",\"form\":\"wheel\",\"body\":\"?\",\"options\":[],\"cards\":[]}",
                "{\"is\":\"choice\",\"kind\":\"nod\"}")) {
            assertThat(ContentCodec.read(JsonDocument.of(newer)))
                    .isInstanceOfSatisfying(
                            MessageContent.Raw.class,
                            raw -> assertThat(raw.json()).isEqualTo(newer));
        }
        assertThat(EventCodec.read("hologram-shown", "{}")).isEmpty();
    }

    @Test
    void everyTagRoundTripsAndIsPlainAscii() throws IllegalAccessException {
        Pattern plain = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
        int families = 0;
        for (Field field : StoredNames.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof StoredNames<?> tags) {
                families++;
                assertRoundTrips(tags, plain);
            }
        }
        assertThat(families).isGreaterThanOrEqualTo(15);
    }

    private static <E extends Enum<E>> void assertRoundTrips(StoredNames<E> tags, Pattern plain) {
        assertThat(tags.values()).isNotEmpty();
        for (E value : tags.values()) {
            assertThat(tags.value(tags.tag(value))).isEqualTo(value);
            assertThat(tags.tag(value)).matches(plain);
        }
        assertThat(tags.find("of a newer version", "escala_test")).isEmpty();
    }

    @Test
    void ranksRoundTripAndUnknownOnesCountAsTheHighest() {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            assertThat(DeliveryRanks.status(status.rank())).isEqualTo(status);
        }
        assertThat(DeliveryRanks.status(99)).isEqualTo(DeliveryStatus.PLAYED);
    }

    @Test
    void sqlRankOfAliasesMatchesTheirMerge() {
        List<ProfileName> sightings = new ArrayList<>();
        for (long at : new long[] {-5, 0, 999, 1_000, 1_772_366_400_000L}) {
            Instant seen = Instant.ofEpochMilli(at);
            sightings.add(new ProfileName(null, null, null, seen));
            sightings.add(new ProfileName("Ana", null, null, seen));
            sightings.add(new ProfileName("Ana", "Ana", null, seen));
            sightings.add(new ProfileName(null, "Bea", "Cruz", seen));
        }
        for (ProfileName before : sightings) {
            for (ProfileName now : sightings) {
                assertThat(replaces(ProfileCodec.rank(before), ProfileCodec.rank(now)) ? now : before)
                        .isEqualTo(ProfileName.latest(before, now));
            }
            assertThat(ProfileCodec.read(ProfileCodec.write(before))).isEqualTo(before);
        }
    }

    /** The result of the SQL statement. */
    private static boolean replaces(String before, String now) {
        return now.compareTo(before) > 0;
    }

    private static Set<Class<?>> variants(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
