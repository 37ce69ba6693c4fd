package io.escala.fakemeta.internal.graph;

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
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks and dispatches calls: token, then proof, then path and object, then the rules of the edge. */
final class Router {

    private final GraphWorld world;
    private final WhatsAppSends whatsApp;
    private final DirectSends direct;
    private final Nodes nodes;
    private final TemplateCatalogue templates;
    private final Media media;
    private final SubscribedApps subscribedApps;

    Router(GraphWorld world) {
        this.world = world;
        this.whatsApp = new WhatsAppSends(world);
        this.direct = new DirectSends(world);
        this.nodes = new Nodes(world);
        this.templates = new TemplateCatalogue(world);
        this.media = new Media(world);
        this.subscribedApps = new SubscribedApps(world);
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
                only("GET", id, call);
                boolean owned = lines.stream()
                        .anyMatch(each -> each instanceof WhatsAppNumber number
                                ? number.waba().equals(id)
                                : each instanceof Page && each.id().equals(id));
                if (!owned) {
                    throw new Refused(GraphError.noSuchObject("GET", id));
                }
                yield templates.list(id, call, baseUrl);
            }
            case "subscribed_apps" -> {
                only("GET", id, call);
                yield subscribedApps.list(lines, id);
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

    private Answer send(List<Line> lines, String id, Call call) {
        Line line = object(lines, id, "POST");
        if (call.malformed()) {
            throw new Refused(GraphError.graph(400, 100, 0, "(#100) The request body is not a JSON object"));
        }
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
        if (!call.method().equals(method)) {
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
