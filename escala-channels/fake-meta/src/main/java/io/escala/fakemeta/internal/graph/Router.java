package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks and dispatches calls: token, then proof, then path and object, then the rules of the edge. */
final class Router {

    private final GraphWorld world;
    private final WhatsAppSends whatsApp;
    private final DirectSends direct;
    private final Nodes nodes;
    private final TemplateCatalogue templates;
    private final TemplateSubmissions submissions;
    private final Media media;
    private final SubscribedApps subscribedApps;
    private final NumberRegistration registration;
    private final BusinessProfiles profiles;
    private final FormKeys formKeys;
    private final BlockedUsers blockedUsers;
    private final WhatsAppCalls calls;
    private final MessengerProfiles messengerProfiles;

    Router(GraphWorld world) {
        this.world = world;
        this.whatsApp = new WhatsAppSends(world);
        this.direct = new DirectSends(world);
        this.nodes = new Nodes(world);
        this.templates = new TemplateCatalogue(world);
        this.submissions = new TemplateSubmissions(world);
        this.media = new Media(world);
        this.subscribedApps = new SubscribedApps(world);
        this.registration = new NumberRegistration(world);
        this.profiles = new BusinessProfiles(world);
        this.formKeys = new FormKeys(world);
        this.blockedUsers = new BlockedUsers(world);
        this.calls = new WhatsAppCalls(world);
        this.messengerProfiles = new MessengerProfiles(world);
    }

    Answer answer(Call call, String baseUrl) {
        try {
            return route(call, baseUrl);
        } catch (Refused refused) {
            world.refused(call.method(), call.path(), refused.error());
            return Answer.json(
                    refused.error().http(),
                    refused.error()
                            .json(UUID.randomUUID().toString().replace("-", "").substring(0, 22)));
        }
    }

    private Answer route(Call call, String baseUrl) {
        List<String> path = call.segments();
        if (call.isDownload()) {
            world.downloads(call.path(), !call.token().isEmpty());
        }
        if (path.size() == 2 && path.get(0).equals(Media.CDN) && call.method().equals("GET")) {
            return media.download(path.get(1), false);
        }
        List<Line> lines = authenticated(call);
        proof(lines, call);
        if (path.size() == 2
                && path.get(0).equals(Media.DOWNLOADS)
                && call.method().equals("GET")) {
            return media.download(path.get(1), true);
        }
        if (path.isEmpty() || path.size() > 2) {
            throw new Refused(unknownPath(call));
        }
        if (path.size() == 1) {
            return node(lines, path.get(0), call, baseUrl);
        }
        String id = path.get(0);
        return switch (path.get(1)) {
            case "messages" -> {
                only("POST", id, call);
                yield send(lines, id, call);
            }
            case "message_templates" -> {
                boolean owned = lines.stream()
                        .anyMatch(each -> each instanceof WhatsAppNumber number
                                ? number.waba().equals(id)
                                : each instanceof Page && each.id().equals(id));
                if (!owned) {
                    throw new Refused(GraphError.noSuchObject(call.method(), id));
                }
                yield switch (call.method()) {
                    case "GET" -> templates.list(id, call, baseUrl);
                    case "POST" -> submissions.create(id, call);
                    case "DELETE" -> submissions.delete(id, call);
                    default -> throw new Refused(GraphError.noSuchObject(call.method(), id));
                };
            }
            case "subscribed_apps" -> {
                any(Set.of("GET", "POST", "DELETE"), id, call);
                yield call.method().equals("GET")
                        ? subscribedApps.list(lines, id, call)
                        : subscribedApps.change(lines, id, call);
            }
            case "request_code", "verify_code", "register", "deregister" -> {
                only("POST", id, call);
                yield registration.post(number(lines, id, call), path.get(1), call);
            }
            case "whatsapp_business_profile" -> {
                any(Set.of("GET", "POST"), id, call);
                WhatsAppNumber number = number(lines, id, call);
                yield call.method().equals("GET") ? profiles.get(number, call) : profiles.post(number, call);
            }
            case "whatsapp_business_encryption" -> {
                any(Set.of("GET", "POST"), id, call);
                WhatsAppNumber number = number(lines, id, call);
                yield call.method().equals("GET") ? formKeys.get(number) : formKeys.post(number, call);
            }
            case "block_users" -> {
                any(Set.of("GET", "POST", "DELETE"), id, call);
                WhatsAppNumber number = number(lines, id, call);
                yield call.method().equals("GET") ? blockedUsers.list(number, call) : blockedUsers.change(number, call);
            }
            case "messenger_profile" -> {
                any(Set.of("GET", "POST", "DELETE"), id, call);
                Line line = object(lines, id, call.method());
                if (line instanceof WhatsAppNumber) {
                    throw new Refused(GraphError.noSuchObject(call.method(), id));
                }
                wellFormed(call);
                yield messengerProfiles.answer(line, call);
            }
            case "calls" -> {
                only("POST", id, call);
                yield calls.post(number(lines, id, call), call);
            }
            case "call_permissions" -> {
                only("GET", id, call);
                yield calls.permission(number(lines, id, call), call);
            }
            case "media" -> {
                only("POST", id, call);
                Line owner = object(lines, id, "POST");
                if (!(owner instanceof WhatsAppNumber)) {
                    throw new Refused(GraphError.noSuchObject("POST", id));
                }
                yield media.upload(call, owner.id());
            }
            case "message_attachments" -> {
                only("POST", id, call);
                Line owner = object(lines, id, "POST");
                if (owner instanceof WhatsAppNumber) {
                    throw new Refused(GraphError.noSuchObject("POST", id));
                }
                yield media.attach(call, owner.id());
            }
            default -> throw new Refused(unknownPath(call));
        };
    }

