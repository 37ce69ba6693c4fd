package io.escala.crm.account;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user of the team is at work: online, or one of the statuses in which they are not, such as lunch or holidays.
 *
 * @param name the name, for display, cleaned ({@link SafeText#name})
 * @param online whether they are at work
 * @param takesConversations whether they are given new conversations in turn with others; by hand they are given some in every status
 * @param automaticReply what is answered, once per session, to whoever writes to a conversation of theirs meanwhile; null for nothing, and when
 *     online
 */
public record UserStatus(
        String name,
        boolean online,
        boolean takesConversations,
        @Nullable String automaticReply) {
    /** The most characters of an automatic reply, in Unicode code points: what every channel takes. */
    public static final int MAX_REPLY = 1_000;

    /** At work. */
    public static final UserStatus AVAILABLE = new UserStatus("available", true, true, null);

    /** Not at work for now, and given no new conversations in turn. */
    public static final UserStatus AWAY = new UserStatus("away", false, false, null);

    /**
     * Cleans the name.
     *
     * @throws IllegalArgumentException if no character of the name can be shown; if the reply is blank or longer than {@value #MAX_REPLY}
     *     characters, or is one of somebody online
     */
    public UserStatus {
        String clean = SafeText.name(Objects.requireNonNull(name, "name"));
        if (clean == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = clean;
        if (automaticReply != null) {
            automaticReply = SafeText.storable(automaticReply);
            int length = automaticReply.codePointCount(0, automaticReply.length());
            if (online || automaticReply.isBlank() || length > MAX_REPLY) {
                throw new IllegalArgumentException(
                        online
                                ? "automaticReply is for those who are not online"
                                : "automaticReply must have 1 to " + MAX_REPLY + " characters, has " + length);
            }
        }
    }

    /** Returns a status of not being at work, in which no new conversations are given in turn. */
    public static UserStatus offline(String name) {
        return new UserStatus(name, false, false, null);
    }

    /** Returns the statuses that every account has. */
    public static Stream<UserStatus> builtIn() {
        return Stream.of(AVAILABLE, AWAY);
    }

    /** Returns a copy in which new conversations are given in turn. */
    public UserStatus takingConversations() {
        return new UserStatus(name, online, true, automaticReply);
    }

    /**
     * Returns a copy in which whoever writes is answered with a text.
     *
     * @throws IllegalArgumentException if it is blank or too long, or this is an online status
     */
    public UserStatus replying(String text) {
        return new UserStatus(name, online, takesConversations, Objects.requireNonNull(text, "text"));
    }

    /** Returns what is answered to whoever writes, or empty. */
    public Optional<String> reply() {
        return Optional.ofNullable(automaticReply);
    }

    /** Without the reply, which is a text of the account's. */
    @Override
    public String toString() {
        return "UserStatus[" + name + (online ? ", online" : "") + (takesConversations ? ", takes conversations" : "")
                + (automaticReply == null ? "" : ", replies") + "]";
    }
}
