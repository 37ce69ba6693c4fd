package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The state behind the Graph API. Implementations are thread-safe. */
public interface GraphWorld {

    /**
     * A WhatsApp user found by an address.
     *
     * @param key the person's internal key
     * @param waId the number in Meta's form
     * @param userId the business-scoped user id in the number's portfolio
     */
    record Reached(String key, String waId, String userId) {}

    /** The result of a profile look-up. */
    sealed interface Profile {
        /** The line has no person with that id. */
        record Unknown() implements Profile {}

        /** The person exists but the profile may not be read. */
        record Withheld() implements Profile {}

        /** Readable values by field name; absent values have no key. */
        record Open(Map<String, Object> values) implements Profile {
            public Open {
                values = Map.copyOf(values);
            }
        }
    }

    /** Returns the time of the configured clock. */
    Instant now();

    /** Returns the line with that id, or null. */
    @Nullable
    Line line(String id);

    /** Returns the lines that a token can access; empty for an unknown token. */
    List<Line> linesOf(String token);

    /** Whether the token was valid and has been revoked. */
    boolean revoked(String token);

    /** Returns the app of a line. */
    App appOf(Line line);

    /** Returns the templates of a WhatsApp Business Account or page, in the order they were added. */
    List<Template> templates(String owner);

    /** Adds a template of an owner that exists, or replaces the one with the same name and language. */
    void put(Template template);

    /** Removes a template in all languages. */
    void removeTemplates(String owner, String name);

    /**
     * Returns the webhook fields to which the app of a Page, Instagram account or WhatsApp Business Account is subscribed;
     * null without a subscription.
     */
    @Nullable
    List<String> subscribedFields(String id);

    /** Subscribes the app of a Page, Instagram account or WhatsApp Business Account to fields, or with null ends its subscription. */
    void subscribe(String id, @Nullable List<String> fields);

    /** Returns what is kept of the WhatsApp number with that id. */
    NumberState number(String id);

    /** Returns what is kept of the WhatsApp Business Account with that id. */
    AccountState account(String id);

    /** Returns a new id for a call by the business. */
    String newCall(WhatsAppNumber number);

    /** Returns a copy of the Messenger profile that is kept under that key; empty at first. */
    ObjectNode messengerProfile(String key);

    /** Keeps a Messenger profile. */
    void putMessengerProfile(String key, ObjectNode profile);

    /** Returns the Instagram accounts linked to a page. */
    List<InstagramAccount> instagramLinkedTo(String pageId);

    /** Returns the user with this number, or null. */
    @Nullable
    Reached byPhone(WhatsAppNumber number, String digits);

    /** Returns the user with that business-scoped user id in the number's portfolio, or null. */
    @Nullable
    Reached byUserId(WhatsAppNumber number, String userId);

    /** Whether the line has a person with that scoped id. */
    boolean knowsPerson(Line line, String scopedId);

    /** Whether the person wrote to the line within that duration. */
    boolean wroteWithin(Line line, String person, Duration length);

    /** Whether a closed WhatsApp window is reported as a failed status later instead of an error at once. */
    boolean refusesClosedWindowLater();

    /** Whether the line received that message. */
    boolean knowsInbound(Line line, String messageId);

    /** Whether the line received or sent that message. */
    boolean knowsMessage(Line line, String messageId);

    /** Records an accepted message and returns its new id. */
    String keep(Accepted accepted);

    /** Records a call without a message: mark read, typing, reactions of a page. */
    void act(Line line, String action, String person, String messageId);

    /** Records a request for the bytes of a file. */
    void downloads(String path, boolean withToken);

    /** Records a refused call. */
    void refused(String method, String path, GraphError error);

    /** Returns the profile of a person of that line. */
    Profile profile(Line line, String scopedId);

    /** Returns the file with that id, or null. */
    @Nullable
    StoredFile file(String id);

    /** Stores a file that a person sends and returns its id. */
    String store(String mimeType, String name, byte[] bytes);

    /** Stores a file that was uploaded to a phone number, Page or account, and returns its id. */
    String upload(String owner, String mimeType, String name, byte[] bytes);

    /** Restarts the five minutes in which a file's address is valid. */
    void touch(StoredFile file);
}
