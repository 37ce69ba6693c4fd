package io.escala.crm.conversation;

/** The kinds of {@link MessageContent.Structured} content. New kinds are added: handle unknown ones in a default. */
public enum ContentKind {
    /** A place: {@code LATITUDE}, {@code LONGITUDE}, {@code NAME}, {@code ADDRESS}, {@code URL}. */
    LOCATION,
    /** Contact cards, a group each: {@code NAME}, {@code PHONE}, {@code EMAIL}, {@code COMPANY}, {@code TITLE}, {@code DATE}. */
    CONTACTS,
    /**
     * An order, a group for each product: {@code PRODUCT}, {@code NAME}, {@code QUANTITY}, {@code PRICE}, {@code CURRENCY}; and in a group of
     * its own {@code CATALOG}.
     */
    ORDER,
    /** Products that were shared, a group each: {@code PRODUCT}, {@code NAME}, {@code DESCRIPTION}, {@code URL}. */
    PRODUCTS,
    /**
     * A completed form: an {@code ANSWER} for each field, labelled with its name, and the {@code TOKEN} of the form; or only the {@code ID} of
     * the form, with which its answers can be fetched.
     */
    FORM_REPLY,
    /** A postal address that was asked for: an {@code ANSWER} for each part, labelled with its name. */
    ADDRESS,
    /** A coupon that the person revealed: {@code ID}, which is its code. */
    COUPON,
    /** A rating of the quoted message: {@code STATUS}. */
    RATING,
    /** An answer to the question whether the business may call: {@code STATUS}, {@code UNTIL}. */
    CALL_PERMISSION,
    /** A thumbs-up. */
    LIKE,
    /** A heart. */
    HEART,
    /** A picture or video that can be viewed once; its content is not delivered. */
    VIEW_ONCE,
    /** The person mentioned the account in a story: {@code URL}, which Meta forbids to fetch and keep. */
    STORY_MENTION,
    /** A shared story: {@code URL}. */
    STORY,
    /** A shared post: {@code NAME}, {@code URL}, {@code ID}. */
    POST,
    /** A shared reel: {@code NAME}, {@code URL}, {@code ID}. */
    REEL,
    /** Something else that was shared: {@code NAME}, {@code URL}, {@code ID}. */
    SHARE,
    /** A link or a preview of one: {@code NAME}, {@code URL}. */
    LINK,
    /** A structured message with buttons, which businesses send: {@code TYPE}. */
    TEMPLATE,
    /** An appointment: {@code STATUS}, {@code FROM}, {@code UNTIL}, {@code ZONE}, {@code ID}. */
    APPOINTMENT,
    /** A notice of the channel: the person has another number or user id. The new number, if it is shown: {@code PHONE}. */
    NUMBER_CHANGED,
    /** A notice of the channel: the person's security code changed. */
    SECURITY_CODE_CHANGED,
    /** Several attachments that are no {@link MessageContent.Album}: a {@code TYPE} and perhaps a {@code URL} each. */
    ATTACHMENTS
}
