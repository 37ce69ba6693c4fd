package io.escala.core.contacts;

import io.escala.core.result.Refusal;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons of a contact's card do for one user: mark it for marketing, write an e-mail, call, write on WhatsApp. Each is available, or
 * says why not. A snapshot, immutable.
 */
public final class ContactActions {
    private final ContactId contact;
    private final boolean marketing;
    private final @Nullable Refusal marketingRefusal;
    private final @Nullable String email;
    private final @Nullable Phone call;
    private final WhatsApp whatsApp;

    /** What the WhatsApp button does. Four variants, matched with {@code instanceof}. */
    public sealed interface WhatsApp {
        /**
         * Opens the conversation with the contact.
         *
         * @param conversation the conversation: an open one, else the one that was active last
         */
        record OpenConversation(ConversationId conversation) implements WhatsApp {
            public OpenConversation {
                Objects.requireNonNull(conversation, "conversation");
            }
        }

        /**
         * Begins a conversation with a template, because there is none yet.
         *
         * @param lines the numbers of the business that the user may write from, in order of their ids
         */
        record BeginConversation(List<LineId> lines) implements WhatsApp {
            public BeginConversation {
                lines = List.copyOf(lines);
            }
        }

        /**
         * Opens WhatsApp on the user's own phone, because the user does not use the inbox, or it has no WhatsApp number.
         *
         * @param link a link to {@code wa.me}; it contains the contact's number
         */
        record OwnPhone(URI link) implements WhatsApp {
            public OwnPhone {
                Objects.requireNonNull(link, "link");
            }

            /** Without the number. */
            @Override
            public String toString() {
                return "OwnPhone[]";
            }
        }

        /** Does nothing: the contact has no phone. */
        record NotAvailable() implements WhatsApp {}
    }

    /**
     * Creates the actions.
     *
     * @param contact the contact
     * @param marketing whether it is marked for marketing
     * @param marketingRefusal why the user may not change that, or null
     * @param email the e-mail to write to, or null
     * @param call the number to call, or null
     * @param whatsApp what the WhatsApp button does
     */
    public ContactActions(
            ContactId contact,
            boolean marketing,
            @Nullable Refusal marketingRefusal,
            @Nullable String email,
            @Nullable Phone call,
            WhatsApp whatsApp) {
        this.contact = Objects.requireNonNull(contact, "contact");
        this.marketing = marketing;
        this.marketingRefusal = marketingRefusal;
        this.email = email;
        this.call = call;
        this.whatsApp = Objects.requireNonNull(whatsApp, "whatsApp");
    }

    /** Returns the contact. */
    public ContactId contact() {
        return contact;
    }

    /** Returns whether it is marked for marketing. */
    public boolean marketing() {
        return marketing;
    }

    /** Returns why the user may not mark or unmark it, with {@link Contacts#edit}; empty when they may. */
    public Optional<Refusal> marketingRefusal() {
        return Optional.ofNullable(marketingRefusal);
    }

    /** Returns the e-mail to write to: the primary one, else another; empty when there is none. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** Returns the number to call: the WhatsApp phone, else the primary phone; empty when there is neither. */
    public Optional<Phone> call() {
        return Optional.ofNullable(call);
    }

    /** Returns what the WhatsApp button does. */
    public WhatsApp whatsApp() {
        return whatsApp;
    }

    /** The id only: numbers and addresses are personal data. */
    @Override
    public String toString() {
        return "ContactActions[" + contact + "]";
    }
}
