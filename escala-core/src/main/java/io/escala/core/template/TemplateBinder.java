package io.escala.core.template;

import static io.escala.core.template.TemplateBinding.BUTTONS;
import static io.escala.core.template.TemplateBinding.EXPIRES;
import static io.escala.core.template.TemplateBinding.HEADER;
import static io.escala.core.template.TemplateBinding.VALUES;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateButtonContent;
import io.escala.crm.conversation.TemplateHeaderContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.Placeholders;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds one template once; the rules are those of {@link TemplateBinding}. Not thread-safe. */
final class TemplateBinder {
    private final MessageTemplate template;
    private final TemplateValues values;
    private final Function<TemplateField, Optional<String>> fields;
    private final List<Refusal> refusals = new ArrayList<>();

    TemplateBinder(MessageTemplate template, TemplateValues values, Function<TemplateField, Optional<String>> fields) {
        this.template = template;
        this.values = values;
        this.fields = fields;
    }

    TemplateBinding bind() {
        for (String part : template.unsupported()) {
            refusals.add(Refusal.of(Reason.TEMPLATE_PART_UNSUPPORTED, Remedy.CHOOSE_OTHER_TEMPLATE)
                    .in(part, null));
        }
        List<TemplateParameter> parameters = body();
        String rendered = Placeholders.fill(template.body(), byName(parameters));
        if (refusals.isEmpty()) {
            limit(rendered.length(), TemplateBinding.MAX_BODY, Refusal.field(Reason.TEXT_TOO_LONG, VALUES));
        }
        TemplateHeaderContent header = header();
        List<TemplateButtonContent> buttons = buttons(parameters);
        if (template.expires() != values.expires().isPresent()) {
            refusals.add(Refusal.field(
                    template.expires() ? Reason.FIELD_MISSING : Reason.TEMPLATE_VALUES_MISMATCH, EXPIRES));
        }
        return refusals.isEmpty()
                ? new TemplateBinding(
                        new MessageContent.Template(
                                template.name(),
                                template.language(),
                                template.category(),
                                parameters,
                                rendered,
                                header,
                                template.footer(),
                                buttons,
                                values.expires().orElse(null)),
                        List.of())
                : new TemplateBinding(null, refusals);
    }

