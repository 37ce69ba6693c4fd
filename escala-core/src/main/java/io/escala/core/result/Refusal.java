package io.escala.core.result;

import io.escala.crm.account.Entitlement;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.field.FieldLabel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": reason, remedy and place. A command returns all refusals at once, so that a form can show every problem. It
 * contains no value of the request, so that it can be logged. Immutable.
 */
public final class Refusal {
    /** Why something is refused. */
    public enum Reason {
        /** The account lacks the Pro plan or the WhatsApp add-on. */
        NOT_ENTITLED,
        /** The actor's role does not grant the permission. */
        NOT_PERMITTED,
        /** It does not exist, or the actor may not see it. */
        NOT_FOUND,
        /** A required field is missing or blank. */
        FIELD_MISSING,
        /** A field has an invalid value. */
        FIELD_INVALID,
        /** The person's consent to the storage of their data was not confirmed. */
        CONSENT_MISSING,
        /** The consent was confirmed in words that the account has changed since. */
        CONSENT_OUTDATED,
        /** There is neither phone nor e-mail nor channel identity to identify the contact by. */
        NOT_IDENTIFIABLE,
        /** The phone, e-mail or other key belongs to another contact, which is named. */
        KEY_TAKEN,
        /** The conversation already belongs to another contact, which is named. */
        ALREADY_REGISTERED,
        /** The person of the conversation is no contact. */
        NOT_REGISTERED,
        /** There may be no more of these. */
        LIMIT_REACHED,
        /** The messaging window is closed: free text may not be sent now. */
        WINDOW_CLOSED,
        /** On this channel the customer has to write first. */
        CHANNEL_CANNOT_START,
        /** The account does not use the channel: it is off, or announced only. */
        CHANNEL_UNAVAILABLE,
        /** The Instagram account is a personal one; only professional accounts, of businesses and creators, can be connected. */
        ACCOUNT_NOT_PROFESSIONAL,
        /** The line is stopped: it was disconnected, or Meta has disabled it or rejects its credentials. */
        LINE_UNAVAILABLE,
        /** Meta does not let the business send it at the moment: its account is banned, or restricted for a time. */
        LINE_RESTRICTED,
        /** The inbox was built without a gateway for the line's channel, so it only receives there. */
        NO_GATEWAY,
        /** There is no number or id to send to. */
        NO_DESTINATION,
        /** The number to send to is another contact's, which is named, or of a person who is not the contact. */
        DESTINATION_OF_OTHER,
        /** The text is empty. */
        TEXT_EMPTY,
        /** The text is longer than the channel accepts. */
        TEXT_TOO_LONG,
        /** The channel has nothing like it, or not this part of it. */
        CONTENT_NOT_ON_CHANNEL,
        /** A file is empty. */
        FILE_EMPTY,
        /** A file is larger than the channel takes. */
        FILE_TOO_LARGE,
        /** A file has more or fewer bytes than its source states. */
        FILE_LENGTH_DIFFERS,
        /** A file is of a type that the channel does not take, or that cannot be told. */
        FILE_TYPE_NOT_SUPPORTED,
        /** There are more files than may be sent at once, or none. */
        FILES_TOO_MANY,
        /** The channel shows no text with this kind of file. */
        CAPTION_NOT_POSSIBLE,
        /** This kind of file cannot be sent from where it is written, or not from this source. */
        ATTACHMENT_NOT_POSSIBLE,
        /** This kind of file cannot be sent from where it is written yet; it is announced. */
        ATTACHMENT_COMING_SOON,
        /** The inbox was built without a storage for files. */
        NO_STORAGE,
        /** Templates do not exist on this channel. */
        TEMPLATE_NOT_ON_CHANNEL,
        /** There is no such template in this language for this line. */
        TEMPLATE_UNKNOWN,
        /** Meta has not approved the template, or has stopped it. */
        TEMPLATE_NOT_APPROVED,
        /** The number or the names of the values do not fit the placeholders. */
        TEMPLATE_VALUES_MISMATCH,
        /** A bound placeholder has no default value. */
        TEMPLATE_DEFAULT_MISSING,
        /** The template has a part that this library cannot send; the field is Meta's name of it. */
        TEMPLATE_PART_UNSUPPORTED,
        /** A value is blank, or contains a line break, a tab or more than four spaces in a row, which Meta rejects. */
        TEMPLATE_VALUE_INVALID,
        /** The contact is not a marketing contact, has withdrawn consent, or was never asked. */
        MARKETING_NOT_ALLOWED,
        /** The same client reference was used for another message. */
        KEY_REUSED,
        /** It cannot be sent at that time: the time has passed, or is too far away. */
        TIME_NOT_POSSIBLE,
        /** It was sent, or is being sent, so it cannot be cancelled. */
        ALREADY_SENT,
        /** Another active rule closes the conversations of the line already; it is named. */
        LINE_HAS_RULE,
        /** Another user changed it in the meantime; who it was is named if it is known. */
        CHANGED_MEANWHILE,
        /** The person is no contact, or the contact has no owner. */
        NO_CONTACT_OWNER,
        /** The contact has opportunities, activities or tasks that are not done. */
        OPEN_RECORDS,
        /** The user does not exist, is no longer active, or may not use the inbox. */
        USER_UNAVAILABLE,
        /** No active user would be left whose role configures the account. */
        LAST_ADMINISTRATOR
    }

