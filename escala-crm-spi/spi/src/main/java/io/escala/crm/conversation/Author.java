package io.escala.crm.conversation;

import io.escala.crm.account.UserId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a message.
 *
 * @param user the user, present exactly for {@link Kind#USER}
 */
public record Author(Kind kind, @Nullable UserId user) {
    /** The kinds of authors. */
    public enum Kind {
        /** The customer. */
        CUSTOMER,
        /** A user of the team, through this library. */
        USER,
        /** An automation of this library. */
        SYSTEM,
        /** The business outside this library: the phone app, Meta's own inbox, another app. Received as an echo. */
        EXTERNAL
    }

    /** The customer. */
    public static final Author CUSTOMER = new Author(Kind.CUSTOMER, null);

    /** An automation. */
    public static final Author SYSTEM = new Author(Kind.SYSTEM, null);

    /** The business outside this library. */
    public static final Author EXTERNAL = new Author(Kind.EXTERNAL, null);

    public Author {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.USER) != (user != null)) {
            throw new IllegalArgumentException("a user is named exactly for messages of users");
        }
    }

    /** Returns the author for a user of the team. */
    public static Author user(UserId user) {
        return new Author(Kind.USER, Objects.requireNonNull(user, "user"));
    }
}
