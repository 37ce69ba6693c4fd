package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A card of a {@link CardsDraft}. Immutable: each step returns a new card.
 *
 * <pre>{@code
 * ChoiceCard.titled("Chair").subtitle("Pine").image("https://example.com/chair.png").options(Option.titled("Take it").id("chair"))
 * }</pre>
 */
@CheckReturnValue
public final class ChoiceCard {
    private final String title;
    private final @Nullable String subtitle;
    private final @Nullable String image;
    private final List<Option> options;

    private ChoiceCard(String title, @Nullable String subtitle, @Nullable String image, List<Option> options) {
        this.title = title;
        this.subtitle = subtitle;
        this.image = image;
        this.options = options;
    }

    /**
     * Creates a card.
     *
     * @param title its title; on WhatsApp its text
     * @return the card
     */
    public static ChoiceCard titled(String title) {
        return new ChoiceCard(Objects.requireNonNull(title, "title"), null, null, List.of());
    }

    /**
     * Sets the text below the title, which Messenger and Instagram show.
     *
     * @param text the text
     * @return a new card
     */
    public ChoiceCard subtitle(String text) {
        return new ChoiceCard(title, Objects.requireNonNull(text, "text"), image, options);
    }

    /**
     * Sets the picture.
     *
     * @param address a public http or https address, which Meta fetches
     * @return a new card
     */
    public ChoiceCard image(String address) {
        return new ChoiceCard(title, subtitle, Objects.requireNonNull(address, "address"), options);
    }

    /**
     * Sets its buttons and links.
     *
     * @param newOptions their ids are unique in the whole message
     * @return a new card
     */
    public ChoiceCard options(Option... newOptions) {
        return new ChoiceCard(title, subtitle, image, List.of(Objects.requireNonNull(newOptions, "newOptions")));
    }

    /** Returns its title. */
    public String title() {
        return title;
    }

    /** Returns the text below the title. */
    public Optional<String> subtitle() {
        return Optional.ofNullable(subtitle);
    }

    /** Returns the address of its picture. */
    public Optional<String> image() {
        return Optional.ofNullable(image);
    }

    /** Returns its buttons and links. */
    public List<Option> options() {
        return options;
    }

    /** Numbers only, because texts are personal data. */
    @Override
    public String toString() {
        return "ChoiceCard[" + title.length() + " chars, " + options.size() + " options]";
    }
}
