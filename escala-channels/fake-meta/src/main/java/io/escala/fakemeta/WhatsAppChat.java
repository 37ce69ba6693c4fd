package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Media;
import io.escala.fakemeta.internal.graph.SentOptions;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions of one person towards one WhatsApp number. Each action returns the signed delivery that Meta would send and,
 * if Meta documents it so, opens the 24-hour window at once, whether the delivery is sent or not. Immutable and thread-safe.
 */
public final class WhatsAppChat {

    /** Types that do not open the window: Meta does not document that they do, or they are not messages. */
    private static final Set<String> SILENT = Set.of("reaction", "system", "edit", "revoke");

    private final MetaState world;
    private final WhatsAppPerson person;
    private final WhatsAppNumber number;
    private final @Nullable Instant time;
    private final String quoted;
    private final @Nullable ObjectNode referral;
    private final @Nullable ObjectNode product;

    WhatsAppChat(MetaState world, WhatsAppPerson person, WhatsAppNumber number) {
        this(world, person, number, null, "", null, null);
    }

    private WhatsAppChat(
            MetaState world,
            WhatsAppPerson person,
            WhatsAppNumber number,
            @Nullable Instant time,
            String quoted,
            @Nullable ObjectNode referral,
            @Nullable ObjectNode product) {
        this.world = world;
        this.person = person;
        this.number = number;
        this.time = time;
        this.quoted = quoted;
        this.referral = referral;
        this.product = product;
    }

    /** Returns this conversation with actions at that time instead of the clock's. */
    public WhatsAppChat at(Instant moment) {
        return new WhatsAppChat(world, person, number, moment, quoted, referral, product);
    }

    /** Returns this conversation with messages that reply to that message: its id goes into {@code context}. */
    public WhatsAppChat quoting(String messageId) {
        return new WhatsAppChat(world, person, number, time, messageId, referral, product);
    }

    /**
     * Returns this conversation with messages to which an advertisement led: it goes into {@code referral}.
     *
     * @param adId the id of the advertisement
     * @param clickId the id of the click, by which conversions are reported
     */
    public WhatsAppChat comingByAd(String adId, String clickId) {
        ObjectNode ad = Json.object()
                .put("source_url", "https://fb.me/" + adId)
                .put("source_id", adId)
                .put("source_type", "ad")
                .put("headline", "Our spring models")
                .put("body", "Write to us")
                .put("media_type", "image")
                .put("ctwa_clid", clickId);
        return new WhatsAppChat(world, person, number, time, quoted, ad, product);
    }

    /** Sends a text. */
    public Webhook writes(String text) {
        return message("text", Json.object().put("body", text));
    }

    /** Sends an image, video, audio or document, by the file's type. It can be fetched by its media id. */
    public Webhook sends(MediaFile file) {
        return sends(file, "");
    }

    /** Sends a file with a caption; audio has none. */
    public Webhook sends(MediaFile file, String caption) {
        String kind = file.kind("document");
        byte[] bytes = file.bytes();
        String id = world.store(file.mimeType(), file.name(), bytes);
        ObjectNode payload = Json.object();
        if (!caption.isEmpty() && !kind.equals("audio")) {
            payload.put("caption", caption);
        }
        if (kind.equals("document") && !file.name().isEmpty()) {
            payload.put("filename", file.name());
        }
        payload.put("mime_type", file.mimeType());
        payload.put("sha256", Media.checksum(bytes));
        payload.put("id", id);
        payload.put("url", world.baseUrl() + "/" + Media.DOWNLOADS + "/" + id);
        if (kind.equals("audio")) {
            payload.put("voice", file.mimeType().startsWith("audio/ogg"));
        }
        return message(kind, payload);
    }

    /** Taps a reply button of an interactive message. */
    public Webhook tapsButton(String id, String title) {
        return interactive("button_reply", Json.object().put("id", id).put("title", title));
    }

    /** Chooses a row of a list of an interactive message. */
    public Webhook picks(String id, String title) {
        return interactive("list_reply", Json.object().put("id", id).put("title", title));
    }

    /**
     * Taps an option of a message with reply buttons or a list. The message is quoted, as Meta does.
     *
     * @throws IllegalArgumentException if the message has no option of that title
     */
    public Webhook taps(SentMessage message, String title) {
        SentOptions.Tap tap = SentOptions.titled(message.json(), title);
        WhatsAppChat quoting = quoting(message.id());
        return tap.kind() == SentOptions.Kind.LIST_REPLY
                ? quoting.picks(tap.id(), title)
                : quoting.tapsButton(tap.id(), title);
    }

