package io.escala.crm.event;

import io.escala.crm.Channel;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.util.List;
import java.util.Objects;

/**
 * Something that happened, committed together with what it tells of. Ids, enums and field names only, never values or texts, so
 * that the log may be kept and shipped. A closed family: match it with {@link #accept(Cases)}.
 */
public sealed interface CrmEvent {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
     * @return what the case returned
     */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        /** An inbound message was filed. */
        R messageReceived(MessageReceived event);

        /** A message was queued for sending. */
        R messageQueued(MessageQueued event);

        /** A message written by other means was learnt from its echo. */
        R messageEchoed(MessageEchoed event);

        /** A send has come further. */
        R deliveryChanged(DeliveryChanged event);

        /** A session began. */
        R conversationOpened(ConversationOpened event);

        /** A contact was created. */
        R contactCreated(ContactCreated event);

        /** Fields of a contact changed. */
        R contactChanged(ContactChanged event);

        /** An identity was linked to a contact. */
        R identityLinked(IdentityLinked event);

        /** A number became a contact's WhatsApp phone. */
        R whatsAppPhoneRecorded(WhatsAppPhoneRecorded event);

        /** Something needs a person's eye. */
        R attentionNeeded(AttentionNeeded event);

        /** A message was edited, unsent or reacted to. */
        R messageAmended(MessageAmended event);

        /** A medium was fetched, given up or erased. */
        R mediaChanged(MediaChanged event);

        /** The channel told of other keys of a person: another number, user id or user name. */
        R identityChanged(IdentityChanged event);

        /** A person said on their channel whether they want to be written to. */
        R consentChanged(ConsentChanged event);

        /** Meta reported on a template. */
        R templateChanged(TemplateChanged event);
    }

    /**
     * An inbound message was filed.
     *
     * @param conversation where
     * @param message the message
     */
    record MessageReceived(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageReceived {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageReceived(this);
        }
    }

    /**
     * A message was queued for sending.
     *
     * @param conversation where
     * @param message the message
     */
    record MessageQueued(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageQueued {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageQueued(this);
        }
    }

    /**
     * A message that the business wrote by other means was learnt from its echo.
     *
     * @param conversation where
     * @param message the message
     */
    record MessageEchoed(ConversationId conversation, MessageId message) implements CrmEvent {
        public MessageEchoed {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageEchoed(this);
        }
    }

    /**
     * A send has come further.
     *
     * @param message the message
     * @param status the status it reached
     */
    record DeliveryChanged(MessageId message, DeliveryStatus status) implements CrmEvent {
        public DeliveryChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.deliveryChanged(this);
        }
    }

    /**
     * A session of a conversation began. With {@link SessionOpener#CONTACT} this is the start event "Conversación abierta por
     * mensaje recibido" of its channel, which the mobile product calls "Conversación iniciada por el contacto".
     *
     * @param conversation where
     * @param channel the channel
     * @param opener who began it
     * @param session its number
     */
    record ConversationOpened(ConversationId conversation, Channel channel, SessionOpener opener, int session)
            implements CrmEvent {
        public ConversationOpened {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(opener, "opener");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.conversationOpened(this);
        }
    }

    /**
     * A contact was created.
     *
     * @param contact the contact
     */
    record ContactCreated(ContactId contact) implements CrmEvent {
        public ContactCreated {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactCreated(this);
        }
    }

    /**
     * Fields of a contact changed.
     *
     * @param contact the contact
     * @param fields the names of the fields, in upper case with underscores; never their values
     */
    record ContactChanged(ContactId contact, List<String> fields) implements CrmEvent {
        public ContactChanged {
            Objects.requireNonNull(contact, "contact");
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.contactChanged(this);
        }
    }

    /**
     * An identity was linked to a contact: its conversations with their whole history now belong to it.
     *
     * @param identity the identity
     * @param contact the contact
     */
    record IdentityLinked(IdentityId identity, ContactId contact) implements CrmEvent {
        public IdentityLinked {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.identityLinked(this);
        }
    }

    /**
     * A number became a contact's WhatsApp phone, because the contact wrote from it or by hand.
     *
     * @param contact the contact
     */
    record WhatsAppPhoneRecorded(ContactId contact) implements CrmEvent {
        public WhatsAppPhoneRecorded {
            Objects.requireNonNull(contact, "contact");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.whatsAppPhoneRecorded(this);
        }
    }

    /**
     * Something was left for a person to decide: a suggestion was recorded.
     *
     * @param suggestion its id
     */
    record AttentionNeeded(String suggestion) implements CrmEvent {
        public AttentionNeeded {
            Objects.requireNonNull(suggestion, "suggestion");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.attentionNeeded(this);
        }
    }

    /**
     * A message was edited, unsent or reacted to.
     *
     * @param conversation where
     * @param message which
     * @param kind what became of it
     */
    record MessageAmended(ConversationId conversation, MessageId message, Kind kind) implements CrmEvent {
        /** What can become of a message. */
        public enum Kind {
            /** Its author changed it, or the call that it tells of ended. */
            EDITED,
            /** Its author took it back. */
            UNSENT,
            /** Somebody reacted, or took the reaction back. */
            REACTED
        }

        public MessageAmended {
            Objects.requireNonNull(conversation, "conversation");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.messageAmended(this);
        }
    }

    /**
     * A medium was fetched, given up or erased.
     *
     * @param message which message
     * @param place which of its media, from 0
     * @param state how far it is
     */
    record MediaChanged(MessageId message, int place, MediaFile.State state) implements CrmEvent {
        public MediaChanged {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.mediaChanged(this);
        }
    }

    /**
     * The channel told of other keys of a person: another number, user id or user name.
     *
     * @param identity who
     */
    record IdentityChanged(IdentityId identity) implements CrmEvent {
        public IdentityChanged {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.identityChanged(this);
        }
    }

    /**
     * A person said on their channel whether they want to be written to.
     *
     * @param identity who
     * @param purpose to what
     * @param state what they said
     */
    record ConsentChanged(IdentityId identity, ConsentPurpose purpose, ConsentState state) implements CrmEvent {
        public ConsentChanged {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.consentChanged(this);
        }
    }

    /**
     * Meta reported on a template.
     *
     * @param template which
     * @param aspect about what
     */
    record TemplateChanged(TemplateKey template, TemplateReport.Aspect aspect) implements CrmEvent {
        public TemplateChanged {
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(aspect, "aspect");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.templateChanged(this);
        }
    }
}
