package io.escala.core.template;

import io.escala.crm.contact.Contact;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A contact field that a placeholder can be bound to, such as first name, last name or job title.
 *
 * @param kind which field
 * @param customName the name of the custom field; set only for {@link Kind#CUSTOM}
 */
public record TemplateField(Kind kind, @Nullable String customName) {
    /** First name. */
    public static final TemplateField FIRST_NAME = new TemplateField(Kind.FIRST_NAME, null);

    /** Last name. */
    public static final TemplateField LAST_NAME = new TemplateField(Kind.LAST_NAME, null);

    /** First and last name, as far as present. */
    public static final TemplateField FULL_NAME = new TemplateField(Kind.FULL_NAME, null);

    /** Job title. */
    public static final TemplateField JOB_TITLE = new TemplateField(Kind.JOB_TITLE, null);

    /** Company. */
    public static final TemplateField COMPANY = new TemplateField(Kind.COMPANY, null);

    /** The main e-mail address. */
    public static final TemplateField EMAIL = new TemplateField(Kind.EMAIL, null);

    /** The WhatsApp phone, else the primary one, with {@code +} and country code. */
    public static final TemplateField PHONE = new TemplateField(Kind.PHONE, null);

    /** The name of the user who owns the contact, as the host's {@link io.escala.core.port.Team} gives it. */
    public static final TemplateField OWNER = new TemplateField(Kind.OWNER, null);

    /** Fields of a contact. */
    public enum Kind {
        /** First name. */
        FIRST_NAME,
        /** Last name. */
        LAST_NAME,
        /** First and last name. */
        FULL_NAME,
        /** Job title. */
        JOB_TITLE,
        /** Company. */
        COMPANY,
        /** The main e-mail address. */
        EMAIL,
        /** The WhatsApp phone, else the primary one. */
        PHONE,
        /** The name of the owner. */
        OWNER,
        /** One of the account's custom fields. */
        CUSTOM
    }

    /** Validates that only a custom field has a name. */
    public TemplateField {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.CUSTOM) != (customName != null)) {
            throw new IllegalArgumentException("customName is there exactly for a custom field");
        }
    }

    /**
     * Creates a reference to one of the account's custom fields.
     *
     * @param name its name
     * @return the field
     */
    public static TemplateField custom(String name) {
        return new TemplateField(Kind.CUSTOM, Objects.requireNonNull(name, "name"));
    }

    /**
     * Returns what the fields of a contact show, as far as the contact itself holds it: not e-mail and phone, which are keys of their own, nor
     * the owner's name. Custom fields are shown as they are stored.
     *
     * @param contact the contact, or null when there is none
     */
    public static Function<TemplateField, Optional<String>> valuesOf(@Nullable Contact contact) {
        return contact == null ? field -> Optional.empty() : field -> field.of(contact);
    }

    private Optional<String> of(Contact contact) {
        return switch (kind) {
            case FIRST_NAME -> Optional.ofNullable(contact.firstName());
            case LAST_NAME -> Optional.ofNullable(contact.lastName());
            case FULL_NAME -> contact.fullName();
            case JOB_TITLE -> Optional.ofNullable(contact.jobTitle());
            case COMPANY -> Optional.ofNullable(contact.company());
            case CUSTOM ->
                Optional.ofNullable(customName)
                        .map(name -> contact.customFields().get(name));
            case EMAIL, PHONE, OWNER -> Optional.empty();
        };
    }
}
