package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to send something to somebody. Immutable: each step returns a new request.
 *
 * <pre>{@code
 * SendRequest.to(conversation).text("Hola").reference("order-77-ready");
 * SendRequest.to(rosa).from(salesLine).template(offer).reference("offer-to-rosa");
 * }</pre>
 *
 * <p>A request is sent once, however often it is passed to {@link Messages#send}: its client reference says which sends are the same.
 * Give your own reference where a send may be repeated after a crash; otherwise each request gets a random one.
 */
@CheckReturnValue
public final class SendRequest {
    private final Recipient recipient;
    private final Draft draft;
    private final @Nullable MessageId quoted;
    private final String clientReference;
    private final Surface surface;

    private SendRequest(
            Recipient recipient, Draft draft, @Nullable MessageId quoted, String clientReference, Surface surface) {
        this.recipient = recipient;
        this.draft = draft;
        this.quoted = quoted;
        this.clientReference = clientReference;
        this.surface = surface;
    }

    /** A recipient, for whom the content comes next. */
    @CheckReturnValue
    public static final class Addressed {
        private final Recipient recipient;

        private Addressed(Recipient recipient) {
            this.recipient = Objects.requireNonNull(recipient, "recipient");
        }

        /**
         * Sends a free text; needs an open messaging window.
         *
         * @param body the text
         * @return the request
         */
        public SendRequest text(String body) {
            return draft(Draft.text(body));
        }

        /**
         * Sends a question with options to tap; needs an open messaging window. More of it, such as a header, has {@link Draft#choice}.
         *
         * @param question the question
         * @param options what to choose from, in the order shown
         * @return the request
         */
        public SendRequest choice(String question, Option... options) {
            return draft(Draft.choice(question, options));
        }

        /**
         * Sends a template.
         *
         * @param template the template with its values
         * @return the request
         */
        public SendRequest template(Draft.Template template) {
            return draft(Objects.requireNonNull(template, "template"));
        }

        /**
         * Sends an image; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest image(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.IMAGE, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends a document; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest document(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.DOCUMENT, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends a sound file; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest audio(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.AUDIO, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends a voice note; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest voice(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.VOICE, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends a video; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest video(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.VIDEO, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends a sticker; needs an open messaging window.
         *
         * @param file a file of the library that was put in as such
         * @return the request; {@link SendRequest#caption} adds a text
         */
        public SendRequest sticker(LibraryFileId file) {
            return draft(Draft.attachments(MediaKind.STICKER, List.of(Objects.requireNonNull(file, "file"))));
        }

        /**
         * Sends images, each as a message of its own; needs an open messaging window.
         *
         * @param files images of the library, in the order in which they go out
         * @return the request; {@link SendRequest#caption} adds a text to the first
         */
        public SendRequest images(List<LibraryFileId> files) {
            return draft(Draft.attachments(MediaKind.IMAGE, Objects.requireNonNull(files, "files")));
        }

        /**
         * Sends any content.
         *
         * @param draft the content
         * @return the request
         */
        public SendRequest draft(Draft draft) {
            Objects.requireNonNull(draft, "draft");
            return new SendRequest(recipient, draft, null, UUID.randomUUID().toString(), Surface.API);
        }
    }

    /** A contact, for whom the line comes next. */
    @CheckReturnValue
    public static final class ContactStep {
        private final ContactId contact;

        private ContactStep(ContactId contact) {
            this.contact = Objects.requireNonNull(contact, "contact");
        }

        /**
         * Chooses the line it is sent through.
         *
         * @param line the line
         * @return the content comes next
         */
        public Addressed from(LineId line) {
            return new Addressed(Recipient.contact(contact, line));
        }
    }

    /**
     * Addresses the person of a conversation: a reply, through its line.
     *
     * @param conversation the conversation
     * @return the content comes next
     */
    public static Addressed to(ConversationId conversation) {
        return new Addressed(Recipient.conversation(conversation));
    }

    /**
     * Addresses a contact. On WhatsApp it goes to the WhatsApp phone, else to the primary phone, never to a secondary one.
     *
     * @param contact the contact
     * @return the line comes next
     */
    public static ContactStep to(ContactId contact) {
        return new ContactStep(contact);
    }

    /**
     * Addresses any recipient.
     *
     * @param recipient the recipient
     * @return the content comes next
     */
    public static Addressed to(Recipient recipient) {
        return new Addressed(recipient);
    }

    /**
     * Adds a text to files, with the first of them. Images, videos and documents have one on WhatsApp.
     *
     * @param text the text
     * @return a new request
     * @throws IllegalStateException when the request sends no files
     */
    public SendRequest caption(String text) {
        Objects.requireNonNull(text, "text");
        if (!(draft instanceof Draft.Attachments files)) {
            throw new IllegalStateException("only files have a caption");
        }
        return new SendRequest(recipient, files.caption(text), quoted, clientReference, surface);
    }

    /**
     * Says where the person writes: what may be attached differs.
     *
     * @param newSurface default: {@link Surface#API}
     * @return a new request
     */
    public SendRequest on(Surface newSurface) {
        return new SendRequest(
                recipient, draft, quoted, clientReference, Objects.requireNonNull(newSurface, "newSurface"));
    }

    /** Returns where the person writes. */
    public Surface surface() {
        return surface;
    }

    /**
     * Sets the host's own key for this send.
     *
     * @param reference 1 to 512 characters ({@link SafeText#isId}), unique per send in the account, without personal data
     * @return a new request
     * @throws IllegalArgumentException when the reference is blank or no id
     */
    public SendRequest reference(String reference) {
        Objects.requireNonNull(reference, "reference");
        if (reference.isBlank() || !SafeText.isId(reference)) {
            throw new IllegalArgumentException("reference must have 1 to " + SafeText.MAX_ID_LENGTH
                    + " characters and at most " + SafeText.MAX_ID_BYTES
                    + " bytes, none of them U+0000 or half a surrogate pair, and not be blank");
        }
        return new SendRequest(recipient, draft, quoted, reference, surface);
    }

    /**
     * Quotes a message of the same conversation. Templates quote nothing.
     *
     * @param message the message
     * @return a new request
     */
    public SendRequest quoting(MessageId message) {
        return new SendRequest(recipient, draft, Objects.requireNonNull(message, "message"), clientReference, surface);
    }

    /**
     * Says when it is to be sent, for {@link Messages#schedule}.
     *
     * @param time after now and within {@value Messages#MAX_DAYS_AHEAD} days, or it is refused
     * @return the request for that time
     */
    public ScheduledRequest sendAt(Instant time) {
        return new ScheduledRequest(this, Objects.requireNonNull(time, "time"));
    }

    /** Returns the recipient. */
    public Recipient recipient() {
        return recipient;
    }

    /** Returns the content. */
    public Draft draft() {
        return draft;
    }

    /** Returns the message it quotes. */
    public Optional<MessageId> quoted() {
        return Optional.ofNullable(quoted);
    }

    /** Returns the host's own key for this send, or the random one. */
    public String clientReference() {
        return clientReference;
    }

    /** Without texts and values, which are personal data. */
    @Override
    public String toString() {
        return "SendRequest[" + recipient + ", " + draft + ", " + clientReference + "]";
    }
}
