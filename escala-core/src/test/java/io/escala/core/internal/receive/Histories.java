package io.escala.core.internal.receive;

import static io.escala.core.internal.receive.ReceiveFixture.INSTAGRAM;
import static io.escala.core.internal.receive.ReceiveFixture.MESSENGER;
import static io.escala.core.internal.receive.ReceiveFixture.NOON;
import static io.escala.core.internal.receive.ReceiveFixture.WHATSAPP;
import static io.escala.core.internal.receive.ReceiveFixture.igsid;
import static io.escala.core.internal.receive.ReceiveFixture.number;
import static io.escala.core.internal.receive.ReceiveFixture.psid;
import static io.escala.core.internal.receive.ReceiveFixture.userId;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.PersonEvent;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Histories that Meta may deliver in any order: short ones written by hand, and long random ones. */
final class Histories {
    private static final String HEART = "\u2764";
    private static final String THUMB = "\uD83D\uDC4D";
    private static final String ROSA = "5493415550101";
    private static final String ROSA_ID = "AR.1001";
    private static final String ROSA_NOW = "5493415550109";
    private static final String ROSA_ID_NOW = "AR.9009";

    private Histories() {}

    /** One delivery: an event and the line it comes through. */
    record Delivered(Line line, ChannelEvent event) {}

