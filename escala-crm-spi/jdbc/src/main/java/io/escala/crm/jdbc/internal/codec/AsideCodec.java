package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Channel;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The storage form of what waits beside the inbox. */
public final class AsideCodec {
    private AsideCodec() {}

    /**
     * Writes a parked status.
     *
     * @param parked the status
     * @return what no column holds
     */
    public static String write(ParkedStatus parked) {
        return new Doc()
                .put("line", parked.line().value())
                .put("message", parked.providerId())
                .put("attempt", parked.step().attempt())
                .put("error", MessageCodec.write(parked.step().error()))
                .put("parked", parked.parkedAt())
                .json();
    }

    /**
     * Reads a parked status.
     *
     * @param account whose
     * @param rank its status
     * @param at when it happened
     * @param json the rest
     * @return the status
     */
    public static ParkedStatus parked(AccountId account, int rank, Instant at, String json) {
        Doc doc = Doc.of(json);
        return new ParkedStatus(
                account,
                new LineId(doc.text("line")),
                doc.text("message"),
                new DeliveryStep(
                        doc.small("attempt"), Delivered.status(rank), at, MessageCodec.error(doc.docOrNull("error"))),
                doc.time("parked"));
    }

    /**
     * Writes a suggestion.
     *
     * @param suggestion the suggestion
     * @return all but account and id
     */
    public static String write(Suggestion suggestion) {
        IdentityId identity = suggestion.identity();
        return new Doc()
                .put("kind", Tags.SUGGESTION.tag(suggestion.kind()))
                .put("identity", identity == null ? null : identity.value())
                .put(
                        "contacts",
                        suggestion.contacts().stream().map(ContactId::value).collect(Collectors.toList()))
                .put("at", suggestion.at())
                .json();
    }

    /**
     * Reads a suggestion.
     *
     * @param account whose
     * @param id its id
     * @param json the rest
     * @return the suggestion, or empty when only a newer version knows its kind
     */
    public static Optional<Suggestion> suggestion(AccountId account, String id, String json) {
        Doc doc = Doc.of(json);
        String identity = doc.textOrNull("identity");
        List<ContactId> contacts =
                doc.texts("contacts").stream().map(ContactId::new).collect(Collectors.toList());
        return Tags.SUGGESTION
                .find(doc.text("kind"))
                .map(kind -> new Suggestion(
                        account,
                        id,
                        kind,
                        identity == null ? null : new IdentityId(identity),
                        contacts,
                        doc.time("at")));
    }

    /**
     * Writes a quarantined item.
     *
     * @param item the item
     * @return all but account, id and bytes
     */
    public static String write(SetAside item) {
        Channel channel = item.channel();
        return new Doc()
                .put("channel", channel == null ? null : Tags.CHANNEL.tag(channel))
                .put("reason", Tags.ASIDE.tag(item.reason()))
                .put("detail", item.detail())
                .put("at", item.at())
                .json();
    }

    /**
     * Reads a quarantined item.
     *
     * @param account whose
     * @param id its id
     * @param json the rest
     * @param raw its bytes
     * @return the item; a reason that only a newer version knows reads as unrecognized
     */
    public static SetAside setAside(AccountId account, String id, String json, byte[] raw) {
        Doc doc = Doc.of(json);
        String channel = doc.textOrNull("channel");
        return new SetAside(
                account,
                id,
                channel == null ? null : Tags.CHANNEL.find(channel).orElse(null),
                Tags.ASIDE.find(doc.text("reason")).orElse(SetAside.Reason.UNRECOGNIZED),
                doc.textOrNull("detail"),
                RawBytes.copyOf(raw),
                doc.time("at"));
    }
}
