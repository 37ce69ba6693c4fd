package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.CatalogProduct;
import io.escala.core.send.ChoiceCard;
import io.escala.core.send.Draft;
import io.escala.core.send.Option;
import io.escala.core.send.SendPreview;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SharedContact;
import io.escala.crm.Channel;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What may be sent, for every channel, kind of content, author, setting and age of the person's last message. One row of the table decides each
 * combination, and no combination is left out.
 */
class SendPreviewTableTest {
    /**
     * The columns after the first four are the ages of {@link Age}, in their order. A star stands for every value.
     *
     * <pre>
     * .  may be sent
     * T  the window is closed: send a template
     * W  the window is closed: wait for the customer
     * C  not on this channel: wait for the customer, or correct the content
     * M  not a marketing contact
     * </pre>
     */
    private static final List<String> TABLE = List.of(
            // channel    content            author  human agent  never 1h 23:59:59 24h 6d 7d shut
            "WHATSAPP    TEXT                *      *    T . . T T T T",
            "WHATSAPP    CHOICE              *      *    T . . T T T T",
            "WHATSAPP    CARDS               *      *    T . . T T T T",
            "WHATSAPP    LOCATION_REQUEST    *      *    T . . T T T T",
            "WHATSAPP    LOCATION            *      *    T . . T T T T",
            "WHATSAPP    CONTACT_CARDS       *      *    T . . T T T T",
            "WHATSAPP    FORM                *      *    T . . T T T T",
            "WHATSAPP    PRODUCTS            *      *    T . . T T T T",
            "WHATSAPP    IMAGE               *      *    T . . T T T T",
            "WHATSAPP    TEMPLATE            *      *    . . . . . . .",
            "WHATSAPP    MARKETING_TEMPLATE  *      *    M M M M M M M",
            "MESSENGER   TEXT                USER   on   W . . . . W W",
            "MESSENGER   TEXT                USER   off  W . . W W W W",
            "MESSENGER   TEXT                *      *    W . . W W W W",
            "MESSENGER   CHOICE              USER   on   W . . . . W W",
            "MESSENGER   CHOICE              USER   off  W . . W W W W",
            "MESSENGER   CHOICE              *      *    W . . W W W W",
            "MESSENGER   IMAGE               USER   on   W . . . . W W",
            "MESSENGER   IMAGE               USER   off  W . . W W W W",
            "MESSENGER   IMAGE               *      *    W . . W W W W",
            "MESSENGER   CARDS               USER   on   W . . . . W W",
            "MESSENGER   CARDS               USER   off  W . . W W W W",
            "MESSENGER   CARDS               *      *    W . . W W W W",
            "MESSENGER   LOCATION_REQUEST    *      *    C C C C C C C",
            "MESSENGER   LOCATION            *      *    C C C C C C C",
            "MESSENGER   CONTACT_CARDS       *      *    C C C C C C C",
            "MESSENGER   FORM                *      *    C C C C C C C",
            "MESSENGER   PRODUCTS            *      *    C C C C C C C",
            "MESSENGER   TEMPLATE            *      *    C C C C C C C",
            "MESSENGER   MARKETING_TEMPLATE  *      *    C C C C C C C",
            "INSTAGRAM   TEXT                USER   on   W . . . . W W",
            "INSTAGRAM   TEXT                USER   off  W . . W W W W",
            "INSTAGRAM   TEXT                *      *    W . . W W W W",
            "INSTAGRAM   CHOICE              USER   on   W . . . . W W",
            "INSTAGRAM   CHOICE              USER   off  W . . W W W W",
            "INSTAGRAM   CHOICE              *      *    W . . W W W W",
            "INSTAGRAM   IMAGE               USER   on   W . . . . W W",
            "INSTAGRAM   IMAGE               USER   off  W . . W W W W",
            "INSTAGRAM   IMAGE               *      *    W . . W W W W",
            "INSTAGRAM   CARDS               USER   on   W . . . . W W",
            "INSTAGRAM   CARDS               USER   off  W . . W W W W",
            "INSTAGRAM   CARDS               *      *    W . . W W W W",
            "INSTAGRAM   LOCATION_REQUEST    *      *    C C C C C C C",
            "INSTAGRAM   LOCATION            *      *    C C C C C C C",
            "INSTAGRAM   CONTACT_CARDS       *      *    C C C C C C C",
            "INSTAGRAM   FORM                *      *    C C C C C C C",
            "INSTAGRAM   PRODUCTS            *      *    C C C C C C C",
            "INSTAGRAM   TEMPLATE            *      *    C C C C C C C",
            "INSTAGRAM   MARKETING_TEMPLATE  *      *    C C C C C C C");

