package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.DropQuarantined;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageCard;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessageOption;
import io.escala.crm.conversation.MessageProduct;
import io.escala.crm.conversation.MessageProducts;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.text.SafeText;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text is stored byte for byte, and ids that differ in one byte are different. */
abstract class HostileTextContract extends StoreContract {
    /** Ids that careless code treats as equal: by case, space, Unicode form, width, or invisible characters. */
    private static final List<String> LOOKALIKES = List.of(
            "Straße",
            "straße",
            "STRASSE",
            "strasse",
            "Strasse ",
            " Strasse",
            "Strasse\t",
            "Strasse\n",
            "Stra\u00dfe\u200b",
            "caf\u00e9",
            "cafe\u0301",
            "cafe",
            "CAF\u00c9",
            "\u0130d",
            "id",
            "\u0131d",
            "ID",
            "\uff29\uff24",
            "\ufb01",
            "fi",
            "1",
            "01",
            "1.0",
            "\u0661",
            "a%",
            "a_",
            "a\\",
            "a\\\\",
            "a'",
            "a''",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\ufffd",
            "null",
            "NULL");

    static List<String> texts() {
        return List.of(
                "plain",
                " spaces around ",
                "tab\tnew\nline\r\nreturn\u0085\u2028\u2029",
                "Robert'); DROP TABLE messages;--",
                "quotes ' '' \" \\\" ` and backslashes \\ \\\\ \\n \\u0041 trailing \\",
                "{\"json\":[1,2,{\"a\":null}]}",
                "%s %n ${jndi:ldap://x} {{1}} :name ? $1 @p",
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 \ud83c\udde6\ud83c\uddf7 \u270c\ud83c\udffd",
                "\ufffd \ufeff \u200b \u202e reversed \u202c",
                "\u0001\u0007\u001b[31m\u007f",
                "e\u0301 is not \u00e9, \u212b is not \u00c5",
                "a" + "\u0301\u0323".repeat(500),
                "\ud83d\ude00".repeat(SafeText.MAX_TEXT_CODE_POINTS),
                "x".repeat(SafeText.MAX_TEXT_CODE_POINTS),
                "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea \u65e5\u672c\u8a9e");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textIsKeptByteForByte(String text) {
        Conversation talk = acme.conversation("talk", "line", "who");
        Session session = Session.next(talk, SessionOpener.CONTACT, NOON);
        Message message = acme.inbound("talk", "m-1", "wamid.1", text, NOON);
        Message raw = acme.outbound("talk", "m-2", DeliveryStatus.QUEUED, NOON);
        Message withRaw = new Message(
                ACME,
                raw.id(),
                raw.conversation(),
                raw.line(),
                raw.author(),
                null,
                new MessageContent.Raw("kind", text),
                NOON,
                NOON,
                false,
                null,
                null,
                null,
                null,
                raw.delivery());
        MediaRef photo = new MediaRef(MediaKind.IMAGE, text, text, text, text, text);
        Message album = acme.inbound("talk", "m-3", new MessageContent.Album(List.of(photo, photo, photo), text), NOON);
        ContentDetail answer = new ContentDetail(0, ContentDetail.Name.ANSWER, text, text);
        Message form = acme.inbound(
                "talk",
                "m-4",
                new MessageContent.Structured(ContentKind.FORM_REPLY, text, List.of(answer), text),
                NOON);
        MessageOption option = new MessageOption(text, text, text, text, text);
        Message asked = acme.inbound(
                "talk",
                "m-5",
                new MessageContent.Interactive(
                        MessageContent.Interactive.Form.CARDS,
                        text,
                        text,
                        text,
                        text,
                        List.of(option),
                        List.of(new MessageCard(text, text, text, List.of(option))),
                        new MessageForm(
                                text,
                                text,
                                text,
                                false,
                                false,
                                text,
                                List.of(new FormValue(text, FormValue.Kind.TEXT, text, List.of(option)))),
                        new MessageProducts(text, List.of(new MessageProduct(text, text, text)))),
                NOON);
        Contact contact = withField("ana", "Field", text);
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(
                new AppendMessage(message),
                new AppendMessage(form),
                new AppendMessage(withRaw),
                new AppendMessage(album),
                new AppendMessage(asked),
                new AddContact(contact));
        commitApplied(new OpenSession(session, "cause"), new CloseSession(session.closed(NOON, text + ".", null)));

        List<SystemEntry> entries = List.of(
                entry(talk, "-1", new EntryContent.Closed(1, text)),
                entry(talk, "-2", new EntryContent.AutomationRan(text)),
                entry(talk, "-3", new EntryContent.Note(text)),
                entry(talk, "-4", new EntryContent.Unknown(text, text)));
        entries.forEach(entry -> commitApplied(new AddEntry(entry)));
        assertThat(store.entriesSince(ACME, talk.id(), new ThreadPosition(NOON, NOON, "-").toString(), 100)
                        .items())
                .isEqualTo(entries);
        List<Message> messages = List.of(message, withRaw, album, form, asked);
        assertThat(store.messages(ACME, messages.stream().map(Message::id).toList()))
                .isEqualTo(messages.stream().collect(Collectors.toMap(Message::id, each -> each)));
        assertThat(store.messages(ACME, Set.of(message.id())).get(message.id()))
                .extracting(found -> found.content().text())
                .isEqualTo(text);
        assertThat(store.contacts(ACME, Set.of(contact.id()))).isEqualTo(Map.of(contact.id(), contact));
        assertThat(store.sessions(ACME, Set.of(talk.id())).get(talk.id()))
                .containsExactly(session.closed(NOON, text + ".", null));
    }

    private static SystemEntry entry(Conversation conversation, String id, EntryContent content) {
        return new SystemEntry(ACME, new EntryId(id), conversation.id(), Author.CHANNEL, content, NOON, NOON);
    }

    @Test
    void claimsThatLookAlikeAreDifferent() {
        Map<Claim, String> expected = new HashMap<>();
        for (String id : LOOKALIKES) {
            Claim claim = Claim.event(id);
            assertThat(commit(changeSet().claim(claim, "holder of " + expected.size())))
                    .as(id)
                    .isEqualTo(new Applied());
            expected.put(claim, "holder of " + expected.size());
        }

        assertThat(store.holders(ACME, expected.keySet())).isEqualTo(expected);
    }

    @Test
    void messagesWhoseProviderIdsLookAlikeAreDifferent() {
        commitApplied(acme.lineIdentityAndConversation());
        int number = 0;
        for (String id : LOOKALIKES) {
            Message message = acme.inbound("talk", "m-" + number++, id, "Hola", NOON);
            commitApplied(new AppendMessage(message));

            Claim claim = Claim.providerMessage(new LineId("line"), id);
            assertThat(store.messages(ACME, Set.of(message.id()))).isEqualTo(Map.of(message.id(), message));
            assertThat(store.holders(ACME, Set.of(claim)))
                    .isEqualTo(Map.of(claim, message.id().value()));
        }
        assertThat(store.thread(ACME, acme.conversation("talk", "line", "who").id(), null, 100)
                        .items())
                .hasSize(LOOKALIKES.size());
    }

    @Test
    void aliasesThatLookAlikeAreDifferent() {
        commitApplied(new AddIdentity(acme.identity("who")));
        for (String id : LOOKALIKES) {
            commitApplied(new SeeAlias(IdentityAlias.since(
                    ACME,
                    acme.identity("who").id(),
                    new IdentityKey(IdentityKeyKind.BSUID, "portfolio", id),
                    AliasGrade.CONFIRMED,
                    NOON)));
        }

        assertThat(store.aliases(ACME, Set.of(acme.identity("who").id()))
                        .get(acme.identity("who").id()))
                .extracting(alias -> alias.key().value())
                .containsExactlyInAnyOrderElementsOf(LOOKALIKES);
    }

    @Test
    void contactKeysThatLookAlikeBelongToDifferentContacts() {
        int number = 0;
        for (String id : LOOKALIKES) {
            String contact = "c-" + number++;
            commitApplied(new AddContact(acme.contact(contact)), new GrantKey(acme.reference(contact, id)));
            Claim claim = Claim.contactKey(new ContactKeyValue(ContactKeyKind.EXTERNAL_REFERENCE, id));

            assertThat(store.holders(ACME, Set.of(claim))).isEqualTo(Map.of(claim, contact));
            assertThat(store.contactKeys(ACME, Set.of(new ContactId(contact))))
                    .isEqualTo(Map.of(new ContactId(contact), List.of(acme.reference(contact, id))));
        }
    }

    @Test
    void workWhoseKeysOrLanesLookAlikeIsDifferent() {
        for (String id : LOOKALIKES) {
            commitApplied(changeSet()
                    .enqueue(new WorkItem(ACME, new WorkKey(WorkKind.UNPARK, id), "one lane", "g", NOON, 0))
                    .enqueue(new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), "lane " + id, id, NOON, 0)));
        }

