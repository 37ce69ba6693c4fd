package io.escala.crm.conversation;

import io.escala.crm.account.Actor;
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
        /** An automation, through this library. */
        AUTOMATION,
        /** A send to many contacts at once, through this library. */
        CAMPAIGN,
        /** The host application's own code, through this library. */
        HOST,
        /** The channel itself: a notice, such as a changed number, which nobody wrote. */
        CHANNEL,
        /** The business outside this library: the phone app, Meta's own inbox, another app. Received as an echo. */
        EXTERNAL
    }

    /** The customer. */
    public static final Author CUSTOMER = new Author(Kind.CUSTOMER, null);

    /** The channel itself. */
    public static final Author CHANNEL = new Author(Kind.CHANNEL, null);

    /** An automation. */
    public static final Author AUTOMATION = new Author(Kind.AUTOMATION, null);

    /** The business outside this library. */
    public static final Author EXTERNAL = new Author(Kind.EXTERNAL, null);

    /** Returns the direction of what they write: what the customer or the channel wrote was received, all else was sent. */
    public Direction direction() {
        return kind == Kind.CUSTOMER || kind == Kind.CHANNEL ? Direction.INBOUND : Direction.OUTBOUND;
    }

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

    /** Returns the author of what an actor sends. */
    public static Author of(Actor actor) {
        return switch (actor.kind()) {
            case USER -> new Author(Kind.USER, actor.user());
            case AUTOMATION -> AUTOMATION;
            case CAMPAIGN -> new Author(Kind.CAMPAIGN, null);
            case HOST -> new Author(Kind.HOST, null);
        };
    }
}
