package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /{waba or page}/message_templates}, page by page. */
final class TemplateCatalogue {

    private static final int DEFAULT_PAGE = 25;

    private final GraphWorld world;

    TemplateCatalogue(GraphWorld world) {
        this.world = world;
    }

    Answer list(String owner, Call call, String baseUrl) {
        List<Template> found = new ArrayList<>();
        for (Template each : world.templates(owner)) {
            if (matches(call, "name", each.name())
                    && matches(call, "language", each.language())
                    && matches(call, "status", each.status().name())
                    && matches(call, "category", each.category())) {
                found.add(each);
            }
        }
        int limit = number(call.parameter("limit"), DEFAULT_PAGE);
        int from = Math.min(found.size(), position(call.parameter("after")));
        int to = Math.min(found.size(), from + limit);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        found.subList(from, to).forEach(each -> data.add(json(each)));
        if (to > from) {
            ObjectNode paging = answer.putObject("paging");
            paging.putObject("cursors").put("before", cursor(from)).put("after", cursor(to));
            if (to < found.size()) {
                paging.put("next", next(baseUrl, call, limit, to));
            }
        }
        return Answer.ok(answer);
    }

    /** Returns the address of the next page, with the parameters of the call but without the token. */
    private static String next(String baseUrl, Call call, int limit, int to) {
        StringBuilder address = new StringBuilder(baseUrl)
                .append("/v")
                .append(call.version())
                .append(".0")
                .append(call.path())
                .append("?limit=")
                .append(limit);
        call.parameters().forEach((key, value) -> {
            if (!List.of("limit", "after", "access_token", "appsecret_proof").contains(key)) {
                address.append('&')
                        .append(key)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return address.append("&after=").append(cursor(to)).toString();
    }

    private static boolean matches(Call call, String parameter, String value) {
        String asked = call.parameter(parameter);
        return asked.isEmpty() || asked.equalsIgnoreCase(value);
    }

    private static int number(String text, int otherwise) {
        return Texts.isNumber(text, 4) ? Integer.parseInt(text) : otherwise;
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after:" + position).getBytes(StandardCharsets.US_ASCII));
    }

    private static int position(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return plain.startsWith("after:") ? number(plain.substring(6), 0) : 0;
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) Param after is not a cursor"));
        }
    }

    /** Returns a large decimal number as Meta's ids are, derived from the template so that it is stable. */
    static String id(Template template) {
        CRC32 sum = new CRC32();
        sum.update((template.owner() + '/' + template.name() + '/' + template.language())
                .getBytes(StandardCharsets.UTF_8));
        return Long.toString(1_000_000_000_000_000L + sum.getValue());
    }

    private static ObjectNode json(Template template) {
        ObjectNode json = Json.object();
        json.put("name", template.name());
        json.put("parameter_format", template.named() ? "NAMED" : "POSITIONAL");
        ArrayNode components = json.putArray("components");
        if (!template.headerFormat().isEmpty()) {
            ObjectNode header = components.addObject();
            header.put("type", "HEADER").put("format", template.headerFormat());
            if (!template.header().isEmpty()) {
                header.put("text", template.header());
            }
        }
        components.addObject().put("type", "BODY").put("text", template.body());
        if (!template.footer().isEmpty()) {
            components.addObject().put("type", "FOOTER").put("text", template.footer());
        }
        if (!template.buttons().isEmpty()) {
            ArrayNode buttons = components.addObject().put("type", "BUTTONS").putArray("buttons");
            template.buttons().forEach(each -> {
                ObjectNode button = buttons.addObject();
                button.put("type", each.type()).put("text", each.text());
                if (!each.url().isEmpty()) {
                    button.put(each.type().equals("PHONE_NUMBER") ? "phone_number" : "url", each.url());
                }
            });
        }
        template.otherParts().forEach(each -> components.addObject().put("type", each));
        json.put("language", template.language());
        json.put("status", template.status().name());
        json.put("category", template.category());
        json.put("id", id(template));
        return json;
    }
}