        assertThat(store.lane(ACME, "one lane", 100))
                .extracting(item -> item.key().id())
                .containsExactlyElementsOf(LOOKALIKES);
        for (String id : LOOKALIKES) {
            assertThat(store.lane(ACME, "lane " + id, 100))
                    .containsExactly(new WorkItem(ACME, new WorkKey(WorkKind.SEND, id), "lane " + id, id, NOON, 0));
        }
    }

    @Test
    void deferredStatusesOfLookAlikeIdsAreDifferent() {
        Map<Claim, List<DeferredReport>> expected = new HashMap<>();
        for (String id : LOOKALIKES) {
            DeferredReport deferred = new DeferredReport(
                    ACME, new LineId("line"), id, new DeliveryStep(0, DeliveryStatus.SENT, NOON, null), NOON);
            commitApplied(new DeferReport(deferred));
            expected.put(Claim.providerMessage(new LineId("line"), id), List.of(deferred));
        }

        assertThat(store.deferred(ACME, expected.keySet())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void contextAndAmendmentsAreKeptByteForByte(String text) {
        Message plain = acme.inbound("talk", "m-1", NOON)
                .with(new MessageContext(
                        new Referral("ad" + text, text, text, text, text, text, text),
                        text,
                        true,
                        new ReferredProduct(text, text),
                        new ChosenOption(new MessageId("asked"), text)));
        Amendment.Edit edit = new Amendment.Edit(new MessageContent.Text(text), NOON, "1");
        Amendment.Reaction reaction = new Amendment.Reaction(Direction.INBOUND, text, NOON, "1");
        TemplateKey template = new TemplateKey("waba", "welcome", "es");
        TemplateReport report =
                new TemplateReport(ACME, template, TemplateReport.Aspect.STATUS, "V" + text, text, NOON);
        MediaFile media = new MediaFile(ACME, plain.id(), 0, MediaFile.State.FAILED, null, 0, text, text, NOON);
        DeferredReport deferred = acme.deferred("line", "wamid.2", edit);
        commitApplied(acme.lineIdentityAndConversation());
        commitApplied(new AppendMessage(plain));

        commitApplied(new Amend(plain.id(), edit), new Amend(plain.id(), reaction), new PutMedia(media));
        commitApplied(new DeferReport(deferred), new ReportTemplate(report));

        Claim waiting = Claim.providerMessage(new LineId("line"), "wamid.2");
        assertThat(store.messages(ACME, Set.of(plain.id())))
                .isEqualTo(Map.of(plain.id(), plain.amended(edit).amended(reaction)));
        assertThat(store.messages(ACME, Set.of(plain.id())).get(plain.id()))
                .extracting(found -> found.shown().text())
                .isEqualTo(text);
        assertThat(store.media(ACME, Set.of(plain.id()))).isEqualTo(Map.of(plain.id(), List.of(media)));
        assertThat(store.deferred(ACME, Set.of(waiting))).isEqualTo(Map.of(waiting, List.of(deferred)));
        assertThat(store.templateReports(ACME, Set.of(template))).isEqualTo(Map.of(template, List.of(report)));
    }

    @Test
    void quarantinedItemsWithLookAlikeIdsAreDifferent() {
        Map<String, QuarantinedItem> expected = new HashMap<>();
        for (String id : LOOKALIKES) {
            QuarantinedItem item =
                    acme.quarantined(id, new LineKey(Channel.WHATSAPP, "1001"), QuarantinedItem.Reason.MALFORMED, NOON);
            commitApplied(new Quarantine(item));
            expected.put(id, item);
        }

        assertThat(store.quarantined(ACME, expected.keySet())).isEqualTo(expected);
        commitApplied(new DropQuarantined(ACME, "Straße"));
        expected.remove("Straße");
        assertThat(store.quarantined(ACME, LOOKALIKES)).isEqualTo(expected);
    }

    @Test
    void templatesThatLookAlikeAreDifferent() {
        Map<TemplateKey, List<TemplateReport>> expected = new HashMap<>();
        for (String name : LOOKALIKES) {
            for (TemplateKey key :
                    List.of(new TemplateKey("waba", name, "es"), new TemplateKey("waba", "name", name))) {
                TemplateReport report = acme.report(key, TemplateReport.Aspect.QUALITY, "RED " + name, NOON);
                commitApplied(new ReportTemplate(report));
                expected.put(key, List.of(report));
            }
        }

        assertThat(store.templateReports(ACME, expected.keySet())).isEqualTo(expected);
    }

    @Test
    void editsWithLookAlikeOrdersAreDifferent() {
        List<DeferredReport> expected = LOOKALIKES.stream()
                .map(order -> acme.deferred(
                        "line", "wamid.1", new Amendment.Edit(new MessageContent.Text(order), NOON, order)))
                .toList();
        expected.forEach(waiting -> commitApplied(new DeferReport(waiting)));

        Claim message = Claim.providerMessage(new LineId("line"), "wamid.1");
        assertThat(store.deferred(ACME, Set.of(message)).get(message)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void idsMayDifferInCaseAlone() {
        commitApplied(new AddContact(acme.contact("ana", "Lower", null)));
        commitApplied(new AddContact(acme.contact("ANA", "Upper", null)));
        commitApplied(changeSet().claim(Claim.event("x"), "y"));

        ContactId lower = new ContactId("ana");
        ContactId upper = new ContactId("ANA");
        assertThat(store.contacts(ACME, Set.of(lower, upper)))
                .isEqualTo(
                        Map.of(lower, acme.contact("ana", "Lower", null), upper, acme.contact("ANA", "Upper", null)));
    }

    @Test
    void namesWithDiacriticsAreFoundByTheirWords() {
        Contact contact = acme.contact("ana", "D'Artagnan \"100%\" O_Brien\\", "\u212b ngstr\u00f6m \ud83d\ude00");
        commitApplied(new AddContact(contact));

        for (String term : List.of("D'Artagnan", "100%", "o_brien", "angstrom", "\u00c5", "brien\\")) {
            ContactFilter byName = new ContactFilter(ContactFilter.of(term).words(), List.of(), null, null);
            List<String> expected =
                    byName.words().stream().allMatch(word -> (" " + contact.searchKey()).contains(" " + word))
                            ? List.of("ana")
                            : List.of();
            assertThat(store.searchContacts(ACME, ContactSelection.EVERYBODY.matching(byName), null, 10)
                            .items())
                    .as(term)
                    .extracting(found -> found.contact().id().value())
                    .containsExactlyElementsOf(expected);
        }
        assertThat(store.countContacts(
                        ACME, ContactSelection.EVERYBODY.matching(ContactFilter.of("d artagnan o brien 100")), 10))
                .isEqualTo(1);
    }

    private Contact withField(String id, String field, String value) {
        return new Contact(
                ACME,
                new ContactId(id),
                null,
                null,
                null,
                null,
                null,
                Lifecycle.PROSPECT,
                false,
                Map.of(field, value),
                Map.of(),
                Origin.HOST,
                NOON,
                0);
    }
}