    /**
     * Completes the form that a message opens. The message is quoted, as Meta does, and its token returned.
     *
     * @param answers the fields of the form: texts, numbers, booleans, lists and maps of them
     * @throws IllegalArgumentException if the message opens no form
     */
    public Webhook fillsIn(SentMessage message, Map<String, ?> answers) {
        return quoting(message.id()).interactive("nfm_reply", WhatsAppSubmissions.form(message, answers));
    }

    /**
     * Orders products of a catalogue.
     *
     * @param text what the person writes beside it; empty for nothing
     */
    public Webhook orders(String catalog, String text, OrderedProduct... products) {
        return message("order", WhatsAppSubmissions.order(catalog, text, List.of(products)));
    }

    /**
     * Returns this conversation with messages that ask about a product: it goes into {@code context}.
     *
     * @param catalog the id of its catalogue
     * @param product the seller's id of the product
     */
    public WhatsAppChat askingAbout(String catalog, String product) {
        return new WhatsAppChat(
                world,
                person,
                number,
                time,
                quoted,
                referral,
                Json.object().put("catalog_id", catalog).put("product_retailer_id", product));
    }

    /** Taps a quick reply button of a template. */
    public Webhook tapsTemplateButton(String payload, String text) {
        return message("button", Json.object().put("payload", payload).put("text", text));
    }

    /** Reacts to a message; an empty emoji removes the reaction. It opens no window. */
    public Webhook reactsTo(String messageId, String emoji) {
        ObjectNode payload = Json.object().put("message_id", messageId);
        if (!emoji.isEmpty()) {
            payload.put("emoji", emoji);
        }
        return message("reaction", payload);
    }

    /** Edits the text of a message (numbers shared with the phone app). It opens no window. */
    public Webhook edits(String messageId, String newText) {
        ObjectNode payload = Json.object().put("original_message_id", messageId);
        payload.putObject("message").put("type", "text").putObject("text").put("body", newText);
        return message("edit", payload);
    }

    /** Unsends a message (numbers shared with the phone app). It opens no window. */
    public Webhook unsends(String messageId) {
        return message("revoke", Json.object().put("original_message_id", messageId));
    }

    /**
     * Sends any other message.
     *
     * @param type Meta's type
     * @param payloadJson the value of the key of that name, as JSON
     * @throws IllegalArgumentException if it is not JSON
     */
    public Webhook sends(String type, String payloadJson) {
        JsonNode payload = Json.read(payloadJson);
        if (payload == null) {
            throw new IllegalArgumentException("the payload is not JSON");
        }
        return message(type, payload);
    }

    /**
     * Changes the person's number: Meta sends a {@code system} message with old and new number and user id. Other forms of
     * the old number reach no person any more.
     */
    public Webhook changesNumberTo(String newWaId) {
        String oldNumber = person.waId();
        String oldId = person.userIdFor(number);
        person.movesTo(newWaId);
        ObjectNode system = Json.object();
        system.put("body", "User changed from " + oldNumber + " to " + newWaId);
        system.put("wa_id", newWaId);
        system.put("user_id", person.userIdFor(number));
        system.put("previous_user_id", oldId);
        system.put("type", "user_changed_number");
        String id = world.inbound(number);
        ObjectNode message = Json.object();
        message.put("from", oldNumber);
        message.put("id", id);
        message.put("timestamp", WhatsAppEnvelope.seconds(now()));
        message.put("type", "system");
        message.set("system", system);
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("messages").add(message);
        return world.webhook(number, WhatsAppEnvelope.body(number, "messages", value), List.of(id));
    }

    /** Opts out of marketing messages: a {@code user_preferences} event; marketing templates fail from now on. */
    public Webhook stopsMarketing() {
        return preference("stop");
    }

    /** Opts in to marketing messages again. */
    public Webhook resumesMarketing() {
        return preference("resume");
    }

    /**
     * Calls the business. The id of the call is the only one of {@link Webhook#messageIds}.
     *
     * @param sdpOffer the session description of the call
     */
    public Webhook calls(String sdpOffer) {
        String id = world.newCall(number);
        world.number(number.id()).rings(id);
        ObjectNode call = call(id, "connect");
        call.putObject("session").put("sdp_type", "offer").put("sdp", sdpOffer);
        return called(id, call);
    }

    /**
     * Accepts a call of the business.
     *
     * @param callId the id of the call
     * @param sdpAnswer the session description of the person
     */
    public Webhook accepts(String callId, String sdpAnswer) {
        ObjectNode call = call(callId, "connect");
        call.putObject("session").put("sdp_type", "answer").put("sdp", sdpAnswer);
        return called(callId, call);
    }

    /** Ends a call of the person's or the business's. */
    public Webhook hangsUp(String callId) {
        world.number(number.id()).hangsUp(callId);
        return called(callId, call(callId, "terminate").put("status", "COMPLETED"));
    }

