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

/** What the Graph API asks of the world behind it. Implementations are thread-safe. */
public interface GraphWorld {

    /**
     * A WhatsApp user as an address found them.
     *
     * @param key what the world knows the person by
     * @param waId Meta's own form of the number
     * @param userId the business-scoped user id in the number's portfolio
     */
    record Reached(String key, String waId, String userId) {}

    /** What a profile call finds. */
    sealed interface Profile {
        /** Nobody has that id on that line. */
        record Unknown() implements Profile {}

        /** The person is there and may not be read. */
        record Withheld() implements Profile {}

        /**
         * Readable values by field name; absent values have no key.
         *
         * @param values the values
         */
        record Open(Map<String, Object> values) implements Profile {
            public Open {
                values = Map.copyOf(values);
            }
        }
    }

    /** The time by the clock handed in. */
    Instant now();

    /** The line with that id, or null. */
    @Nullable
    Line line(String id);

    /** The lines that a token opens; empty for a token nobody has. */
    List<Line> linesOf(String token);

    /** Whether the token was valid once and is no more. */
    boolean revoked(String token);

    /** The app of a line. */
    App appOf(Line line);

    /** The templates of a WhatsApp Business Account or page, in the order they were added. */
    List<Template> templates(String owner);

    /**
     * To what the app of a Page, Instagram account or WhatsApp Business Account is subscribed; null when it is not subscribed.
     */
    @Nullable
    List<String> subscribedFields(String id);

    /** The Instagram accounts linked to a page. */
    List<InstagramAccount> instagramLinkedTo(String pageId);

    /** Who is reached by dialling these digits, or null. */
    @Nullable
    Reached byPhone(WhatsAppNumber number, String digits);

    /** Who bears that business-scoped user id in the number's portfolio, or null. */
    @Nullable
    Reached byUserId(WhatsAppNumber number, String userId);

    /** Whether the line has a person with that scoped id. */
    boolean knowsPerson(Line line, String scopedId);

    /** Whether the person wrote to the line less than that long ago. */
    boolean wroteWithin(Line line, String person, Duration length);

    /** Whether a closed WhatsApp window shows as a failed status later instead of a refusal at once. */
    boolean refusesClosedWindowLater();

    /** Whether that message came in on the line. */
    boolean knowsInbound(Line line, String messageId);

    /** Whether that message came in or went out on the line. */
    boolean knowsMessage(Line line, String messageId);

    /** Keeps an accepted message and answers its new id. */
    String keep(Accepted accepted);

    /** Keeps a call that acts without a message: read, typing, reactions of a page. */
    void act(Line line, String action, String person, String messageId);

    /** Somebody asks for the bytes of a file. */
    void downloads(String path, boolean withToken);

    /** Keeps a refusal. */
    void refused(String method, String path, GraphError error);

    /** The profile of a person of that line. */
    Profile profile(Line line, String scopedId);

    /** The file with that id, or null. */
    @Nullable
    StoredFile file(String id);

    /** Stores a file and answers its id. */
    String store(String mimeType, String name, byte[] bytes);

    /** Starts the five minutes in which a file's address works. */
    void touch(StoredFile file);
}
