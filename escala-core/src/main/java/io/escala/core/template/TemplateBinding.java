package io.escala.core.template;

import io.escala.core.result.Refusal;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.MessageTemplate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A template with the values of one send.
 *
 * <ol>
 *   <li>There is one value for each placeholder of header, body and buttons, no more and no fewer; a media or location header has its
 *       medium or place, a limited-time offer its end.
 *   <li>A bound placeholder has a default.
 *   <li>Texts written by the caller, defaults included, are used unchanged or refused with their index.
 *   <li>White space in a contact's field is folded; when nothing is left, or there is no contact, the default is used.
 *   <li>Placeholders expand once: braces inside a value stay text.
 *   <li>A field in the address of a button is percent-encoded; a fixed rest of an address is used unchanged, and must contain no white space.
 *   <li>The one-time code of an authentication template is the value of its body's placeholder, and its button gets the same.
 *   <li>The texts are within WhatsApp's limits.
 *   <li>A template with a part that this library cannot send is refused, and the part is named.
 * </ol>
 *
 * @param content what is sent and what the customer reads, or null when refused
 * @param refusals every refusal
 */
public record TemplateBinding(MessageContent.@Nullable Template content, List<Refusal> refusals) {
    /** The longest body that WhatsApp accepts, in characters. */
    public static final int MAX_BODY = 1_024;

    /** The longest text of a header, in characters. */
    public static final int MAX_HEADER = 60;

    /** The longest code to copy, in characters. */
    public static final int MAX_COPIED_CODE = 20;

    /** The longest one-time code, in characters. */
    public static final int MAX_ONE_TIME_CODE = 15;

    /** The longest payload of a quick reply, in characters; Meta's documents say 128 or 256. */
    public static final int MAX_PAYLOAD = 128;

    /** The longest address of a button, in characters. */
    public static final int MAX_ADDRESS = 2_000;

    /** The field named by a refusal of a value of the body; its index is that of the placeholder. */
    public static final String VALUES = "values";

    /** The field named by a refusal of the header. */
    public static final String HEADER = "header";

    /** The field named by a refusal of a button's value; its index is that of the button. */
    public static final String BUTTONS = "buttons";

    /** The field named by a refusal of the end of an offer. */
    public static final String EXPIRES = "expires";

    /** Requires refusals when there is no content. */
    public TemplateBinding {
        refusals = List.copyOf(refusals);
        if ((content == null) == refusals.isEmpty()) {
            throw new IllegalArgumentException("a template is bound or refused");
        }
    }

    /**
     * Binds the values of one send, with custom fields as they are stored.
     *
     * @param template the template
     * @param values the values
     * @param contact the contact whose fields are used, or null when there is none
     * @return the content, or every refusal
     */
    public static TemplateBinding bind(MessageTemplate template, TemplateValues values, @Nullable Contact contact) {
        return bind(template, values, TemplateField.valuesOf(contact));
    }

    /**
     * Binds the values of one send.
     *
     * @param template the template
     * @param values the values
     * @param fields what each field of the contact shows; empty when it has none
     * @return the content, or every refusal
     */
    public static TemplateBinding bind(
            MessageTemplate template, TemplateValues values, Function<TemplateField, Optional<String>> fields) {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(fields, "fields");
        return new TemplateBinder(template, values, fields).bind();
    }

    /** Returns the text as the customer reads it, or null when refused. */
    public @Nullable String rendered() {
        return content == null ? null : content.text();
    }

    /** Returns the values of the body as sent to Meta; none when refused. */
    public List<TemplateParameter> parameters() {
        return content == null ? List.of() : content.parameters();
    }
}
