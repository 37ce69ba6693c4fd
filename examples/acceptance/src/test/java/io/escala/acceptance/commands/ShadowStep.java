package io.escala.acceptance.commands;

/** What an actor does in the model. */
enum ShadowStep {
    LIST,
    VIEW,
    THREAD,
    ASSIGN,
    CLOSE,
    REOPEN,
    MARK_READ,
    MARK_UNREAD,
    TAG,
    UNTAG,
    NOTE,
    SEND,
    ASSOCIATE,
    INBOUND,
    SETTINGS
}