    /** What the caller can do about a refusal. */
    public enum Remedy {
        /** Talk to an adviser about the plan. */
        TALK_TO_ADVISER,
        /** Ask an administrator. */
        ASK_ADMINISTRATOR,
        /** Complete, move or remove the records, or say that they stay. */
        CLOSE_RECORDS,
        /** Give the inbox the channel's gateway, such as with {@code Inbox.open(store, channels)}. */
        CONFIGURE_CHANNEL,
        /** Give the inbox a storage for files, with {@code mediaStorage}. */
        CONFIGURE_STORAGE,
        /** Choose another file. */
        CHOOSE_OTHER_FILE,
        /** Switch the account to a professional one, in the settings of Instagram; then connect it again. */
        SWITCH_TO_PROFESSIONAL,
        /** Correct the field. */
        CORRECT,
        /** Open the contact that holds the key: associate the conversation with it, or correct the value. */
        LOOK_AT_HOLDER,
        /** Send an approved template. */
        SEND_TEMPLATE,
        /** Write it as a text, which every channel has. */
        WRITE_TEXT,
        /** Wait until the customer writes. */
        WAIT_FOR_CUSTOMER,
        /** Choose another template, or wait for Meta's approval. */
        CHOOSE_OTHER_TEMPLATE,
        /** Use a new client reference. */
        USE_FRESH_REFERENCE,
        /** Choose another time. */
        CHOOSE_OTHER_TIME,
        /** Choose another user. */
        CHOOSE_OTHER_USER,
        /** Give another active user a role that configures the account, then repeat it. */
        APPOINT_ADMINISTRATOR,
        /** Read again and retry. */
        READ_AGAIN,
        /** The caller can do nothing. */
        NONE
    }

    /** What exactly is wrong with the value of a field. */
    public enum Cause {
        /** It contains something other than digits and separators, or no digit. */
        NOT_DIGITS,
        /** It is too short; a phone perhaps lacks its area code. */
        TOO_SHORT,
        /** It is too long. */
        TOO_LONG,
        /** The country code does not exist; or it is missing, and the account has no region. */
        UNKNOWN_COUNTRY_CODE,
        /** The country has no such number. */
        NOT_IN_NUMBERING_PLAN,
        /** It does not have the form of such a value, or contains characters that cannot be stored. */
        MALFORMED,
        /** The person of the conversation writes from another number. */
        NOT_THE_PERSONS_NUMBER,
        /** The channel does not know the message yet: it has not been sent, or not been accepted. */
        NOT_SENT_YET,
        /** It is older than the channel allows, in days. */
        TOO_OLD,
        /** The time has passed. */
        PASSED,
        /** The time is further away than allowed, in days. */
        TOO_FAR,
        /** The message is not in this conversation, or has no id of the channel yet, so it cannot be quoted. */
        NOT_QUOTABLE,
        /** Templates quote no message. */
        NOT_WITH_TEMPLATES,
        /** The account keeps the words of the consent, and it was not said which of them were shown. */
        WORDING_NOT_NAMED,
        /** The bytes are of another type than the name or the stated type says. */
        NOT_WHAT_IT_CLAIMS,
        /** A voice note has to be OGG with Opus. */
        NOT_A_VOICE_NOTE,
        /** It cannot be changed any more. */
        FIXED,
        /** The conversation is that user's already. */
        ALREADY_THE_OWNER,
        /** There is none of this name. */
        UNKNOWN,
        /** Another one of the same message has the same. */
        REPEATED,
        /** It is archived, so nothing new belongs to it. */
        ARCHIVED,
        /** It is still used, so it cannot be removed. */
        IN_USE,
        /** The program lacks what is needed for it: for patterns of fields the library RE2/J. */
        NOT_SUPPORTED
    }

