package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads templates as Meta lists them. A part that is not known makes a template unsendable, and nothing makes the list unreadable. Pure. */
final class TemplateReader {
    /** What Meta's list leaves out of authentication templates in some answers. */
    private static final String CODE_BODY = "{{1}}";

    private TemplateReader() {}

    /** Reads a page; entries that identify no template are left out. */
    static List<MessageTemplate> read(String waba, @Nullable Object data) {
        List<MessageTemplate> templates = new ArrayList<>();
        for (Object entry : list(data)) {
            if (entry instanceof Map<?, ?> template) {
                read(waba, template).ifPresent(templates::add);
            }
        }
        return templates;
    }

    /** Reads the answer to a template that was submitted; null when it has no id. */
    static @Nullable SubmittedTemplate submitted(GraphAnswer.Ok ok) {
        String id = ok.text("id");
        return id == null
                ? null
                : new SubmittedTemplate(
                        id,
                        status(Objects.requireNonNullElse(ok.text("status"), "")),
                        category(Objects.requireNonNullElse(ok.text("category"), "")));
    }

    private static Optional<MessageTemplate> read(String waba, Map<?, ?> entry) {
        String name = text(entry, "name");
        String language = text(entry, "language");
        if (!TemplateKey.canBe(waba, name, language) || name.isBlank() || language.isBlank()) {
            return Optional.empty();
        }
        TemplateCategory category = category(text(entry, "category"));
        MessageTemplate template =
                new MessageTemplate(waba, name, language, category, status(text(entry, "status")), body(entry));
        for (Object component : list(entry.get("components"))) {
            if (component instanceof Map<?, ?> part) {
                template = with(template, part);
            }
        }
        return Optional.of(template);
    }

    private static String body(Map<?, ?> entry) {
        for (Object component : list(entry.get("components"))) {
            if (component instanceof Map<?, ?> part && upper(part, "type").equals("BODY")) {
                String text = text(part, "text");
                return text.isEmpty() ? CODE_BODY : text;
            }
        }
        return "";
    }

    private static MessageTemplate with(MessageTemplate template, Map<?, ?> part) {
        String type = upper(part, "type");
        return switch (type) {
            // The second needs nothing of a send.
            case "BODY", "CALL_PERMISSION_REQUEST" -> template;
            case "HEADER" -> header(template, part);
            case "FOOTER" -> {
                String text = text(part, "text");
                yield text.isEmpty() ? template : template.withFooter(text);
            }
            case "BUTTONS" -> buttons(template, list(part.get("buttons")));
            case "LIMITED_TIME_OFFER" -> {
                boolean endless = part.get("limited_time_offer") instanceof Map<?, ?> offer
                        && Boolean.FALSE.equals(offer.get("has_expiration"));
                yield endless ? template : template.withExpiry();
            }
            default -> template.withUnsupported(type);
        };
    }

    private static MessageTemplate header(MessageTemplate template, Map<?, ?> part) {
        String format = upper(part, "format");
        return switch (format) {
            case "TEXT" -> template.withHeader(TemplateHeader.text(text(part, "text")));
            case "IMAGE" -> template.withHeader(TemplateHeader.of(TemplateHeader.Format.IMAGE));
            case "VIDEO" -> template.withHeader(TemplateHeader.of(TemplateHeader.Format.VIDEO));
            case "DOCUMENT" -> template.withHeader(TemplateHeader.of(TemplateHeader.Format.DOCUMENT));
            case "LOCATION" -> template.withHeader(TemplateHeader.of(TemplateHeader.Format.LOCATION));
            default -> template.withUnsupported("HEADER/" + format);
        };
    }

    private static MessageTemplate buttons(MessageTemplate template, List<?> buttons) {
        MessageTemplate with = template;
        for (Object each : buttons) {
            if (each instanceof Map<?, ?> button) {
                String type = upper(button, "type");
                Optional<TemplateButton.Kind> kind = kind(type);
                String target =
                        kind.filter(TemplateButton.Kind.PHONE_NUMBER::equals).isPresent()
                                ? text(button, "phone_number")
                                : text(button, "url");
                with = kind.isPresent()
                        ? with.withButton(
                                new TemplateButton(kind.get(), text(button, "text"), target.isEmpty() ? null : target))
                        : with.withUnsupported("BUTTON/" + type);
            }
        }
        return with;
    }

    private static Optional<TemplateButton.Kind> kind(String type) {
        return switch (type) {
            case "QUICK_REPLY" -> Optional.of(TemplateButton.Kind.QUICK_REPLY);
            case "URL" -> Optional.of(TemplateButton.Kind.URL);
            case "PHONE_NUMBER" -> Optional.of(TemplateButton.Kind.PHONE_NUMBER);
            case "COPY_CODE" -> Optional.of(TemplateButton.Kind.COPY_CODE);
            case "OTP" -> Optional.of(TemplateButton.Kind.ONE_TIME_CODE);
            case "FLOW" -> Optional.of(TemplateButton.Kind.FORM);
            case "VOICE_CALL" -> Optional.of(TemplateButton.Kind.CALL);
            case "REQUEST_CONTACT_INFO" -> Optional.of(TemplateButton.Kind.REQUEST_CONTACT);
            default -> Optional.empty();
        };
    }

    /** What is not known counts as marketing: it is held back most. */
    private static TemplateCategory category(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "UTILITY" -> TemplateCategory.UTILITY;
            case "AUTHENTICATION" -> TemplateCategory.AUTHENTICATION;
            default -> TemplateCategory.MARKETING;
        };
    }

    private static TemplateStatus status(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "APPROVED" -> TemplateStatus.APPROVED;
            case "PENDING", "IN_APPEAL" -> TemplateStatus.PENDING;
            case "REJECTED" -> TemplateStatus.REJECTED;
            case "PAUSED" -> TemplateStatus.PAUSED;
            case "DISABLED" -> TemplateStatus.DISABLED;
            default -> TemplateStatus.OTHER;
        };
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> object, String key) {
        return object.get(key) instanceof String text ? text : "";
    }

    private static String upper(Map<?, ?> object, String key) {
        return text(object, key).toUpperCase(Locale.ROOT);
    }
}
