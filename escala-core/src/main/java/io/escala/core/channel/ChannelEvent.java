package io.escala.core.channel;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A normalised event of any channel. The channel adapters turn each item of a webhook body into exactly one event; no item
 * is dropped. Sealed: match it with {@link #accept(Cases)}.
 */
public sealed interface ChannelEvent
        permits MessageEvent, DeliveryEvent, AmendmentEvent, PersonEvent, TemplateReported, LineReported, Quarantined {
    /**
     * Calls the method of this variant.
     *
     * @param cases one method per variant
     * @return what the method returned
     */
    <R> R accept(Cases<R> cases);

    /** Returns the key of the line it came through, or null when the item does not contain one. */
    @Nullable
    LineKey line();

    /**
     * Returns the id of the WhatsApp Business Account the event refers to when it names no line: it concerns every account
     * with a line under it. Otherwise null.
     */
    default @Nullable String wabaId() {
        return null;
    }

    /**
     * Returns the person it names, with every id it contains for this person; {@link Party#UNNAMED} when it is about no
     * person.
     */
    Party party();

    /** Returns the channel's id of the message or call that it is or refers to, or null when there is none. */
    @Nullable
    String messageId();

    /** Returns the reference this library attached to the send it refers to, or null when the item contains none. */
    default @Nullable String reference() {
        return null;
    }

    /** Returns the channel's timestamp; null when it is unusable or the item has none. */
    @Nullable
    Instant at();

    /**
     * Returns the item as received.
     *
     * @return its bytes, UTF-8 JSON
     */
    RawBytes raw();

    /** One method per variant. */
    interface Cases<R> {
        /** A person sent a message. */
        R inbound(MessageEvent.Inbound event);

        /** The business sent a message, and the channel reports it. */
        R echo(MessageEvent.Echo event);

        /** The delivery status of a send changed. */
        R status(DeliveryEvent.Status event);

        /** Everything up to a time was delivered or read. */
        R watermark(DeliveryEvent.Watermark event);

        /** A message, and everything before it, was read. */
        R seen(DeliveryEvent.Seen event);

        /** A message was edited by its author, or a call ended. */
        R edited(AmendmentEvent.Edited event);

        /** A message was unsent by its author. */
        R unsent(AmendmentEvent.Unsent event);

        /** A reaction to a message was added or removed. */
        R reacted(AmendmentEvent.Reacted event);

        /** An item that cannot be filed. */
        R quarantined(Quarantined event);

        /** The channel reports new ids for a person. */
        R personChanged(PersonEvent.PersonChanged event);

        /** A person gave or withdrew consent on the channel. */
        R consentChanged(PersonEvent.ConsentChanged event);

        /** A person opened the chat without sending a message. */
        R enteredConversation(PersonEvent.EnteredConversation event);

        /** A person called. */
        R called(MessageEvent.Called event);

        /** Meta reported on a template. */
        R templateReported(TemplateReported event);

        /** Meta reported on a line. */
        R lineReported(LineReported event);
    }
}
