package io.escala.crm.conversation;

/** Kinds of media, across all channels. */
public enum MediaKind {
    /** A picture. */
    IMAGE,
    /** A video. */
    VIDEO,
    /** A sound file. */
    AUDIO,
    /** A recorded voice note. */
    VOICE,
    /** A document. */
    DOCUMENT,
    /** A sticker. */
    STICKER
}