    /** Events in the order of Meta's clock, in an account with existing data. */
    record History(String name, Consumer<ReceiveFixture> before, List<Delivered> events) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<History> catalogue() {
        return Stream.of(
                history("one person writes three times", wa("a", 1), wa("b", 2), wa("c", 2)),
                history(
                        "a person is seen by number, by user id, and by both",
                        wa("a", 1, number(ROSA)),
                        wa("b", 2, userId(ROSA_ID)),
                        wa("c", 3, number(ROSA), userId(ROSA_ID))),
                history(
                        "a number shows, hides and shows again",
                        wa("a", 1, number(ROSA), userId(ROSA_ID)),
                        wa("b", 2, userId(ROSA_ID)),
                        wa("c", 3, number(ROSA)),
                        wa("d", 4, number(ROSA), userId(ROSA_ID))),
                history(
                        "names change",
                        named("a", 1, "Rosa"),
                        named("b", 2, "Rosa P"),
                        named("c", 3, "Rosa Paz"),
                        wa("d", 4)),
                new History(
                        "a contact answers from a secondary number",
                        fixture -> fixture.contact("rosa", Map.of(ROSA, EnumSet.of(KeyRole.SECONDARY))),
                        List.of(wa("a", 1), wa("b", 2, userId(ROSA_ID), number(ROSA)), wa("c", 3, userId(ROSA_ID)))),
                new History(
                        "a contact is known by another form of the number",
                        fixture -> fixture.contact("rosa", Map.of("543415550101", EnumSet.of(KeyRole.PRIMARY))),
                        List.of(wa("a", 1), wa("b", 2))),
                history(
                        "a message is edited twice and reacted to",
                        wa("a", 1),
                        edit(WHATSAPP, "a", 2, "hola!", "1"),
                        edit(WHATSAPP, "a", 3, "hola!!", "2"),
                        react(WHATSAPP, "a", 4, Direction.OUTBOUND, THUMB),
                        react(WHATSAPP, "a", 5, Direction.OUTBOUND, null)),
                history(
                        "two edits of the same second",
                        wa("a", 1),
                        edit(WHATSAPP, "a", 2, "one", "wamid.1"),
                        edit(WHATSAPP, "a", 2, "two", "wamid.2")),
                history(
                        "a message is edited, reacted to and unsent",
                        ig("a", 1),
                        edit(INSTAGRAM, "a", 2, "secret!", "1"),
                        react(INSTAGRAM, "a", 3, Direction.INBOUND, HEART),
                        unsend(INSTAGRAM, "a", 4),
                        edit(INSTAGRAM, "a", 5, "secret!!", "2")),
                history(
                        "three pictures in one message are reacted to and get another caption",
                        album(INSTAGRAM, "a", 1, 3, igsid("9001")),
                        edit(INSTAGRAM, "a", 2, "three!", "1"),
                        react(INSTAGRAM, "a", 3, Direction.OUTBOUND, HEART),
                        ig("b", 4)),
                history(
                        "three pictures in one message are edited and unsent",
                        album(MESSENGER, "a", 1, 3, psid("5001")),
                        edit(MESSENGER, "a", 2, "three!", "1"),
                        unsend(MESSENGER, "a", 3),
                        album(MESSENGER, "b", 4, 2, psid("5001"))),
                history(
                        "the business sends two pictures elsewhere, and takes two others back",
                        albumEcho(MESSENGER, "e", 1, 2, psid("5001")),
                        albumEcho(MESSENGER, "f", 2, 2, psid("5001")),
                        unsend(MESSENGER, "f", 3),
                        fb("a", 4)),
                history("an unsend of a message that never comes", ig("a", 1), unsend(INSTAGRAM, "b", 2)),
                history(
                        "the business writes from the phone and the answer comes",
                        echo(WHATSAPP, "e", 1, number(ROSA), userId(ROSA_ID)),
                        status("e", 2, DeliveryStatus.DELIVERED, null),
                        status("e", 3, DeliveryStatus.READ, null),
                        wa("a", 4, number(ROSA), userId(ROSA_ID))),
                history(
                        "an echo is edited and unsent on the phone",
                        echo(WHATSAPP, "e", 1, number(ROSA)),
                        edit(WHATSAPP, "e", 2, "changed", "1"),
                        unsend(WHATSAPP, "e", 3)),
                new History(
                        "a send of ours: statuses of all kinds",
                        fixture -> sent(fixture, "o", "ours"),
                        List.of(
                                status("o", 1, DeliveryStatus.SENT, null),
                                status("o", 2, DeliveryStatus.DELIVERED, null),
                                status("o", 3, DeliveryStatus.READ, null),
                                status("o", 4, DeliveryStatus.PLAYED, null),
                                status("o", 5, DeliveryStatus.FAILED, new DeliveryError(131000, 0, "no")))),
                new History(
                        "a send of ours that shut the window, and the customer writes",
                        fixture -> sent(fixture, "o", "ours"),
                        List.of(
                                windowShut("o", 2),
                                status("o", 1, DeliveryStatus.SENT, null),
                                wa("a", 3, number(ROSA)),
                                react(WHATSAPP, "o", 4, Direction.INBOUND, HEART))),
                history(
                        "Messenger: messages, an echo of another app, delivered and read up to",
                        fb("a", 1),
                        echo(MESSENGER, "e", 2, psid("5001")),
                        upTo(Mark.DELIVERED_UP_TO, 3),
                        upTo(Mark.READ_UP_TO, 4),
                        upTo(Mark.READ_UP_TO, 3),
                        fb("b", 5)),
                history(
                        "Instagram: an echo is seen",
                        ig("a", 1),
                        echo(INSTAGRAM, "e", 2, igsid("9001")),
                        seen("e", 3),
                        react(INSTAGRAM, "e", 4, Direction.INBOUND, HEART)),
                history(
                        "two people, one of them on two channels",
                        wa("a", 1),
                        ig("b", 1),
                        wa("c", 2, number("5493415550202")),
                        unsend(INSTAGRAM, "b", 3)),
                history(
                        "a person takes another number and another user id",
                        wa("a", 1, number(ROSA), userId(ROSA_ID)),
                        changed(2),
                        wa("b", 3, number(ROSA_NOW), userId(ROSA_ID_NOW)),
                        wa("c", 4, userId(ROSA_ID_NOW))),
                history(
                        "somebody stops and resumes marketing, and calls",
                        wa("a", 1, number(ROSA), userId(ROSA_ID)),
                        consent(2, ConsentState.WITHDRAWN),
                        consent(3, ConsentState.GRANTED),
                        consent(4, ConsentState.WITHDRAWN),
                        called("call", 5),
                        ended("call", 6)),
                history(
                        "a number passes to another person",
                        wa("a", 1, number(ROSA), userId(ROSA_ID)),
                        wa("b", 2, number(ROSA), userId("AR.2002")),
                        wa("c", 3, userId(ROSA_ID))));
    }

