package io.escala.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryPrice;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.Handling;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Unread;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.FileSource;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.record.RecordKind;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactOrder;
import io.escala.crm.store.ContactPosition;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ContactVisibility;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryPosition;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ScheduledPosition;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.SessionPosition;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateStatus;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Records in a log")
class RecordsToStringTest {
    /** What {@link SampleRecords} does not hold, and every change with what it carries. */
    private static Stream<Object> everything() {
        Lease lease = new Lease(SampleRecords.ACME, "UNPARK/" + SampleRecords.PROVIDER_ID, "token");
        WorkItem releaseReport =
                WorkItem.single(SampleRecords.ACME, WorkKind.UNPARK, SampleRecords.PROVIDER_ID, SampleRecords.NOON);
        ChangeSet.Builder changeSet = ChangeSet.builder(
                        SampleRecords.ACME, new OperationId("operation-1"), SampleRecords.NOON)
                .claim(Claim.event(SampleRecords.TEXT), SampleRecords.PHONE)
                .expect(new Expected(Expected.Kind.CONTACT, "contact-1", 0))
                .enqueue(releaseReport)
                .under(lease)
                .done(releaseReport.key())
                .reschedule(releaseReport.again(SampleRecords.NOON));
        ChangeSamples.ALL.forEach(changeSet::change);
        ChangeSet all = changeSet.build();
        Claim role = Claim.contactRole(SampleRecords.CONTACT_ID, SampleRecords.PHONE_VALUE, KeyRole.WHATSAPP);
        return Stream.of(
                        Stream.of(
                                all,
                                SampleRecords.ACTOR,
                                SampleRecords.CONTENTS,
                                SampleRecords.ENTRY_CONTENTS,
                                SampleRecords.HISTORY_CONTENTS,
                                SampleRecords.MEDIA,
                                SampleRecords.DETAIL,
                                SampleRecords.PRODUCT,
                                SampleRecords.OPTION,
                                SampleRecords.CARD,
                                SampleRecords.CHOSEN,
                                SampleRecords.SETTINGS,
                                SampleRecords.ID_KEY,
                                SampleRecords.AMENDED,
                                SampleRecords.AMENDMENTS,
                                SampleRecords.UNSEND,
                                SampleRecords.PARKED_EDIT,
                                ChangeSamples.OF_NO_ACCOUNT,
                                MessagingWindow.of(SampleRecords.CONVERSATION),
                                Unread.of(SampleRecords.CONVERSATION),
                                new Phone(SampleRecords.PHONE)),
                        all.takes().stream(),
                        all.releases().stream(),
                        Stream.of(
                                new CommitResult.Applied(),
                                new CommitResult.AlreadyApplied(),
                                new CommitResult.Conflict(new CommitResult.ClaimTaken(role, SampleRecords.PHONE)),
                                new CommitResult.VersionMoved(new Expected(Expected.Kind.CONTACT, "contact-1", 0), 1L),
                                new CommitResult.LeaseLost(lease.lane()),
                                new EventPage.Events(List.of()),
                                new EventPage.CursorExpired("cursor")),
                        Stream.of(
                                new LeaseRequest(
                                        "token", Set.of(WorkKind.SEND), SampleRecords.NOON, Duration.ofMinutes(1)),
                                new CursorPage<>(List.of(SampleRecords.MESSAGE, SampleRecords.CONTACT), "cursor"),
                                ContactFilter.of(SampleRecords.EMAIL),
                                ContactFilter.of(SampleRecords.NAME),
                                ContactFilter.of(SampleRecords.PHONE),
                                RecordFilter.EVERYTHING.about(SampleRecords.CONTACT_ID),
                                RecordPosition.of(SampleRecords.TASK),
                                LibraryFilter.of(FileSource.ESCALA_GALLERY).matching(SampleRecords.NAME),
                                LibraryPosition.of(SampleRecords.LIBRARY_FILE),
                                SampleRecords.SCHEDULED_PART,
                                SampleRecords.SCHEDULED_PART.files().get(0),
                                ScheduledFilter.in(ScheduledState.WAITING),
                                ScheduledPosition.of(SampleRecords.SCHEDULED),
                                CompanyFilter.of(SampleRecords.NAME),
                                CompanyPosition.of(SampleRecords.COMPANY),
                                ContactPosition.of(
                                        ContactOrder.NAME,
                                        new ListedContact(SampleRecords.CONTACT, null),
                                        ContactFilter.Relevance.OTHER),
                                ContactSelection.EVERYBODY.withField("secret", "secret"),
                                ContactVisibility.ALL,
                                new ListedContact(SampleRecords.CONTACT, null),
                                ConversationFilter.EVERYTHING,
                                SessionFilter.EVERYTHING.referred(ReferralFilter.source("ad-1")),
                                new SessionPosition(SampleRecords.NOON, "conversation-1", 1),
                                MessageTime.of(SampleRecords.MESSAGE),
                                new QuarantineFilter(
                                        Set.of(QuarantinedItem.Reason.STALE),
                                        SampleRecords.LINE.key(),
                                        SampleRecords.NOON),
                                new Backlog(
                                        Map.of(SampleRecords.LINE_ID, SampleRecords.NOON),
                                        Map.of(SampleRecords.LINE.key(), 1L),
                                        1,
                                        Map.of(SampleRecords.LINE_ID, 1L),
                                        Map.of(SampleRecords.LINE_ID, 1L),
                                        Map.of(WorkKind.SEND, SampleRecords.NOON),
                                        Map.of(WorkKind.SEND, 1L)),
                                new Visibility(false, Set.of(SampleRecords.SELLER), true),
                                new ConversationFilter.Owners(Set.of(SampleRecords.SELLER), true),
                                new ConversationFilter.Window(true, SampleRecords.NOON, SampleRecords.NOON),
                                new ThreadPosition(SampleRecords.NOON, SampleRecords.NOON, "message-1"),
                                new ThreadSummary(SampleRecords.MESSAGE, SampleRecords.MESSAGE),
                                new ContactTimeline(
                                        new CursorPage<>(List.of(SampleRecords.MESSAGE), null),
                                        new CursorPage<>(List.of(SampleRecords.ENTRY), null)),
                                new ContactHistory(
                                        new CursorPage<>(List.of(SampleRecords.HISTORY_ITEM), null),
                                        new CursorPage<>(List.of(SampleRecords.ENTRY), null))),
                        Stream.of(
                                new DeliveryError(131_026, 0, "Undeliverable"),
                                new MessageTemplate(
                                        "2001",
                                        "welcome",
                                        "es_AR",
                                        TemplateCategory.UTILITY,
                                        TemplateStatus.APPROVED,
                                        SampleRecords.TEXT),
                                TemplateHeader.text(SampleRecords.TEXT),
                                new TemplateButton(TemplateButton.Kind.URL, SampleRecords.TEXT, SampleRecords.TEXT),
                                SampleRecords.TEMPLATE_HEADER,
                                SampleRecords.TEMPLATE_BUTTON,
                                SampleRecords.PLACE,
                                new DeliveryPrice(true, "marketing", "regular", "pmp"),
                                new LoggedEvent(
                                        SampleRecords.ACME,
                                        "cursor",
                                        SampleRecords.NOON,
                                        new CrmEvent.AttentionNeeded("suggestion-1")),
                                new FollowerPosition("0/17", "move-1"),
                                Handling.of(SampleRecords.CONVERSATION),
                                new ConversationFilter.Handled(true, SampleRecords.NOON),
                                new AuditFilter(
                                        SampleRecords.NOON,
                                        null,
                                        SampleRecords.SELLER,
                                        Set.of(AuditOperation.CONVERSATION_ASSIGN),
                                        AuditSubject.of(SampleRecords.CONVERSATION_ID),
                                        AuditResult.DONE),
                                AuditPosition.of(SampleRecords.AUDIT_RECORD)),
                        events())
                .flatMap(part -> part);
    }

