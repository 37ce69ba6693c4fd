package io.escala.core.template;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.TemplateHeaderContent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a send gives for the placeholders of a template: values of the body, of the header and of the buttons. Immutable: each step returns
 * new values.
 *
 * <pre>{@code
 * TemplateValues.none()
 *         .bind(1, TemplateField.FIRST_NAME, "friend")
 *         .bind(2, TemplateValue.fixed("20 %"))
 *         .header(TemplateMedia.at(URI.create("https://example.com/spring.jpg")))
 *         .button(0, TemplateValue.fixed("spring"));
 * }</pre>
 */
@CheckReturnValue
public final class TemplateValues {
    private static final TemplateValues NONE =
            new TemplateValues(List.of(), Map.of(), null, null, null, Collections.emptySortedMap(), null);

    private final List<TemplateValue> inOrder;
    private final Map<String, TemplateValue> byName;
    private final @Nullable TemplateValue headerText;
    private final @Nullable TemplateMedia headerMedia;
    private final TemplateHeaderContent.@Nullable Place headerPlace;
    private final SortedMap<Integer, TemplateValue> buttons;
    private final @Nullable Instant expires;

    private TemplateValues(
            List<TemplateValue> inOrder,
            Map<String, TemplateValue> byName,
            @Nullable TemplateValue headerText,
            @Nullable TemplateMedia headerMedia,
            TemplateHeaderContent.@Nullable Place headerPlace,
            SortedMap<Integer, TemplateValue> buttons,
            @Nullable Instant expires) {
        this.inOrder = inOrder;
        this.byName = byName;
        this.headerText = headerText;
        this.headerMedia = headerMedia;
        this.headerPlace = headerPlace;
        this.buttons = buttons;
        this.expires = expires;
    }

    /** Returns no values. */
    public static TemplateValues none() {
        return NONE;
    }

    /**
     * Returns the values of the body's placeholders.
     *
     * @param values one for each placeholder, in the order of {@link io.escala.crm.template.MessageTemplate#placeholders()}
     */
    public static TemplateValues inOrder(TemplateValue... values) {
        return NONE.with(Arrays.asList(values));
    }

    /** Returns these values with those of the body's placeholders in order. */
    public TemplateValues with(List<TemplateValue> values) {
        return new TemplateValues(List.copyOf(values), byName, headerText, headerMedia, headerPlace, buttons, expires);
    }

    /**
     * Gives the value of one placeholder of the body.
     *
     * @param placeholder its name without braces, such as {@code customer}, or its number
     * @param value the value
     */
    public TemplateValues bind(String placeholder, TemplateValue value) {
        Map<String, TemplateValue> more = new LinkedHashMap<>(byName);
        more.put(Objects.requireNonNull(placeholder, "placeholder"), Objects.requireNonNull(value, "value"));
        return new TemplateValues(
                inOrder, Collections.unmodifiableMap(more), headerText, headerMedia, headerPlace, buttons, expires);
    }

    /**
     * Gives the value of one numbered placeholder of the body.
     *
     * @param placeholder its number, from 1
     * @param value the value
     */
    public TemplateValues bind(int placeholder, TemplateValue value) {
        return bind(Integer.toString(placeholder), value);
    }

    /**
     * Binds one placeholder of the body to a field of the contact.
     *
     * @param placeholder its name without braces, or its number
     * @param field the field
     * @param defaultValue used when the contact's field is empty; a missing or blank one is refused
     */
    public TemplateValues bind(String placeholder, TemplateField field, @Nullable String defaultValue) {
        return bind(placeholder, TemplateValue.bound(field, defaultValue));
    }

    /**
     * Binds one numbered placeholder of the body to a field of the contact.
     *
     * @param placeholder its number, from 1
     * @param field the field
     * @param defaultValue used when the contact's field is empty; a missing or blank one is refused
     */
    public TemplateValues bind(int placeholder, TemplateField field, @Nullable String defaultValue) {
        return bind(placeholder, TemplateValue.bound(field, defaultValue));
    }

    /**
     * Gives the value of the placeholder in the header's text.
     *
     * @param value the value
     */
    public TemplateValues header(TemplateValue value) {
        Objects.requireNonNull(value, "value");
        return new TemplateValues(inOrder, byName, value, null, null, buttons, expires);
    }

    /**
     * Gives the picture, video or document of the header.
     *
     * @param media the medium
     */
    public TemplateValues header(TemplateMedia media) {
        Objects.requireNonNull(media, "media");
        return new TemplateValues(inOrder, byName, null, media, null, buttons, expires);
    }

    /**
     * Gives the place of the header.
     *
     * @param place the place
     */
    public TemplateValues header(TemplateHeaderContent.Place place) {
        Objects.requireNonNull(place, "place");
        return new TemplateValues(inOrder, byName, null, null, place, buttons, expires);
    }

    /**
     * Gives the value of a button: the rest of an address, the code to copy, the payload that a quick reply answers with, or the token of a
     * form.
     *
     * @param index the index of the button in the template, from 0
     * @param value the value
     */
    public TemplateValues button(int index, TemplateValue value) {
        SortedMap<Integer, TemplateValue> more = new TreeMap<>(buttons);
        more.put(index, Objects.requireNonNull(value, "value"));
        return new TemplateValues(
                inOrder,
                byName,
                headerText,
                headerMedia,
                headerPlace,
                Collections.unmodifiableSortedMap(more),
                expires);
    }

    /**
     * Says when a limited-time offer ends.
     *
     * @param end the end, kept to the millisecond
     */
    public TemplateValues expires(Instant end) {
        return new TemplateValues(
                inOrder, byName, headerText, headerMedia, headerPlace, buttons, end.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Returns the values of the body that were given in order. */
    public List<TemplateValue> inOrder() {
        return inOrder;
    }

    /** Returns the values of the body that were given by name or number. */
    public Map<String, TemplateValue> byName() {
        return byName;
    }

    /** Returns the value of the placeholder in the header's text. */
    public Optional<TemplateValue> headerText() {
        return Optional.ofNullable(headerText);
    }

    /** Returns the picture, video or document of the header. */
    public Optional<TemplateMedia> headerMedia() {
        return Optional.ofNullable(headerMedia);
    }

    /** Returns the place of the header. */
    public Optional<TemplateHeaderContent.Place> headerPlace() {
        return Optional.ofNullable(headerPlace);
    }

    /** Returns the values of buttons, by index. */
    public SortedMap<Integer, TemplateValue> buttons() {
        return buttons;
    }

    /** Returns when a limited-time offer ends. */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /** Whether any of the values shows a field of this kind. */
    public boolean shows(TemplateField.Kind kind) {
        return inOrder.stream().anyMatch(value -> shows(value, kind))
                || byName.values().stream().anyMatch(value -> shows(value, kind))
                || buttons.values().stream().anyMatch(value -> shows(value, kind))
                || (headerText != null && shows(headerText, kind));
    }

    private static boolean shows(TemplateValue value, TemplateField.Kind kind) {
        return value instanceof TemplateValue.Bound bound && bound.field().kind() == kind;
    }

    /** How many values of the body there are; values are personal data. */
    @Override
    public String toString() {
        return "TemplateValues[" + (inOrder.size() + byName.size()) + "]";
    }
}
