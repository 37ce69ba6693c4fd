package io.escala.acceptance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.acceptance.hostile.Mutations.Copy;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.result.Receipt;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of one channel, each with many hostile entries and one valid neighbour; and the answers. */
final class Delivery {
    private static final int MAX_ENTRIES = 200;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final InboxFixture fixture;
    private final String object;
    private final Predicate<ChannelEvent> ours;
    private final Supplier<Copy> neighbours;
    private final List<Copy> waiting = new ArrayList<>();
    private final List<String> neighbourIds = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Set<String> quarantined = new LinkedHashSet<>();
    private int characters;
    private int delivered;

    /**
     * Starts the bodies of a channel.
     *
     * @param fixture where they are posted
     * @param object what Meta calls the channel
     * @param ours whether the account is concerned by an event
     * @param neighbours makes one more neighbour
     */
    Delivery(InboxFixture fixture, String object, Predicate<ChannelEvent> ours, Supplier<Copy> neighbours) {
        this.fixture = fixture;
        this.object = object;
        this.ours = ours;
        this.neighbours = neighbours;
    }

    /** Adds a copy to the next body. */
    void add(Copy copy) {
        waiting.add(copy);
        characters += copy.json().length();
        if (waiting.size() == MAX_ENTRIES || characters > MAX_CHARACTERS) {
            post();
        }
    }

    /** Posts the added copies, with a neighbour. */
    void post() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Copy> together = new ArrayList<>(waiting);
        waiting.clear();
        characters = 0;
        Copy neighbour = neighbours.get();
        neighbourIds.add(messageId(neighbour));
        together.add(together.size() / 2, neighbour);
        if (!taken(together)) {
            together.stream()
                    .filter(copy -> !taken(List.of(copy)))
                    .map(Copy::title)
                    .forEach(refused::add);
        }
    }

    private boolean taken(List<Copy> copies) {
        byte[] body = body(copies);
        WebhookResponse response =
                fixture.post(fixture.meta().webhook(fixture.meta().app(TestBusiness.APP), body));
        if (response.status() != 200) {
            return false;
        }
        Receipt receipt = Objects.requireNonNull(response.receipt());
        List<ChannelEvent> events =
                MetaEvents.read(TestBusiness.APP, RawBytes.copyOf(body), null).events();
        assertThat(receipt.items()).hasSameSizeAs(events).hasSizeGreaterThanOrEqualTo(copies.size());
        boolean sound = true;
        for (int i = 0; i < events.size(); i++) {
            Receipt.Item item = receipt.items().get(i);
            QuarantinedItem.Reason reason = item.reason();
            if (reason == null) {
                assertThat(item.outcome()).isNotEqualTo(Receipt.Filing.QUARANTINED);
            } else {
                quarantined.add(name(reason, events.get(i)));
                sound &= reason != QuarantinedItem.Reason.FAILED;
            }
        }
        delivered += copies.size();
        return sound;
    }

    private byte[] body(List<Copy> copies) {
        StringBuilder body = new StringBuilder("{\"object\":\"").append(object).append("\",\"entry\":[");
        for (int i = 0; i < copies.size(); i++) {
            body.append(i == 0 ? "" : ",").append(copies.get(i).json());
        }
        return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes are kept once for each reason, by the account and outside of all. */
    private String name(QuarantinedItem.Reason reason, ChannelEvent event) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(event.raw().toByteArray());
            return ours.test(event) + "/" + reason + "/" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(Copy neighbour) {
        var entry = JsonMapper.shared().readTree(neighbour.json());
        var mid = entry.at("/messaging/0/message/mid");
        return mid.isString()
                ? mid.stringValue()
                : entry.at("/changes/0/value/messages/0/id").stringValue();
    }

    /** The number of accepted entries, including neighbours. */
    int delivered() {
        return delivered;
    }

    /** The titles of copies not answered 200, or quarantined as FAILED. */
    List<String> refused() {
        return refused;
    }

    /** What names each event that was quarantined. */
    Set<String> quarantined() {
        return quarantined;
    }

    /** Meta's ids of the neighbours' messages. */
    List<String> neighbourIds() {
        return neighbourIds;
    }
}
