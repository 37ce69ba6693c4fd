package io.escala.core.internal.panel;

import io.escala.core.panel.PanelField;
import io.escala.core.panel.PanelFieldType;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.field.FieldOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The fields that every contact has, in their usual order. Each constant's key is its name in edits and refusals. */
enum StandardField {
    FIRST_NAME("firstName", PanelFieldType.TEXT),
    LAST_NAME("lastName", PanelFieldType.TEXT),
    JOB_TITLE("jobTitle", PanelFieldType.TEXT),
    COMPANY("company", PanelFieldType.TEXT),
    PHONE("phone", PanelFieldType.PHONE),
    WHATSAPP_PHONE("whatsAppPhone", PanelFieldType.PHONE),
    SECONDARY_PHONES("secondaryPhones", PanelFieldType.PHONES),
    EMAIL("email", PanelFieldType.EMAIL),
    FURTHER_EMAILS("furtherEmails", PanelFieldType.EMAILS),
    LIFECYCLE("lifecycle", PanelFieldType.CHOICE),
    MARKETING("marketing", PanelFieldType.YES_NO),
    OWNER("owner", PanelFieldType.USER),
    FACEBOOK_ID("facebookId", PanelFieldType.ID),
    INSTAGRAM_USER_NAME("instagramUserName", PanelFieldType.ID),
    WHATSAPP_USER_NAME("whatsAppUserName", PanelFieldType.ID),
    EXTERNAL_REFERENCE("externalReference", PanelFieldType.ID);

    private static final ResourceBundle ENGLISH = bundle(Locale.ROOT);
    private static final ResourceBundle SPANISH = bundle(new Locale("es"));

    private final String key;
    private final PanelFieldType type;

    StandardField(String key, PanelFieldType type) {
        this.key = key;
        this.type = type;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.escala.core.panel.texts", locale);
    }

    private static FieldLabel label(String key) {
        return new FieldLabel(SPANISH.getString(key), ENGLISH.getString(key));
    }

    String key() {
        return key;
    }

    /** Returns the field without a value. */
    PanelField empty() {
        return PanelField.of(key, label(key), type).withOptions(options());
    }

    private List<FieldOption> options() {
        Stream<String> keys = switch (this) {
            case LIFECYCLE -> Arrays.stream(Lifecycle.values()).map(Enum::name);
            case MARKETING -> Stream.of("true", "false");
            default -> Stream.of();
        };
        return keys.map(each -> new FieldOption(each, label(key + "." + each))).toList();
    }
}
