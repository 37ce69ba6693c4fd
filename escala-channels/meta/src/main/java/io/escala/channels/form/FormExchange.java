package io.escala.channels.form;

import io.escala.channels.internal.content.OptionPayload;
import io.escala.core.channel.OptionReference;
import io.escala.crm.conversation.MessageId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a person in a form. What it contains comes from outside and may be anything: check it before using it. Immutable and thread-safe, as
 * far as its data are left alone.
 */
public final class FormExchange {
    private final FormAction action;
    private final @Nullable String screen;
    private final @Nullable String token;
    private final Map<String, Object> data;

    FormExchange(FormAction action, @Nullable String screen, @Nullable String token, Map<String, Object> data) {
        this.action = action;
        this.screen = screen;
        this.token = token;
        this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** Returns what the person did. */
    public FormAction action() {
        return action;
    }

    /** Returns the screen on which they did it; empty for one that opens the form. */
    public Optional<String> screen() {
        return Optional.ofNullable(screen);
    }

    /** Returns the token of the form: the business's own or the library's; empty when the message that opens it has none. */
    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /**
     * Returns the message that opens the form, if its token is the library's. It is what the token says: read the message and its conversation
     * before telling anything about them.
     */
    public Optional<MessageId> message() {
        OptionReference named = OptionPayload.read(token);
        try {
            return named == null ? Optional.empty() : Optional.of(new MessageId(named.reference()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns what the screen submits, in the order received: texts, numbers, booleans, lists and maps of them.
     */
    public Map<String, Object> data() {
        return data;
    }

    /**
     * Returns a text of the data.
     *
     * @param name its name
     * @return the text; empty when there is none, or something else
     */
    public Optional<String> text(String name) {
        return data.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The action only: the rest is personal data. */
    @Override
    public String toString() {
        return "FormExchange[" + action + "]";
    }
}