    private enum Content {
        TEXT,
        CHOICE,
        CARDS,
        LOCATION_REQUEST,
        LOCATION,
        CONTACT_CARDS,
        FORM,
        PRODUCTS,
        IMAGE,
        TEMPLATE,
        MARKETING_TEMPLATE
    }

    private enum Author {
        USER,
        AUTOMATION,
        HOST,
        CAMPAIGN
    }

    /** How long ago the person's last message was. */
    private enum Age {
        NEVER(null),
        AN_HOUR(Duration.ofHours(1)),
        LAST_SECOND(Duration.ofHours(24).minusSeconds(1)),
        A_DAY(Duration.ofHours(24)),
        SIX_DAYS(Duration.ofDays(6)),
        SEVEN_DAYS(Duration.ofDays(7)),
        /** An hour, and since then Meta reported that the window is closed. */
        SHUT(Duration.ofHours(1));

        private final @Nullable Duration since;

        Age(@Nullable Duration since) {
            this.since = since;
        }
    }

    /** One combination. */
    private record Row(Channel channel, Content content, Author author, boolean humanAgent, Age age) {
        /** The first row of the table that is about it. */
        char expected() {
            for (String line : TABLE) {
                String[] cells = line.split(" +", -1);
                if (fits(cells[0], channel.name())
                        && fits(cells[1], content.name())
                        && fits(cells[2], author.name())
                        && fits(cells[3], humanAgent ? "on" : "off")) {
                    return cells[4 + List.of(Age.values()).indexOf(age)].charAt(0);
                }
            }
            throw new AssertionError("no row of the table is about " + this);
        }

        private static boolean fits(String cell, String value) {
            return cell.equals("*") || cell.equals(value);
        }
    }

