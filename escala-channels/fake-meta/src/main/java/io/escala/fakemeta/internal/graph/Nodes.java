package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.graph.GraphWorld.Profile;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /{id}}: profiles of people, and fields of a line. */
final class Nodes {

    private static final List<String> MESSENGER_DEFAULT = List.of("first_name", "last_name", "profile_pic");
    private static final Set<String> MESSENGER_FIELDS =
            Set.of("id", "first_name", "last_name", "name", "profile_pic", "locale", "timezone", "gender");
    private static final List<String> INSTAGRAM_DEFAULT = List.of("name", "username");
    private static final Set<String> INSTAGRAM_FIELDS = Set.of(
            "id",
            "name",
            "username",
            "profile_pic",
            "follower_count",
            "is_user_follow_business",
            "is_business_follow_user",
            "is_verified_user");

    /** Of a page: the professional account that is linked to it, if any. */
    private static final String LINKED_ACCOUNT = "instagram_business_account";

    /** Of a number: where its webhooks go. */
    private static final String CALLBACKS = "webhook_configuration";

    /** Of an account with a token of its own. */
    private static final String ACCOUNT_TYPE = "account_type";

    private final GraphWorld world;

    Nodes(GraphWorld world) {
        this.world = world;
    }

    /** Answers for a person of one of the lines, or for one of the lines. */
    Answer get(List<Line> lines, String id, Call call) {
        for (Line line : lines) {
            if (line.id().equals(id)) {
                return line(line, call);
            }
        }
        for (Line line : lines) {
            if (line instanceof WhatsAppNumber number && number.waba().equals(id)) {
                Map<String, Object> values = new LinkedHashMap<>();
                world.account(id).facts().properties().forEach(fact -> values.put(fact.getKey(), fact.getValue()));
                return Answer.ok(fields(id, values, fields(call, List.of(), values.keySet())));
            }
        }
        for (Line line : withLinked(lines)) {
            if (line.channel() != Channel.WHATSAPP && world.knowsPerson(line, id)) {
                return person(line, id, call);
            }
        }
        throw new Refused(GraphError.noSuchObject("GET", id));
    }

    Answer line(Line line, Call call) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> shown;
        if (line instanceof WhatsAppNumber number) {
            values.put("display_phone_number", number.phone());
            values.put("verified_name", "Business " + number.id());
            AccountState standing = world.number(number.id()).standing();
            standing.facts().properties().forEach(fact -> values.put(fact.getKey(), fact.getValue()));
            values.put(
                    CALLBACKS,
                    callbacks(standing.override(), world.account(number.waba()).override()));
            shown = List.of("verified_name", "display_phone_number");
        } else if (line instanceof Page page) {
            values.put("name", page.name());
            world.instagramLinkedTo(page.id()).stream()
                    .filter(account -> !account.isPersonal())
                    .findFirst()
                    .ifPresent(account -> values.put(LINKED_ACCOUNT, account));
            shown = List.of("name");
        } else if (line instanceof InstagramAccount account) {
            values.put("user_id", account.id());
            values.put("username", account.userName());
            if (!account.accountType().isEmpty()) {
                values.put(ACCOUNT_TYPE, account.accountType());
            }
            shown = List.of();
        } else {
            throw new IllegalStateException("a kind of line this method does not know");
        }
        Set<String> known = new java.util.HashSet<>(values.keySet());
        known.add("id");
        if (line.channel() != Channel.WHATSAPP) {
            known.add(line.channel() == Channel.MESSENGER ? LINKED_ACCOUNT : ACCOUNT_TYPE);
        }
        return Answer.ok(fields(line.id(), values, fields(call, shown, known)));
    }

    private static ObjectNode callbacks(@Nullable String number, @Nullable String account) {
        ObjectNode callbacks = Json.object();
        if (number != null) {
            callbacks.put("phone_number", number);
        }
        if (account != null) {
            callbacks.put("whatsapp_business_account", account);
        }
        return callbacks.put("application", "https://app.example.com/webhook");
    }

    private Answer person(Line line, String id, Call call) {
        boolean messenger = line.channel() == Channel.MESSENGER;
        List<String> fields = messenger
                ? fields(call, MESSENGER_DEFAULT, MESSENGER_FIELDS)
                : fields(call, INSTAGRAM_DEFAULT, INSTAGRAM_FIELDS);
        Profile profile = world.profile(line, id);
        if (profile instanceof Profile.Open open) {
            return Answer.ok(fields(id, open.values(), fields));
        }
        if (profile instanceof Profile.Unknown) {
            throw new Refused(GraphError.noSuchObject("GET", id));
        }
        throw new Refused(
                messenger
                        ? GraphError.graph(400, 100, 2018218, "(#100) No profile available for this user.")
                        : GraphError.graph(400, 230, 0, "(#230) User consent is required to access user profile"));
    }

    private List<Line> withLinked(List<Line> lines) {
        List<Line> all = new ArrayList<>(lines);
        for (Line line : lines) {
            if (line.channel() == Channel.MESSENGER) {
                all.addAll(world.instagramLinkedTo(line.id()));
            }
        }
        return all;
    }

    private static List<String> fields(Call call, List<String> shown, Set<String> known) {
        String asked = call.parameter("fields");
        if (asked.isEmpty()) {
            return shown;
        }
        List<String> fields = new ArrayList<>();
        for (String each : Texts.parts(asked, ',')) {
            String field = each.trim();
            if (!known.contains(field)) {
                throw new Refused(
                        GraphError.graph(400, 100, 0, "(#100) Tried accessing nonexisting field (" + field + ")"));
            }
            fields.add(field);
        }
        return fields;
    }

    private static ObjectNode fields(String id, Map<String, Object> values, List<String> fields) {
        ObjectNode answer = Json.object();
        for (String field : fields) {
            Object value = values.get(field);
            if (value instanceof Number number) {
                answer.put(field, number.intValue());
            } else if (value instanceof Boolean flag) {
                answer.put(field, flag);
            } else if (value instanceof InstagramAccount account) {
                answer.putObject(field).put("id", account.id());
            } else if (value instanceof JsonNode node) {
                answer.set(field, node);
            } else if (value != null) {
                answer.put(field, value.toString());
            }
        }
        answer.put("id", id);
        return answer;
    }
}