    private Answer node(List<Line> lines, String id, Call call, String baseUrl) {
        if (call.method().equals("POST") && world.line(id) instanceof WhatsAppNumber) {
            return configure(number(lines, id, call), call);
        }
        only("GET", id, call);
        if (id.equals("me")) {
            return nodes.line(lines.get(0), call);
        }
        StoredFile file = world.file(id);
        if (file != null && lines.stream().anyMatch(each -> each.channel() == Channel.WHATSAPP)) {
            return media.describe(file, baseUrl);
        }
        return nodes.get(lines, id, call);
    }

    /** {@code POST /{phone-number-id}} with another address for webhooks. */
    private Answer configure(WhatsAppNumber number, Call call) {
        JsonNode configuration = call.body().get("webhook_configuration");
        if (configuration == null || !configuration.isObject()) {
            throw new Refused(GraphError.invalid("The parameter webhook_configuration is required."));
        }
        world.number(number.id()).standing().override(configuration);
        return Answer.ok(Json.object().put("success", true));
    }

    /** Returns the WhatsApp number with that id if the token can access it. */
    private WhatsAppNumber number(List<Line> lines, String id, Call call) {
        if (!(object(lines, id, call.method()) instanceof WhatsAppNumber number)) {
            throw new Refused(GraphError.noSuchObject(call.method(), id));
        }
        wellFormed(call);
        return number;
    }

    private static void wellFormed(Call call) {
        if (call.malformed()) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The request body is not a JSON object"));
        }
    }

    private Answer send(List<Line> lines, String id, Call call) {
        Line line = object(lines, id, "POST");
        wellFormed(call);
        return line instanceof WhatsAppNumber number ? whatsApp.post(number, call) : direct.post(line, call);
    }

    /** Returns the line with that id if the token can access it. */
    private Line object(List<Line> lines, String id, String method) {
        if (id.equals("me")) {
            for (Line line : lines) {
                if (line.channel() != Channel.WHATSAPP) {
                    return line;
                }
            }
            throw new Refused(GraphError.noSuchObject(method, id));
        }
        for (Line line : lines) {
            if (line.id().equals(id)) {
                return line;
            }
        }
        if (world.line(id) instanceof InstagramAccount account
                && lines.stream().anyMatch(each -> each.id().equals(account.linkedPage()))) {
            throw new Refused(GraphError.graph(
                    400, 3, 0, "(#3) Application does not have the capability to make this API call."));
        }
        throw new Refused(GraphError.noSuchObject(method, id));
    }

    private List<Line> authenticated(Call call) {
        String token = call.token();
        List<Line> lines = token.isEmpty() ? List.of() : world.linesOf(token);
        if (!lines.isEmpty()) {
            return lines;
        }
        boolean whatsAppSide = whatsAppSide(call);
        int http = whatsAppSide ? 401 : 400;
        if (token.isEmpty()) {
            throw new Refused(GraphError.graph(http, 190, 0, "An access token is required to request this resource."));
        }
        throw new Refused(
                world.revoked(token)
                        ? GraphError.graph(http, 190, 463, "Error validating access token: Session has expired.")
                        : GraphError.graph(http, 190, 0, "Invalid OAuth access token - Cannot parse access token"));
    }

    /** Whether the call is for WhatsApp, which answers a revoked token with 401; Messenger and Instagram answer 400. */
    private boolean whatsAppSide(Call call) {
        if (call.segments().isEmpty()) {
            return false;
        }
        String id = call.segments().get(0);
        Line line = world.line(id);
        return line == null
                ? call.segments().contains("media") || !world.templates(id).isEmpty()
                : line.channel() == Channel.WHATSAPP;
    }

    private void proof(List<Line> lines, Call call) {
        List<App> apps = new ArrayList<>();
        lines.forEach(each -> apps.add(world.appOf(each)));
        String given = call.parameter("appsecret_proof");
        if (given.isEmpty()) {
            if (apps.stream().anyMatch(App::proofRequired)) {
                throw new Refused(
                        GraphError.graph(400, 100, 0, "API calls from the server require an appsecret_proof argument"));
            }
            return;
        }
        for (App app : apps) {
            if (MessageDigest.isEqual(
                    hmac(app.secret(), call.token()).getBytes(StandardCharsets.US_ASCII),
                    given.getBytes(StandardCharsets.UTF_8))) {
                return;
            }
        }
        throw new Refused(GraphError.graph(400, 100, 0, "Invalid appsecret_proof provided in the API argument"));
    }

    private static String hmac(String secret, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static void only(String method, @Nullable String id, Call call) {
        any(Set.of(method), id, call);
    }

    private static void any(Set<String> methods, @Nullable String id, Call call) {
        if (!methods.contains(call.method())) {
            throw new Refused(GraphError.noSuchObject(call.method(), id == null ? "" : id));
        }
    }

    private static GraphError unknownPath(Call call) {
        String last = call.segments().isEmpty()
                ? "/"
                : "/" + call.segments().get(call.segments().size() - 1);
        return GraphError.graph(404, 2500, 0, "Unknown path components: " + last);
    }
}