    private ObjectNode call(String id, String event) {
        String reference = world.number(number.id()).dialled(id);
        boolean byPerson = reference == null;
        ObjectNode call = Json.object().put("id", id).put(byPerson ? "to" : "from", number.phone());
        if (world.showsPhone(number, person)) {
            call.put(byPerson ? "from" : "to", person.waId());
        }
        if (reference != null && !reference.isEmpty()) {
            call.put("biz_opaque_callback_data", reference);
        }
        return call.put(byPerson ? "from_user_id" : "to_user_id", person.userIdFor(number))
                .put("event", event)
                .put("timestamp", WhatsAppEnvelope.seconds(now()))
                .put("direction", byPerson ? "USER_INITIATED" : "BUSINESS_INITIATED");
    }

    private Webhook called(String id, ObjectNode call) {
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("contacts").add(WhatsAppEnvelope.contact(world, number, person));
        value.putArray("calls").add(call);
        return world.webhook(number, WhatsAppEnvelope.body(number, "calls", value), List.of(id));
    }

    /** Allows calls of the business until a time. */
    public Webhook permitsCalls(Instant until) {
        world.number(number.id()).permit(person.key(), until);
        return interactive(
                "call_permission_reply",
                Json.object()
                        .put("response", "accept")
                        .put("is_permanent", false)
                        .put("expiration_timestamp", WhatsAppEnvelope.seconds(until))
                        .put("response_source", "user_action"));
    }

    /** Allows calls of the business until the person changes that. */
    public Webhook permitsCalls() {
        world.number(number.id()).permit(person.key(), null);
        return interactive(
                "call_permission_reply",
                Json.object()
                        .put("response", "accept")
                        .put("is_permanent", true)
                        .put("response_source", "user_action"));
    }

    /** Allows no calls of the business. */
    public Webhook deniesCalls() {
        world.number(number.id()).deny(person.key());
        return interactive(
                "call_permission_reply",
                Json.object()
                        .put("response", "reject")
                        .put("is_permanent", false)
                        .put("response_source", "user_action"));
    }

    /** The business writes to the person in the phone app: an {@code smb_message_echoes} event. */
    public Webhook businessWritesOnPhone(String text) {
        String id = world.newId(number);
        ObjectNode echo = Json.object();
        echo.put("from", number.phone());
        if (world.showsPhone(number, person)) {
            echo.put("to", person.waId());
        }
        echo.put("to_user_id", person.userIdFor(number));
        echo.put("id", id);
        echo.put("timestamp", WhatsAppEnvelope.seconds(now()));
        echo.put("type", "text");
        echo.putObject("text").put("body", text);
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("message_echoes").add(echo);
        return world.webhook(number, WhatsAppEnvelope.body(number, "smb_message_echoes", value), List.of(id));
    }

    private Webhook preference(String choice) {
        world.stopMarketing(number, person, choice.equals("stop"));
        ObjectNode preference = Json.object();
        if (world.showsPhone(number, person)) {
            preference.put("wa_id", person.waId());
        }
        preference.put("user_id", person.userIdFor(number));
        preference.put("detail", "User requested to " + choice + " marketing messages");
        preference.put("category", "marketing_messages");
        preference.put("value", choice);
        preference.put("timestamp", now().getEpochSecond());
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("contacts").add(WhatsAppEnvelope.contact(world, number, person));
        value.putArray("user_preferences").add(preference);
        return world.webhook(number, WhatsAppEnvelope.body(number, "user_preferences", value), List.of());
    }

    private Webhook interactive(String kind, ObjectNode reply) {
        ObjectNode payload = Json.object().put("type", kind);
        payload.set(kind, reply);
        return message("interactive", payload);
    }

    private Webhook message(String type, JsonNode payload) {
        String id = world.inbound(number);
        if (!SILENT.contains(type)) {
            world.opens(number, person, now());
        }
        ObjectNode message = Json.object();
        if (!quoted.isEmpty() || product != null) {
            ObjectNode context = message.putObject("context").put("from", number.phone());
            if (!quoted.isEmpty()) {
                context.put("id", quoted);
            }
            if (product != null) {
                context.set("referred_product", product.deepCopy());
            }
        }
        if (referral != null) {
            message.set("referral", referral.deepCopy());
        }
        if (world.showsPhone(number, person)) {
            message.put("from", person.waId());
        }
        message.put("from_user_id", person.userIdFor(number));
        message.put("id", id);
        message.put("timestamp", WhatsAppEnvelope.seconds(now()));
        message.put("type", type);
        message.set(type, payload);
        ObjectNode value = WhatsAppEnvelope.value(number);
        value.putArray("contacts").add(WhatsAppEnvelope.contact(world, number, person));
        value.putArray("messages").add(message);
        return world.webhook(number, WhatsAppEnvelope.body(number, "messages", value), List.of(id));
    }

    private Instant now() {
        return time == null ? world.now() : time;
    }
}