    /** Three people on three lines, twenty to sixty events, each with what may follow it. */
    static History random(long seed) {
        Random random = new Random(seed);
        List<Delivered> events = new java.util.ArrayList<>();
        int size = 20 + random.nextInt(41);
        int messages = 0;
        for (int minute = 0; events.size() < size; minute++) {
            boolean fresh = messages == 0 || random.nextInt(3) == 0;
            int about = fresh ? messages++ : random.nextInt(messages);
            // The message determines line and person of its later reports.
            Line of = List.of(WHATSAPP, MESSENGER, INSTAGRAM).get(about % 3);
            int who = about / 3 % 3;
            String id = "m" + about;
            events.add(fresh ? written(of, id, minute, who, random) : amendment(of, id, minute, who, about, random));
        }
        return new History("by chance, seed " + seed, fixture -> {}, List.copyOf(events));
    }

    private static Delivered written(Line line, String id, int minute, int who, Random random) {
        PartyKey[] keys = keys(line, who, random);
        return switch (random.nextInt(5)) {
            case 0 -> echo(line, id, minute, keys);
            case 1 -> album(line, id, minute, 2 + random.nextInt(4), keys);
            default -> inbound(line, id, minute, null, keys);
        };
    }

    private static Delivered amendment(Line line, String id, int minute, int who, int about, Random random) {
        boolean whatsApp = line.equals(WHATSAPP);
        return switch (random.nextInt(whatsApp ? 5 : 6)) {
            case 0 -> edit(line, id, minute, "edit " + minute, "" + minute);
            case 1 -> react(line, id, minute, Direction.INBOUND, random.nextBoolean() ? HEART : null);
            case 2 -> react(line, id, minute, Direction.OUTBOUND, random.nextBoolean() ? THUMB : null);
            case 3 ->
                random.nextInt(3) == 0
                        ? unsend(line, id, minute)
                        : inbound(line, "again" + about + "." + minute, minute, null, keys(line, who, random));
            case 4 -> whatsApp ? status(id, minute, anyStatus(random), null) : seen(line, id, minute, who, random);
            default ->
                new Delivered(
                        line,
                        new DeliveryEvent.Watermark(
                                line.key(),
                                party(keys(line, who, random)),
                                random.nextBoolean() ? Mark.DELIVERED_UP_TO : Mark.READ_UP_TO,
                                at(minute),
                                ReceiveFixture.raw("mark")));
        };
    }

    private static DeliveryStatus anyStatus(Random random) {
        return List.of(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ)
                .get(random.nextInt(3));
    }

    private static Delivered seen(Line line, String id, int minute, int who, Random random) {
        return new Delivered(
                line,
                new DeliveryEvent.Seen(
                        line.key(), party(keys(line, who, random)), id, at(minute), ReceiveFixture.raw("seen")));
    }

    private static PartyKey[] keys(Line line, int who, Random random) {
        if (line.equals(MESSENGER)) {
            return new PartyKey[] {psid("500" + who)};
        }
        if (line.equals(INSTAGRAM)) {
            return new PartyKey[] {igsid("900" + who)};
        }
        PartyKey number = number("549341555010" + who);
        PartyKey id = userId("AR.100" + who);
        return switch (random.nextInt(3)) {
            case 0 -> new PartyKey[] {number};
            case 1 -> new PartyKey[] {id};
            default -> new PartyKey[] {number, id};
        };
    }

    private static History history(String name, Delivered... events) {
        return new History(name, fixture -> {}, List.of(events));
    }

    private static Instant at(int minute) {
        return NOON.minusSeconds(6000).plusSeconds(minute);
    }

    private static Party party(PartyKey... keys) {
        return new Party(List.of(keys), null);
    }

