package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange.PutAutoCloseRule;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.ReportLine;
import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.RecordChannelConsent;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.change.IntakeChange.AppendJournal;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.change.IntakeChange.QuarantineWork;
import io.escala.crm.change.IntakeChange.Suggest;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange.PutCompany;
import io.escala.crm.change.RecordChange.PutRecord;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.FileSource;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.WorkKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Collections may be empty, contain duplicates and be large; page sizes are limited; a foreign cursor does no harm. */
abstract class SizesContract extends StoreContract {
    private static final int MANY = 2_000;
    private static final ConversationId TALK = new ConversationId("talk");

    @ParameterizedTest
    @EnumSource
    void bulkReadAcceptsManyRepeatedOrNoIds(BulkRead read) {
        List<String> some = List.of("id-0", "id-7", "id-1999");
        some.forEach(this::putOneOfEverything);
        List<String> many = new ArrayList<>(
                IntStream.range(0, MANY).mapToObj(i -> "id-" + i).toList());
        many.addAll(some);
        Collections.reverse(many);

        assertThat(read.ask(store, many)).hasSize(3);
        assertThat(read.ask(store, many)).isEqualTo(read.ask(store, some));
        assertThat(read.ask(store, List.of())).isEmpty();
        assertThat(read.ask(store, List.of("absent"))).isEmpty();
    }

    @Test
    void unsettledAcceptsManyRepeatedOrNoIds() {
        commitApplied(acme.lineIdentityAndConversation());
        Message started = acme.outbound("talk", "m", DeliveryStatus.STARTED, NOON);
        commitApplied(new AppendMessage(started));
        List<ConversationId> many = new ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(i -> new ConversationId("talk-" + i))
                .toList());
        many.addAll(List.of(TALK, TALK));

