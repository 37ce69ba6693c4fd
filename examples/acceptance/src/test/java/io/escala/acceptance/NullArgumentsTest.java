package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.core.administration.Setup;
import io.escala.core.audit.AuditQuery;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.channel.ContentSource;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactEdit;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.DeleteOptions;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ActivityPeriod;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.OwnerFilter;
import io.escala.core.conversations.WindowFilter;
import io.escala.core.feed.EventHandler;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.MessageHandler;
import io.escala.core.fields.CustomFieldDraft;
import io.escala.core.fields.OptionDraft;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.library.NewFile;
import io.escala.core.port.Team;
import io.escala.core.records.CompanyDraft;
import io.escala.core.records.RecordDraft;
import io.escala.core.records.RecordQuery;
import io.escala.core.reports.SessionQuery;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Listing;
import io.escala.core.send.Draft;
import io.escala.core.send.Option;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Surface;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.field.FieldEntity;
import io.escala.crm.field.FieldType;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.line.LineId;
import io.escala.crm.memory.MemoryCrmStore;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ReferralFilter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A null argument is refused with the name of the parameter, in every method of the inbox and of what it hands out. */
class NullArgumentsTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Actor ADA = Actor.user(ACCOUNT, new UserId("ada"), Role.ADMINISTRATOR);
    private static final ConversationId CHAT = new ConversationId("chat");
    private static final ContactId ROSA = new ContactId("rosa");
    private static final LineId SALES = new LineId("sales");

    /** A value for every type of parameter beside the one that is null. */
    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(AccountId.class, ACCOUNT),
            Map.entry(ActivityPeriod.class, ActivityPeriod.LAST_7_DAYS),
            Map.entry(Actor.class, ADA),
            Map.entry(Assignment.class, Assignment.toNobody()),
            Map.entry(Assignment.Related[].class, Assignment.Related.values()),
            Map.entry(AuditOperation[].class, new AuditOperation[] {AuditOperation.LINE_REMOVE}),
            Map.entry(AuditQuery.class, AuditQuery.all()),
            Map.entry(AuditSubject.class, AuditSubject.of(ROSA)),
            Map.entry(UserId.class, new UserId("ada")),
            Map.entry(AssociateOptions.class, AssociateOptions.defaults()),
            Map.entry(AutoCloseDraft.class, AutoCloseDraft.after(Duration.ofDays(1))),
            Map.entry(AutoCloseRuleId.class, new AutoCloseRuleId("rule")),
            Map.entry(Channel[].class, Channel.values()),
            Map.entry(ConsentPurpose.class, ConsentPurpose.MARKETING),
            Map.entry(ConsentState[].class, ConsentState.values()),
            Map.entry(ContactQuery.class, ContactQuery.all()),
            Map.entry(ContactQuery.Sort.class, ContactQuery.Sort.NAME),
            Map.entry(Closing.class, Closing.because("Sold")),
            Map.entry(Collection.class, List.of()),
            Map.entry(CompanyDraft.class, CompanyDraft.named("Firm")),
            Map.entry(CompanyId.class, new CompanyId("firm")),
            Map.entry(RecordDraft.class, RecordDraft.task("Call")),
            Map.entry(RecordId.class, new RecordId("task")),
            Map.entry(RecordKind[].class, RecordKind.values()),
            Map.entry(RecordQuery.class, RecordQuery.all()),
            Map.entry(FieldEntity.class, FieldEntity.CONTACT),
            Map.entry(FieldType.class, FieldType.TEXT),
            Map.entry(CustomFieldDraft.class, CustomFieldDraft.ofContacts("plan", FieldType.TEXT)),
            Map.entry(Option[].class, new Option[] {Option.titled("Red")}),
            Map.entry(OptionDraft.class, OptionDraft.keyed("pro")),
            Map.entry(List.class, List.of()),
            Map.entry(FileSource.class, FileSource.ESCALA_GALLERY),
            Map.entry(LibraryFileId.class, new LibraryFileId("file")),
            Map.entry(NewFile.class, NewFile.image("a.jpg", ContentSource.of(new byte[] {1}))),
            Map.entry(Surface.class, Surface.WEB),
            Map.entry(
                    CrmRecord.class,
                    new CrmRecord(
                            ACCOUNT,
                            new RecordId("none"),
                            "Call",
                            null,
                            null,
                            null,
                            null,
                            null,
                            RecordDetails.Opportunity.open(),
                            null,
                            null,
                            Origin.HOST,
                            Instant.EPOCH,
                            Instant.EPOCH,
                            0)),
            Map.entry(
                    Company.class,
                    new Company(ACCOUNT, new CompanyId("firm"), "Firm", null, null, Map.of(), null, Instant.EPOCH, 0)),
            Map.entry(UnaryOperator.class, UnaryOperator.identity()),
            Map.entry(ContactId.class, ROSA),
            Map.entry(
                    ContactKeyValue.class,
                    ContactKeyValue.email("rosa@example.com").orElseThrow()),
            Map.entry(DeleteOptions.class, DeleteOptions.defaults()),
            Map.entry(ConversationId.class, CHAT),
            Map.entry(ConversationQuery.class, ConversationQuery.all()),
            Map.entry(Draft.class, Draft.text("hola")),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(EventHandler.class, (EventHandler) event -> {}),
            Map.entry(FollowerOptions.class, FollowerOptions.named("follower")),
            Map.entry(MessageHandler.class, (MessageHandler) message -> {}),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(LineId[].class, new LineId[] {SALES}),
            Map.entry(MessageId.class, new MessageId("message")),
            Map.entry(NewContact.class, NewContact.named("Rosa", "Paz")),
            Map.entry(LineId.class, SALES),
            Map.entry(ReferralFilter.class, ReferralFilter.ANY),
            Map.entry(SessionQuery.class, SessionQuery.all()),
            Map.entry(Setup.class, Setup.account("acme")),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(SessionOpener[].class, SessionOpener.values()),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(Lifecycle.class, Lifecycle.CUSTOMER),
            Map.entry(Iterator.class, List.of().iterator()),
            Map.entry(BiConsumer.class, (BiConsumer<Object, Object>) (row, outcome) -> {}),
            Map.entry(OwnerFilter.class, OwnerFilter.me()),
            Map.entry(ConversationTag[].class, new ConversationTag[] {new ConversationTag("vip")}),
            Map.entry(String.class, "text"),
            Map.entry(WindowFilter.class, WindowFilter.open()),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true));

    private record Call(Object target, Method method, int nullAt) {
        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + " without "
                    + method.getParameters()[nullAt].getName();
        }
    }

    static Stream<Arguments> calls() {
        CrmStore store = new MemoryCrmStore(() -> Instant.parse("2026-11-02T12:00:00Z"));
        Inbox inbox = Inbox.builder(store).team(Team.keptIn(store)).build();
        Desk desk = inbox.as(ADA);
        SendRequest.Addressed addressed = SendRequest.to(CHAT);
        Listing<?> listing = desk.conversations().list(ConversationQuery.all());
        List<Object> targets = new ArrayList<>(List.of(
                inbox,
                Setup.account("acme"),
                desk,
                desk.administration(),
                desk.audit(),
                desk.reports(),
                SessionQuery.all(),
                AuditQuery.all(),
                desk.lines(),
                desk.autoClosing(),
                AutoCloseDraft.after(Duration.ofDays(1)),
                desk.companies(),
                CompanyDraft.named("Firm"),
                desk.fields(),
                CustomFieldDraft.ofContacts("plan", FieldType.TEXT),
                OptionDraft.keyed("pro"),
                desk.records(),
                desk.panels(),
                RecordDraft.task("Call"),
                RecordQuery.all(),
                desk.contacts(),
                ContactEdit.nothing(),
                AssociateOptions.defaults(),
                desk.conversations(),
                desk.conversations().selection(List.of(CHAT)),
                Assignment.toNobody(),
                Closing.because("Sold"),
                desk.feed(),
                FollowerOptions.named("follower"),
                desk.health(),
                desk.templates(),
                desk.library(),
                NewFile.image("a.jpg", ContentSource.of(new byte[] {1})),
                desk.media(),
                desk.messages(),
                desk.quarantine(),
                desk.team(),
                listing,
                ConversationQuery.all(),
                addressed,
                SendRequest.to(ROSA),
                addressed.text("hola"),
                Draft.template("offer"),
                NewContact.blank()));
        return targets.stream().flatMap(NullArgumentsTest::calls).map(Arguments::of);
    }

    private static Stream<Call> calls(Object target) {
        return published(target.getClass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && !method.getName().equals("equals"))
                .flatMap(method -> Stream.iterate(0, at -> at + 1)
                        .limit(method.getParameterCount())
                        .filter(at -> refusesNull(method.getParameters()[at]))
                        .map(at -> new Call(target, method, at)));
    }

    /** The exported types that a class is: its interfaces, or the class itself. */
    private static Stream<Class<?>> published(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()))
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers())
                        && candidate.getPackageName().startsWith("io.escala.core.")
                        && !candidate.getPackageName().contains(".internal"));
    }

    private static boolean refusesNull(Parameter parameter) {
        return !parameter.getType().isPrimitive()
                && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void nullIsRefusedByName(Call call) {
        Parameter[] parameters = call.method().getParameters();
        @Nullable Object[] values = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            values[i] = i == call.nullAt() ? null : value(parameters[i]);
        }

        assertThatThrownBy(() -> call.method().invoke(call.target(), values))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(NullPointerException.class)
                .hasMessage(parameters[call.nullAt()].getName());
    }

    private static @Nullable Object value(Parameter parameter) {
        if (!refusesNull(parameter) && !parameter.getType().isPrimitive()) {
            return null;
        }
        Object value = VALUES.get(parameter.getType());
        assertThat(value).as("a value of " + parameter.getType()).isNotNull();
        return value;
    }

    @Test
    void everyPartOfTheDeskIsCalled() {
        List<Class<?>> called = calls().map(
                        arguments -> ((Call) arguments.get()[0]).target().getClass())
                .<Class<?>>map(type -> type)
                .distinct()
                .toList();

        // Health has one method with a parameter, and each other part at least one.
        assertThat(Arrays.stream(Desk.class.getMethods())
                        .filter(method -> method.getParameterCount() == 0)
                        .map(Method::getReturnType)
                        .filter(type -> type != Actor.class))
                .allSatisfy(part -> assertThat(called).anyMatch(part::isAssignableFrom));
    }

    @Test
    void factoriesRefuseNullByName() {
        assertThatThrownBy(() -> SendRequest.to((Recipient) null)).hasMessage("recipient");
        assertThatThrownBy(() -> Draft.text(null)).hasMessage("body");
        assertThatThrownBy(() -> NewContact.named(null, "Paz")).hasMessage("firstName");
        assertThatThrownBy(() -> NewContact.consenting("Rosa", null)).hasMessage("lastName");
        assertThatThrownBy(() -> ContactQuery.matching(null)).hasMessage("term");
        assertThatThrownBy(() -> OwnerFilter.anyOf(null)).hasMessage("users");
        assertThatThrownBy(() -> WindowFilter.closingWithin(null)).hasMessage("within");
        assertThatThrownBy(() -> CursorRequest.after(null, 1)).hasMessage("cursor");
        assertThatThrownBy(() -> Inbox.builder(null)).hasMessage("store");
    }
}
