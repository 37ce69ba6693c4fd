package io.escala.examples.quickstart;

import io.escala.core.administration.Setup;
import io.escala.crm.AccountId;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server from environment variables, beside those that {@code MetaChannels.fromEnvironment} reads. A line is connected when
 * its id is set; its token is required then.
 *
 * @param file the SQLite file
 * @param port the port to listen on; 0 for any free port
 * @param setup the account and its lines
 * @param templates the templates
 * @param operatorKey the key of the operator's desk, or null for no desk
 */
record Settings(
        Path file,
        int port,
        Setup setup,
        List<MessageTemplate> templates,
        @Nullable String operatorKey) {
    static final AccountId ACCOUNT = new AccountId("quickstart");
    static final LineId WHATSAPP = new LineId("whatsapp");
    static final LineId MESSENGER = new LineId("messenger");
    static final LineId INSTAGRAM = new LineId("instagram");

    /** Reads the environment and reports all missing variables at once. */
    static Settings read(Map<String, String> env) {
        List<String> missing = new ArrayList<>();
        Setup setup = Setup.account(ACCOUNT).region("AR").companyName("Quickstart");
        String app = env.getOrDefault("META_APP_ID", "1");
        String number = env.get("WHATSAPP_PHONE_NUMBER_ID");
        if (number != null) {
            String waba = required(env, "WHATSAPP_BUSINESS_ACCOUNT_ID", missing);
            required(env, "WHATSAPP_TOKEN", missing);
            setup = setup.whatsApp(
                    WHATSAPP.value(),
                    line -> line.phoneNumberId(number)
                            .businessAccountId(waba)
                            .name("WhatsApp")
                            .app(app));
        }
        String page = env.get("MESSENGER_PAGE_ID");
        if (page != null) {
            required(env, "MESSENGER_TOKEN", missing);
            setup = setup.messenger(
                    MESSENGER.value(), line -> line.pageId(page).name("Page").app(app));
        }
        String instagram = env.get("INSTAGRAM_ACCOUNT_ID");
        if (instagram != null) {
            required(env, "INSTAGRAM_TOKEN", missing);
            setup = setup.instagram(
                    INSTAGRAM.value(),
                    line -> line.accountId(instagram).name("Instagram").app(app));
        }
        if (setup.lines().isEmpty()) {
            missing.add("WHATSAPP_PHONE_NUMBER_ID, MESSENGER_PAGE_ID or INSTAGRAM_ACCOUNT_ID");
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("missing in the environment: " + String.join("; ", missing));
        }
        return new Settings(
                Path.of(env.getOrDefault("ESCALA_FILE", "inbox.db")),
                Integer.parseInt(env.getOrDefault("ESCALA_PORT", "8080")),
                setup,
                template(env.get("WHATSAPP_TEMPLATE"), env.get("WHATSAPP_BUSINESS_ACCOUNT_ID")),
                env.get("OPERATOR_KEY"));
    }

    private static String required(Map<String, String> env, String name, List<String> missing) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            missing.add(name);
            return "1";
        }
        return value;
    }

    /** Parses a template given as {@code name|language|body}; a real host syncs its catalogue with Meta. */
    private static List<MessageTemplate> template(@Nullable String text, @Nullable String waba) {
        if (text == null || waba == null) {
            return List.of();
        }
        String[] parts = text.split("\\|", 3);
        return List.of(new MessageTemplate(
                waba, parts[0], parts[1], TemplateCategory.UTILITY, TemplateStatus.APPROVED, parts[2]));
    }
}