    private static Delivered inbound(Line line, String id, int minute, @Nullable String name, PartyKey... keys) {
        return new Delivered(
                line,
                new MessageEvent.Inbound(
                        line.key(),
                        new Party(List.of(keys), name),
                        id,
                        at(minute),
                        new MessageContent.Text("text of " + id),
                        null,
                        true,
                        ReceiveFixture.raw(id)));
    }

    private static Delivered album(Line line, String id, int minute, int size, PartyKey... keys) {
        return new Delivered(
                line,
                new MessageEvent.Inbound(
                        line.key(), party(keys), id, at(minute), photos(id, size), null, true, ReceiveFixture.raw(id)));
    }

    private static Delivered albumEcho(Line line, String id, int minute, int size, PartyKey... keys) {
        return new Delivered(
                line,
                new MessageEvent.Echo(
                        line.key(), party(keys), id, at(minute), photos(id, size), null, ReceiveFixture.raw(id)));
    }

    private static MessageContent photos(String id, int size) {
        List<MediaRef> photos = IntStream.range(0, size)
                .mapToObj(i -> new MediaRef(MediaKind.IMAGE, null, "https://example.com/" + id + i, null, null, null))
                .toList();
        return new MessageContent.Album(photos, "photos of " + id);
    }

    private static Delivered wa(String id, int minute, PartyKey... keys) {
        return inbound(WHATSAPP, id, minute, null, keys.length == 0 ? new PartyKey[] {number(ROSA)} : keys);
    }

    private static Delivered named(String id, int minute, String name) {
        return inbound(WHATSAPP, id, minute, name, number(ROSA), userId(ROSA_ID));
    }

    private static Delivered fb(String id, int minute) {
        return inbound(MESSENGER, id, minute, null, psid("5001"));
    }

    private static Delivered ig(String id, int minute) {
        return inbound(INSTAGRAM, id, minute, null, igsid("9001"));
    }

    private static Delivered echo(Line line, String id, int minute, PartyKey... keys) {
        return new Delivered(
                line,
                new MessageEvent.Echo(
                        line.key(),
                        party(keys),
                        id,
                        at(minute),
                        new MessageContent.Text("we say " + id),
                        null,
                        ReceiveFixture.raw(id)));
    }

    private static Delivered edit(Line line, String id, int minute, String text, String order) {
        return new Delivered(
                line,
                new AmendmentEvent.Edited(
                        line.key(),
                        Party.UNNAMED,
                        id,
                        at(minute),
                        new MessageContent.Text(text),
                        order,
                        ReceiveFixture.raw("edit")));
    }

    private static Delivered unsend(Line line, String id, int minute) {
        return new Delivered(
                line,
                new AmendmentEvent.Unsent(line.key(), Party.UNNAMED, id, at(minute), ReceiveFixture.raw("unsend")));
    }

    private static Delivered react(Line line, String id, int minute, Direction by, @Nullable String emoji) {
        return new Delivered(
                line,
                new AmendmentEvent.Reacted(
                        line.key(),
                        Party.UNNAMED,
                        id,
                        at(minute),
                        by,
                        emoji,
                        "r" + emoji,
                        ReceiveFixture.raw("react")));
    }

    private static Delivered status(String id, int minute, DeliveryStatus status, @Nullable DeliveryError error) {
        return new Delivered(
                WHATSAPP,
                new DeliveryEvent.Status(
                        WHATSAPP.key(),
                        id,
                        Party.UNNAMED,
                        status,
                        at(minute),
                        error,
                        null,
                        ReceiveFixture.raw("status")));
    }

    private static Delivered windowShut(String id, int minute) {
        return new Delivered(
                WHATSAPP,
                new DeliveryEvent.Status(
                        WHATSAPP.key(),
                        id,
                        Party.UNNAMED,
                        DeliveryStatus.FAILED,
                        at(minute),
                        new DeliveryError(131047, 0, "closed"),
                        null,
                        true,
                        false,
                        null,
                        ReceiveFixture.raw("status")));
    }

