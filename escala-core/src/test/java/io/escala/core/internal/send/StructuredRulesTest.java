package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.ContactCardsDraft;
import io.escala.core.send.Draft;
import io.escala.core.send.LocationDraft;
import io.escala.core.send.SharedContact;
import io.escala.crm.Channel;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentDetail.Name;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.Line;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredRulesTest {
    private static DraftJudgement judge(Line line, LocationDraft draft) {
        return StructuredRules.location(target(line), draft, true);
    }

    private static DraftJudgement judge(Line line, ContactCardsDraft draft) {
        return StructuredRules.contacts(target(line), draft, true);
    }

    private static SendTarget target(Line line) {
        return new SendTarget(line, null, null, null, List.of());
    }

    @Test
    void placesAreStoredLikeThoseOfCustomers() {
        DraftJudgement judged = judge(
                SendFixture.WHATSAPP,
                Draft.location(-32.95, 0.0000001).name("Shop").address("Mitre 1"));

        assertThat(judged.refusals()).isEmpty();
        assertThat(judged.parts().get(0).content())
                .isEqualTo(new MessageContent.Structured(
                        ContentKind.LOCATION,
                        null,
                        List.of(
                                new ContentDetail(0, Name.NAME, null, "Shop"),
                                new ContentDetail(0, Name.ADDRESS, null, "Mitre 1"),
                                new ContentDetail(0, Name.LATITUDE, null, "-32.95"),
                                new ContentDetail(0, Name.LONGITUDE, null, "0.00000010")),
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "90,180,",
        "-90,-180,",
        "0,0,",
        "90.0000001,0,location.latitude",
        "-91,0,location.latitude",
        "0,180.5,location.longitude",
        "NaN,0,location.latitude",
        "0,Infinity,location.longitude"
    })
    void placesThatDoNotExistAreRefused(double latitude, double longitude, String field) {
        assertThat(judge(SendFixture.WHATSAPP, Draft.location(latitude, longitude))
                        .refusals())
                .isEqualTo(field == null ? List.of() : List.of(Refusal.field(Reason.FIELD_INVALID, field)));
    }

    @Test
    void cardsAreStoredLikeThoseOfCustomers() {
        ContactCardsDraft draft = Draft.contactCards(
                SharedContact.named("Ana Gil")
                        .phone("0341 15 555")
                        .whatsAppPhone(new Phone("5493415550101"))
                        .email("ana@example.com")
                        .company("Shop")
                        .jobTitle("Owner"),
                SharedContact.named("Leo"));

        assertThat(judge(SendFixture.WHATSAPP, draft).parts().get(0).content())
                .isEqualTo(new MessageContent.Structured(
                        ContentKind.CONTACTS,
                        null,
                        List.of(
                                new ContentDetail(0, Name.NAME, null, "Ana Gil"),
                                new ContentDetail(0, Name.PHONE, null, "0341 15 555"),
                                new ContentDetail(0, Name.PHONE, ContentDetail.ON_WHATSAPP, "+5493415550101"),
                                new ContentDetail(0, Name.EMAIL, null, "ana@example.com"),
                                new ContentDetail(0, Name.COMPANY, null, "Shop"),
                                new ContentDetail(0, Name.TITLE, null, "Owner"),
                                new ContentDetail(1, Name.NAME, null, "Leo")),
                        ""));
    }

    @Test
    void blanksAndWhatWouldBeCutAreRefused() {
        assertThat(judge(SendFixture.WHATSAPP, Draft.contactCards()).refusals())
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, "contactCards"));
        assertThat(judge(
                                SendFixture.WHATSAPP,
                                Draft.contactCards(
                                        SharedContact.named("x".repeat(200)),
                                        SharedContact.named("\u200b ").company("x".repeat(201))))
                        .refusals())
                .containsExactly(
                        Refusal.at(Reason.FIELD_MISSING, "card.name", 1),
                        Refusal.at(Reason.FIELD_INVALID, "card.company", 1)
                                .because(Cause.TOO_LONG)
                                .limitedTo(200, 201));
        assertThat(judge(SendFixture.WHATSAPP, Draft.location(0, 0).name(" ")).refusals())
                .containsExactly(Refusal.field(Reason.FIELD_MISSING, "location.name"));
    }

    @Test
    void cardsAndTheirValuesHaveAMost() {
        SharedContact plain = SharedContact.named("Ana");
        SharedContact full = plain.phone("1").email("a@example.com").company("b");

        assertThat(cards(257, plain).refusals()).isEmpty();
        assertThat(cards(258, plain).refusals())
                .containsExactly(
                        Refusal.field(Reason.LIMIT_REACHED, "contactCards").limitedTo(257, 258));
        assertThat(cards(125, full).refusals()).isEmpty();
        assertThat(cards(126, full).refusals())
                .containsExactly(
                        Refusal.field(Reason.LIMIT_REACHED, "contactCards").limitedTo(500, 504));
    }

    private static DraftJudgement cards(int number, SharedContact each) {
        return judge(
                SendFixture.WHATSAPP,
                Draft.contactCards(Collections.nCopies(number, each).toArray(SharedContact[]::new)));
    }

    @Test
    void otherChannelsHaveNeither() {
        for (Line line : List.of(SendFixture.MESSENGER, SendFixture.INSTAGRAM)) {
            assertThat(line.channel()).isNotEqualTo(Channel.WHATSAPP);
            assertThat(judge(line, Draft.location(0, 0)).refusals())
                    .containsExactly(Refusal.of(Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT)
                            .in("location", null));
            assertThat(judge(line, Draft.contactCards(SharedContact.named("Ana")))
                            .refusals())
                    .containsExactly(Refusal.of(Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT)
                            .in("contactCards", null));
        }
    }
}
