package io.escala.crm.conversation;

import io.escala.crm.account.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message.
 *
 * @param kind who, in kind
 * @param user the person of the team, present exactly for {@link Kind#USER}
 */
public record Author(Kind kind, @Nullable UserId user) {
    /** Who may write. */
    public enum Kind {
        /** The customer. */
        CUSTOMER,
        /** A person of the team, through this library. */
        USER,
        /** An automation of this library. */
        SYSTEM,
        /** The business by other means: the phone app, Meta's own inbox, another app. Known by its echo. */
        EXTERNAL
    }

    /** The customer. */
    public static final Author CUSTOMER = new Author(Kind.CUSTOMER, null);

    /** An automation. */
    public static final Author SYSTEM = new Author(Kind.SYSTEM, null);

    /** The business by other means. */
    public static final Author EXTERNAL = new Author(Kind.EXTERNAL, null);

    /** Checks that a user is there exactly when one is needed. */
    public Author {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.USER) != (user != null)) {
            throw new IllegalArgumentException("a user is named exactly for messages of users");
        }
    }

    /**
     * A person of the team.
     *
     * @param user the person
     * @return the author
     */
    public static Author user(UserId user) {
        return new Author(Kind.USER, Objects.requireNonNull(user, "user"));
    }
}