        assertThat(store.unsettled(ACME, many)).containsExactly(started);
        assertThat(store.unsettled(ACME, List.of())).isEmpty();
    }

    @Test
    void bulkReadReturnsManyItems() {
        List<ContactId> ids = new ArrayList<>();
        ChangeSet.Builder set = changeSet();
        for (int i = 0; i < MANY; i++) {
            ids.add(new ContactId("c-" + i));
            set.change(new AddContact(acme.contact("c-" + i)))
                    .change(new GrantKey(acme.phone("c-" + i, Integer.toString(10_000_000 + i), KeyRole.PRIMARY)));
        }
        commitApplied(set);

        assertThat(store.contacts(ACME, ids)).hasSize(MANY).containsValue(acme.contact("c-1234"));
        assertThat(store.contactKeys(ACME, ids)).hasSize(MANY);
        assertThat(count(ContactFilter.of("ana"))).isEqualTo(MANY);
        assertThat(count(ContactFilter.of("1000000"))).isEqualTo(10);
    }

    @Test
    void largestPageHasAThousandItems() {
        ChangeSet.Builder set = changeSet();
        for (int i = 0; i < CursorPage.MAX_LIMIT + 1; i++) {
            set.change(new Suggest(Suggestion.of(
                    ACME, Suggestion.Kind.WEAK_FORM, null, List.of(new ContactId("c-" + (1_000 + i))), NOON)));
        }
        commitApplied(set);

        CursorPage<Suggestion> first = store.suggestions(ACME, null, CursorPage.MAX_LIMIT);
        CursorPage<Suggestion> second = store.suggestions(ACME, first.next(), CursorPage.MAX_LIMIT);

        assertThat(first.items()).hasSize(CursorPage.MAX_LIMIT);
        assertThat(first.next()).isNotNull();
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void limitOutOfBoundsIsMisuse(PagedRead read) {
        for (int limit : new int[] {0, -1, CursorPage.MAX_LIMIT + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> read.ask(store, null, limit))
                    .as("limit %d", limit)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(read.ask(store, null, 1)).isEmpty();
        assertThat(read.ask(store, null, CursorPage.MAX_LIMIT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"LANE", "IDLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void foreignCursorIsRefusedOrHarmless(PagedRead read) {
        assertThat(store.commit(List.of(new SampleTenant(ACME).filling()))).hasSize(1);
        List<?> before = read.ask(store, null, 100);
        assertThat(before).isNotEmpty();

        for (String cursor : List.of(
                "",
                "x",
                "%",
                "_",
                "-1",
                "999999999999999999999999",
                "1e9",
                "'",
                "';DROP TABLE contacts;--",
                "/",
                "//",
                "-/",
                "a/b/c/d",
                "\\",
                "{\"a\":1}",
                "2026-03-01T12:00:00Z",
                "\ud83d\ude00",
                "a\u0000b",
                "\ud800",
                "a".repeat(5_000))) {
            try {
                assertThat(before.containsAll(read.ask(store, cursor, 100)))
                        .as(cursor)
                        .isTrue();
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as("repeats nothing").doesNotContain("DROP TABLE");
            }
        }
        assertThat(read.ask(store, null, 100)).isEqualTo(before);
    }

    @Test
    void contactsThatAWordFindsTwiceAreAllFound() {
        int each = 800;
        for (List<String> names : List.of(List.of("Mara", "Marb"), List.of("Marc", "Mard"))) {
            commitApplied(IntStream.range(0, each)
                    .mapToObj(number -> new AddContact(
                            acme.contact(names.get(0) + number).withNames(names.get(0), names.get(1), Origin.HOST)))
                    .toArray(Change[]::new));
        }
        ContactSelection found = ContactSelection.EVERYBODY.matching(ContactFilter.of("mar"));
        Set<String> listed = new HashSet<>();
        String after = null;
        do {
            CursorPage<ListedContact> page = store.searchContacts(ACME, found, after, CursorPage.MAX_LIMIT);
            page.items().forEach(contact -> listed.add(contact.contact().id().value()));
            after = page.next();
        } while (after != null);
        assertThat(listed).hasSize(2 * each);
        assertThat(store.countContacts(ACME, found, Long.MAX_VALUE)).isEqualTo(listed.size());
    }

    private void putOneOfEverything(String id) {
        commitApplied(
                new AddContact(acme.contact(id)),
                new RemoveContact(new DeletedContact(ACME, new ContactId(id), null, NOON)));
        String who = id;
        Contact contact = acme.contact(id);
        Conversation talk = acme.conversation(id, "line", who);
        String digits = "54911" + (10_000 + Integer.parseInt(id.substring(3)));
        List<Change> changes = List.of(
                new PutLine(Line.whatsApp(ACME, new LineId(id), "Line", "of-" + id, "waba-of-" + id)),
                new PutAutoCloseRule(acme.rule(id, 1, NOON, id), Set.of()),
                new AddContact(contact),
                new GrantKey(acme.phone(id, digits, KeyRole.PRIMARY)),
                new PutRecord(acme.record(id, id), null),
                new PutCompany(acme.company(id, id, null), null),
                new LibraryChange.AddFile(acme.file(id, id, FileSource.ESCALA_GALLERY, NOON)),
                new LibraryChange.RecordUpload(Sample.upload("line", id, "of-" + id, NOON)),
                new ScheduleChange.PutScheduled(acme.scheduled(id, "talk-" + id, NOON)),
                new RecordConsent(acme.consent(id, "consent", NOON)),
                new AddIdentity(acme.identity(who)),
                new SeeAlias(acme.number(who, digits)),
                new LinkIdentity(new IdentityId(who), contact.id()),
                new AddConversation(talk),
                new AppendMessage(acme.inbound(id, id, NOON)),
                new PutMedia(acme.media(id, 0, MediaFile.State.STORED, NOON)),
                new RecordChannelConsent(acme.channelConsent(who, "consent", ConsentState.WITHDRAWN, NOON)),
                new ReportTemplate(
                        acme.report(new TemplateKey("waba", id, "es"), TemplateReport.Aspect.STATUS, "PAUSED", NOON)),
                new ReportLine(acme.lineReport(id, LineFact.of(LineFact.Aspect.QUALITY, "GREEN"), NOON)),
                new Quarantine(acme.quarantined(id, null, QuarantinedItem.Reason.MALFORMED, NOON)),
                new QuarantineWork(acme.quarantinedWork(WorkKind.SEND, id)),
                new DeferReport(new DeferredReport(
                        ACME, new LineId("line"), id, new DeliveryStep(0, DeliveryStatus.SENT, NOON, null), NOON)));
        ChangeSet.Builder set = changeSet().claim(Claim.event(id), "me");
        changes.forEach(set::change);
        commitApplied(set);
        commitAppliedIn(
                AccountId.NONE, new AppendJournal(new JournalEntry(id, null, RawBytes.copyOf(new byte[] {1}), NOON)));
    }

    private long count(ContactFilter text) {
        return store.countContacts(ACME, ContactSelection.EVERYBODY.matching(text), Long.MAX_VALUE);
    }
}