    static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (Content content : Content.values()) {
                for (Author author : Author.values()) {
                    for (boolean humanAgent : new boolean[] {true, false}) {
                        for (Age age : Age.values()) {
                            rows.add(new Row(channel, content, author, humanAgent, age));
                        }
                    }
                }
            }
        }
        return rows.stream();
    }

    @Test
    @DisplayName(
            "M27 M33 M34 S80 What may be sent: channel, content, author, human agent and the age of the last message")
    void everyCombinationIsDecided() {
        SoftAssertions all = new SoftAssertions();
        rows().forEach(row -> all.assertThat(decide(row)).as("%s", row).isEqualTo(row.expected()));
        all.assertAll();
    }

    @Test
    void everyRefusalSaysWhatCanBeDone() {
        rows().forEach(row -> assertThat(preview(row).refusals())
                .as("%s", row)
                .allSatisfy(refusal -> assertThat(refusal.remedy()).isNotEqualTo(Remedy.NONE)));
    }

    private static char decide(Row row) {
        SendPreview preview = preview(row);
        if (preview.allowed()) {
            return '.';
        }
        if (preview.refusedFor(Reason.TEMPLATE_NOT_ON_CHANNEL) || preview.refusedFor(Reason.CONTENT_NOT_ON_CHANNEL)) {
            return 'C';
        }
        Refusal only = preview.refusals().get(0);
        assertThat(preview.refusals()).as("%s", row).hasSize(1);
        return switch (only.reason()) {
            case WINDOW_CLOSED -> only.remedy() == Remedy.SEND_TEMPLATE ? 'T' : 'W';
            case MARKETING_NOT_ALLOWED -> 'M';
            default -> '?';
        };
    }

    private static SendPreview preview(Row row) {
        SendFixture fixture = new SendFixture();
        fixture.state
                .account()
                .put(AccountSettings.of(SendFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                        .withHumanAgent(row.humanAgent()));
        fixture.state.library().put(PICTURE);
        fixture.template = SendFixture.template(
                row.content() == Content.MARKETING_TEMPLATE ? TemplateCategory.MARKETING : TemplateCategory.UTILITY,
                TemplateStatus.APPROVED,
                "Hola");
        ConversationId conversation = conversation(fixture, row.channel());
        if (row.age().since != null) {
            Instant wrote = SendFixture.NOON.minus(row.age().since);
            fixture.wrote(conversation, wrote);
            if (row.age() == Age.SHUT) {
                fixture.state.apply(new ConversationChange.RaiseMarks(
                        conversation, Map.of(Mark.WINDOW_SHUT, wrote.plusSeconds(60))));
            }
        }
        return fixture.judge(
                        SendRequest.to(conversation)
                                .draft(draft(row.content(), row.channel()))
                                .reference("ref"),
                        actor(row.author()))
                .preview();
    }

    private static ConversationId conversation(SendFixture fixture, Channel channel) {
        return switch (channel) {
            case WHATSAPP ->
                fixture.conversation(
                        SendFixture.WHATSAPP, fixture.person(channel, SendFixture.number("5493415550101")));
            case MESSENGER ->
                fixture.conversation(
                        SendFixture.MESSENGER,
                        fixture.person(channel, new IdentityKey(IdentityKeyKind.PSID, "1041", "249")));
            case INSTAGRAM ->
                fixture.conversation(
                        SendFixture.INSTAGRAM,
                        fixture.person(channel, new IdentityKey(IdentityKeyKind.IGSID, "1784", "179")));
        };
    }

    private static Actor actor(Author author) {
        return switch (author) {
            case USER -> SendFixture.ADMINISTRATOR;
            case AUTOMATION -> Actor.automation(SendFixture.ACCOUNT);
            case HOST -> Actor.host(SendFixture.ACCOUNT);
            case CAMPAIGN -> Actor.campaign(SendFixture.ACCOUNT);
        };
    }

    private static Draft draft(Content content, Channel channel) {
        return switch (content) {
            case TEXT -> Draft.text("Hola");
            case CHOICE -> Draft.choice("¿Cuál?", Option.titled("Rojo"), Option.titled("Azul"));
            case CARDS ->
                channel == Channel.WHATSAPP
                        ? Draft.cards(card("Silla", "silla"), card("Mesa", "mesa"))
                                .text("Mirá:")
                        : Draft.cards(card("Silla", "silla"), card("Mesa", "mesa"));
            case LOCATION_REQUEST -> Draft.locationRequest("¿Dónde?");
            case LOCATION -> Draft.location(-32.9, -60.6);
            case CONTACT_CARDS -> Draft.contactCards(SharedContact.named("Rosa"));
            case FORM -> Draft.form("1").asking("¿Cuándo?").button("Elegir");
            case PRODUCTS -> Draft.catalogue("1").product(CatalogProduct.of("silla"));
            case IMAGE -> Draft.attachments(MediaKind.IMAGE, List.of(PICTURE.id()));
            case TEMPLATE, MARKETING_TEMPLATE -> Draft.template("hello").language("es");
        };
    }

    private static ChoiceCard card(String title, String option) {
        return ChoiceCard.titled(title)
                .image("https://example.com/a.png")
                .options(Option.titled("La quiero").id(option));
    }

    private static final LibraryFile PICTURE = new LibraryFile(
            SendFixture.ACCOUNT,
            new LibraryFileId("picture"),
            "a.jpg",
            MediaKind.IMAGE,
            FileSource.ESCALA_GALLERY,
            "image/jpeg",
            1_000,
            "ab".repeat(32),
            "cd".repeat(32),
            io.escala.crm.conversation.Author.AUTOMATION,
            SendFixture.NOON,
            null);
}
