package io.escala.core.conversations;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a conversation is closed, and who has it afterwards. Immutable.
 *
 * <pre>{@code
 * Closing.because("Sold").transferringTo(ana)
 * }</pre>
 */
@CheckReturnValue
public final class Closing {
    /** The longest description, in characters. */
    public static final int MAX_DESCRIPTION = 1_000;

    private final String description;
    private final @Nullable UserId responsible;

    private Closing(String description, @Nullable UserId responsible) {
        this.description = description;
        this.responsible = responsible;
    }

    /**
     * Closes with a description, which the thread shows.
     *
     * @param description why; blank or longer than {@value #MAX_DESCRIPTION} characters is refused when it is closed
     * @return the options
     */
    public static Closing because(String description) {
        return new Closing(Objects.requireNonNull(description, "description"), null);
    }

    /**
     * Assigns the conversation to somebody else before it is closed: who answers when it is opened again.
     *
     * @param user another user than the present owner, active and with access to the inbox
     * @return new options
     */
    public Closing transferringTo(UserId user) {
        return new Closing(description, Objects.requireNonNull(user, "user"));
    }

    /** Returns why it is closed. It may contain personal data: never log it. */
    public String description() {
        return description;
    }

    /** Returns who has the conversation afterwards, or empty when its owner stays. */
    public Optional<UserId> responsible() {
        return Optional.ofNullable(responsible);
    }

    /** Without the description: texts are personal data. */
    @Override
    public String toString() {
        return "Closing[" + description.length() + " chars" + (responsible == null ? "" : ", to " + responsible) + "]";
    }
}