    private static Stream<CrmEvent> events() {
        return Stream.of(
                new CrmEvent.MessageReceived(SampleRecords.CONVERSATION_ID, SampleRecords.MESSAGE_ID),
                new CrmEvent.MessageQueued(SampleRecords.CONVERSATION_ID, SampleRecords.SEND_ID),
                new CrmEvent.MessageEchoed(SampleRecords.CONVERSATION_ID, SampleRecords.SEND_ID),
                new CrmEvent.NoticeReceived(SampleRecords.CONVERSATION_ID, SampleRecords.SEND_ID),
                new CrmEvent.ReplyRefused(
                        SampleRecords.CONVERSATION_ID, SampleRecords.MESSAGE_ID, List.of("WINDOW_CLOSED")),
                new CrmEvent.ReactionFailed(SampleRecords.CONVERSATION_ID, SampleRecords.MESSAGE_ID, "WINDOW_CLOSED"),
                CrmEvent.ScheduledMessageChanged.of(SampleRecords.SCHEDULED),
                new CrmEvent.NobodyAvailable(SampleRecords.CONVERSATION_ID),
                new CrmEvent.WindowClosing(SampleRecords.CONVERSATION_ID, SampleRecords.NOON),
                new CrmEvent.DeliveryChanged(SampleRecords.CONVERSATION_ID, SampleRecords.SEND_ID, DeliveryStatus.READ),
                new CrmEvent.ConversationOpened(
                        SampleRecords.CONVERSATION_ID, Channel.WHATSAPP, SessionOpener.CONTACT, 1),
                new CrmEvent.ConversationSuperseded(
                        SampleRecords.CONVERSATION_ID, SampleRecords.OTHER_CONVERSATION.id()),
                new CrmEvent.ConversationClosed(SampleRecords.CONVERSATION_ID, Channel.WHATSAPP, 2),
                new CrmEvent.ConversationAssigned(SampleRecords.CONVERSATION_ID, null, new UserId("seller")),
                new CrmEvent.ConversationAssigned(SampleRecords.CONVERSATION_ID, new UserId("seller"), null),
                new CrmEvent.ReadingChanged(SampleRecords.CONVERSATION_ID, true),
                new CrmEvent.ReadingChanged(SampleRecords.CONVERSATION_ID, false),
                new CrmEvent.NoteAdded(SampleRecords.CONVERSATION_ID, new EntryId("entry")),
                new CrmEvent.ConversationTagged(SampleRecords.CONVERSATION_ID),
                new CrmEvent.HandlingChanged(SampleRecords.CONVERSATION_ID, true),
                new CrmEvent.HandlingChanged(SampleRecords.CONVERSATION_ID, false),
                new CrmEvent.ContactCreated(SampleRecords.CONTACT_ID),
                new CrmEvent.ContactChanged(SampleRecords.CONTACT_ID, List.of("FIRST_NAME")),
                new CrmEvent.ContactArchived(SampleRecords.CONTACT_ID),
                new CrmEvent.ContactRestored(SampleRecords.CONTACT_ID),
                new CrmEvent.ContactDeleted(SampleRecords.CONTACT_ID),
                new CrmEvent.IdentityLinked(new IdentityId("identity-1"), SampleRecords.CONTACT_ID),
                new CrmEvent.IdentityUnlinked(new IdentityId("identity-1"), SampleRecords.CONTACT_ID),
                new CrmEvent.WhatsAppPhoneRecorded(SampleRecords.CONTACT_ID),
                new CrmEvent.AttentionNeeded("suggestion-1"),
                new CrmEvent.MessageAmended(
                        SampleRecords.CONVERSATION_ID, SampleRecords.MESSAGE_ID, CrmEvent.MessageAmended.Kind.EDITED),
                new CrmEvent.MediaChanged(
                        SampleRecords.CONVERSATION_ID, SampleRecords.MESSAGE_ID, 0, MediaFile.State.STORED),
                new CrmEvent.LineStopped(SampleRecords.LINE_ID),
                new CrmEvent.LineResumed(SampleRecords.LINE_ID),
                new CrmEvent.LineRepointed(SampleRecords.LINE_ID),
                new CrmEvent.LineRemoved(SampleRecords.LINE_ID),
                new CrmEvent.LineRenamed(SampleRecords.LINE_ID),
                new CrmEvent.LineStandingChanged(SampleRecords.LINE_ID, List.of("QUALITY")),
                new CrmEvent.RecordChanged(
                        SampleRecords.TASK.id(),
                        RecordKind.TASK,
                        SampleRecords.CONTACT_ID,
                        CrmEvent.RecordChanged.What.CHANGED,
                        List.of("TITLE")),
                new CrmEvent.RecordsReassigned(
                        SampleRecords.CONVERSATION_ID,
                        SampleRecords.CONTACT_ID,
                        SampleRecords.SELLER,
                        List.of(new CrmEvent.RecordsReassigned.Reassigned(SampleRecords.TASK.id(), RecordKind.TASK))),
                new CrmEvent.CompanyChanged(SampleRecords.COMPANY_ID, List.of("NAME")),
                new CrmEvent.TeamUserAdded(SampleRecords.SELLER),
                new CrmEvent.TeamUserChanged(SampleRecords.SELLER, List.of("ROLE")),
                new CrmEvent.TeamSettingsChanged(List.of("STATUSES")),
                new CrmEvent.IdentityChanged(SampleRecords.IDENTITY_ID),
                new CrmEvent.ConsentChanged(
                        SampleRecords.IDENTITY_ID, ConsentPurpose.MARKETING, ConsentState.WITHDRAWN),
                new CrmEvent.TemplateChanged(SampleRecords.TEMPLATE, TemplateReport.Aspect.STATUS));
    }