    private static Delivered changed(int minute) {
        return new Delivered(
                WHATSAPP,
                new PersonEvent.PersonChanged(
                        WHATSAPP.key(),
                        party(number(ROSA), userId(ROSA_ID)),
                        party(number(ROSA_NOW), userId(ROSA_ID_NOW)),
                        at(minute),
                        ReceiveFixture.raw("system")));
    }

    private static Delivered consent(int minute, ConsentState state) {
        return new Delivered(
                WHATSAPP,
                new PersonEvent.ConsentChanged(
                        WHATSAPP.key(),
                        party(number(ROSA), userId(ROSA_ID)),
                        ConsentPurpose.MARKETING,
                        state,
                        at(minute),
                        ReceiveFixture.raw("preference" + minute)));
    }

    private static Delivered called(String id, int minute) {
        return new Delivered(
                WHATSAPP,
                new MessageEvent.Called(
                        WHATSAPP.key(),
                        party(number(ROSA), userId(ROSA_ID)),
                        id,
                        at(minute),
                        new MessageContent.Raw("call", "{}"),
                        true,
                        ReceiveFixture.raw(id)));
    }

    private static Delivered ended(String id, int minute) {
        return new Delivered(
                WHATSAPP,
                new AmendmentEvent.Edited(
                        WHATSAPP.key(),
                        party(number(ROSA), userId(ROSA_ID)),
                        id,
                        at(minute),
                        new MessageContent.Raw("call", "{\"duration\":33}"),
                        "terminate",
                        ReceiveFixture.raw(id + " ended")));
    }

    private static Delivered upTo(Mark mark, int minute) {
        return new Delivered(
                MESSENGER,
                new DeliveryEvent.Watermark(
                        MESSENGER.key(), party(psid("5001")), mark, at(minute), ReceiveFixture.raw("mark")));
    }

    private static Delivered seen(String id, int minute) {
        return new Delivered(
                INSTAGRAM,
                new DeliveryEvent.Seen(
                        INSTAGRAM.key(), party(igsid("9001")), id, at(minute), ReceiveFixture.raw("seen")));
    }

    /** A send that Meta accepted, with its provider id. */
    private static void sent(ReceiveFixture fixture, String providerId, String id) {
        IdentityId who = new IdentityId("who");
        ConversationChange.AppendMessage append = new ConversationChange.AppendMessage(new Message(
                ReceiveFixture.ACCOUNT,
                new MessageId(id),
                new ConversationId("talk"),
                WHATSAPP.id(),
                Author.AUTOMATION,
                providerId,
                new MessageContent.Text("we ask"),
                at(0),
                at(0),
                false,
                IdentityKey.whatsAppNumber(new io.escala.crm.contact.Phone(ROSA)),
                null,
                null,
                null,
                Delivery.at(DeliveryStatus.ACCEPTED, at(0))));
        List<Change> changes = List.of(
                new IdentityChange.AddIdentity(new ChannelIdentity(
                        ReceiveFixture.ACCOUNT, who, WHATSAPP.channel(), null, null, null, at(0), 0)),
                new IdentityChange.SeeAlias(IdentityAlias.since(
                        ReceiveFixture.ACCOUNT,
                        who,
                        IdentityKey.whatsAppNumber(new io.escala.crm.contact.Phone(ROSA)),
                        AliasGrade.ASSUMED,
                        at(0))),
                new ConversationChange.AddConversation(Conversation.begin(
                        ReceiveFixture.ACCOUNT,
                        new ConversationId("talk"),
                        WHATSAPP.id(),
                        who,
                        WHATSAPP.channel(),
                        at(0))),
                append);
        for (Change change : changes) {
            fixture.state.apply(change);
            change.takes().forEach((Holding holding) -> fixture.state.hold(holding));
        }
    }

    static Stream<History> manyRandom(int count) {
        return IntStream.range(0, count).mapToObj(Histories::random);
    }
}
