package io.escala.crm.codec;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.AccessSettings;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.ChannelAvailability;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.KeyData;
import io.escala.crm.account.KeyDataQuestion;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.account.Role;
import io.escala.crm.account.SignalSettings;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.audit.AuditActor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Amendments;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.field.CustomField;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import io.escala.crm.field.FieldType;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledFile;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.schedule.ScheduledPart;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes an example of any record of the spi: every component is there, as far as the record takes all at once. A record whose checks
 * need more than that gets a line in {@link #GIVEN}. The examples are those of the golden file, so what was given once stays.
 */
final class Examples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private static final Phone PHONE = new Phone("5491155550123");
    private static final AccountId ACME = new AccountId("acme");
    private static final MediaRef MEDIA = new MediaRef(MediaKind.IMAGE, "media-1", null, "image/png", null, "a.png");
    private static final WorkItem WORK =
            new WorkItem(ACME, new WorkKey(WorkKind.SEND, "message-1"), "line-1", "conversation-1", NOON, 1);

    private static final Map<Class<?>, Object> GIVEN = given(
            PHONE,
            ContactKeyValue.phone(PHONE),
            IdentityKey.whatsAppNumber(PHONE),
            AccountSettings.of(ACME, "AR", ZoneId.of("America/Argentina/Buenos_Aires"))
                    .withHumanAgent(true)
                    .withHandBackAfter(Duration.ofHours(8))
                    .withClosingNotice(Duration.ofMinutes(90))
                    .withAccess(new AccessSettings(true, Set.of(Channel.INSTAGRAM)))
                    .withAvailability(Channel.MESSENGER, ChannelAvailability.COMING_SOON)
                    .withSignals(SignalSettings.NONE.withTyping(new LineId("line-1"), true))
                    .withIncoming(IncomingSettings.DEFAULT.withStatusReplies(true))
                    .withRegistration(RegistrationSettings.DEFAULT
                            .withWording("es", "La persona está de acuerdo.")
                            .withQuestion(KeyData.EMAIL, "es", "¿Cuál es tu correo?")
                            .withFieldOrder(List.of("lastName")))
                    .withVersion(7),
            new ConsentWording("es", 1, "La persona está de acuerdo."),
            new KeyDataQuestion(KeyData.NAME, "en", "What is your name?"),
            new ChannelIdentity(
                    ACME,
                    new IdentityId("identity-1"),
                    Channel.WHATSAPP,
                    new ProfileName("Ana Gil", "Ana", "Gil", NOON),
                    new ContactId("contact-1"),
                    new IdentityId("identity-2"),
                    NOON,
                    7,
                    Set.of(new ContactId("contact-2")),
                    LinkReason.of(LinkRule.MERGED, null, null, NOON)),
            new IdentityChange.LinkIdentity(
                    new IdentityId("identity-1"),
                    new ContactId("contact-1"),
                    Set.of(new ContactId("contact-2")),
                    new LinkReason(
                            LinkRule.FORM_PRIMARY_PHONE,
                            IdentityKeyKind.WHATSAPP_NUMBER,
                            "BR mobile without 9",
                            Origin.PERSON,
                            new UserId("seller-1"),
                            NOON)),
            IdleRule.after(Duration.ofMinutes(15), UserStatus.AWAY).withSince(NOON),
            UserStatus.offline("lunch").takingConversations().replying("Back soon."),
            new CustomField(
                    FieldEntity.CONTACT,
                    "Talle de remera",
                    FieldType.CHOICE,
                    new FieldLabel("Talle", "Size"),
                    true,
                    null,
                    List.of(new FieldOption("m", new FieldLabel("Mediano", "Medium"))),
                    true),
            Author.user(new UserId("seller-1")),
            TemplateHeader.text("Order {{1}}"),
            TemplateHeaderContent.text("Order 77", new TemplateParameter(null, "77")),
            new TemplateHeaderContent.Place(
                    new BigDecimal("-32.944243"), new BigDecimal("-60.650538"), "Local", "Calle 1"),
            new Money(new BigDecimal("1500.5"), "ARS"),
            new RecordDetails.Opportunity(
                    "Negotiating",
                    new Money(new BigDecimal("1500.5"), "ARS"),
                    LocalDate.of(2026, 3, 31),
                    RecordDetails.Result.WON,
                    Map.of("Plan ñ", "línea 1\nlínea 2")),
            new CrmRecord(
                    ACME,
                    new RecordId("record-1"),
                    "Ñandú 中文",
                    "notes",
                    new UserId("seller-1"),
                    new ContactId("contact-1"),
                    new CompanyId("company-1"),
                    "reference-1",
                    new RecordDetails.Task(RecordDetails.Priority.HIGH),
                    NOON,
                    NOON,
                    Origin.AUTOMATION,
                    NOON,
                    NOON,
                    7),
            new ScheduledMessage(
                    ACME,
                    new MessageId("later-1"),
                    new LineId("line-1"),
                    Channel.WHATSAPP,
                    new ConversationId("conversation-1"),
                    new ContactId("contact-1"),
                    Author.user(new UserId("seller")),
                    Role.SALES_USER,
                    List.of(new ScheduledPart(
                            new MessageContent.Text("Buen día"),
                            List.of(new ScheduledFile("storage/1", 1_000, "image/jpeg")))),
                    "wamid.1",
                    "reference-1",
                    "f".repeat(64),
                    Instant.parse("2026-11-02T12:00:00Z"),
                    Instant.parse("2026-11-01T12:00:00Z"),
                    ScheduledState.REFUSED,
                    Instant.parse("2026-11-02T12:00:01Z"),
                    "WINDOW_CLOSED",
                    1),
            new LibraryFile(
                    ACME,
                    new LibraryFileId("file-1"),
                    "catalogue.pdf",
                    MediaKind.DOCUMENT,
                    FileSource.ESCALA_LIBRARY,
                    "application/pdf",
                    1_000,
                    "0123456789abcdef".repeat(4),
                    "storage-key",
                    Author.AUTOMATION,
                    NOON,
                    NOON.plusSeconds(1)),
            new Company(
                    ACME,
                    new CompanyId("company-1"),
                    "Company",
                    "example.com",
                    PHONE,
                    Map.of("plan", "pro"),
                    "reference-1",
                    NOON,
                    7,
                    false,
                    NOON),
            new IdentityChange.FuseIdentity(new IdentityId("identity-1"), new IdentityId("identity-2")),
            new ConversationChange.SupersedeConversation(
                    new ConversationId("conversation-1"), new ConversationId("conversation-2"), 3),
            new Conversation(
                    ACME,
                    new ConversationId("conversation-1"),
                    new LineId("line-1"),
                    new IdentityId("identity-1"),
                    Channel.WHATSAPP,
                    new UserId("seller-1"),
                    7,
                    true,
                    NOON,
                    Map.of(Mark.WINDOW_OPENED, NOON),
                    Set.of(new ConversationTag("vip")),
                    new ConversationId("conversation-2"),
                    NOON,
                    8),
            new IdentityChange.SeeAlias(IdentityAlias.since(
                    ACME, new IdentityId("identity-1"), IdentityKey.whatsAppNumber(PHONE), AliasGrade.CONFIRMED, NOON)),
            new AuditRecord(
                    ACME,
                    new AuditRecordId("AuditRecordId-1"),
                    NOON,
                    new AuditActor(AuditActor.Kind.USER, new UserId("seller-1"), "seller"),
                    AuditOperation.CONVERSATION_ASSIGN,
                    new AuditSubject(AuditSubject.Kind.CONVERSATION, "conversation-1"),
                    List.of(),
                    List.of("OWNER")),
            new IntakeChange.MoveFollower(
                    "follower", new FollowerPosition("cursor-1", "move-1"), new FollowerPosition("cursor-2", "move-2")),
            new MessageContent.Album(List.of(MEDIA, MEDIA), "Ñandú 中文 \uD83D\uDC4D"),
            new MediaFile(
                    ACME, new MessageId("message-1"), 0, MediaFile.State.STORED, "key", 10, "image/png", null, NOON),
            Amendments.NONE
                    .with(new Amendment.Edit(new MessageContent.Text("edited"), NOON, "1"))
                    .with(new Amendment.Reaction(Direction.OUTBOUND, "\uD83D\uDC4D", NOON, "2")),
            ChangeSet.builder(ACME, new OperationId("operation-1"), NOON)
                    .under(new Lease(ACME, "line-1", "token-1"))
                    .expect(new Expected(Expected.Kind.CONTACT, "contact-1", 3))
                    .expectFree(Claim.event("event-1"))
                    .claim(Claim.event("event-2"), "message-1")
                    .change(new IdentityChange.LinkIdentity(new IdentityId("identity-1"), null))
                    .event(new CrmEvent.ContactCreated(new ContactId("contact-1")))
                    .enqueue(WORK)
                    .done(WORK.key())
                    .reschedule(WORK.again(NOON.plusSeconds(5)))
                    .releaseLease()
                    .build());

    private Examples() {}

    private static Map<Class<?>, Object> given(Object... records) {
        return Stream.of(records).collect(Collectors.toMap(Object::getClass, Function.identity()));
    }

    /** An example of a record, with all that it can have. */
    static Object of(Class<?> type) {
        Object given = GIVEN.get(type);
        return given == null ? create(type, values(type)) : given;
    }

    /** A copy without every component that the record does without, one after the other. */
    static Object sparse(Class<?> type) {
        Object[] values = values(type);
        for (int i = 0; i < values.length; i++) {
            Object before = values[i];
            RecordComponent component = type.getRecordComponents()[i];
            values[i] = absent(component.getType());
            if (tryCreate(type, values).isEmpty()) {
                values[i] = before;
            }
        }
        return create(type, values);
    }

    private static Object absent(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == Map.class ? Map.of() : null;
    }

    private static Object[] values(Class<?> type) {
        Object given = GIVEN.get(type);
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean id = type.getRecordComponents().length == 1
                    && component.getName().equals("value");
            String name = id ? type.getSimpleName() + "-1" : component.getName();
            values.add(given == null ? value(component.getGenericType(), name) : get(given, component));
        }
        return values.toArray();
    }

    private static Object get(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("component of " + record.getClass(), e);
        }
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of(value(of[0], name + "-key"), value(of[1], name));
            }
            Object one = value(of[0], name);
            return generic.getRawType() == Set.class ? Set.of(one) : List.of(one);
        }
        return plain((Class<?>) type, name);
    }

    private static Object plain(Class<?> type, String name) {
        if (type == String.class) {
            return name;
        }
        if (type == int.class) {
            return 7;
        }
        if (type == long.class || type == Long.class) {
            return 9_007_199_254_740_993L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return NOON;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(90);
        }
        if (type == RawBytes.class) {
            return RawBytes.copyOf(new byte[] {0, -1, 10});
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.isSealed() ? plain(type.getPermittedSubclasses()[0], name) : of(type);
    }

    private static Object create(Class<?> type, Object[] values) {
        return tryCreate(type, values)
                .orElseThrow(() -> new AssertionError("no example of " + type.getName() + ": add one"));
    }

    private static Optional<Object> tryCreate(Class<?> type, Object[] values) {
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            types.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getConstructor(types.toArray(Class<?>[]::new));
            return Optional.of(Objects.requireNonNull(constructor.newInstance(values)));
        } catch (InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