    @Test
    @DisplayName("show no whole phone, e-mail address, name, text or provider id")
    void showNoPersonalData() {
        assertThat(reachable())
                .allSatisfy(noun -> assertThat(noun.toString().toLowerCase(Locale.ROOT))
                        .as(noun.getClass().getName())
                        .doesNotContain("secret")
                        .doesNotContain(SampleRecords.PHONE)
                        .doesNotContain(SampleRecords.PHONE.substring(3)));
    }

    @Test
    @DisplayName("are all tested: a new public record has to be added here")
    void areAllLookedAt() throws IOException, URISyntaxException {
        Set<String> seen =
                reachable().stream().map(noun -> noun.getClass().getName()).collect(Collectors.toSet());

        Set<String> records = publicRecords();

        assertThat(records).hasSizeGreaterThan(95);
        assertThat(records.stream().filter(record -> !seen.contains(record))).isEmpty();
    }

    /** Everything, and everything in it. */
    private static Set<Object> reachable() {
        Set<Object> all = new LinkedHashSet<>();
        everything().forEach(noun -> collect(noun, all));
        return all;
    }

    private static void collect(Object value, Set<Object> into) {
        if (value instanceof Change change) {
            collect(change.requirements(), into);
        }
        if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, into));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                collect(key, into);
                collect(one, into);
            });
        } else if (value.getClass().getName().startsWith("io.escala.") && into.add(value) && value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    Object part = component.getAccessor().invoke(value);
                    if (part != null) {
                        collect(part, into);
                    }
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("component of " + value.getClass(), e);
                }
            }
        }
    }

    private static Set<String> publicRecords() throws IOException, URISyntaxException {
        Path root = Path.of(ChangeSet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class")
                            && !file.endsWith("module-info.class")
                            && !file.endsWith("package-info.class"))
                    .map(file -> load(file.substring(0, file.length() - 6).replace(File.separatorChar, '.')))
                    .filter(type -> type.isRecord() && isPublic(type))
                    .map(Class::getName)
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