    /** The values of the body, as far as there are any for its placeholders. */
    private List<TemplateParameter> body() {
        List<String> names = template.placeholders();
        List<TemplateValue> inOrder = values.inOrder();
        int given = inOrder.size() + values.byName().size();
        boolean fits = given == names.size();
        Map<Integer, TemplateValue> found = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            TemplateValue value =
                    values.byName().getOrDefault(names.get(i), i < inOrder.size() ? inOrder.get(i) : null);
            fits &= value != null;
            if (value != null) {
                found.put(i, value);
            }
        }
        if (!fits) {
            refusals.add(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, VALUES).limitedTo(names.size(), given));
        }
        for (int i = names.size(); i < inOrder.size(); i++) {
            found.put(i, inOrder.get(i));
        }
        List<TemplateParameter> parameters = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), inOrder.size()); i++) {
            TemplateValue value = found.get(i);
            String text = value == null ? null : text(value, VALUES, i);
            if (text != null && i < names.size()) {
                parameters.add(parameter(names.get(i), text));
            }
        }
        return parameters;
    }

    private TemplateParameter parameter(String name, String text) {
        return new TemplateParameter(template.positional() ? null : name, text);
    }

    /** The values by the names of their placeholders. */
    private Map<String, String> byName(List<TemplateParameter> parameters) {
        Map<String, String> byName = new HashMap<>();
        List<String> names = template.placeholders();
        if (parameters.size() == names.size()) {
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), parameters.get(i).value());
            }
        }
        return byName;
    }

    private @Nullable TemplateHeaderContent header() {
        TemplateHeader header = template.header();
        boolean takesText = header != null && !header.placeholders().isEmpty();
        boolean takesMedia = header != null && header.isMedia();
        boolean takesPlace = header != null && header.format() == TemplateHeader.Format.LOCATION;
        if (takesText != values.headerText().isPresent()
                || takesMedia != values.headerMedia().isPresent()
                || takesPlace != values.headerPlace().isPresent()) {
            boolean given = values.headerText().isPresent()
                    || values.headerMedia().isPresent()
                    || values.headerPlace().isPresent();
            refusals.add(Refusal.field(given ? Reason.TEMPLATE_VALUES_MISMATCH : Reason.FIELD_MISSING, HEADER));
            return null;
        }
        if (header == null) {
            return null;
        }
        if (takesMedia) {
            return values.headerMedia()
                    .map(media -> media(header.format(), media))
                    .orElse(null);
        }
        if (takesPlace) {
            return values.headerPlace().map(TemplateHeaderContent::place).orElse(null);
        }
        return headerText(header);
    }

    private @Nullable TemplateHeaderContent headerText(TemplateHeader header) {
        String text = String.valueOf(header.text());
        if (header.placeholders().isEmpty()) {
            return TemplateHeaderContent.text(text, null);
        }
        String name = header.placeholders().get(0);
        String value =
                values.headerText().map(given -> text(given, HEADER, null)).orElse(null);
        if (value == null) {
            return null;
        }
        String filled = Placeholders.fill(text, Map.of(name, value));
        limit(filled.length(), TemplateBinding.MAX_HEADER, Refusal.field(Reason.TEXT_TOO_LONG, HEADER));
        return TemplateHeaderContent.text(filled, parameter(name, value));
    }

    private static TemplateHeaderContent media(TemplateHeader.Format format, TemplateMedia media) {
        MediaKind kind = switch (format) {
            case IMAGE -> MediaKind.IMAGE;
            case VIDEO -> MediaKind.VIDEO;
            case DOCUMENT -> MediaKind.DOCUMENT;
            case TEXT, LOCATION -> throw new IllegalStateException("no medium: " + format);
        };
        return TemplateHeaderContent.media(new MediaRef(
                kind,
                null,
                media.address().toString(),
                null,
                null,
                media.fileName().orElse(null)));
    }

    private List<TemplateButtonContent> buttons(List<TemplateParameter> parameters) {
        List<TemplateButtonContent> buttons = new ArrayList<>();
        for (int i = 0; i < template.buttons().size(); i++) {
            button(template.buttons().get(i), i, parameters).ifPresent(buttons::add);
        }
        values.buttons().keySet().stream()
                .filter(index -> index < 0 || index >= template.buttons().size())
                .forEach(index -> refusals.add(Refusal.at(Reason.TEMPLATE_VALUES_MISMATCH, BUTTONS, index)));
        return buttons;
    }

    private Optional<TemplateButtonContent> button(
            TemplateButton button, int index, List<TemplateParameter> parameters) {
        TemplateValue given = values.buttons().get(index);
        boolean takes = switch (button.kind()) {
            case URL, COPY_CODE -> button.needsValue();
            case QUICK_REPLY, FORM -> true;
            case PHONE_NUMBER, ONE_TIME_CODE, CALL, REQUEST_CONTACT -> false;
        };
        if (given == null ? button.needsValue() : !takes) {
            refusals.add(
                    Refusal.at(given == null ? Reason.FIELD_MISSING : Reason.TEMPLATE_VALUES_MISMATCH, BUTTONS, index));
            return Optional.empty();
        }
        if (button.kind() == TemplateButton.Kind.ONE_TIME_CODE) {
            String code = parameters.isEmpty() ? "" : parameters.get(0).value();
            limit(code.length(), TemplateBinding.MAX_ONE_TIME_CODE, Refusal.at(Reason.TEXT_TOO_LONG, VALUES, 0));
            return Optional.of(new TemplateButtonContent(button.kind(), button.text(), button.target(), code));
        }
        if (given == null) {
            return Optional.of(new TemplateButtonContent(button.kind(), button.text(), button.target(), null));
        }
        return Optional.ofNullable(value(button, given, index))
                .map(value -> new TemplateButtonContent(button.kind(), button.text(), target(button, value), value));
    }

    private @Nullable String value(TemplateButton button, TemplateValue given, int index) {
        String text = text(given, BUTTONS, index);
        if (text == null) {
            return null;
        }
        Refusal tooLong = Refusal.at(Reason.TEXT_TOO_LONG, BUTTONS, index);
        switch (button.kind()) {
            case URL -> {
                if (given instanceof TemplateValue.Bound) {
                    text = AddressParts.encode(text);
                } else if (text.chars().anyMatch(Character::isWhitespace)) {
                    refusals.add(Refusal.at(Reason.TEMPLATE_VALUE_INVALID, BUTTONS, index));
                }
                String whole = target(button, text);
                limit(whole == null ? 0 : whole.length(), TemplateBinding.MAX_ADDRESS, tooLong);
            }
            case COPY_CODE -> limit(text.length(), TemplateBinding.MAX_COPIED_CODE, tooLong);
            case QUICK_REPLY -> limit(text.length(), TemplateBinding.MAX_PAYLOAD, tooLong);
            case FORM, PHONE_NUMBER, ONE_TIME_CODE, CALL, REQUEST_CONTACT -> {}
        }
        return text;
    }

    private static @Nullable String target(TemplateButton button, String value) {
        String target = button.target();
        return target == null || button.placeholders().isEmpty()
                ? target
                : Placeholders.fill(target, Map.of(button.placeholders().get(0), value));
    }

    /** The text of a value; null when it is refused. */
    private @Nullable String text(TemplateValue value, String field, @Nullable Integer index) {
        Reason problem = TemplateTexts.problem(value);
        if (problem == null) {
            return TemplateTexts.resolve(value, fields);
        }
        refusals.add(Refusal.of(problem, Remedy.CORRECT).in(field, index));
        return null;
    }

    private void limit(int actual, int limit, Refusal refusal) {
        if (actual > limit) {
            refusals.add(refusal.limitedTo(limit, actual));
        }
    }
}
