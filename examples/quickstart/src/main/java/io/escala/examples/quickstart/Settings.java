package io.escala.examples.quickstart;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server from environment variables. A line is connected when its id is set; its token is required then.
 *
 * @param file the SQLite file
 * @param port the port to listen on; 0 for any free port
 * @param appId the Meta app
 * @param appSecret its secret
 * @param verifyToken the token of Meta's verification handshake
 * @param lines the lines
 * @param tokens a token per channel
 * @param templates the templates
 * @param graphUrl the URL of a fake Meta, or null for Meta itself
 * @param operatorKey the key of the operator's desk, or null for no desk
 */
record Settings(
        Path file,
        int port,
        String appId,
        String appSecret,
        String verifyToken,
        List<Line> lines,
        Map<Channel, String> tokens,
        List<MessageTemplate> templates,
        @Nullable String graphUrl,
        @Nullable String operatorKey) {
    static final AccountId ACCOUNT = new AccountId("quickstart");
    static final LineId WHATSAPP = new LineId("whatsapp");
    static final LineId MESSENGER = new LineId("messenger");
    static final LineId INSTAGRAM = new LineId("instagram");

    /** Reads the environment and reports all missing variables at once. */
    static Settings read(Map<String, String> env) {
        List<String> missing = new ArrayList<>();
        String appId = required(env, "META_APP_ID", missing);
        String secret = required(env, "META_APP_SECRET", missing);
        String verify = required(env, "META_VERIFY_TOKEN", missing);
        List<Line> lines = new ArrayList<>();
        Map<Channel, String> tokens = new EnumMap<>(Channel.class);
        String number = env.get("WHATSAPP_PHONE_NUMBER_ID");
        if (number != null) {
            String waba = required(env, "WHATSAPP_BUSINESS_ACCOUNT_ID", missing);
            tokens.put(Channel.WHATSAPP, required(env, "WHATSAPP_TOKEN", missing));
            lines.add(Line.whatsApp(ACCOUNT, WHATSAPP, "WhatsApp", number, waba).withApp(appId));
        }
        String page = env.get("MESSENGER_PAGE_ID");
        if (page != null) {
            tokens.put(Channel.MESSENGER, required(env, "MESSENGER_TOKEN", missing));
            lines.add(Line.messenger(ACCOUNT, MESSENGER, "Page", page).withApp(appId));
        }
        String instagram = env.get("INSTAGRAM_ACCOUNT_ID");
        if (instagram != null) {
            tokens.put(Channel.INSTAGRAM, required(env, "INSTAGRAM_TOKEN", missing));
            lines.add(Line.instagram(ACCOUNT, INSTAGRAM, "Instagram", instagram).withApp(appId));
        }
        if (lines.isEmpty()) {
            missing.add("WHATSAPP_PHONE_NUMBER_ID, MESSENGER_PAGE_ID or INSTAGRAM_ACCOUNT_ID");
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("missing in the environment: " + String.join("; ", missing));
        }
        return new Settings(
                Path.of(env.getOrDefault("ESCALA_FILE", "inbox.db")),
                Integer.parseInt(env.getOrDefault("ESCALA_PORT", "8080")),
                appId,
                secret,
                verify,
                lines,
                tokens,
                template(env.get("WHATSAPP_TEMPLATE"), env.get("WHATSAPP_BUSINESS_ACCOUNT_ID")),
                env.get("GRAPH_URL"),
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
