package io.escala.core.conversations;

import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageContent;

/** What a message is, for the icon beside it. Minor versions add kinds: handle unknown ones in a default. */
public enum MessageKind {
    /** Plain text. */
    TEXT,
    /** A picture. */
    IMAGE,
    /** A video. */
    VIDEO,
    /** A sound file. */
    AUDIO,
    /** A voice note. */
    VOICE,
    /** A document. */
    DOCUMENT,
    /** A sticker. */
    STICKER,
    /** Several media in one message. */
    ALBUM,
    /** A tapped button or a choice from a list. */
    CHOICE,
    /** A question with options to tap. */
    INTERACTIVE,
    /** A template of WhatsApp. */
    TEMPLATE,
    /** Content with values, such as a location or an order. */
    STRUCTURED,
    /** A message that was unsent. */
    REMOVED,
    /** Anything else. */
    OTHER;

    private static final MessageContent.Cases<MessageKind> OF = new Cases();

    static MessageKind of(MessageContent content) {
        return content.accept(OF);
    }

    private static final class Cases implements MessageContent.Cases<MessageKind> {
        @Override
        public MessageKind text(MessageContent.Text text) {
            return TEXT;
        }

        @Override
        public MessageKind media(MessageContent.Media media) {
            MediaKind kind = media.media().kind();
            return switch (kind) {
                case IMAGE -> IMAGE;
                case VIDEO -> VIDEO;
                case AUDIO -> AUDIO;
                case VOICE -> VOICE;
                case DOCUMENT -> DOCUMENT;
                case STICKER -> STICKER;
            };
        }

        @Override
        public MessageKind album(MessageContent.Album album) {
            return ALBUM;
        }

        @Override
        public MessageKind choice(MessageContent.Choice choice) {
            return CHOICE;
        }

        @Override
        public MessageKind interactive(MessageContent.Interactive interactive) {
            return INTERACTIVE;
        }

        @Override
        public MessageKind template(MessageContent.Template template) {
            return TEMPLATE;
        }

        @Override
        public MessageKind structured(MessageContent.Structured structured) {
            return STRUCTURED;
        }

        @Override
        public MessageKind removed(MessageContent.Removed removed) {
            return REMOVED;
        }

        @Override
        public MessageKind raw(MessageContent.Raw raw) {
            return OTHER;
        }
    }
}
