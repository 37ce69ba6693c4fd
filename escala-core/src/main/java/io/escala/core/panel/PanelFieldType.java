package io.escala.core.panel;

/** What a field of the panel holds, which decides how a screen edits it. */
public enum PanelFieldType {
    /** A line of text. */
    TEXT,
    /** Text of several lines. */
    LONG_TEXT,
    /** A decimal number. */
    NUMBER,
    /** A day. */
    DATE,
    /** A moment. */
    DATE_TIME,
    /** Yes or no. */
    YES_NO,
    /** One of the options. */
    CHOICE,
    /** Any of the options. */
    CHOICES,
    /** An e-mail address. */
    EMAIL,
    /** Any number of e-mail addresses. */
    EMAILS,
    /** A phone number. */
    PHONE,
    /** Any number of phone numbers. */
    PHONES,
    /** An address on the web. */
    URL,
    /** A user of the team, by id. */
    USER,
    /** An id or a name under which a channel or another system knows the person. */
    ID
}
