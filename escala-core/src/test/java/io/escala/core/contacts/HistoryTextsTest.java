package io.escala.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every item of a history reads as a sentence, in Spanish and English, and names who did it. */
@DisplayName("M18 The text of a history")
class HistoryTextsTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId GONE = new UserId("gone");
    private static final IdentityId PERSON = new IdentityId("person");
    private static final RecordId RECORD = new RecordId("record");
    private static final HistoryEntry.Names NAMES = new HistoryEntry.Names(
            Map.of(ANA, "Ana Gil"), Map.of("customFields.plan", new FieldLabel("Plan contratado", "Plan bought")));
    private static final Locale SPANISH = new Locale("es", "AR");

    private static HistoryEntry entry(Author by, HistoryContent content) {
        return HistoryEntry.of(
                new HistoryItem(
                        new AccountId("acme"),
                        new ContactId("rosa"),
                        new HistoryItemId("item"),
                        by,
                        content,
                        Instant.EPOCH),
                NAMES);
    }

    private static String english(HistoryContent content) {
        return entry(Author.user(ANA), content).text(Locale.FRENCH);
    }

    private static String spanish(HistoryContent content) {
        return entry(Author.user(ANA), content).text(SPANISH);
    }

    static Stream<HistoryContent> contents() {
        List<HistoryContent> all = new ArrayList<>(List.of(
                new HistoryContent.FieldsEdited(List.of("firstName")),
                new HistoryContent.OwnerChanged(null, ANA),
                new HistoryContent.OwnerChanged(ANA, null),
                new HistoryContent.CompanyChanged(null, null),
                new HistoryContent.MarketingChanged(true),
                new HistoryContent.MarketingChanged(false),
                new HistoryContent.ArchivingChanged(true),
                new HistoryContent.ArchivingChanged(false),
                new HistoryContent.WhatsAppPhoneRecorded(),
                new HistoryContent.PersonLinked(PERSON, Channel.WHATSAPP, null),
                new HistoryContent.RecordOwnerChanged(RECORD, RecordKind.TASK, null, ANA),
                new HistoryContent.RecordOwnerChanged(RECORD, RecordKind.TASK, ANA, null),
                new HistoryContent.Unknown("hologram", "{}")));
        Stream.of(Origin.values()).forEach(each -> all.add(new HistoryContent.ContactCreated(each, null)));
        Stream.of(Lifecycle.values())
                .forEach(each -> all.add(new HistoryContent.LifecycleChanged(Lifecycle.PROSPECT, each)));
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Stream.of(ConsentState.values())
                    .forEach(each -> all.add(new HistoryContent.ConsentRecorded(purpose, each)));
        }
        for (ContactKeyKind kind : ContactKeyKind.values()) {
            all.add(new HistoryContent.KeyAdded(kind));
            all.add(new HistoryContent.KeyRemoved(kind));
            all.add(new HistoryContent.KeyMoved(kind, new ContactId("rosa"), new ContactId("other")));
        }
        Stream.of(LinkRule.values())
                .forEach(each -> all.add(new HistoryContent.PersonLinked(PERSON, Channel.WHATSAPP, each)));
        for (Channel channel : Channel.values()) {
            all.add(new HistoryContent.PersonUnlinked(PERSON, channel));
            all.add(new HistoryContent.PersonChanged(PERSON, channel));
        }
        for (CrmEvent.RecordChanged.What what : CrmEvent.RecordChanged.What.values()) {
            Stream.of(RecordKind.values())
                    .forEach(each -> all.add(new HistoryContent.RecordChanged(RECORD, each, what, List.of())));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("contents")
    @DisplayName("exists for everything and every author, in both languages")
    void isThereForEverything(HistoryContent content) {
        for (Author.Kind kind : Author.Kind.values()) {
            Author by = new Author(kind, kind == Author.Kind.USER ? GONE : null);
            String spanish = entry(by, content).text(SPANISH);
            String english = entry(by, content).text(Locale.ENGLISH);

            assertThat(spanish).isNotBlank().isNotEqualTo(english).doesNotContain("{");
            assertThat(english).isNotBlank().doesNotContain("{");
        }
    }

    @Test
    @DisplayName("names users, and the fields of the account's own by their labels")
    void namesUsersAndFields() {
        assertThat(spanish(new HistoryContent.OwnerChanged(null, ANA)))
                .isEqualTo("Ana Gil asignó el contacto a Ana Gil");
        assertThat(english(new HistoryContent.OwnerChanged(ANA, GONE)))
                .isEqualTo("Ana Gil assigned the contact to a user");
        HistoryContent edited =
                new HistoryContent.FieldsEdited(List.of("lastName", "customFields.plan", "customFields.x"));
        assertThat(spanish(edited)).isEqualTo("Ana Gil cambió: Plan contratado, x, apellido");
        assertThat(english(edited)).isEqualTo("Ana Gil changed: Plan bought, x, last name");
        assertThat(entry(Author.user(ANA), edited).authorName()).contains("Ana Gil");
    }

    @Test
    @DisplayName("of a creation says how, where nobody knows who")
    void creation() {
        HistoryContent byHand = new HistoryContent.ContactCreated(Origin.PERSON, null);

        assertThat(english(byHand)).isEqualTo("Contact created by Ana Gil");
        assertThat(entry(Author.CHANNEL, byHand).text(SPANISH)).isEqualTo("Contacto creado a mano");
    }

    @Test
    @DisplayName("is in no log")
    void toStringHasIdsOnly() {
        assertThat(entry(Author.user(ANA), new HistoryContent.OwnerChanged(null, ANA)))
                .asString()
                .doesNotContain("Gil");
    }
}
