package io.escala.crm.store;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import java.util.Comparator;
import java.util.Objects;

/**
 * A unique key: at most one holder in an account (a {@link ClaimKind#LINE}: in the whole store). Claims are how the library
 * protects what must be unique and also how it finds things: the holder of a claim is the answer to "who has this key".
 *
 * <p>Compared byte for byte: case, spaces and Unicode form all matter.
 *
 * @param kind what is claimed
 * @param key the key within its kind, at most 1,200 characters
 */
public record Claim(ClaimKind kind, String key) implements Comparable<Claim> {
    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::key);

    /** Checks that nothing is missing. */
    public Claim {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        if (key.isEmpty() || key.length() > 1_200) {
            throw new IllegalArgumentException("key must have 1 to 1200 characters, has " + key.length());
        }
    }

    /**
     * A key of a contact.
     *
     * @param value kind and value
     * @return the claim; its holder is a contact
     */
    public static Claim contactKey(ContactKeyValue value) {
        return new Claim(ClaimKind.CONTACT_KEY, value.kind() + "/" + value.value());
    }

    /**
     * A role that one key of a contact may have: primary phone, primary e-mail, WhatsApp phone.
     *
     * @param contact the contact
     * @param value a key of it
     * @param role the role
     * @return the claim; its holder is the value of the key
     */
    public static Claim contactRole(ContactId contact, ContactKeyValue value, KeyRole role) {
        return new Claim(ClaimKind.CONTACT_ROLE, contact + "/" + role + "/" + value.kind());
    }

    /**
     * A key of a channel identity.
     *
     * @param key the key
     * @return the claim; its holder is an identity
     */
    public static Claim identityKey(IdentityKey key) {
        return new Claim(ClaimKind.IDENTITY_KEY, key.kind() + "/" + key.scope() + "/" + key.value());
    }

    /**
     * The conversation of a line and an identity.
     *
     * @param line the line
     * @param identity the identity
     * @return the claim; its holder is a conversation
     */
    public static Claim conversation(LineId line, IdentityId identity) {
        return new Claim(ClaimKind.CONVERSATION, line + "/" + identity);
    }

    /**
     * A session of a conversation.
     *
     * @param conversation the conversation
     * @param number the session's number
     * @return the claim
     */
    public static Claim session(ConversationId conversation, int number) {
        return new Claim(ClaimKind.SESSION, conversation + "/" + number);
    }

    /**
     * A message by Meta's id.
     *
     * @param line the line
     * @param providerId Meta's id, byte for byte
     * @return the claim; its holder is a message
     */
    public static Claim providerMessage(LineId line, String providerId) {
        return new Claim(ClaimKind.PROVIDER_MESSAGE, line + "/" + providerId);
    }

    /**
     * The host's own key of a send.
     *
     * @param reference the key
     * @return the claim; its holder is a message
     */
    public static Claim clientReference(String reference) {
        return new Claim(ClaimKind.CLIENT_REFERENCE, reference);
    }

    /**
     * An event that has no id of its own.
     *
     * @param key what makes it that event: line, kind, target, actor, time, value
     * @return the claim
     */
    public static Claim event(String key) {
        return new Claim(ClaimKind.EVENT, key);
    }

    /**
     * A line by Meta's id, over all accounts.
     *
     * @param key the line's key
     * @return the claim; its holder is account and line id, with a slash between them
     */
    public static Claim line(LineKey key) {
        return new Claim(ClaimKind.LINE, key.toString());
    }

    /**
     * Whether the claim is unique over the whole store instead of within an account.
     *
     * @return true for lines
     */
    public boolean global() {
        return kind == ClaimKind.LINE;
    }

    @Override
    public int compareTo(Claim other) {
        return ORDER.compare(this, other);
    }

    /** Kind only: keys are personal data. */
    @Override
    public String toString() {
        return "Claim[" + kind + "]";
    }
}
