package io.escala.crm.change;

import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.record.RecordKind;
import io.escala.crm.text.SafeText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A unique key: at most one holder in an account (a {@link ClaimKind#LINE} and a {@link ClaimKind#FOLLOWER}: in the whole store). Claims are how the library
 * protects what must be unique and also how it finds things: the holder of a claim is the answer to "who has this key".
 *
 * <p>Compared byte for byte: case, spaces and Unicode form all matter.
 *
 * <p>Whatever a key is made of, every store can keep it and index it: the factory methods put a key that is too long, or holds
 * what a database refuses, as its beginning with a SHA-256 of the whole. Keys that differ stay different.
 *
 * @param kind what is claimed
 * @param key the key within its kind as it is kept: 1 to {@value #MAX_KEY_BYTES} bytes of UTF-8, without U+0000 and lone
 *     surrogates
 */
public record Claim(ClaimKind kind, String key) implements Comparable<Claim> {
    /** The longest key, in bytes of UTF-8. */
    public static final int MAX_KEY_BYTES = 1_200;

    // What holds it is always a digest: a key as it came that happens to hold it is put as one too.
    private static final String DIGEST_FOLLOWS = "#sha256:";
    private static final int BEGINNING = 200;

    private static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::key);

    /** Checks that the key can be kept as it is; what was kept once is the same claim again. */
    public Claim {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        if (key.isEmpty() || !isKept(key)) {
            throw new IllegalArgumentException("key must have 1 to " + MAX_KEY_BYTES
                    + " bytes, none of them U+0000 or half a surrogate pair; has " + key.length() + " characters");
        }
    }

    private static boolean isKept(String key) {
        return SafeText.hasAtMostBytes(key, MAX_KEY_BYTES) && SafeText.isStorable(key);
    }

    private static Claim of(ClaimKind kind, String key) {
        return new Claim(kind, isKept(key) && !key.contains(DIGEST_FOLLOWS) ? key : digest(key));
    }

    private static String digest(String key) {
        int end = Math.min(key.length(), BEGINNING);
        String beginning = SafeText.storable(key.substring(0, end));
        try {
            // Character by character: every encoder, that of UTF-16 too, writes
            // the same for one half of a pair as for another.
            ByteBuffer whole = ByteBuffer.allocate(Character.BYTES * key.length());
            whole.asCharBuffer().put(key);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.array());
            return beginning + DIGEST_FOLLOWS + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * A key of a contact.
     *
     * @param value kind and value
     * @return the claim; its holder is a contact
     */
    public static Claim contactKey(ContactKeyValue value) {
        return of(ClaimKind.CONTACT_KEY, value.kind() + "/" + value.value());
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
        return of(ClaimKind.CONTACT_ROLE, contact + "/" + role + "/" + value.kind());
    }

    /**
     * A key of a channel identity.
     *
     * @param key the key
     * @return the claim; its holder is an identity
     */
    public static Claim identityKey(IdentityKey key) {
        return of(ClaimKind.IDENTITY_KEY, key.kind() + "/" + key.scope() + "/" + key.value());
    }

    /**
     * The conversation of a line and an identity.
     *
     * @param line the line
     * @param identity the identity
     * @return the claim; its holder is a conversation
     */
    public static Claim conversation(LineId line, IdentityId identity) {
        return of(ClaimKind.CONVERSATION, line + "/" + identity);
    }

    /**
     * A session of a conversation.
     *
     * @param conversation the conversation
     * @param number the session's number
     * @return the claim
     */
    public static Claim session(ConversationId conversation, int number) {
        return of(ClaimKind.SESSION, conversation + "/" + number);
    }

    /**
     * A message by Meta's id.
     *
     * @param line the line
     * @param providerId Meta's id, byte for byte
     * @return the claim; its holder is a message
     */
    public static Claim providerMessage(LineId line, String providerId) {
        return of(ClaimKind.PROVIDER_MESSAGE, line + "/" + providerId);
    }

    /**
     * The host's own key of a send.
     *
     * @param reference the key
     * @return the claim; its holder is a message
     */
    public static Claim clientReference(String reference) {
        return of(ClaimKind.CLIENT_REFERENCE, reference);
    }

    /**
     * An event that has no id of its own.
     *
     * @param key what makes it that event: line, kind, target, actor, time, value; not empty, otherwise anything
     * @return the claim
     */
    public static Claim event(String key) {
        return of(ClaimKind.EVENT, key);
    }

    /**
     * A line by Meta's id, over all accounts.
     *
     * @param key the line's key
     * @return the claim; its holder is account and line id, with a slash between them
     */
    public static Claim line(LineKey key) {
        return of(ClaimKind.LINE, key.toString());
    }

    /**
     * The position of a follower of the event log, over all accounts.
     *
     * @param follower its name
     * @return the claim; its holder is a {@link io.escala.crm.event.FollowerPosition}
     */
    public static Claim follower(String follower) {
        return of(ClaimKind.FOLLOWER, follower);
    }

    /**
     * The active rule that closes the conversations of a line.
     *
     * @param line the line
     * @return the claim; its holder is a rule
     */
    public static Claim autoCloseLine(LineId line) {
        return of(ClaimKind.AUTO_CLOSE_LINE, line.value());
    }

    /**
     * A record by its id in the host's system.
     *
     * @param kind the kind of record
     * @param reference the id
     * @return the claim; its holder is a record
     */
    public static Claim recordReference(RecordKind kind, String reference) {
        return of(ClaimKind.RECORD_REFERENCE, kind + "/" + reference);
    }

    /**
     * A company by its id in the host's system.
     *
     * @param reference the id
     * @return the claim; its holder is a company
     */
    public static Claim companyReference(String reference) {
        return of(ClaimKind.COMPANY_REFERENCE, reference);
    }

    /**
     * The company that was created because a contact named it.
     *
     * @param nameKey the folded name ({@link io.escala.crm.record.Company#nameKey})
     * @return the claim; its holder is a company
     */
    public static Claim companyName(String nameKey) {
        return of(ClaimKind.COMPANY_NAME, nameKey);
    }

    /**
     * Whether the claim is unique over the whole store instead of within an account.
     *
     * @return true for lines and followers
     */
    public boolean global() {
        return kind == ClaimKind.LINE || kind == ClaimKind.FOLLOWER;
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