    private final Reason reason;
    private final Remedy remedy;
    private final @Nullable String field;
    private final @Nullable Integer index;
    private final @Nullable ContactId holder;
    private final @Nullable Cause cause;
    private final @Nullable Long limit;
    private final @Nullable Long actual;
    private final @Nullable AutoCloseRuleId rule;
    private final Set<Entitlement> missing;
    private final @Nullable URI adviser;
    private final @Nullable UserId user;
    private final @Nullable FieldLabel label;

    private Refusal(
            Reason reason,
            Remedy remedy,
            @Nullable String field,
            @Nullable Integer index,
            @Nullable ContactId holder,
            @Nullable Cause cause,
            @Nullable Long limit,
            @Nullable Long actual,
            @Nullable AutoCloseRuleId rule,
            Set<Entitlement> missing,
            @Nullable URI adviser,
            @Nullable UserId user,
            @Nullable FieldLabel label) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.remedy = Objects.requireNonNull(remedy, "remedy");
        this.field = field;
        this.index = index;
        this.holder = holder;
        this.cause = cause;
        this.limit = limit;
        this.actual = actual;
        this.rule = rule;
        this.missing = missing;
        this.adviser = adviser;
        this.user = user;
        this.label = label;
    }

    /**
     * Creates a refusal without field.
     *
     * @param reason the reason
     * @param remedy the remedy
     * @return the refusal
     */
    public static Refusal of(Reason reason, Remedy remedy) {
        return new Refusal(reason, remedy, null, null, null, null, null, null, null, Set.of(), null, null, null);
    }

    /**
     * Creates a refusal of a field; its remedy is to correct it.
     *
     * @param reason the reason
     * @param field the field, by its name in the API
     * @return the refusal
     */
    public static Refusal field(Reason reason, String field) {
        return of(reason, Remedy.CORRECT).in(field, null);
    }

    /**
     * Creates a refusal of an element of a list; its remedy is to correct it.
     *
     * @param reason the reason
     * @param field the list, by its name in the API
     * @param index the index, from 0
     * @return the refusal
     */
    public static Refusal at(Reason reason, String field, int index) {
        return of(reason, Remedy.CORRECT).in(field, index);
    }

    /**
     * Creates a refusal because a contact holds the key; its remedy is to open that contact.
     *
     * @param reason the reason
     * @param field the field, or null
     * @param holder the contact
     * @return the refusal
     */
    public static Refusal held(Reason reason, @Nullable String field, ContactId holder) {
        Objects.requireNonNull(holder, "holder");
        return new Refusal(
                reason, Remedy.LOOK_AT_HOLDER, field, null, holder, null, null, null, null, Set.of(), null, null, null);
    }

    /**
     * Returns this refusal of a field, or of an element of a list.
     *
     * @param newField the field, by its name in the API
     * @param newIndex the index, from 0, or null
     * @return the refusal
     */
    public Refusal in(String newField, @Nullable Integer newIndex) {
        Objects.requireNonNull(newField, "newField");
        return new Refusal(
                reason, remedy, newField, newIndex, holder, cause, limit, actual, rule, missing, adviser, user, label);
    }

    /**
     * Returns this refusal with what exactly is wrong with the value.
     *
     * @param newCause the cause
     * @return the refusal
     */
    public Refusal because(Cause newCause) {
        Objects.requireNonNull(newCause, "newCause");
        return new Refusal(
                reason, remedy, field, index, holder, newCause, limit, actual, rule, missing, adviser, user, label);
    }

    /**
     * Returns this refusal with the limit that was exceeded.
     *
     * @param newLimit the most that is allowed
     * @param newActual how many there are, or would be
     * @return the refusal
     */
    public Refusal limitedTo(long newLimit, long newActual) {
        return new Refusal(
                reason, remedy, field, index, holder, cause, newLimit, newActual, rule, missing, adviser, user, label);
    }

    /**
     * Returns this refusal with the rule that stands against it.
     *
     * @param newRule the rule
     * @return the refusal
     */
    public Refusal by(AutoCloseRuleId newRule) {
        Objects.requireNonNull(newRule, "newRule");
        return new Refusal(
                reason, remedy, field, index, holder, cause, limit, actual, newRule, missing, adviser, user, label);
    }

    /**
     * Returns this refusal with what the account has not bought.
     *
     * @param entitlements what is missing
     * @return the refusal
     */
    public Refusal lacking(Set<Entitlement> entitlements) {
        return new Refusal(
                reason,
                remedy,
                field,
                index,
                holder,
                cause,
                limit,
                actual,
                rule,
                Set.copyOf(entitlements),
                adviser,
                user,
                label);
    }

    /**
     * Returns this refusal with a link to somebody who can help.
     *
     * @param link such as the page or the address of the account's adviser
     * @return the refusal
     */
    public Refusal advisedAt(URI link) {
        Objects.requireNonNull(link, "link");
        return new Refusal(
                reason, remedy, field, index, holder, cause, limit, actual, rule, missing, link, user, label);
    }

    /**
     * Returns this refusal with the user who changed it.
     *
     * @param by the user
     * @return the refusal
     */
    public Refusal changedBy(UserId by) {
        Objects.requireNonNull(by, "by");
        return new Refusal(
                reason, remedy, field, index, holder, cause, limit, actual, rule, missing, adviser, by, label);
    }

    /**
     * Returns this refusal with how the account calls the field.
     *
     * @param called the label of a field of the account's own
     * @return the refusal
     */
    public Refusal labelled(FieldLabel called) {
        Objects.requireNonNull(called, "called");
        return new Refusal(
                reason, remedy, field, index, holder, cause, limit, actual, rule, missing, adviser, user, called);
    }

    /** Returns the reason. */
    public Reason reason() {
        return reason;
    }

    /** Returns what the caller can do about it. */
    public Remedy remedy() {
        return remedy;
    }

    /** Returns the field refused, by its name in the API, such as {@code email}. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** Returns how the account calls the field, if it is one of its own. */
    public Optional<FieldLabel> label() {
        return Optional.ofNullable(label);
    }

    /** Returns the index of the element refused, from 0, when the field is a list. */
    public OptionalInt index() {
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Returns the contact that holds the key. */
    public Optional<ContactId> holder() {
        return Optional.ofNullable(holder);
    }

    /** Returns the rule that closes the conversations of the line already. */
    public Optional<AutoCloseRuleId> rule() {
        return Optional.ofNullable(rule);
    }

    /** Returns the user who changed it in the meantime; empty when it was no user, and when it is not known. */
    public Optional<UserId> changedBy() {
        return Optional.ofNullable(user);
    }

    /** Returns what exactly is wrong with the value. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    /** Returns the most that is allowed, in the unit of the field: characters of a text, bytes on Instagram, else elements. */
    public OptionalLong limit() {
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    /** Returns how many there are, or would be, in the unit of {@link #limit()}. */
    public OptionalLong actual() {
        return actual == null ? OptionalLong.empty() : OptionalLong.of(actual);
    }

    /** Returns what the account has not bought; empty unless the reason is {@link Reason#NOT_ENTITLED}. */
    public Set<Entitlement> missing() {
        return missing;
    }

    /**
     * Returns the link to the account's adviser, as the host gives it: {@code http}, {@code https}, {@code mailto} or {@code tel}. It is in no
     * text, and in no log, because it may be an address of a person.
     */
    public Optional<URI> adviser() {
        return Optional.ofNullable(adviser);
    }

    /**
     * Returns the refusal as sentences for a user, the remedy included.
     *
     * @param locale Spanish texts for any Spanish locale; English for every other
     * @return such as {@code The e-mail is not valid. Correct it.}
     */
    public String text(Locale locale) {
        return RefusalTexts.in(locale).of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Refusal refusal && parts().equals(refusal.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<Optional<Object>> parts() {
        List<Optional<Object>> parts = new ArrayList<>();
        for (Object part : new @Nullable Object[] {
            reason, remedy, field, index, holder, cause, limit, actual, rule, missing, adviser, user, label
        }) {
            parts.add(Optional.ofNullable(part));
        }
        return parts;
    }

    /** Reason, remedy and what else is there but the link to the adviser, for logs and exceptions. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(reason.name());
        if (field != null) {
            text.append(" of ").append(field);
        }
        if (index != null) {
            text.append('[').append(index).append(']');
        }
        if (cause != null) {
            text.append(", ").append(cause);
        }
        if (limit != null) {
            text.append(", limit ").append(limit).append(", actual ").append(actual);
        }
        if (!missing.isEmpty()) {
            text.append(", lacks ").append(new TreeSet<>(missing));
        }
        if (holder != null) {
            text.append(", held by ").append(holder);
        }
        if (rule != null) {
            text.append(", by rule ").append(rule);
        }
        if (user != null) {
            text.append(", by user ").append(user);
        }
        return text.append(", remedy ").append(remedy).toString();
    }
}
