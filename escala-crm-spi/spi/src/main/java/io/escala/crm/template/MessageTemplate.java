package io.escala.crm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A WhatsApp template as Meta reports it. Templates belong to the WhatsApp Business Account of a line. Name and language
 * must match exactly: {@code es} does not match {@code es_AR}.
 *
 * @param wabaId the WhatsApp Business Account that owns it
 * @param language its language code, such as {@code es_AR}
 * @param body its text with placeholders: <code>{{1}}</code>, <code>{{2}}</code> … or named ones such as
 *     <code>{{customer}}</code>
 */
public record MessageTemplate(
        String wabaId, String name, String language, TemplateCategory category, TemplateStatus status, String body) {
    public MessageTemplate {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(body, "body");
    }

    /**
     * Returns the distinct placeholders of the body in the order in which Meta expects their values: numbered ones by
     * number, named ones by position in the body.
     *
     * @return their names without braces, such as {@code 1} or {@code customer}
     */
    public List<String> placeholders() {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = body.indexOf("{{", at);
            int close = open < 0 ? -1 : body.indexOf("}}", open + 2);
            if (close < 0) {
                break;
            }
            String name = body.substring(open + 2, close).strip();
            if (isName(name) && !names.contains(name)) {
                names.add(name);
            }
            at = close + 2;
        }
        if (!names.isEmpty() && names.stream().allMatch(MessageTemplate::isNumber)) {
            names.sort((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        }
        return List.copyOf(names);
    }

    /** Whether the placeholders are numbered rather than named; true for a template without any. */
    public boolean positional() {
        return placeholders().stream().allMatch(MessageTemplate::isNumber);
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > 64) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String name) {
        return name.length() <= 4 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Without the body: texts stay out of logs. */
    @Override
    public String toString() {
        return "MessageTemplate[" + wabaId + "/" + name + ", " + language + ", " + category + ", " + status + "]";
    }
}
