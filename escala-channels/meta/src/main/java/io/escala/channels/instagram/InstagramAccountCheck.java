package io.escala.channels.instagram;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.InstagramAccountType;
import io.escala.core.channel.InstagramAccountType.Personal;
import io.escala.core.channel.InstagramAccountType.Professional;
import io.escala.core.channel.InstagramAccountType.Unknown;
import io.escala.crm.Channel;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks Meta whether the account of an Instagram line is a professional one. One call, for at most five seconds.
 *
 * <table>
 *   <caption>What is asked, and how the answer is read</caption>
 *   <tr><th>line</th><th>asked</th><th>professional</th><th>personal</th></tr>
 *   <tr><td>without a Page (Instagram Login)</td><td>{@code /me?fields=user_id,account_type}</td><td>{@code BUSINESS}, {@code MEDIA_CREATOR} or
 *       {@code CREATOR}</td><td>{@code PERSONAL}</td></tr>
 *   <tr><td>with a Page (Facebook Login)</td><td>{@code /{page}?fields=instagram_business_account}</td><td>the account of the line</td>
 *       <td>never</td></tr>
 * </table>
 *
 * <p>Everything else is unknown: other values and accounts, a missing field, errors, no token and no answer in time.
 *
 * <p>What is certain and what is not. Meta documents {@code account_type} for Instagram Login as {@code Business} or {@code Media_Creator},
 * and its former display API as {@code BUSINESS}, {@code MEDIA_CREATOR} or {@code PERSONAL}; letters are read in either case. Its sample
 * answer is a list {@code data} of one object, while servers answer the object alone; both are read. With Facebook Login there is no such
 * field: asking for it is error 100. There Meta has nodes of professional accounts only, and a Page names the one it is linked to. But it names
 * none also when the token lacks {@code instagram_basic}, or when the two are linked in the Accounts Center only, so that a Page without one
 * says nothing about the account.
 *
 * <p>Thread-safe. Failures of the network or of Meta are returned, not thrown.
 */
public final class InstagramAccountCheck implements InstagramAccountSource {
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final GraphApi graph;
    private final Duration within;

    /**
     * Creates a check. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public InstagramAccountCheck(GraphApi graph) {
        this(graph, WITHIN);
    }

    InstagramAccountCheck(GraphApi graph, Duration within) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.within = within;
    }

    /**
     * Asks for the type of the account of a line.
     *
     * @param line an Instagram line
     * @return the type; unknown with a short word for why, and with Meta's code if it refused
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    @Override
    public InstagramAccountType accountType(Line line) {
        if (line.channel() != Channel.INSTAGRAM) {
            throw new IllegalArgumentException("not an Instagram line: " + line.key());
        }
        String page = line.pageId();
        GraphAnswer answer = page == null
                ? graph.get(line, "me", Map.of("fields", "user_id,account_type"), within)
                : graph.get(line, page, Map.of("fields", "instagram_business_account"), within);
        if (answer instanceof GraphAnswer.Ok ok) {
            String account = line.key().providerId();
            return page == null ? ofAccount(ok, account) : ofPage(ok, account);
        }
        if (answer instanceof GraphAnswer.Refused refused) {
            return new Unknown(
                    "REFUSED", refused.error().hasCode() ? refused.error().code() : 0);
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            return new Unknown(notSent.reason().name());
        }
        if (answer instanceof GraphAnswer.NoAnswer noAnswer) {
            return new Unknown(noAnswer.reason().name());
        }
        throw new IllegalStateException("no such answer: " + answer);
    }

    private static InstagramAccountType ofAccount(GraphAnswer.Ok ok, String account) {
        String id = text(ok, "user_id");
        if (id != null && !id.equals(account)) {
            return new Unknown("TOKEN_OF_ANOTHER_ACCOUNT");
        }
        String type = text(ok, "account_type");
        if (type == null) {
            return new Unknown("NO_ACCOUNT_TYPE");
        }
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "BUSINESS", "MEDIA_CREATOR", "CREATOR" -> new Professional();
            case "PERSONAL" -> new Personal();
            default -> new Unknown("UNKNOWN_ACCOUNT_TYPE");
        };
    }

    private static @Nullable String text(GraphAnswer.Ok ok, String field) {
        String alone = ok.text(field);
        return alone == null ? ok.text("data", 0, field) : alone;
    }

    private static InstagramAccountType ofPage(GraphAnswer.Ok ok, String account) {
        String linked = ok.text("instagram_business_account", "id");
        if (linked == null) {
            return new Unknown("NO_PROFESSIONAL_ACCOUNT_NAMED");
        }
        return linked.equals(account) ? new Professional() : new Unknown("PAGE_OF_ANOTHER_ACCOUNT");
    }
}
